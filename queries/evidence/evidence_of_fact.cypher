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
CALL () {
  MATCH (f:Section|Task|Target|Observation|Support|ProjectFact|Clause)
  WHERE f.id = $fact_id
  RETURN head(labels(f)) AS fact_kind,
    coalesce(f.title, f.indicator, f.beneficiary, f.attribute, f.quote) AS caption, f.rule AS rule,
    f.document_id AS document_id, f.start AS start, f.end AS end, f.quote AS quote
  UNION ALL
  MATCH (n:Unit|Indicator|Project|Park|Place|Policy)<-[f:MENTIONS]-(:Document)
  WHERE n.id = $fact_id
  RETURN type(f) AS fact_kind, coalesce(n.name, n.title, n.doc_number) AS caption, f.rule AS rule,
    f.document_id AS document_id, f.start AS start, f.end AS end, f.quote AS quote
  UNION ALL
  MATCH (x)-[f]->(y)
  WHERE f.id = $fact_id
  RETURN type(f) AS fact_kind,
    coalesce(x.title, x.name, x.indicator, '') + ' → ' + coalesce(y.title, y.name, y.indicator, '') AS caption,
    f.rule AS rule, f.document_id AS document_id, f.start AS start, f.end AS end, f.quote AS quote
}
WITH fact_kind, caption, rule, document_id, start, end, quote
MATCH (d:Document {id: document_id})
OPTIONAL MATCH (b:Block {document_id: d.id})
WHERE b.start <= start AND start < b.end
WITH fact_kind, caption, rule, document_id, coalesce(d.title, d.source) AS document_title, start, end, quote,
  min(b.locator) AS locator, min(b.page) AS page
RETURN $fact_id AS fact_id, fact_kind AS fact_kind, caption AS caption, rule AS rule, locator AS locator, page AS page,
  document_id AS document_id, document_title AS document_title, start AS start, end AS end, quote AS quote
ORDER BY document_title, document_id, start, end
