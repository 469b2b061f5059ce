// name: gaps/unresolved_clauses
// title_zh: 未决条款
// title_en: Clauses left open
// summary_en: Clauses that name an owner, a number or a place and were skipped or could not be read, with the reason.
// summary_zh: 提到单位、数字或地点，但被跳过或无法认定的条款及原因。
// param document_id: STRING = null, only this document
// param about: STRING = null, owner, number, place or project
// param outcome: STRING = null, skipped or unresolved
// returns clause_id: STRING, Clause.id
// returns about: STRING, owner, number, place or project
// returns outcome: STRING, skipped or unresolved
// returns reason: STRING, why
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the clause
// returns end: INTEGER, code point after it
// returns quote: STRING, the clause, verbatim
// order: document, place in it
MATCH (d:Document)
WHERE $document_id IS NULL OR d.id = $document_id
WITH d, d.id AS said
MATCH (c:Clause {document_id: said})
WHERE ($about IS NULL OR c.about = $about)
  AND ($outcome IS NULL OR c.outcome = $outcome)
RETURN c.id AS clause_id, c.about AS about, c.outcome AS outcome, c.reason AS reason,
  c.document_id AS document_id, coalesce(d.title, d.source) AS document_title, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY document_title, document_id, start, clause_id
