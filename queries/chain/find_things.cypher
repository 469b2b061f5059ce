// name: chain/find_things
// title_zh: 可追溯的事项
// title_en: Things with a chain
// summary_en: Targets, tasks, projects and parks by the words in their name or quote.
// summary_zh: 按名称或原文中的词查找目标、任务、项目、园区。
// param text: STRING, words that must all occur in the name, title, indicator or quote; blanks separate them
// param thing_kind: STRING = null, target, task, project or park
// param limit: INTEGER = 300, most rows
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
// order: words in the name before words in the quote; target, task, project, park; document, place in it
WITH [word IN split(replace($text, '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (n:Target|Task|Project|Park)
WHERE ($thing_kind IS NULL OR toLower(head(labels(n))) = $thing_kind)
  AND all(word IN words WHERE toLower(coalesce(n.title, n.name, n.indicator) + ' ' + coalesce(n.quote, '')) CONTAINS word)
WITH n, CASE WHEN all(word IN words WHERE toLower(coalesce(n.title, n.name, n.indicator)) CONTAINS word) THEN 0 ELSE 1 END AS rank,
  CASE head(labels(n)) WHEN 'Target' THEN 0 WHEN 'Task' THEN 1 WHEN 'Project' THEN 2 ELSE 3 END AS turn
OPTIONAL MATCH (o:Document {id: n.document_id})
WITH n, rank, turn, CASE WHEN o IS NULL THEN [] ELSE [{document_id: o.id, document_title: coalesce(o.title, o.source),
  start: n.start, end: n.end, quote: n.quote}] END AS own
OPTIONAL MATCH (n)<-[m:MENTIONS]-(d:Document)
WITH n, rank, turn, own, m, d, coalesce(d.title, d.source) AS document_title, d.id AS document_id, m.start AS start
ORDER BY document_title, document_id, start
WITH n, rank, turn, own, collect(CASE WHEN d IS NULL THEN null ELSE {document_id: document_id, document_title: document_title,
  start: start, end: m.end, quote: m.quote} END) AS named
WITH n, rank, turn, own + named AS mentions
WITH n, rank, turn, mentions, head(mentions) AS first
RETURN n.id AS thing_id, toLower(head(labels(n))) AS thing_kind, coalesce(n.title, n.name, n.indicator) AS name,
  n.number AS number, n.op AS op, n.value AS value, n.value2 AS value2,
  CASE WHEN n.value IS NULL THEN null ELSE n.unit END AS measure, n.year AS year, n.deadline AS deadline,
  mentions AS mentions, first.document_id AS document_id, first.document_title AS document_title,
  first.start AS start, first.end AS end, first.quote AS quote, n.deadline_start AS deadline_start,
  n.deadline_end AS deadline_end, n.deadline_quote AS deadline_quote
ORDER BY rank, turn, document_title, document_id, start, name, thing_id
LIMIT $limit
