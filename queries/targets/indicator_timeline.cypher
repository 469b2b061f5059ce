// name: targets/indicator_timeline
// title_zh: 指标时间线
// title_en: An indicator over time
// summary_en: Targets and observed values of the indicators found by words, over years and documents.
// summary_zh: 按词查指标，列出各文件、各年份的目标值和现状值。
// param text: STRING, words that must all occur in the name of the indicator; blanks separate them
// param limit: INTEGER = 2000, most rows
// returns indicator_id: STRING, Indicator.id
// returns indicator: STRING, normalised noun phrase
// returns base_measure: STRING, base unit of the indicator
// returns subject: STRING, whose value it is, or null
// returns fact_kind: STRING, target or observation
// returns fact_id: STRING, Target.id or Observation.id
// returns year: INTEGER, year it holds for, or null
// returns op: STRING, ge, gt, eq, approx, le or lt; null for an observation
// returns value: FLOAT, the number
// returns value2: FLOAT, upper end of a range, or null
// returns measure: STRING, unit of the value, as written
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say it, verbatim
// order: indicator, subject, year, observations before targets, document, place in it
WITH [word IN split(replace($text, '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (i:Indicator)
WHERE all(word IN words WHERE toLower(i.name) CONTAINS word)
MATCH (f:Target|Observation)-[:MEASURES]->(i)
MATCH (d:Document {id: f.document_id})
WITH i, f, d, CASE WHEN 'Target' IN labels(f) THEN 'target' ELSE 'observation' END AS fact_kind
RETURN i.id AS indicator_id, i.name AS indicator, i.unit AS base_measure, coalesce(f.subject, i.subject) AS subject,
  fact_kind AS fact_kind, f.id AS fact_id, f.year AS year, f.op AS op, f.value AS value, f.value2 AS value2,
  f.unit AS measure, f.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY indicator, indicator_id, subject, year, fact_kind, document_title, document_id, start, fact_id
LIMIT $limit
