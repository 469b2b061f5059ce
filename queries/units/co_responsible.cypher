// name: units/co_responsible
// title_zh: 共同负责的单位
// title_en: Units that share tasks
// summary_en: Units that have a part in the same tasks as one unit, with those tasks and the words that name them.
// summary_zh: 与某单位共同承担任务的其他单位、共同任务及原文依据。
// param unit_id: STRING, Unit.id
// returns unit_id: STRING, Unit.id of the other unit
// returns unit: STRING, full name of the other unit
// returns shared_tasks: INTEGER, tasks in which both have a part
// returns led_by_it: INTEGER, of these, tasks that the other unit leads
// returns tasks: LIST<MAP>, per shared task: task_id, title, own_role, other_role, document_id, document_title, start, end, quote (naming the other), own_start, own_end, own_quote
// order: shared tasks (most first), name
MATCH (u:Unit {id: $unit_id})-[r:RESPONSIBLE_FOR]->(t:Task)<-[x:RESPONSIBLE_FOR]-(v:Unit)
WHERE v.id <> u.id
MATCH (d:Document {id: t.document_id})
WITH r, t, x, v, d, coalesce(d.title, d.source) AS name, t.order AS position, x.id AS tie
ORDER BY name, position, tie
WITH v, count(DISTINCT t) AS shared_tasks, count(DISTINCT CASE WHEN x.role = 'lead' THEN t.id ELSE null END) AS led_by_it,
  collect({task_id: t.id, title: t.title, own_role: r.role, other_role: x.role,
    document_id: x.document_id, document_title: name, start: x.start, end: x.end, quote: x.quote,
    own_start: r.start, own_end: r.end, own_quote: r.quote}) AS tasks
RETURN v.id AS unit_id, v.name AS unit, shared_tasks AS shared_tasks, led_by_it AS led_by_it, tasks AS tasks
ORDER BY shared_tasks DESC, unit, unit_id
