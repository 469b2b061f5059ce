// name: targets/figures
// title_zh: 全部指标数值
// title_en: All figures
// summary_en: Every target and observed value with what decides whether it can be compared: document, dates, area, task and its parks.
// summary_zh: 全部目标值和现状值，附判断能否比较所需的信息：文件、日期、辖区、所属任务及其涉及的园区。
// param document_id: STRING = null, only figures of this document
// param limit: INTEGER = 200000, most rows
// returns fact_kind: STRING, target or observation
// returns fact_id: STRING, Target.id or Observation.id
// returns indicator: STRING, noun phrase measured, as written
// returns op: STRING, ge, gt, eq, approx, le or lt; null for an observation
// returns value: FLOAT, the number
// returns value2: FLOAT, upper end of a range, or null
// returns measure: STRING, unit of the value, as written
// returns year: INTEGER, year it holds for, or null
// returns per: STRING, year for 每年 and 年均, or null
// returns increment: BOOLEAN, true for 新增, 增长 …, false for a level, null when unsaid
// returns subject: STRING, whose value it is, or null
// returns task_id: STRING, Task.id of the task that holds a target, or null
// returns task: STRING, title of that task
// returns parks: LIST<STRING>, parks and places the task lies in or is about
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns doc_number: STRING, its 文号, or null
// returns status: STRING, final, draft or news
// returns written: STRING, date of the document, or null
// returns published: STRING, date of publication, or null
// returns period_start: INTEGER, first year of the plan period, or null
// returns period_end: INTEGER, last year of it, or null
// returns area: STRING, jurisdiction of the document
// returns province: STRING, its province, or null
// returns city: STRING, its city, or null
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say it, verbatim
// order: document, place in it
MATCH (f:Target|Observation)
WHERE $document_id IS NULL OR f.document_id = $document_id
WITH f, CASE WHEN 'Target' IN labels(f) THEN 'target' ELSE 'observation' END AS fact_kind
ORDER BY f.document_id, f.start, f.order, f.id
LIMIT $limit
MATCH (d:Document {id: f.document_id})
OPTIONAL MATCH (f)<-[:HAS_TARGET]-(t:Task)
WITH f, fact_kind, d, t, COLLECT {
  MATCH (t)-[:LOCATED_IN|CONCERNS]->(p:Park|Place)
  RETURN DISTINCT p.name AS name ORDER BY name
} AS parks
RETURN fact_kind AS fact_kind, f.id AS fact_id, f.indicator AS indicator, f.op AS op, f.value AS value,
  f.value2 AS value2, f.unit AS measure, f.year AS year, f.per AS per, f.increment AS increment, f.subject AS subject,
  t.id AS task_id, t.title AS task, parks AS parks, d.id AS document_id, coalesce(d.title, d.source) AS document_title,
  d.doc_number AS doc_number, d.status AS status, d.written AS written, d.published AS published,
  d.period_start AS period_start, d.period_end AS period_end, d.area AS area, d.province AS province, d.city AS city,
  f.start AS start, f.end AS end, f.quote AS quote
ORDER BY document_id, start, f.order, fact_id
