// name: overview/names
// title_zh: 全部名称
// title_en: All names
// summary_en: Names of units, parks, places, projects and documents with the forms in which documents write them.
// summary_zh: 单位、园区、地点、项目和文件的名称，以及各文件中的写法。
// param limit: INTEGER = 200000, most rows
// returns kind: STRING, unit, park, place, project or document
// returns id: STRING, id of the node
// returns name: STRING, canonical name; the title of a document (name of the file when it states none)
// returns surfaces: LIST<STRING>, other written forms; of a document its 文号 and the name of its file
// returns area: STRING, full name of its jurisdiction, or null
// returns province: STRING, province of a document, or null
// returns city: STRING, city of a document, or null
// order: kind, name
CALL () {
  MATCH (x:Unit|Park|Place|Project)
  OPTIONAL MATCH (x)<-[m:MENTIONS]-(:Document)
  WITH x, collect(coalesce(m.surfaces, [])) AS forms
  RETURN toLower(head(labels(x))) AS kind, x.id AS id, x.name AS name, x.area AS area, null AS province, null AS city,
    reduce(all = [], form IN forms | all + [word IN form WHERE NOT word IN all]) AS surfaces
  UNION ALL
  MATCH (d:Document)
  RETURN 'document' AS kind, d.id AS id, coalesce(d.title, d.source) AS name, d.area AS area,
    d.province AS province, d.city AS city, [word IN [d.doc_number, d.source] WHERE word IS NOT NULL] AS surfaces
}
RETURN kind AS kind, id AS id, name AS name, surfaces AS surfaces, area AS area, province AS province, city AS city
ORDER BY kind, name, id
LIMIT $limit
