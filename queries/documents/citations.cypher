// name: documents/citations
// title_zh: 引用的政策文件
// title_en: Citations
// summary_en: Policies that documents cite, and the loaded documents that are a text of them.
// summary_zh: 各文件引用的政策，以及库中对应的文件。
// param document_id: STRING = null, only citations in this document
// returns policy_id: STRING, Policy.id
// returns policy: STRING, title of the policy, or null when cited by number only
// returns doc_number: STRING, 文号, when the text gives it
// returns loaded: LIST<MAP>, loaded documents that are a text of it: document_id, document_title
// returns citation_id: STRING, id of the CITES relationship
// returns document_id: STRING, Document.id of the citing document
// returns document_title: STRING, title of the citing document
// returns start: INTEGER, first code point of the citation
// returns end: INTEGER, code point after it
// returns quote: STRING, the citation, verbatim
// order: citing document, place in it
MATCH (d:Document)-[c:CITES]->(p:Policy)
WHERE $document_id IS NULL OR d.id = $document_id
OPTIONAL MATCH (p)<-[:TEXT_OF]-(x:Document)
WITH d, c, p, x, coalesce(x.title, x.source) AS name, x.id AS tie
ORDER BY name, tie
WITH d, c, p, collect(CASE WHEN x IS NULL THEN null ELSE {document_id: tie, document_title: name} END) AS loaded
RETURN p.id AS policy_id, p.title AS policy, coalesce(c.doc_number, p.doc_number) AS doc_number, loaded AS loaded, c.id AS citation_id,
  d.id AS document_id, coalesce(d.title, d.source) AS document_title, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY document_title, document_id, start, citation_id
