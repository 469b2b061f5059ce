// name: explorer/unit_names
// title_zh: 承担任务的单位名称
// title_en: Names of the units with tasks
// summary_en: Name of every unit that has a part in a task; choices of a filter.
// summary_zh: 在任务中承担责任的全部单位名称，供筛选。
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name
// returns tasks: INTEGER, parts it has in tasks
// order: tasks (most first), name
MATCH (u:Unit)
WITH u, COUNT { MATCH (u)-[:RESPONSIBLE_FOR]->(:Task) } AS tasks
WHERE tasks > 0
WITH u.id AS unit_id, u.name AS unit, tasks
RETURN unit_id AS unit_id, unit AS unit, tasks AS tasks
ORDER BY tasks DESC, unit, unit_id
