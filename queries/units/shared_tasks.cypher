// name: units/shared_tasks
// title_zh: 两个单位共同的任务
// title_en: Tasks of two units
// summary_en: Tasks in which both units have a part, with the words that name each of them.
// summary_zh: 两个单位都承担的任务，以及分别点名它们的原文。
// param unit_id: STRING, Unit.id
// param other_id: STRING, Unit.id of the other unit
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns unit: STRING, full name of the first unit
// returns role: STRING, its part: lead, responsible or support
// returns other: STRING, full name of the other unit
// returns other_role: STRING, its part
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the words that name the first unit
// returns end: INTEGER, code point after them
// returns quote: STRING, those words, verbatim
// returns other_start: INTEGER, first code point of the words that name the other unit
// returns other_end: INTEGER, code point after them
// returns other_quote: STRING, those words
// order: document, place in it
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)<-[x:RESPONSIBLE_FOR]-(v:Unit)
WHERE u.id = $unit_id AND v.id = $other_id
MATCH (d:Document {id: r.document_id})
RETURN t.id AS task_id, t.number AS number, t.title AS title, u.name AS unit, r.role AS role, v.name AS other,
  x.role AS other_role, d.id AS document_id, coalesce(d.title, d.source) AS document_title, r.start AS start,
  r.end AS end, r.quote AS quote, x.start AS other_start, x.end AS other_end, x.quote AS other_quote
ORDER BY document_title, document_id, t.order, start, other_start
