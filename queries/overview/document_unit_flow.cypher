// name: overview/document_unit_flow
// title_zh: 文件与单位的任务流向
// title_en: Flow from documents to units
// summary_en: How many tasks each document gives each unit, by role; the rows of a flow chart.
// summary_zh: 各文件向各单位分派的任务数，按角色分列。
// param units: INTEGER = 40, only the units with the most tasks
// param limit: INTEGER = 200, most rows
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name
// returns role: STRING, lead, responsible or support
// returns tasks: INTEGER, tasks
// order: tasks (most first), document, unit, role
MATCH (u:Unit)
WITH u, COUNT { MATCH (u)-[:RESPONSIBLE_FOR]->(:Task) } AS parts, u.id AS key
ORDER BY parts DESC, key
LIMIT $units
MATCH (u)-[r:RESPONSIBLE_FOR]->(t:Task)
WITH r.document_id AS document, u, r.role AS role, count(DISTINCT t) AS tasks
MATCH (d:Document {id: document})
RETURN d.id AS document_id, coalesce(d.title, d.source) AS document_title, u.id AS unit_id, u.name AS unit, role AS role, tasks AS tasks
ORDER BY tasks DESC, document_title, document_id, unit, unit_id, role
LIMIT $limit
