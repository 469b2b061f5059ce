// name: tasks/tasks_of_document
// title_zh: 文件中的任务
// title_en: Tasks of a document
// summary_en: The tasks of one document in its order, with the task each is a part of and its units by role.
// summary_zh: 按原文顺序列出一份文件的任务、上级任务和各类责任单位。
// param document_id: STRING, Document.id
// returns task_id: STRING, Task.id
// returns parent_id: STRING, Task.id of the task it is a part of, or null
// returns section_id: STRING, Section.id of the innermost section, or null
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns path: LIST<STRING>, headings above the task, outermost first
// returns leads: LIST<STRING>, full names of the lead units named at this task, in the order of the text
// returns responsibles: LIST<STRING>, full names of the units in a plain list
// returns supports: LIST<STRING>, full names of the support units
// returns deadline: STRING, ISO date of the precision given, or words
// returns body_start: INTEGER, first code point of the whole item
// returns body_end: INTEGER, code point after it
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the title
// returns end: INTEGER, code point after the title
// returns quote: STRING, the title as it stands in the text
// order: place in the document
MATCH (t:Task)
WHERE t.document_id = $document_id
MATCH (d:Document {id: t.document_id})
OPTIONAL MATCH (t)-[:PART_OF]->(p:Task)
OPTIONAL MATCH (t)-[:PART_OF]->(s:Section)
WITH t, d, p.id AS parent_id, s.id AS section_id
OPTIONAL MATCH (t)<-[r:RESPONSIBLE_FOR]-(u:Unit)
WITH t, d, parent_id, section_id, r, u, r.order AS position, r.id AS responsibility_id
ORDER BY position, responsibility_id
WITH t, d, parent_id, section_id, collect(CASE WHEN u IS NULL THEN null ELSE {unit: u.name, role: r.role} END) AS owners
RETURN t.id AS task_id, parent_id AS parent_id, section_id AS section_id, t.number AS number, t.title AS title,
  t.kind AS kind, t.path AS path,
  [owner IN owners WHERE owner.role = 'lead' | owner.unit] AS leads,
  [owner IN owners WHERE owner.role = 'responsible' | owner.unit] AS responsibles,
  [owner IN owners WHERE owner.role = 'support' | owner.unit] AS supports,
  t.deadline AS deadline, t.body_start AS body_start, t.body_end AS body_end,
  t.document_id AS document_id, coalesce(d.title, d.source) AS document_title, t.start AS start, t.end AS end, t.quote AS quote
ORDER BY t.order, task_id
