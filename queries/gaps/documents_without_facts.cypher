// name: gaps/documents_without_facts
// title_zh: 没有抽取到内容的文件
// title_en: Documents without anything extracted
// summary_en: Documents from which no task, target, figure, money or project was read.
// summary_zh: 没有读出任何任务、目标、数据、资金或项目的文件。
// param document_id: STRING = null, only this document
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns status: STRING, final, draft or news
// returns characters: INTEGER, code points of the stored text
// returns start: INTEGER, 0
// returns end: INTEGER, code point after its first words
// returns quote: STRING, its first words, verbatim
// order: document
MATCH (d:Document)
WHERE ($document_id IS NULL OR d.id = $document_id)
  AND NOT EXISTS { MATCH (t:Task {document_id: d.id}) } AND NOT EXISTS { MATCH (g:Target {document_id: d.id}) }
  AND NOT EXISTS { MATCH (o:Observation {document_id: d.id}) } AND NOT EXISTS { MATCH (m:Support {document_id: d.id}) }
  AND NOT EXISTS { MATCH (d)-[:MENTIONS]->(:Project) }
MATCH (x:Text {document_id: d.id})
WHERE x.start = 0
WITH d, substring(x.content, 0, 40) AS quote
RETURN d.id AS document_id, coalesce(d.title, d.source) AS document_title, d.status AS status, d.characters AS characters,
  0 AS start, size(quote) AS end, quote AS quote
ORDER BY document_title, document_id
