// name: places/what_happens_in
// title_zh: 某地有哪些任务和项目
// title_en: What happens in a place
// summary_en: Tasks, projects and parks in the parks and places found by words, directly or through a park inside.
// summary_zh: 按名称查园区或地点，列出落在其中（或其下属园区）的任务、项目和园区。
// param text: STRING, words that must all occur in the name of the park or place; blanks separate them
// param limit: INTEGER = 2000, most rows
// returns place_id: STRING, Park.id or Place.id
// returns place: STRING, name of the park or place
// returns place_kind: STRING, park or place
// returns thing_kind: STRING, task, project or park
// returns thing_id: STRING, id of the task, project or park
// returns thing: STRING, title or name of it
// returns relation: STRING, LOCATED_IN or CONCERNS: the first step from the thing
// returns via: LIST<STRING>, names of the projects and parks between it and the place; empty when direct
// returns units: LIST<MAP>, units of a task, builders of a project, administration of a park: unit_id, unit, role
// returns fact_id: STRING, id of the relationship the quote belongs to
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote that says where
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say where (first step), verbatim
// order: place, kind of thing, document, place in it
WITH [word IN split(replace($text, '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (p:Park|Place)
WHERE all(word IN words WHERE toLower(p.name) CONTAINS word)
MATCH way = (p)<-[:LOCATED_IN|CONCERNS*1..3]-(x:Task|Project|Park)
WITH p, x, last(relationships(way)) AS step, [stop IN nodes(way) WHERE stop <> p AND stop <> x | stop.name] AS inner
WITH DISTINCT p, x, step, reverse(inner) AS via
MATCH (d:Document {id: step.document_id})
OPTIONAL MATCH (x)<-[r:RESPONSIBLE_FOR|BUILDS|ADMINISTERS]-(u:Unit)
WITH DISTINCT p, x, step, via, d, u, CASE WHEN r.role IS NULL THEN toLower(type(r)) ELSE r.role END AS role, u.name AS name
ORDER BY role, name
WITH p, x, step, via, d, collect(CASE WHEN u IS NULL THEN null ELSE {unit_id: u.id, unit: name, role: role} END) AS units
RETURN p.id AS place_id, p.name AS place, CASE WHEN 'Park' IN labels(p) THEN 'park' ELSE 'place' END AS place_kind,
  toLower(head(labels(x))) AS thing_kind, x.id AS thing_id, coalesce(x.title, x.name) AS thing,
  type(step) AS relation, via AS via, units AS units, step.id AS fact_id,
  step.document_id AS document_id, coalesce(d.title, d.source) AS document_title, step.start AS start, step.end AS end, step.quote AS quote
ORDER BY place, place_id, thing_kind DESC, document_title, document_id, start, thing_id, fact_id, size(via)
LIMIT $limit
