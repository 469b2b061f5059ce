// name: tasks/task_owners
// title_zh: 任务的责任单位
// title_en: Owners of a task
// summary_en: The units with a part in one task, the superior of each, and the words that say so.
// summary_zh: 一项任务的各责任单位、其上级单位以及原文依据。
// param task_id: STRING, Task.id
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name of the unit
// returns unit_kind: STRING, kind of the unit
// returns role: STRING, lead, responsible or support
// returns written_name: STRING, the unit as written
// returns diffuse: BOOLEAN, true for a group without a name of its own
// returns inferred: BOOLEAN, the role follows from the convention quoted in basis_quote
// returns resolution: STRING, how the written name was resolved
// returns reason: STRING, why the name stands for the unit
// returns owner_task_id: STRING, task at which the owner is named: this one, or the nearest enclosing one that names any
// returns superior_id: STRING, Unit.id of the superior, or null
// returns superior: STRING, full name of the superior
// returns superior_source: STRING, lexicon entry or rule that says so
// returns responsibility_id: STRING, id of the RESPONSIBLE_FOR relationship
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote that names the unit
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that name the unit, verbatim
// returns rule: STRING, rule that found it
// returns basis_start: INTEGER, first code point of the convention
// returns basis_end: INTEGER, code point after it
// returns basis_quote: STRING, the convention, verbatim
// returns superior_start: INTEGER, first code point of the mention that brought the superior in
// returns superior_end: INTEGER, code point after it
// returns superior_quote: STRING, that mention, verbatim
// order: lead, responsible, support; position in the text
MATCH (t:Task {id: $task_id})
MATCH (d:Document {id: t.document_id})
WITH t, d, head(COLLECT {
  MATCH way = (t)-[:PART_OF*0..6]->(above:Task)
  WHERE EXISTS { MATCH (above)<-[:RESPONSIBLE_FOR]-(:Unit) }
  RETURN above ORDER BY length(way)
}) AS o
MATCH (o)<-[r:RESPONSIBLE_FOR]-(u:Unit)
OPTIONAL MATCH (u)-[b:REPORTS_TO]->(s:Unit)
WHERE b.document_id = r.document_id
RETURN u.id AS unit_id, u.name AS unit, u.kind AS unit_kind, r.role AS role, r.name AS written_name,
  u.diffuse AS diffuse, r.inferred AS inferred, r.resolution AS resolution, r.reason AS reason, o.id AS owner_task_id,
  s.id AS superior_id, s.name AS superior, b.source AS superior_source, r.id AS responsibility_id,
  r.document_id AS document_id, coalesce(d.title, d.source) AS document_title, r.start AS start, r.end AS end, r.quote AS quote,
  r.rule AS rule, r.basis_start AS basis_start, r.basis_end AS basis_end, r.basis_quote AS basis_quote,
  b.start AS superior_start, b.end AS superior_end, b.quote AS superior_quote
ORDER BY CASE role WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1 ELSE 2 END, r.order, responsibility_id, superior_id
