// name: gaps/tasks_without_deadline
// title_zh: 无完成时限的任务
// title_en: Tasks without a deadline
// summary_en: Tasks that state no deadline, neither themselves nor at a task they are part of, and none by the year of a target; or one in words only.
// summary_zh: 本身、所属任务都没有写明完成时限，目标也没有年份的任务；以及时限只有文字的任务。
// param document_id: STRING = null, only this document
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns deadline: STRING, the words of a deadline without a date, or null
// returns reason: STRING, no_deadline or deadline_in_words
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the title
// returns end: INTEGER, code point after it
// returns quote: STRING, the title as it stands in the text
// order: document, place in it
MATCH (t:Task)
WHERE ($document_id IS NULL OR t.document_id = $document_id)
  AND NOT EXISTS { MATCH (t)-[:PART_OF*0..6]->(o:Task) WHERE o.deadline >= '1900' AND o.deadline < '2200' }
  AND NOT EXISTS { MATCH (t)-[:HAS_TARGET]->(g:Target) WHERE g.year IS NOT NULL }
MATCH (d:Document {id: t.document_id})
RETURN t.id AS task_id, t.number AS number, t.title AS title, t.kind AS kind, t.deadline AS deadline,
  CASE WHEN t.deadline IS NULL THEN 'no_deadline' ELSE 'deadline_in_words' END AS reason,
  t.document_id AS document_id, coalesce(d.title, d.source) AS document_title, t.start AS start, t.end AS end, t.quote AS quote
ORDER BY document_title, document_id, t.order, task_id
