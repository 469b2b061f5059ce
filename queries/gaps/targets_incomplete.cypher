// name: gaps/targets_incomplete
// title_zh: 缺年份或数值的目标
// title_en: Targets without a year or number
// summary_en: Targets that do not say when they are to be reached, and clauses about an aim whose number could not be read.
// summary_zh: 没有写明年份的目标，以及数值没有读懂的条款。
// param document_id: STRING = null, only this document
// returns target_id: STRING, Target.id
// returns indicator: STRING, noun phrase measured, as written
// returns op: STRING, ge, gt, eq, approx, le or lt
// returns value: FLOAT, the number
// returns value2: FLOAT, upper end of a range, or null
// returns measure: STRING, unit of the value, as written
// returns year: INTEGER, year it is to be reached, or null
// returns binding: BOOLEAN, true 约束性, false 预期性, null when unsaid
// returns clause_id: STRING, Clause.id of a clause without a readable number, or null
// returns reason: STRING, no_year or no_number
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the target or clause
// returns end: INTEGER, code point after it
// returns quote: STRING, the words of the target or clause, verbatim
// order: document, place in it
MATCH (n:Target|Clause)
WHERE ($document_id IS NULL OR n.document_id = $document_id)
  AND ((n.about IS NULL AND ((n.year IS NULL AND coalesce(n.per, '') <> 'year') OR n.value IS NULL)) OR (n.about = 'number' AND n.outcome = 'unresolved'))
MATCH (d:Document {id: n.document_id})
RETURN CASE WHEN n.about IS NULL THEN n.id ELSE null END AS target_id, n.indicator AS indicator, n.op AS op, n.value AS value,
  n.value2 AS value2, n.unit AS measure, n.year AS year, n.binding AS binding,
  CASE WHEN n.about IS NULL THEN null ELSE n.id END AS clause_id,
  CASE WHEN n.value IS NULL THEN 'no_number' ELSE 'no_year' END AS reason,
  n.document_id AS document_id, coalesce(d.title, d.source) AS document_title, n.start AS start, n.end AS end, n.quote AS quote
ORDER BY document_title, document_id, start, target_id, clause_id
