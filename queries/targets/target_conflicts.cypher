// name: targets/target_conflicts
// title_zh: 数值不同的目标
// title_en: Targets with different values
// summary_en: Indicators for which targets of the same subject and year have different values or operators.
// summary_zh: 同一指标、同一主体、同一年份，而各处数值或口径不同的目标。
// param text: STRING = null, words that must all occur in the name of the indicator; blanks separate them
// param limit: INTEGER = 1000, most rows
// returns indicator_id: STRING, Indicator.id
// returns indicator: STRING, normalised noun phrase
// returns subject: STRING, whose value it is, or null
// returns year: INTEGER, year all of them hold for
// returns per: STRING, year for 每年 and 年均, or null
// returns increment: BOOLEAN, true for 新增, 增长 …
// returns documents: INTEGER, documents they stand in
// returns targets: LIST<MAP>, the targets: target_id, op, value, value2, measure, document_id, document_title, start, end, quote
// returns document_id: STRING, Document.id of the first of them
// returns document_title: STRING, title of that document (name of the file when it states none)
// returns start: INTEGER, first code point of the first of them
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say it, verbatim
// order: indicator, year; targets by document, place in it
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (g:Target)-[:MEASURES]->(i:Indicator)
WHERE g.year IS NOT NULL AND all(word IN words WHERE toLower(i.name) CONTAINS word)
WITH i, g.year AS year, g.per AS per, coalesce(g.increment, false) AS increment, count(g) AS total,
  count(DISTINCT g.op + ' ' + toString(g.value) + ' ' + coalesce(toString(g.value2), '') + ' ' + g.unit) AS readings
WHERE total > 1 AND readings > 1
MATCH (g:Target)-[:MEASURES]->(i)
WHERE g.year = year AND coalesce(g.per, '') = coalesce(per, '') AND coalesce(g.increment, false) = increment
MATCH (d:Document {id: g.document_id})
WITH i, year, per, increment, g, coalesce(d.title, d.source) AS name, d.id AS key, g.start AS position, g.id AS tie
ORDER BY name, key, position, tie
WITH i, year, per, increment, count(DISTINCT key) AS documents, collect({
  target_id: tie, op: g.op, value: g.value, value2: g.value2, measure: g.unit,
  document_id: key, document_title: name, start: g.start, end: g.end, quote: g.quote}) AS targets
WITH i, year, per, increment, documents, targets, head(targets) AS first
RETURN i.id AS indicator_id, i.name AS indicator, i.subject AS subject, year AS year, per AS per,
  increment AS increment, documents AS documents, targets AS targets, first.document_id AS document_id,
  first.document_title AS document_title, first.start AS start, first.end AS end, first.quote AS quote
ORDER BY indicator, indicator_id, year, per, increment
LIMIT $limit
