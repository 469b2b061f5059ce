// name: places/places_list
// title_zh: 地点清单
// title_en: Places
// summary_en: All administrative divisions and named areas with what is in them.
// summary_zh: 全部行政区划和片区及其中的任务、项目、园区数。
// param level: STRING = null, only this level: province, city, county, township or area
// returns place_id: STRING, Place.id
// returns place: STRING, full name
// returns level: STRING, province, city, county, township or area
// returns code: STRING, division code of the dated gazetteer, or null
// returns area: STRING, enclosing division
// returns tasks: INTEGER, tasks in it
// returns projects: INTEGER, projects in it
// returns parks: INTEGER, parks in it
// returns documents: INTEGER, documents that mention it
// returns mentions: LIST<MAP>, per document: document_id, document_title, surfaces, count, start, end, quote of the first
// returns document_id: STRING, Document.id of the first of these documents by title
// returns document_title: STRING, title of that document
// returns start: INTEGER, first code point of the first mention there
// returns end: INTEGER, code point after it
// returns quote: STRING, that mention, verbatim
// order: tasks, projects and parks (most first), name
MATCH (p:Place)<-[m:MENTIONS]-(d:Document)
WHERE $level IS NULL OR p.level = $level
WITH p, m, d, coalesce(d.title, d.source) AS document_title, d.id AS document_id
ORDER BY document_title, document_id
WITH p, collect({document_id: document_id, document_title: document_title, surfaces: m.surfaces, count: m.count,
  start: m.start, end: m.end, quote: m.quote}) AS mentions
WITH p, mentions, head(mentions) AS first
OPTIONAL MATCH (p)<-[:LOCATED_IN]-(t:Task)
WITH p, mentions, first, count(DISTINCT t) AS tasks
OPTIONAL MATCH (p)<-[:LOCATED_IN]-(j:Project)
WITH p, mentions, first, tasks, count(DISTINCT j) AS projects
OPTIONAL MATCH (p)<-[:LOCATED_IN]-(k:Park)
WITH p, mentions, first, tasks, projects, count(DISTINCT k) AS parks
RETURN p.id AS place_id, p.name AS place, p.level AS level, p.code AS code, p.area AS area,
  tasks AS tasks, projects AS projects, parks AS parks, size(mentions) AS documents, mentions AS mentions,
  first.document_id AS document_id, first.document_title AS document_title,
  first.start AS start, first.end AS end, first.quote AS quote
ORDER BY tasks + projects + parks DESC, place, place_id
