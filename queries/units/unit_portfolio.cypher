// name: units/unit_portfolio
// title_zh: 单位的任务清单
// title_en: Tasks of a unit
// summary_en: Every task in which a unit has a part, with its role, the deadline, the other units and the words that say so.
// summary_zh: 一个单位牵头、负责或配合的全部任务，附时限、其他单位和原文依据。
// needs_one_of: unit_id, name
// param unit_id: STRING = null, Unit.id
// param name: STRING = null, full name, or a form exactly as written in a document
// param role: STRING = null, only this role: lead, responsible or support
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name of the unit
// returns role: STRING, lead, responsible or support
// returns written_name: STRING, the unit as written
// returns inferred: BOOLEAN, the role follows from the convention quoted in basis_quote
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns path: LIST<STRING>, headings above the task, outermost first
// returns deadline: STRING, ISO date of the precision given, or words
// returns others: LIST<MAP>, the other units of the task: unit_id, unit, role
// returns parts: INTEGER, tasks that are parts of it
// returns targets: INTEGER, targets of the task
// returns responsibility_id: STRING, id of the RESPONSIBLE_FOR relationship
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote that names the unit
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that name the unit, verbatim
// returns task_start: INTEGER, first code point of the title
// returns task_end: INTEGER, code point after the title
// returns task_quote: STRING, the title as it stands in the text
// returns basis_start: INTEGER, first code point of the convention
// returns basis_end: INTEGER, code point after it
// returns basis_quote: STRING, the convention, verbatim
// returns deadline_start: INTEGER, first code point of the words that say the deadline
// returns deadline_end: INTEGER, code point after them
// returns deadline_quote: STRING, those words
// order: unit, document, place in it, role
CALL () {
  MATCH (u:Unit {id: $unit_id})
  RETURN u
  UNION
  MATCH (u:Unit)
  WHERE $name IS NOT NULL
  WITH u
  WHERE u.name = $name OR EXISTS { MATCH (u)<-[m:MENTIONS]-(:Document) WHERE $name IN m.surfaces }
  RETURN u
}
MATCH (u)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE $role IS NULL OR r.role = $role
MATCH (d:Document {id: r.document_id})
OPTIONAL MATCH (t)<-[x:RESPONSIBLE_FOR]-(v:Unit)
WHERE v.id <> u.id
WITH u, r, t, d, x, v, x.order AS position, x.id AS tie
ORDER BY position, tie
WITH u, r, t, d, collect(CASE WHEN v IS NULL THEN null ELSE {unit_id: v.id, unit: v.name, role: x.role} END) AS others
RETURN u.id AS unit_id, u.name AS unit, r.role AS role, r.name AS written_name, r.inferred AS inferred,
  t.id AS task_id, t.number AS number, t.title AS title, t.kind AS kind, t.path AS path, t.deadline AS deadline,
  others AS others, COUNT { MATCH (t)<-[:PART_OF]-(:Task) } AS parts,
  COUNT { MATCH (t)-[:HAS_TARGET]->(:Target) } AS targets,
  r.id AS responsibility_id, r.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  r.start AS start, r.end AS end, r.quote AS quote,
  t.start AS task_start, t.end AS task_end, t.quote AS task_quote,
  r.basis_start AS basis_start, r.basis_end AS basis_end, r.basis_quote AS basis_quote,
  t.deadline_start AS deadline_start, t.deadline_end AS deadline_end, t.deadline_quote AS deadline_quote
ORDER BY unit, unit_id, document_title, document_id, t.order,
  CASE role WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1 ELSE 2 END, responsibility_id
