// name: overview/top_units
// title_zh: 任务最多的单位
// title_en: Busiest units
// summary_en: Units by the number of tasks they have a part in.
// summary_zh: 按承担任务数排列的单位。
// param document_id: STRING = null, only tasks of this document
// param limit: INTEGER = 20, most rows
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name
// returns kind: STRING, kind of the unit
// returns diffuse: BOOLEAN, true for a group without a name of its own
// returns tasks: INTEGER, tasks it has a part in
// returns leads: INTEGER, tasks it leads
// returns responsibles: INTEGER, tasks that name it in a plain list
// returns supports: INTEGER, tasks it supports
// order: tasks (most first), tasks led (most first), name
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE $document_id IS NULL OR r.document_id = $document_id
WITH u, count(DISTINCT t) AS tasks,
  count(DISTINCT CASE WHEN r.role = 'lead' THEN t ELSE null END) AS leads,
  count(DISTINCT CASE WHEN r.role = 'responsible' THEN t ELSE null END) AS responsibles,
  count(DISTINCT CASE WHEN r.role = 'support' THEN t ELSE null END) AS supports
RETURN u.id AS unit_id, u.name AS unit, u.kind AS kind, u.diffuse AS diffuse, tasks AS tasks, leads AS leads,
  responsibles AS responsibles, supports AS supports
ORDER BY tasks DESC, leads DESC, unit, unit_id
LIMIT $limit
