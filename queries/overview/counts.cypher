// name: overview/counts
// title_zh: 图谱规模
// title_en: Size of the graph
// summary_en: How many nodes of each label and relationships of each type the store holds.
// summary_zh: 库中各类节点和关系的数量。
// returns part: STRING, node or relationship
// returns name: STRING, label or type
// returns total: INTEGER, how many
// order: nodes before relationships, name
CALL () {
  MATCH (n)
  RETURN 'node' AS part, head(labels(n)) AS name, count(*) AS total
  UNION ALL
  MATCH ()-[r]->()
  RETURN 'relationship' AS part, type(r) AS name, count(*) AS total
}
RETURN part AS part, name AS name, total AS total
ORDER BY part, name
