// name: chain/thing_by_id
// title_zh: 按编号取可追溯的事项
// title_en: A thing with a chain by its id
// summary_en: The target, task, project or park of this id, as chain/find_things says it; no row when there is none.
// summary_zh: 指定编号的目标、任务、项目或园区，内容与 chain/find_things 相同；没有则无行。
// param node_id: STRING, id of a target, task, project or park
// returns thing_id: STRING, id of the node
// returns thing_kind: STRING, target, task, project or park
// returns name: STRING, indicator, title or name
// returns number: STRING, number of a task as printed, or null
// returns op: STRING, operator of a target, or null
// returns value: FLOAT, number of a target
// returns value2: FLOAT, upper end of a range, or null
// returns measure: STRING, unit of the value, as written
// returns year: INTEGER, year of a target, or null
// returns deadline: STRING, deadline of a task or target: ISO date of the precision given, or words
// returns mentions: LIST<MAP>, per document that names it: document_id, document_title, start, end, quote
// returns document_id: STRING, Document.id of the first of these
// returns document_title: STRING, title of that document (name of the file when it states none)
// returns start: INTEGER, first code point of the words there
// returns end: INTEGER, code point after them
// returns quote: STRING, those words, verbatim
// returns deadline_start: INTEGER, first code point of the words that say the deadline of a task
// returns deadline_end: INTEGER, code point after them
// returns deadline_quote: STRING, those words
// order: one row
CALL () {
  MATCH (n:Target {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Task {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Project {id: $node_id})
  RETURN n
  UNION ALL
  MATCH (n:Park {id: $node_id})
  RETURN n
}
OPTIONAL MATCH (o:Document {id: n.document_id})
WITH n, CASE WHEN o IS NULL THEN [] ELSE [{document_id: o.id, document_title: coalesce(o.title, o.source),
  start: n.start, end: n.end, quote: n.quote}] END AS own
OPTIONAL MATCH (n)<-[m:MENTIONS]-(d:Document)
WITH n, own, m, d, coalesce(d.title, d.source) AS document_title, d.id AS document_id, m.start AS start
ORDER BY document_title, document_id, start
WITH n, own, collect(CASE WHEN d IS NULL THEN null ELSE {document_id: document_id, document_title: document_title,
  start: start, end: m.end, quote: m.quote} END) AS named
WITH n, own + named AS mentions
WITH n, mentions, head(mentions) AS first
RETURN n.id AS thing_id, toLower(head(labels(n))) AS thing_kind, coalesce(n.title, n.name, n.indicator) AS name,
  n.number AS number, n.op AS op, n.value AS value, n.value2 AS value2,
  CASE WHEN n.value IS NULL THEN null ELSE n.unit END AS measure, n.year AS year, n.deadline AS deadline,
  mentions AS mentions, first.document_id AS document_id, first.document_title AS document_title,
  first.start AS start, first.end AS end, first.quote AS quote, n.deadline_start AS deadline_start,
  n.deadline_end AS deadline_end, n.deadline_quote AS deadline_quote
ORDER BY document_title, document_id, start, name, thing_id
