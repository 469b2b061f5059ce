// name: gaps/targets_past
// title_zh: 年份已过而未见结果的目标
// title_en: Targets past their year without a result
// summary_en: Targets whose year is over and for whose indicator no loaded document states a value of that year or later.
// summary_zh: 年份已过、库中没有文件写明该指标当年或以后数值的目标。
// param document_id: STRING = null, only this document
// param today: STRING = null, ISO date to compare with; the day the question is asked when not given
// returns target_id: STRING, Target.id
// returns indicator: STRING, noun phrase measured, as written
// returns op: STRING, ge, gt, eq, approx, le or lt
// returns value: FLOAT, the number
// returns value2: FLOAT, upper end of a range, or null
// returns measure: STRING, unit of the value, as written
// returns year: INTEGER, year it is to be reached, or null
// returns binding: BOOLEAN, true 约束性, false 预期性, null when unsaid
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the target
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say the target, verbatim
// order: year, document, place in it
WITH substring(coalesce($today, toString(date())), 0, 4) AS today
MATCH (g:Target)
WHERE ($document_id IS NULL OR g.document_id = $document_id) AND toString(g.year) < today
  AND NOT EXISTS { MATCH (g)-[:MEASURES]->(:Indicator)<-[:MEASURES]-(o:Observation) WHERE o.year >= g.year }
MATCH (d:Document {id: g.document_id})
RETURN g.id AS target_id, g.indicator AS indicator, g.op AS op, g.value AS value, g.value2 AS value2, g.unit AS measure,
  g.year AS year, g.binding AS binding, g.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  g.start AS start, g.end AS end, g.quote AS quote
ORDER BY year, document_title, document_id, start, target_id
