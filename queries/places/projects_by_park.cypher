// name: places/projects_by_park
// title_zh: 各园区的项目
// title_en: Projects by park
// summary_en: Projects located in a park, with their builders and figures; projects in no park are not listed.
// summary_zh: 各园区内的项目及其建设单位和数据。
// param text: STRING = null, words that must all occur in the name of the park; blanks separate them
// returns park_id: STRING, Park.id
// returns park: STRING, name of the park
// returns project_id: STRING, Project.id
// returns project: STRING, name of the project
// returns project_kind: STRING, project or programme
// returns builders: LIST<MAP>, units that build it: unit_id, unit, document_id, start, end, quote
// returns figures: LIST<MAP>, per figure: figure_id, attribute, value, measure, document_id, start, end, quote
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote that says where
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say where, verbatim
// order: park, project, document, place in it
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (k:Park)
WHERE all(word IN words WHERE toLower(k.name) CONTAINS word)
MATCH (k)<-[l:LOCATED_IN]-(j:Project)
MATCH (d:Document {id: l.document_id})
OPTIONAL MATCH (j)<-[b:BUILDS]-(u:Unit)
WITH k, l, j, d, b, u, b.start AS position, b.id AS tie
ORDER BY position, tie
WITH k, l, j, d, collect(CASE WHEN u IS NULL THEN null ELSE {
  unit_id: u.id, unit: u.name, document_id: b.document_id, start: b.start, end: b.end, quote: b.quote} END) AS builders
OPTIONAL MATCH (j)-[:HAS_FACT]->(f:ProjectFact)
WITH k, l, j, d, builders, f, f.document_id AS by, f.start AS position, f.id AS tie
ORDER BY by, position, tie
WITH k, l, j, d, builders, collect(CASE WHEN f IS NULL THEN null ELSE {
  figure_id: f.id, attribute: f.attribute, value: f.value, measure: f.unit,
  document_id: f.document_id, start: f.start, end: f.end, quote: f.quote} END) AS figures
RETURN k.id AS park_id, k.name AS park, j.id AS project_id, j.name AS project, j.kind AS project_kind,
  builders AS builders, figures AS figures, l.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  l.start AS start, l.end AS end, l.quote AS quote
ORDER BY park, park_id, project, project_id, document_title, document_id, start, l.id
