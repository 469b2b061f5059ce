// name: gaps/units_not_in_register
// title_zh: 未能归一的单位名称
// title_en: Names in no register
// summary_en: Responsible units whose written name could not be tied to a known organisation, each with its task.
// summary_zh: 名录和规则都无法认定的责任单位名称及其任务。
// param document_id: STRING = null, only this document
// returns written_name: STRING, the unit as written
// returns unit_id: STRING, Unit.id of the node that stands for the name
// returns unit: STRING, name of that node
// returns role: STRING, lead, responsible or support
// returns reason: STRING, why it is unresolved
// returns task_id: STRING, Task.id
// returns task: STRING, title of the task
// returns responsibility_id: STRING, id of the RESPONSIBLE_FOR relationship
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote that names the unit
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that name the unit, verbatim
// order: name, document, place in it
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE r.resolution = 'unresolved' AND ($document_id IS NULL OR r.document_id = $document_id)
MATCH (d:Document {id: r.document_id})
RETURN r.name AS written_name, u.id AS unit_id, u.name AS unit, r.role AS role, r.reason AS reason,
  t.id AS task_id, t.title AS task, r.id AS responsibility_id, r.document_id AS document_id,
  coalesce(d.title, d.source) AS document_title, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY written_name, document_title, document_id, start, responsibility_id
