// name: gaps/tasks_with_several_leads
// title_zh: 多个牵头单位的任务
// title_en: Tasks with several leads
// summary_en: Tasks that more than one unit leads, so that nobody answers for the whole.
// summary_zh: 有两个以上牵头单位的任务。
// param document_id: STRING = null, only this document
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns path: LIST<STRING>, headings above the task, outermost first
// returns leads: LIST<STRING>, full names of the lead units, in the order of the text
// returns owners: LIST<MAP>, per lead unit: unit_id, unit, written_name, inferred, responsibility_id, start, end, quote
// returns deadline: STRING, ISO date of the precision given, or words
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the title
// returns end: INTEGER, code point after the title
// returns quote: STRING, the title as it stands in the text
// order: document, place in it
MATCH (t:Task)<-[r:RESPONSIBLE_FOR]-(u:Unit)
WHERE r.role = 'lead' AND ($document_id IS NULL OR t.document_id = $document_id)
WITH t, count(DISTINCT u) AS units
WHERE units > 1
MATCH (t)<-[r:RESPONSIBLE_FOR]-(u:Unit)
WHERE r.role = 'lead'
WITH t, r, u, r.order AS position, r.id AS tie
ORDER BY position, tie
WITH t, collect({unit_id: u.id, unit: u.name, written_name: r.name, inferred: r.inferred,
  responsibility_id: r.id, start: r.start, end: r.end, quote: r.quote}) AS owners
MATCH (d:Document {id: t.document_id})
RETURN t.id AS task_id, t.number AS number, t.title AS title, t.kind AS kind, t.path AS path,
  [owner IN owners | owner.unit] AS leads, owners AS owners, t.deadline AS deadline,
  t.document_id AS document_id, coalesce(d.title, d.source) AS document_title, t.start AS start, t.end AS end, t.quote AS quote
ORDER BY document_title, document_id, t.order, task_id
