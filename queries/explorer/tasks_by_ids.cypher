// name: explorer/tasks_by_ids
// title_zh: 按编号取任务
// title_en: Tasks by their ids
// summary_en: What tasks/tasks_list says, of these tasks.
// summary_zh: 指定编号的任务，内容与 tasks/tasks_list 相同。
// param ids: LIST<STRING>, Task.id of each
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns path: LIST<STRING>, headings above the task, outermost first
// returns leads: LIST<STRING>, full names of the lead units, in the order of the text
// returns responsibles: LIST<STRING>, full names of the units in a plain list
// returns supports: LIST<STRING>, full names of the support units
// returns owners: LIST<MAP>, per unit: unit_id, unit, role, written_name, diffuse, inferred, responsibility_id, task_id (where it is named), start, end, quote
// returns deadline: STRING, ISO date of the precision given, or words
// returns targets: INTEGER, targets of the task
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the title
// returns end: INTEGER, code point after the title
// returns quote: STRING, the title as it stands in the text
// returns deadline_start: INTEGER, first code point of the words that say the deadline
// returns deadline_end: INTEGER, code point after them
// returns deadline_quote: STRING, those words
// order: document, place in it
UNWIND $ids AS task_id
MATCH (t:Task {id: task_id})
WITH t, t.document_id AS said
MATCH (d:Document {id: said})
WITH t, d.id AS document_id, coalesce(d.title, d.source) AS document_title
WITH t, document_title, document_id, head(COLLECT {
  MATCH way = (t)-[:PART_OF*0..6]->(above:Task)
  WHERE EXISTS { MATCH (above)<-[:RESPONSIBLE_FOR]-(:Unit) }
  RETURN above ORDER BY length(way)
}) AS o
WITH t, document_title, document_id, COLLECT {
  MATCH (o)<-[r:RESPONSIBLE_FOR]-(u:Unit)
  RETURN {
    unit_id: u.id, unit: u.name, role: r.role, written_name: r.name, diffuse: u.diffuse, inferred: r.inferred,
    responsibility_id: r.id, task_id: o.id, start: r.start, end: r.end, quote: r.quote
  } ORDER BY r.order, r.id
} AS owners
RETURN t.id AS task_id, t.number AS number, t.title AS title, t.kind AS kind, t.path AS path,
  [owner IN owners WHERE owner.role = 'lead' | owner.unit] AS leads,
  [owner IN owners WHERE owner.role = 'responsible' | owner.unit] AS responsibles,
  [owner IN owners WHERE owner.role = 'support' | owner.unit] AS supports,
  owners AS owners, t.deadline AS deadline, COUNT { MATCH (t)-[:HAS_TARGET]->(:Target) } AS targets,
  document_id AS document_id, document_title AS document_title, t.start AS start, t.end AS end, t.quote AS quote,
  t.deadline_start AS deadline_start, t.deadline_end AS deadline_end, t.deadline_quote AS deadline_quote
ORDER BY document_title, document_id, t.order, task_id
