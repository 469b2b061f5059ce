// name: units/units_list
// title_zh: 单位名录
// title_en: Units
// summary_en: All units with how many tasks they lead, own or support; every filter is optional.
// summary_zh: 全部单位及其牵头、负责、配合的任务数；各筛选条件都可以不填。
// param kind: STRING = null, only units of this kind, such as department or government
// param level: STRING = null, only units of this level, such as city or county
// param area: STRING = null, only units of this jurisdiction, by its full name
// param diffuse: BOOLEAN = null, true for groups without a name of their own, false for the others
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name
// returns kind: STRING, kind of the unit
// returns level: STRING, national, province, city, county, zone, township or null
// returns area: STRING, full name of its jurisdiction
// returns diffuse: BOOLEAN, true for a group without a name of its own
// returns leads: INTEGER, tasks it leads
// returns responsibles: INTEGER, tasks that name it in a plain list
// returns supports: INTEGER, tasks it supports
// returns documents: INTEGER, documents that mention it
// returns issued: INTEGER, documents it issued
// order: tasks (most first), name
MATCH (u:Unit)
WHERE ($kind IS NULL OR u.kind = $kind)
  AND ($level IS NULL OR u.level = $level)
  AND ($area IS NULL OR u.area = $area)
  AND ($diffuse IS NULL OR coalesce(u.diffuse, false) = $diffuse)
OPTIONAL MATCH (u)-[r:RESPONSIBLE_FOR]->(:Task)
WITH u, r.role AS role
WITH u, sum(CASE role WHEN 'lead' THEN 1 ELSE 0 END) AS leads,
  sum(CASE role WHEN 'responsible' THEN 1 ELSE 0 END) AS responsibles,
  sum(CASE role WHEN 'support' THEN 1 ELSE 0 END) AS supports
WITH u, leads, responsibles, supports,
  COUNT { MATCH (u)<-[:MENTIONS]-(:Document) } AS documents,
  COUNT { MATCH (u)<-[:ISSUED_BY]-(:Document) } AS issued
RETURN u.id AS unit_id, u.name AS unit, u.kind AS kind, u.level AS level, u.area AS area, u.diffuse AS diffuse,
  leads AS leads, responsibles AS responsibles, supports AS supports, documents AS documents, issued AS issued
ORDER BY leads + responsibles + supports DESC, unit, unit_id
