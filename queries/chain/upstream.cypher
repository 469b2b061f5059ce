// name: chain/upstream
// title_zh: 责任链上行
// title_en: Chain upstream
// summary_en: From a thing to its section and document, from a document to its issuers and the policies it cites, from a unit to its superior.
// summary_zh: 从一个事项到章节、文件、发文机关、引用文件，或从单位到上级单位，每一环都附原文依据。
// param node_id: STRING, id of any node
// returns relation: STRING, type of the relationship
// returns source_id: STRING, id of the node the hop leaves
// returns source: STRING, its title or name
// returns source_kind: STRING, its label
// returns target_id: STRING, id of the node the hop reaches
// returns target: STRING, its title or name
// returns target_kind: STRING, its label
// returns number: STRING, number of the reached section or task as printed, or 文号 of a cited policy, or null
// returns level: STRING, level of the reached unit, park or place, or null
// returns diffuse: BOOLEAN, true when the reached unit is a group without a name of its own
// returns op: STRING, operator or bound of the reached target or money, or null
// returns value: FLOAT, its number
// returns value2: FLOAT, upper end of a range, or null
// returns measure: STRING, unit of the value, as written
// returns year: INTEGER, year it is to be reached, or null
// returns role: STRING, lead, responsible or support of a RESPONSIBLE_FOR, else null
// returns written_name: STRING, the unit or place as written, or null
// returns inferred: BOOLEAN, the role follows from the convention quoted in basis_quote
// returns resolution: STRING, how the written name of a unit was resolved, or null
// returns rule: STRING, lexicon entry or rule that says so, or rule that found the words
// returns order: INTEGER, position of an owner or issuer in its list, or null
// returns fact_id: STRING, id of the relationship
// returns document_id: STRING, Document.id of the document that says it
// returns document_title: STRING, title of that document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say it, verbatim
// returns basis_start: INTEGER, first code point of the convention
// returns basis_end: INTEGER, code point after it
// returns basis_quote: STRING, the convention, verbatim
// order: relation, document, place in it, reached node
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
}
MATCH (n)-[r:PART_OF|ISSUED_BY|CITES|REPORTS_TO]->(m:Document|Section|Task|Unit|Policy)
MATCH (d:Document {id: r.document_id})
RETURN type(r) AS relation, n.id AS source_id, coalesce(n.title, n.name, n.indicator, n.source) AS source,
  head(labels(n)) AS source_kind, m.id AS target_id,
  coalesce(m.title, m.name, m.indicator, m.attribute, m.beneficiary, m.doc_number, m.source, m.quote) AS target,
  head(labels(m)) AS target_kind, coalesce(m.number, r.doc_number, m.doc_number) AS number, CASE WHEN head(labels(m)) IN ['Unit', 'Park', 'Place'] THEN m.level ELSE null END AS level,
  m.diffuse AS diffuse, coalesce(m.op, m.bound) AS op, coalesce(m.value, m.amount) AS value, m.value2 AS value2,
  CASE WHEN m.value IS NULL AND m.amount IS NULL THEN null ELSE m.unit END AS measure, m.year AS year,
  r.role AS role, r.name AS written_name, r.inferred AS inferred, r.resolution AS resolution,
  coalesce(r.source, r.reason, r.rule) AS rule, r.order AS order, r.id AS fact_id, r.document_id AS document_id,
  coalesce(d.title, d.source) AS document_title, r.start AS start, r.end AS end, r.quote AS quote,
  r.basis_start AS basis_start, r.basis_end AS basis_end, r.basis_quote AS basis_quote
ORDER BY relation, document_title, document_id, order, start, target, fact_id
