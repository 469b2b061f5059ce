// name: units/unit_profile
// title_zh: 单位概况
// title_en: A unit in brief
// summary_en: One unit with its superiors, subordinates, parks, projects and documents, each with the words that say so.
// summary_zh: 一个单位的上级、下级、管理的园区、建设的项目和印发的文件，均附原文依据。
// param unit_id: STRING, Unit.id
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name
// returns kind: STRING, kind of the unit
// returns level: STRING, national, province, city, county, zone, township or null
// returns area: STRING, full name of its jurisdiction
// returns diffuse: BOOLEAN, true for a group without a name of its own
// returns leads: INTEGER, tasks it leads
// returns responsibles: INTEGER, tasks that name it in a plain list
// returns supports: INTEGER, tasks it supports
// returns superiors: LIST<MAP>, per document and superior: unit_id, unit, source, document_id, start, end, quote
// returns subordinates: LIST<MAP>, units that report to it: unit_id, unit
// returns parks: LIST<MAP>, parks it runs: park_id, park, source, document_id, start, end, quote
// returns projects: LIST<MAP>, projects it builds: project_id, project, document_id, start, end, quote
// returns issued: LIST<MAP>, documents it issued: document_id, document_title, start, end, quote
// returns mentions: LIST<MAP>, per document: document_id, document_title, surfaces, count, start, end, quote of the first
// order: one row
MATCH (u:Unit {id: $unit_id})
OPTIONAL MATCH (u)-[b:REPORTS_TO]->(s:Unit)
WITH u, b, s, b.document_id AS by, s.name AS name, b.id AS tie
ORDER BY name, by, tie
WITH u, collect(CASE WHEN s IS NULL THEN null ELSE {unit_id: s.id, unit: s.name, source: b.source,
  document_id: b.document_id, start: b.start, end: b.end, quote: b.quote} END) AS superiors
OPTIONAL MATCH (u)<-[:REPORTS_TO]-(c:Unit)
WITH DISTINCT u, superiors, c, c.name AS name, c.id AS tie
ORDER BY name, tie
WITH u, superiors, collect(CASE WHEN c IS NULL THEN null ELSE {unit_id: c.id, unit: c.name} END) AS subordinates
OPTIONAL MATCH (u)-[a:ADMINISTERS]->(p:Park)
WITH u, superiors, subordinates, a, p, p.name AS name, a.id AS tie
ORDER BY name, tie
WITH u, superiors, subordinates, collect(CASE WHEN p IS NULL THEN null ELSE {park_id: p.id, park: p.name,
  source: a.source, document_id: a.document_id, start: a.start, end: a.end, quote: a.quote} END) AS parks
OPTIONAL MATCH (u)-[e:BUILDS]->(j:Project)
WITH u, superiors, subordinates, parks, e, j, j.name AS name, e.id AS tie
ORDER BY name, tie
WITH u, superiors, subordinates, parks, collect(CASE WHEN j IS NULL THEN null ELSE {project_id: j.id,
  project: j.name, document_id: e.document_id, start: e.start, end: e.end, quote: e.quote} END) AS projects
OPTIONAL MATCH (u)<-[i:ISSUED_BY]-(d:Document)
WITH u, superiors, subordinates, parks, projects, i, d, coalesce(d.title, d.source) AS name, i.id AS tie
ORDER BY name, tie
WITH u, superiors, subordinates, parks, projects, collect(CASE WHEN d IS NULL THEN null ELSE {document_id: d.id,
  document_title: name, start: i.start, end: i.end, quote: i.quote} END) AS issued
OPTIONAL MATCH (u)<-[m:MENTIONS]-(w:Document)
WITH u, superiors, subordinates, parks, projects, issued, m, w, coalesce(w.title, w.source) AS name, m.id AS tie
ORDER BY name, tie
WITH u, superiors, subordinates, parks, projects, issued, collect(CASE WHEN w IS NULL THEN null ELSE {
  document_id: w.id, document_title: name, surfaces: m.surfaces, count: m.count,
  start: m.start, end: m.end, quote: m.quote} END) AS mentions
RETURN u.id AS unit_id, u.name AS unit, u.kind AS kind, u.level AS level, u.area AS area, u.diffuse AS diffuse,
  COUNT { MATCH (u)-[r:RESPONSIBLE_FOR]->(:Task) WHERE r.role = 'lead' } AS leads,
  COUNT { MATCH (u)-[r:RESPONSIBLE_FOR]->(:Task) WHERE r.role = 'responsible' } AS responsibles,
  COUNT { MATCH (u)-[r:RESPONSIBLE_FOR]->(:Task) WHERE r.role = 'support' } AS supports,
  superiors AS superiors, subordinates AS subordinates, parks AS parks, projects AS projects, issued AS issued,
  mentions AS mentions
ORDER BY unit_id
