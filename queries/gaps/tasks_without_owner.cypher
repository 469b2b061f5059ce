// name: gaps/tasks_without_owner
// title_zh: 无责任单位的任务
// title_en: Tasks without an owner
// summary_en: Tasks for which no unit is named, neither at the task nor at one it is part of nor at one of its parts.
// summary_zh: 本身、所属任务和下级任务都没有点名责任单位的任务。
// param document_id: STRING = null, only this document
// param kind: STRING = null, task or safeguard
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns path: LIST<STRING>, headings above the task, outermost first
// returns deadline: STRING, ISO date of the precision given, or words
// returns targets: INTEGER, targets of the task
// returns unresolved: INTEGER, clauses about an owner inside the task that could not be read
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the title
// returns end: INTEGER, code point after the title
// returns quote: STRING, the title as it stands in the text
// order: document, place in it
MATCH (d:Document)
WHERE $document_id IS NULL OR d.id = $document_id
WITH d, d.id AS said
MATCH (t:Task {document_id: said})
WHERE ($kind IS NULL OR t.kind = $kind)
  AND NOT EXISTS { MATCH (t)<-[:RESPONSIBLE_FOR]-(:Unit) }
  AND NOT EXISTS { MATCH (t)-[:PART_OF*1..6]->(o:Task)<-[:RESPONSIBLE_FOR]-(:Unit) }
  AND NOT EXISTS { MATCH (t)<-[:PART_OF*1..6]-(c:Task)<-[:RESPONSIBLE_FOR]-(:Unit) }
OPTIONAL MATCH (c:Clause {document_id: said})
WHERE c.about = 'owner' AND c.outcome = 'unresolved' AND c.start >= t.body_start AND c.start < t.body_end
WITH t, d, count(c) AS unresolved
RETURN t.id AS task_id, t.number AS number, t.title AS title, t.kind AS kind, t.path AS path, t.deadline AS deadline,
  COUNT { MATCH (t)-[:HAS_TARGET]->(:Target) } AS targets, unresolved AS unresolved,
  t.document_id AS document_id, coalesce(d.title, d.source) AS document_title, t.start AS start, t.end AS end, t.quote AS quote
ORDER BY document_title, document_id, t.order, task_id
