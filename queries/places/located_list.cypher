// name: places/located_list
// title_zh: 位置关系
// title_en: What lies where
// summary_en: Every statement that a task, project or park lies in a place or park.
// summary_zh: 任务、项目、园区位于何处的全部表述。
// param document_id: STRING = null, only this document
// returns thing_kind: STRING, task, project or park
// returns thing_id: STRING, id of the task, project or park
// returns thing: STRING, title of the task, else the name of the thing
// returns written_name: STRING, the place as written
// returns place_id: STRING, Park.id or Place.id
// returns place: STRING, canonical name of the park or place
// returns fact_id: STRING, id of the LOCATED_IN relationship
// returns rule: STRING, rule that found it
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say where, verbatim
// order: document, place in it
MATCH (x:Task|Project|Park)-[l:LOCATED_IN]->(p:Park|Place)
WHERE $document_id IS NULL OR l.document_id = $document_id
MATCH (d:Document {id: l.document_id})
RETURN toLower(head(labels(x))) AS thing_kind, x.id AS thing_id, coalesce(x.title, x.name) AS thing,
  l.name AS written_name, p.id AS place_id, p.name AS place, l.id AS fact_id, l.rule AS rule,
  l.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  l.start AS start, l.end AS end, l.quote AS quote
ORDER BY document_title, document_id, start, fact_id
