// name: units/compare_units
// title_zh: 单位任务数比较
// title_en: Compare units
// summary_en: How many tasks each of these units leads, owns and supports.
// summary_zh: 比较几个单位牵头、负责和配合的任务数。
// param unit_ids: LIST<STRING>, Unit.id of each
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name
// returns tasks: INTEGER, tasks it has a part in
// returns leads: INTEGER, tasks it leads
// returns responsibles: INTEGER, tasks that name it in a plain list
// returns supports: INTEGER, tasks it supports
// order: tasks (most first), name
MATCH (u:Unit)
WHERE u.id IN $unit_ids
OPTIONAL MATCH (u)-[r:RESPONSIBLE_FOR]->(t:Task)
WITH u, count(DISTINCT t.id) AS tasks,
  count(DISTINCT CASE WHEN r.role = 'lead' THEN t.id ELSE null END) AS leads,
  count(DISTINCT CASE WHEN r.role = 'responsible' THEN t.id ELSE null END) AS responsibles,
  count(DISTINCT CASE WHEN r.role = 'support' THEN t.id ELSE null END) AS supports
RETURN u.id AS unit_id, u.name AS unit, tasks AS tasks, leads AS leads, responsibles AS responsibles, supports AS supports
ORDER BY tasks DESC, unit, unit_id
