// name: gaps/overloaded_units
// title_zh: 任务过多的单位
// title_en: Overloaded units
// summary_en: Units that answer (lead or responsible) for at least so many tasks of a document and three times the mean of its units.
// summary_zh: 在一份文件中牵头或负责的任务不少于下限、且达到平均数三倍的单位。
// param document_id: STRING = null, only this document
// param least: INTEGER = 10, fewest tasks that may be too many
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name
// returns tasks: INTEGER, tasks it answers for in that document
// returns mean: FLOAT, tasks per answering unit of that document
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the first of the words that name it
// returns end: INTEGER, code point after it
// returns quote: STRING, those words, verbatim
// order: tasks (most first), document, name
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE r.role <> 'support' AND coalesce(u.diffuse, false) = false AND ($document_id IS NULL OR r.document_id = $document_id)
WITH r.document_id AS document_id, u, count(DISTINCT t) AS tasks, min(r.start) AS first
WITH document_id, avg(tasks) AS mean, collect({unit_id: u.id, unit: u.name, tasks: tasks, first: first}) AS units
UNWIND units AS each
WITH document_id, mean, each.unit_id AS unit_id, each.unit AS unit, each.tasks AS tasks, each.first AS first
WHERE tasks >= $least AND tasks >= 3 * mean
MATCH (d:Document {id: document_id})
MATCH (:Unit {id: unit_id})-[r:RESPONSIBLE_FOR]->(:Task)
WHERE r.document_id = document_id AND r.start = first
WITH DISTINCT unit_id, unit, tasks, mean, document_id, coalesce(d.title, d.source) AS document_title, r.start AS start,
  r.end AS end, r.quote AS quote
RETURN unit_id AS unit_id, unit AS unit, tasks AS tasks, toFloat(mean) AS mean, document_id AS document_id,
  document_title AS document_title, start AS start, end AS end, quote AS quote
ORDER BY tasks DESC, document_title, document_id, unit, unit_id, end
