// name: places/projects_list
// title_zh: 项目清单
// title_en: Projects
// summary_en: All projects and programmes with their places, builders and figures.
// summary_zh: 全部项目及其地点、建设单位和数据。
// param text: STRING = null, words that must all occur in the name of the project; blanks separate them
// param document_id: STRING = null, only projects this document names
// param project_id: STRING = null, only this project
// param skip: INTEGER = 0, rows to leave out at the beginning
// param limit: INTEGER = 5000, most rows
// returns project_id: STRING, Project.id
// returns project: STRING, name of the project
// returns project_kind: STRING, project or programme
// returns box: STRING, title of the 专栏 that holds it in that document, or null
// returns places: LIST<MAP>, where it lies: place_id, place, written_name, document_id, start, end, quote
// returns builders: LIST<MAP>, units that build it: unit_id, unit, written_name, document_id, start, end, quote
// returns figures: LIST<MAP>, per figure: figure_id, attribute, value, measure, document_id, start, end, quote
// returns tasks: LIST<MAP>, tasks that are about it: task_id, title, document_id, start, end, quote
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the first mention in that document
// returns end: INTEGER, code point after it
// returns quote: STRING, that mention, verbatim
// order: document, place in it
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (j:Project)<-[m:MENTIONS]-(d:Document)
WHERE all(word IN words WHERE toLower(j.name) CONTAINS word) AND ($document_id IS NULL OR d.id = $document_id)
  AND ($project_id IS NULL OR j.id = $project_id)
WITH j, m, d, coalesce(d.title, d.source) AS document_title, d.id AS document_id, m.start AS position, j.name AS name, j.id AS key
ORDER BY document_title, document_id, position, name, key
SKIP $skip
LIMIT $limit
OPTIONAL MATCH (j)-[l:LOCATED_IN]->(p:Park|Place)
WITH j, m, d, l, p, l.document_id AS by, l.start AS position, l.id AS tie
ORDER BY by, position, tie
WITH j, m, d, collect(CASE WHEN p IS NULL THEN null ELSE {
  place_id: p.id, place: p.name, written_name: l.name, document_id: l.document_id, start: l.start, end: l.end, quote: l.quote} END) AS places
OPTIONAL MATCH (j)<-[b:BUILDS]-(u:Unit)
WITH j, m, d, places, b, u, b.document_id AS by, b.start AS position, b.id AS tie
ORDER BY by, position, tie
WITH j, m, d, places, collect(CASE WHEN u IS NULL THEN null ELSE {
  unit_id: u.id, unit: u.name, written_name: b.name, document_id: b.document_id, start: b.start, end: b.end, quote: b.quote} END) AS builders
OPTIONAL MATCH (j)-[:HAS_FACT]->(f:ProjectFact)
WITH j, m, d, places, builders, f, f.document_id AS by, f.start AS position, f.id AS tie
ORDER BY by, position, tie
WITH j, m, d, places, builders, collect(CASE WHEN f IS NULL THEN null ELSE {
  figure_id: f.id, attribute: f.attribute, value: f.value, measure: f.unit,
  document_id: f.document_id, start: f.start, end: f.end, quote: f.quote} END) AS figures
OPTIONAL MATCH (j)<-[c:CONCERNS]-(t:Task)
WITH j, m, d, places, builders, figures, c, t, c.document_id AS by, c.start AS position, c.id AS tie
ORDER BY by, position, tie
WITH j, m, d, places, builders, figures, collect(CASE WHEN t IS NULL THEN null ELSE {
  task_id: t.id, title: t.title, document_id: c.document_id, start: c.start, end: c.end, quote: c.quote} END) AS tasks
RETURN j.id AS project_id, j.name AS project, j.kind AS project_kind, m.box AS box, places AS places, builders AS builders,
  figures AS figures, tasks AS tasks, d.id AS document_id, coalesce(d.title, d.source) AS document_title,
  m.start AS start, m.end AS end, m.quote AS quote
ORDER BY document_title, document_id, start, project, project_id
