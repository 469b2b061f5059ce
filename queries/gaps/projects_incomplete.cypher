// name: gaps/projects_incomplete
// title_zh: 缺地点、建设单位或投资额的项目
// title_en: Projects without place, builder or money
// summary_en: Projects for which no loaded document states a place, a builder or a sum to be invested.
// summary_zh: 库中文件没有写明地点、建设单位或投资额的项目。
// param document_id: STRING = null, only this document
// returns project_id: STRING, Project.id
// returns project: STRING, name of the project
// returns missing: LIST<STRING>, what is not stated: no_place, no_builder, no_money
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the first mention
// returns end: INTEGER, code point after it
// returns quote: STRING, that mention, verbatim
// order: document, place in it
MATCH (d:Document)-[m:MENTIONS]->(j:Project)
WHERE $document_id IS NULL OR d.id = $document_id
WITH j, m, d,
  CASE WHEN EXISTS { MATCH (j)-[:LOCATED_IN]->(:Park|Place) } THEN [] ELSE ['no_place'] END
  + CASE WHEN EXISTS { MATCH (j)<-[:BUILDS]-(:Unit) } THEN [] ELSE ['no_builder'] END
  + CASE WHEN EXISTS { MATCH (j)-[:HAS_FACT]->(f:ProjectFact) WHERE f.unit ENDS WITH '元' AND f.attribute CONTAINS '投资' }
    THEN [] ELSE ['no_money'] END AS missing
WHERE size(missing) > 0
RETURN j.id AS project_id, j.name AS project, missing AS missing, d.id AS document_id,
  coalesce(d.title, d.source) AS document_title, m.start AS start, m.end AS end, m.quote AS quote
ORDER BY document_title, document_id, start, project_id
