// name: gaps/deadlines_past
// title_zh: 时限已过的任务
// title_en: Deadlines that are over
// summary_en: Tasks whose deadline is over; the graph does not know whether they were done.
// summary_zh: 完成时限已过的任务；图谱不知道是否已经完成。
// param document_id: STRING = null, only this document
// param today: STRING = null, ISO date to compare with; the day the question is asked when not given
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns deadline: STRING, ISO date of the precision given
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the words that say the deadline
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say the deadline, or the title where they are not known
// order: deadline, document, place in it
WITH coalesce($today, toString(date())) AS today
MATCH (t:Task)
WHERE ($document_id IS NULL OR t.document_id = $document_id) AND t.deadline >= '1900' AND t.deadline < '2200'
  AND t.deadline < substring(today, 0, size(t.deadline))
MATCH (d:Document {id: t.document_id})
RETURN t.id AS task_id, t.number AS number, t.title AS title, t.kind AS kind, t.deadline AS deadline,
  t.document_id AS document_id, coalesce(d.title, d.source) AS document_title, coalesce(t.deadline_start, t.start) AS start,
  coalesce(t.deadline_end, t.end) AS end, coalesce(t.deadline_quote, t.quote) AS quote
ORDER BY deadline, document_title, document_id, start, task_id
