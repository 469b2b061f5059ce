// name: gaps/targets_without_owner
// title_zh: 无责任单位的目标
// title_en: Targets without an owner
// summary_en: Targets of a task nobody owns, and targets of no task at all.
// summary_zh: 所属任务没有责任单位，或不属于任何任务的目标。
// param document_id: STRING = null, only this document
// returns target_id: STRING, Target.id
// returns indicator: STRING, noun phrase measured, as written
// returns op: STRING, ge, gt, eq, approx, le or lt
// returns value: FLOAT, the number
// returns value2: FLOAT, upper end of a range, or null
// returns measure: STRING, unit of the value, as written
// returns year: INTEGER, year it is to be reached, or null
// returns task_id: STRING, Task.id of the task that holds it, or null
// returns task: STRING, title of that task
// returns reason: STRING, no_task or task_without_owner
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the target
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say the target, verbatim
// returns task_start: INTEGER, first code point of the task's title
// returns task_end: INTEGER, code point after it
// returns task_quote: STRING, that title as it stands in the text
// order: document, place in it
MATCH (g:Target)
WHERE $document_id IS NULL OR g.document_id = $document_id
OPTIONAL MATCH (g)<-[:HAS_TARGET]-(t:Task)
WITH g, t
WHERE t IS NULL OR NOT EXISTS { MATCH (t)-[:PART_OF*0..6]->(o:Task)<-[:RESPONSIBLE_FOR]-(:Unit) }
MATCH (d:Document {id: g.document_id})
RETURN g.id AS target_id, g.indicator AS indicator, g.op AS op, g.value AS value, g.value2 AS value2,
  g.unit AS measure, g.year AS year, t.id AS task_id, t.title AS task,
  CASE WHEN t IS NULL THEN 'no_task' ELSE 'task_without_owner' END AS reason,
  g.document_id AS document_id, coalesce(d.title, d.source) AS document_title, g.start AS start, g.end AS end, g.quote AS quote,
  t.start AS task_start, t.end AS task_end, t.quote AS task_quote
ORDER BY document_title, document_id, start, target_id, task_id
