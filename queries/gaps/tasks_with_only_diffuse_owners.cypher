// name: gaps/tasks_with_only_diffuse_owners
// title_zh: 责任单位笼统的任务
// title_en: Tasks with only diffuse owners
// summary_en: Tasks whose owners are only groups without a name of their own, such as 各有关部门.
// summary_zh: 责任单位只写“各有关部门”一类笼统说法、没有点名单位的任务。
// param document_id: STRING = null, only this document
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns path: LIST<STRING>, headings above the task, outermost first
// returns deadline: STRING, ISO date of the precision given, or words
// returns owners: LIST<MAP>, per group: unit_id, unit, role, written_name, start, end, quote
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the title
// returns end: INTEGER, code point after the title
// returns quote: STRING, the title as it stands in the text
// order: document, place in it
MATCH (g:Unit)-[:RESPONSIBLE_FOR]->(t:Task)
WHERE g.diffuse = true AND ($document_id IS NULL OR t.document_id = $document_id)
WITH DISTINCT t
WHERE NOT EXISTS { MATCH (t)<-[:RESPONSIBLE_FOR]-(v:Unit) WHERE coalesce(v.diffuse, false) = false }
MATCH (t)<-[r:RESPONSIBLE_FOR]-(u:Unit)
WITH t, r, u, r.order AS position, r.id AS tie
ORDER BY position, tie
WITH t, collect({unit_id: u.id, unit: u.name, role: r.role, written_name: r.name,
  start: r.start, end: r.end, quote: r.quote}) AS owners
MATCH (d:Document {id: t.document_id})
RETURN t.id AS task_id, t.number AS number, t.title AS title, t.kind AS kind, t.path AS path, t.deadline AS deadline,
  owners AS owners, t.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  t.start AS start, t.end AS end, t.quote AS quote
ORDER BY document_title, document_id, t.order, task_id
