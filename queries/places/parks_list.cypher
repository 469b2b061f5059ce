// name: places/parks_list
// title_zh: 园区清单
// title_en: Parks
// summary_en: All parks with the division they lie in, their administration and what is in them.
// summary_zh: 全部园区及其所在地、管理机构和区内任务、项目数。
// returns park_id: STRING, Park.id
// returns park: STRING, canonical name
// returns level: STRING, zone or area
// returns area: STRING, enclosing division
// returns tasks: INTEGER, tasks about it or in it
// returns projects: INTEGER, projects in it
// returns documents: INTEGER, documents that mention it
// returns administrations: LIST<MAP>, units that run it: unit_id, unit, source, document_id, start, end, quote
// returns lies_in: LIST<MAP>, places and parks it lies in: place_id, place, document_id, start, end, quote
// returns mentions: LIST<MAP>, per document: document_id, document_title, surfaces, count, start, end, quote of the first
// returns document_id: STRING, Document.id of the first of these documents by title
// returns document_title: STRING, title of that document
// returns start: INTEGER, first code point of the first mention there
// returns end: INTEGER, code point after it
// returns quote: STRING, that mention, verbatim
// order: tasks and projects (most first), name
MATCH (p:Park)<-[m:MENTIONS]-(d:Document)
WITH p, m, d, coalesce(d.title, d.source) AS document_title, d.id AS document_id
ORDER BY document_title, document_id
WITH p, collect({document_id: document_id, document_title: document_title, surfaces: m.surfaces, count: m.count,
  start: m.start, end: m.end, quote: m.quote}) AS mentions
WITH p, mentions, head(mentions) AS first
OPTIONAL MATCH (p)<-[a:ADMINISTERS]-(u:Unit)
WITH p, mentions, first, a, u, a.document_id AS by, a.id AS tie
ORDER BY by, tie
WITH p, mentions, first, collect(CASE WHEN u IS NULL THEN null ELSE {unit_id: u.id, unit: u.name, source: a.source,
  document_id: a.document_id, start: a.start, end: a.end, quote: a.quote} END) AS administrations
OPTIONAL MATCH (p)-[l:LOCATED_IN]->(w:Park|Place)
WITH p, mentions, first, administrations, l, w, l.document_id AS by, l.start AS position, l.id AS tie
ORDER BY by, position, tie
WITH p, mentions, first, administrations, collect(CASE WHEN w IS NULL THEN null ELSE {place_id: w.id, place: w.name,
  document_id: l.document_id, start: l.start, end: l.end, quote: l.quote} END) AS lies_in
OPTIONAL MATCH (p)<-[:LOCATED_IN|CONCERNS]-(t:Task)
WITH p, mentions, first, administrations, lies_in, count(DISTINCT t) AS tasks
OPTIONAL MATCH (p)<-[:LOCATED_IN]-(j:Project)
WITH p, mentions, first, administrations, lies_in, tasks, count(DISTINCT j) AS projects
RETURN p.id AS park_id, p.name AS park, p.level AS level, p.area AS area, tasks AS tasks, projects AS projects,
  size(mentions) AS documents, administrations AS administrations, lies_in AS lies_in, mentions AS mentions,
  first.document_id AS document_id, first.document_title AS document_title,
  first.start AS start, first.end AS end, first.quote AS quote
ORDER BY tasks + projects DESC, park, park_id
