// name: targets/observations_list
// title_zh: 现状数据
// title_en: Observed figures
// summary_en: All figures of the past or present; every filter is optional.
// summary_zh: 全部现状或历史数据；各筛选条件都可以不填。
// param document_id: STRING = null, only figures of this document
// param text: STRING = null, words that must all occur in the indicator or the sentence; blanks separate them
// param year: INTEGER = null, only figures for this year
// param skip: INTEGER = 0, rows to leave out at the beginning
// param limit: INTEGER = 5000, most rows
// returns observation_id: STRING, Observation.id
// returns indicator: STRING, noun phrase measured, as written
// returns subject: STRING, city, park …, or null
// returns value: FLOAT, the number; counts with 万 multiplied out, money in the unit written
// returns measure: STRING, unit of the value, as written
// returns year: INTEGER, year it holds for, or null
// returns indicator_id: STRING, Indicator.id, the same for comparable figures of other documents
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say it, verbatim
// order: document, place in it
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (o:Observation)
WHERE ($document_id IS NULL OR o.document_id = $document_id)
  AND ($year IS NULL OR o.year = $year)
  AND all(word IN words WHERE toLower(coalesce(o.indicator, '') + ' ' + coalesce(o.quote, '')) CONTAINS word)
MATCH (d:Document {id: o.document_id})
OPTIONAL MATCH (o)-[:MEASURES]->(i:Indicator)
RETURN o.id AS observation_id, o.indicator AS indicator, o.subject AS subject, o.value AS value, o.unit AS measure,
  o.year AS year, i.id AS indicator_id, o.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  o.start AS start, o.end AS end, o.quote AS quote
ORDER BY document_title, document_id, start, o.order, observation_id
SKIP $skip
LIMIT $limit
