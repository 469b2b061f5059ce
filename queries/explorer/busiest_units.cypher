// name: explorer/busiest_units
// title_zh: 最忙的单位
// title_en: Units with most duties
// summary_en: Units by the number of parts they have in tasks; quick on any graph.
// summary_zh: 按责任关系数排列的单位，图谱再大也很快。
// param limit: INTEGER = 10, most rows
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name
// returns leads: INTEGER, parts as lead
// returns responsibles: INTEGER, parts in a plain list
// returns supports: INTEGER, parts as support
// order: parts (most first), name
MATCH (u:Unit)
WITH u, COUNT { MATCH (u)-[:RESPONSIBLE_FOR]->(:Task) } AS parts, u.name AS unit, u.id AS unit_id
WHERE parts > 0
WITH u, parts, unit, unit_id
ORDER BY parts DESC, unit, unit_id
LIMIT $limit
WITH parts, unit, unit_id,
  COUNT { MATCH (u)-[r:RESPONSIBLE_FOR]->(:Task) WHERE r.role = 'lead' } AS leads,
  COUNT { MATCH (u)-[r:RESPONSIBLE_FOR]->(:Task) WHERE r.role = 'responsible' } AS responsibles,
  COUNT { MATCH (u)-[r:RESPONSIBLE_FOR]->(:Task) WHERE r.role = 'support' } AS supports
RETURN unit_id AS unit_id, unit AS unit, leads AS leads, responsibles AS responsibles, supports AS supports
ORDER BY parts DESC, unit, unit_id
