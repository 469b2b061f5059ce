// name: targets/targets_list
// title_zh: 目标清单
// title_en: Targets
// summary_en: All quantified targets with the task that holds them; every filter is optional.
// summary_zh: 全部量化目标及其所属任务；各筛选条件都可以不填。
// param document_id: STRING = null, only targets of this document
// param task_id: STRING = null, only targets of this task
// param text: STRING = null, words that must all occur in the indicator or the sentence; blanks separate them
// param year: INTEGER = null, only targets for this year
// param binding: BOOLEAN = null, true for 约束性, false for 预期性
// param skip: INTEGER = 0, rows to leave out at the beginning
// param limit: INTEGER = 5000, most rows
// returns target_id: STRING, Target.id
// returns indicator: STRING, noun phrase measured, as written
// returns op: STRING, ge, gt, eq, approx, le or lt
// returns value: FLOAT, the number; counts with 万 multiplied out, money in the unit written
// returns value2: FLOAT, upper end of a range, or null
// returns measure: STRING, unit of the value, as written
// returns year: INTEGER, year it is to be reached, or null
// returns per: STRING, year for 每年 and 年均, or null
// returns increment: BOOLEAN, true for 新增, 增长 …, false for a level, null when unsaid
// returns binding: BOOLEAN, true 约束性, false 预期性, null when unsaid
// returns subject: STRING, whose value it is, or null
// returns deadline: STRING, ISO date where finer than the year
// returns task_id: STRING, Task.id of the task that holds it, or null in the goals part
// returns task: STRING, title of that task
// returns indicator_id: STRING, Indicator.id, the same for comparable targets of other documents
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say the target, verbatim
// order: document, place in it
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (d:Document)
WHERE $document_id IS NULL OR d.id = $document_id
WITH words, d, d.id AS said
MATCH (g:Target {document_id: said})
WHERE ($year IS NULL OR g.year = $year)
  AND ($binding IS NULL OR g.binding = $binding)
  AND all(word IN words WHERE toLower(coalesce(g.indicator, '') + ' ' + coalesce(g.quote, '')) CONTAINS word)
  AND ($task_id IS NULL OR EXISTS { MATCH (g)<-[:HAS_TARGET]-(x:Task) WHERE x.id = $task_id })
WITH g.id AS target_id, coalesce(d.title, d.source) AS document_title, d.id AS document_id, g.start AS position
ORDER BY document_title, document_id, position, target_id
SKIP $skip
LIMIT $limit
MATCH (g:Target {id: target_id})
OPTIONAL MATCH (g)<-[:HAS_TARGET]-(t:Task)
OPTIONAL MATCH (g)-[:MEASURES]->(i:Indicator)
RETURN target_id AS target_id, g.indicator AS indicator, g.op AS op, g.value AS value, g.value2 AS value2,
  g.unit AS measure, g.year AS year, g.per AS per, g.increment AS increment, g.binding AS binding,
  g.subject AS subject, g.deadline AS deadline, t.id AS task_id, t.title AS task, i.id AS indicator_id,
  document_id AS document_id, document_title AS document_title, g.start AS start, g.end AS end, g.quote AS quote
ORDER BY document_title, document_id, start, target_id, task_id
