// name: documents/document_head
// title_zh: 文件的发文信息
// title_en: Who issued a document
// summary_en: Number, dates and issuers of one document, each issuer with the words that name it.
// summary_zh: 一份文件的文号、日期和发文机关，附点名发文机关的原文。
// param document_id: STRING, Document.id
// returns document_id: STRING, that id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns doc_number: STRING, 文号, or null
// returns kind: STRING, 行动计划, 规划, 意见 …
// returns status: STRING, final, draft or news
// returns written: STRING, 成文日期, ISO, or null
// returns published: STRING, 发布日期, ISO, or null
// returns unit_id: STRING, Unit.id of an issuer, or null when none is named
// returns unit: STRING, its full name
// returns start: INTEGER, first code point of the words that name it
// returns end: INTEGER, code point after them
// returns quote: STRING, those words, verbatim
// order: as named
MATCH (d:Document)
WHERE d.id = $document_id
OPTIONAL MATCH (d)-[q:ISSUED_BY]->(u:Unit)
RETURN d.id AS document_id, coalesce(d.title, d.source) AS document_title, d.doc_number AS doc_number, d.kind AS kind,
  d.status AS status, d.written AS written, d.published AS published, u.id AS unit_id, u.name AS unit,
  q.start AS start, q.end AS end, q.quote AS quote
ORDER BY q.order, q.id
