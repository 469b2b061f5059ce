// name: targets/target_conflicts
// title_zh: 相互矛盾的目标
// title_en: Targets that disagree
// summary_en: Pairs of targets for the same indicator, subject and year with different values or operators.
// summary_zh: 同一指标、同一主体、同一年份而数值或口径不同的两个目标。
// param text: STRING = null, words that must all occur in the name of the indicator; blanks separate them
// returns indicator_id: STRING, Indicator.id
// returns indicator: STRING, normalised noun phrase
// returns subject: STRING, whose value it is, or null
// returns year: INTEGER, year both hold for
// returns target_id: STRING, Target.id of one target
// returns op: STRING, ge, gt, eq, approx, le or lt
// returns value: FLOAT, the number
// returns measure: STRING, unit of the value, as written
// returns other_id: STRING, Target.id of the other target
// returns other_op: STRING, ge, gt, eq, approx, le or lt
// returns other_value: FLOAT, the number
// returns other_measure: STRING, unit of the value, as written
// returns document_id: STRING, Document.id of the first target
// returns document_title: STRING, title of that document
// returns start: INTEGER, first code point of the first target
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say it, verbatim
// returns other_document_id: STRING, Document.id of the other target
// returns other_document_title: STRING, title of that document
// returns other_start: INTEGER, first code point of the other target
// returns other_end: INTEGER, code point after it
// returns other_quote: STRING, the words that say it, verbatim
// order: indicator, year, document, place in it
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (a:Target)-[:MEASURES]->(i:Indicator)<-[:MEASURES]-(b:Target)
WHERE all(word IN words WHERE toLower(i.name) CONTAINS word)
  AND a.id < b.id AND a.year = b.year
  AND coalesce(a.per, '') = coalesce(b.per, '')
  AND coalesce(a.increment, false) = coalesce(b.increment, false)
  AND (a.value <> b.value OR a.op <> b.op OR a.unit <> b.unit OR coalesce(a.value2, a.value) <> coalesce(b.value2, b.value))
MATCH (d:Document {id: a.document_id})
MATCH (e:Document {id: b.document_id})
RETURN i.id AS indicator_id, i.name AS indicator, i.subject AS subject, a.year AS year,
  a.id AS target_id, a.op AS op, a.value AS value, a.unit AS measure,
  b.id AS other_id, b.op AS other_op, b.value AS other_value, b.unit AS other_measure,
  a.document_id AS document_id, coalesce(d.title, d.source) AS document_title, a.start AS start, a.end AS end, a.quote AS quote,
  b.document_id AS other_document_id, coalesce(e.title, e.source) AS other_document_title,
  b.start AS other_start, b.end AS other_end, b.quote AS other_quote
ORDER BY indicator, indicator_id, year, document_title, document_id, start, target_id, other_id
