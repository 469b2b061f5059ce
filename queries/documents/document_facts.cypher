// name: documents/document_facts
// title_zh: 文件中的全部事实
// title_en: Facts of a document
// summary_en: Every fact of one document with its kind and place in the text, for the evidence viewer.
// summary_zh: 一份文件中的全部事实、类别及其在原文中的位置。
// param document_id: STRING, Document.id
// returns fact_id: STRING, id of the node or relationship
// returns fact_kind: STRING, node label (Task, Target …) or relationship type (RESPONSIBLE_FOR, LOCATED_IN …)
// returns caption: STRING, title, indicator or name; for a relationship the two names it joins
// returns detail: STRING, role, outcome, bound, attribute, or null
// returns from_id: STRING, for a relationship the id of its first node, for a node its own
// returns to_id: STRING, for a relationship the id of its second node, else null
// returns document_id: STRING, Document.id
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say it, verbatim
// returns rule: STRING, rule that found it
// order: place in the document (longer stretches first), kind
CALL () {
  CALL () {
    MATCH (f:Section {document_id: $document_id})
    RETURN f
    UNION ALL
    MATCH (f:Task {document_id: $document_id})
    RETURN f
    UNION ALL
    MATCH (f:Target {document_id: $document_id})
    RETURN f
    UNION ALL
    MATCH (f:Observation {document_id: $document_id})
    RETURN f
    UNION ALL
    MATCH (f:Support {document_id: $document_id})
    RETURN f
    UNION ALL
    MATCH (f:ProjectFact {document_id: $document_id})
    RETURN f
    UNION ALL
    MATCH (f:Clause {document_id: $document_id})
    RETURN f
  }
  RETURN f.id AS fact_id, head(labels(f)) AS fact_kind,
    coalesce(f.title, f.indicator, f.beneficiary, f.attribute, f.quote) AS caption,
    coalesce(f.outcome, f.bound, f.op, f.kind) AS detail, f.id AS from_id, null AS to_id,
    f.start AS start, f.end AS end, f.quote AS quote, f.rule AS rule
  UNION ALL
  MATCH (d:Document {id: $document_id})-[f:ISSUED_BY|CITES|TEXT_OF|MENTIONS]->(y)
  RETURN f.id AS fact_id, type(f) AS fact_kind, coalesce(y.name, y.title, y.doc_number) AS caption,
    head(labels(y)) AS detail, d.id AS from_id, y.id AS to_id,
    f.start AS start, f.end AS end, f.quote AS quote, f.rule AS rule
  UNION ALL
  MATCH (x:Task {document_id: $document_id})
  WITH x
  MATCH (x)<-[f:RESPONSIBLE_FOR]-(y:Unit)
  RETURN f.id AS fact_id, type(f) AS fact_kind, y.name + ' → ' + x.title AS caption, f.role AS detail,
    y.id AS from_id, x.id AS to_id, f.start AS start, f.end AS end, f.quote AS quote, f.rule AS rule
  UNION ALL
  MATCH (x:Task {document_id: $document_id})
  WITH x
  MATCH (x)-[f:CONCERNS|LOCATED_IN]->(y)
  RETURN f.id AS fact_id, type(f) AS fact_kind, x.title + ' → ' + y.name AS caption, head(labels(y)) AS detail,
    x.id AS from_id, y.id AS to_id, f.start AS start, f.end AS end, f.quote AS quote, f.rule AS rule
  UNION ALL
  MATCH (d:Document {id: $document_id})-[:MENTIONS]->(x)-[f:REPORTS_TO|HOSTS|ADMINISTERS|BUILDS|LOCATED_IN]->(y)
  WHERE f.document_id = $document_id
  RETURN f.id AS fact_id, type(f) AS fact_kind, x.name + ' → ' + y.name AS caption, head(labels(y)) AS detail,
    x.id AS from_id, y.id AS to_id, f.start AS start, f.end AS end, f.quote AS quote, f.rule AS rule
}
RETURN fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, detail AS detail, from_id AS from_id,
  to_id AS to_id, $document_id AS document_id, start AS start, end AS end, quote AS quote, rule AS rule
ORDER BY start, end DESC, fact_kind, fact_id
