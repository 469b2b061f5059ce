// name: tasks/plan_tasks
// title_zh: 任务全文与落实要素
// title_en: Tasks with all they name
// summary_en: Tasks with full text, owners, projects and parks, as needed to compare plans or to make a ledger.
// summary_zh: 任务的全文、责任单位、项目和园区，用于规划对比和责任台账。
// param document_id: STRING = null, only tasks of this document
// param unit_id: STRING = null, only tasks in which this unit has a part, its own or one named at the task above
// returns task_id: STRING, Task.id
// returns parent_id: STRING, Task.id of the task it is a part of, or null
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns path: LIST<STRING>, headings above the task, outermost first
// returns body: STRING, the whole item, verbatim
// returns body_start: INTEGER, first code point of the whole item
// returns body_end: INTEGER, code point after it
// returns owners: LIST<MAP>, per unit: unit_id, unit, role, written_name, diffuse, inferred, task_id (where it is named), start, end, quote
// returns projects: LIST<MAP>, projects and parks it is about: project_id, project, start, end, quote
// returns deadline: STRING, ISO date of the precision given, or words
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the title
// returns end: INTEGER, code point after the title
// returns quote: STRING, the title as it stands in the text
// returns deadline_start: INTEGER, first code point of the words that say the deadline
// returns deadline_end: INTEGER, code point after them
// returns deadline_quote: STRING, those words
// order: document, place in it
MATCH (t:Task)
WHERE $document_id IS NULL OR t.document_id = $document_id
MATCH (d:Document {id: t.document_id})
OPTIONAL MATCH (t)-[:PART_OF]->(p:Task)
WITH t, d, p.id AS parent_id, head(COLLECT {
  MATCH way = (t)-[:PART_OF*0..6]->(above:Task)
  WHERE EXISTS { MATCH (above)<-[:RESPONSIBLE_FOR]-(:Unit) }
  RETURN above ORDER BY length(way)
}) AS o
WITH t, d, parent_id, COLLECT {
  MATCH (o)<-[r:RESPONSIBLE_FOR]-(u:Unit)
  RETURN {
    unit_id: u.id, unit: u.name, role: r.role, written_name: r.name, diffuse: u.diffuse, inferred: r.inferred,
    task_id: o.id, start: r.start, end: r.end, quote: r.quote
  } ORDER BY r.order, r.id
} AS owners, COLLECT {
  MATCH (t)-[c:CONCERNS]->(x:Project|Park)
  RETURN {project_id: x.id, project: x.name, start: c.start, end: c.end, quote: c.quote} ORDER BY c.start, c.id
} AS projects
WHERE $unit_id IS NULL OR any(owner IN owners WHERE owner.unit_id = $unit_id)
RETURN t.id AS task_id, parent_id AS parent_id, t.number AS number, t.title AS title, t.kind AS kind, t.path AS path,
  t.text AS body, t.body_start AS body_start, t.body_end AS body_end, owners AS owners, projects AS projects,
  t.deadline AS deadline, t.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  t.start AS start, t.end AS end, t.quote AS quote, t.deadline_start AS deadline_start,
  t.deadline_end AS deadline_end, t.deadline_quote AS deadline_quote
ORDER BY document_title, document_id, t.order, task_id
