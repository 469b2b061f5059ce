// name: evidence/evidence_of_fact
// title_zh: 事实的原文依据
// title_en: Evidence of a fact
// summary_en: Where the documents say a fact, for the id of a node or a relationship; a shared node lists every document.
// summary_zh: 按节点或关系的编号查原文依据；单位、园区等共享节点列出每份提及的文件。
// param fact_id: STRING, id of a node or a relationship
// returns fact_id: STRING, that id
// returns fact_kind: STRING, node label or relationship type; MENTIONS for a shared node
// returns caption: STRING, title, indicator or name; for a relationship the two names it joins
// returns rule: STRING, rule that found it
// returns locator: STRING, place in the original file, or null when its format has none
// returns page: INTEGER, page from 1, or null
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say it, verbatim
// order: document, place in it
OPTIONAL MATCH (n0:Section {id: $fact_id})
OPTIONAL MATCH (n1:Task {id: $fact_id})
OPTIONAL MATCH (n2:Target {id: $fact_id})
OPTIONAL MATCH (n3:Observation {id: $fact_id})
OPTIONAL MATCH (n4:Support {id: $fact_id})
OPTIONAL MATCH (n5:ProjectFact {id: $fact_id})
OPTIONAL MATCH (n6:Clause {id: $fact_id})
WITH coalesce(n0, n1, n2, n3, n4, n5, n6) AS f
WHERE f IS NOT NULL
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, head(labels(f)) AS fact_kind, coalesce(f.title, f.indicator, f.beneficiary, f.attribute, f.quote) AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
OPTIONAL MATCH (n0:Unit {id: $fact_id})
OPTIONAL MATCH (n1:Indicator {id: $fact_id})
OPTIONAL MATCH (n2:Project {id: $fact_id})
OPTIONAL MATCH (n3:Park {id: $fact_id})
OPTIONAL MATCH (n4:Place {id: $fact_id})
OPTIONAL MATCH (n5:Policy {id: $fact_id})
WITH coalesce(n0, n1, n2, n3, n4, n5) AS n
WHERE n IS NOT NULL
MATCH (n)<-[f:MENTIONS]-(:Document)
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(n.name, n.title, n.doc_number) AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:PART_OF]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:ISSUED_BY]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:RESPONSIBLE_FOR]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:REPORTS_TO]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:HOSTS]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:HAS_TARGET]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:MEASURES]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:SUPPORTED_BY]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:CONCERNS]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:HAS_FACT]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:LOCATED_IN]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:ADMINISTERS]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:BUILDS]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:CITES]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:TEXT_OF]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
UNION ALL
MATCH (x)-[f:MENTIONS]->(y)
WHERE f.id = $fact_id
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (b:Block {document_id: f.document_id})
WHERE b.start <= f.start AND f.start < b.end
WITH f, d, type(f) AS fact_kind, coalesce(x.title, x.name, x.indicator, '') + ' → ' +
  coalesce(y.title, y.name, y.indicator, y.quote, '') AS caption,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, f.rule AS rule, locator AS locator,
  page AS page, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_title, document_id, start, end
