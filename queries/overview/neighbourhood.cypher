// name: overview/neighbourhood
// title_zh: 相邻节点
// title_en: Neighbourhood of a node
// summary_en: The relationships of one node with both ends and the words that say them; rows of a network picture.
// summary_zh: 一个节点的全部关系、两端节点和原文依据。
// param node_id: STRING, id of any node
// param limit: INTEGER = 150, most rows
// returns source_id: STRING, id of the node the relationship leaves
// returns source_label: STRING, its label
// returns source: STRING, its title or name
// returns type: STRING, relationship type
// returns target_id: STRING, id of the node the relationship enters
// returns target_label: STRING, its label
// returns target: STRING, its title or name
// returns role: STRING, role of a RESPONSIBLE_FOR, else null
// returns fact_id: STRING, id of the relationship
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say it, verbatim
// order: everything but MENTIONS first; type, document, place in it
CALL () {
  MATCH (n:Document {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Section {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Task {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Unit {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Target {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Observation {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Indicator {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Support {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Project {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:ProjectFact {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Park {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Place {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Policy {id: $node_id})
  RETURN n
}
MATCH (n)-[r]-(m)
WITH r, startNode(r) AS a, endNode(r) AS b, r.document_id AS said
MATCH (d:Document {id: said})
RETURN a.id AS source_id, head(labels(a)) AS source_label,
  coalesce(a.title, a.name, a.indicator, a.attribute, a.quote, a.doc_number) AS source, type(r) AS type,
  b.id AS target_id, head(labels(b)) AS target_label,
  coalesce(b.title, b.name, b.indicator, b.attribute, b.quote, b.doc_number) AS target, r.role AS role,
  r.id AS fact_id, r.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  r.start AS start, r.end AS end, r.quote AS quote
ORDER BY CASE type WHEN 'MENTIONS' THEN 1 ELSE 0 END, type, document_title, document_id, start, fact_id
LIMIT $limit
