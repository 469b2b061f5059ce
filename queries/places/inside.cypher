// name: places/inside
// title_zh: 某园区或地点之内
// title_en: Inside a place
// summary_en: Tasks, projects and parks in exactly this park or place, directly or through a park inside.
// summary_zh: 恰好落在这一园区或地点（或其下属园区）的任务、项目和园区。
// param place_id: STRING, Park.id or Place.id
// param thing_kind: STRING = null, only task, project or park
// param limit: INTEGER = 2000, most rows
// returns place_id: STRING, that id
// returns place: STRING, name of the park or place
// returns thing_kind: STRING, task, project or park
// returns thing_id: STRING, id of the task, project or park
// returns thing: STRING, title or name of it
// returns via: LIST<STRING>, names between it and the place; empty when direct
// returns fact_id: STRING, id of the relationship the quote belongs to
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote that says where
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say where (first step), verbatim
// order: kind of thing, document, place in it
MATCH (p:Park|Place)
WHERE p.id = $place_id
MATCH way = (p)<-[:LOCATED_IN|CONCERNS*1..3]-(x:Task|Project|Park)
WHERE $thing_kind IS NULL OR toLower(head(labels(x))) = $thing_kind
WITH p, x, last(relationships(way)) AS step, [stop IN nodes(way) WHERE stop <> p AND stop <> x | stop.name] AS inner
WITH DISTINCT p, x, step, reverse(inner) AS via
MATCH (d:Document {id: step.document_id})
RETURN p.id AS place_id, p.name AS place, toLower(head(labels(x))) AS thing_kind, x.id AS thing_id,
  coalesce(x.title, x.name) AS thing, via AS via, step.id AS fact_id, step.document_id AS document_id,
  coalesce(d.title, d.source) AS document_title, step.start AS start, step.end AS end, step.quote AS quote
ORDER BY thing_kind DESC, document_title, document_id, start, thing_id, fact_id, size(via)
LIMIT $limit
