// name: progress/tasks_overdue
// title_zh: 逾期未完成的任务
// title_en: Tasks past their deadline
// summary_en: Tasks whose own dated deadline lies before the day given and whose latest report is neither done nor stopped.
// summary_zh: 到给定日期已过本身写明的时限、最新填报既未完成也未终止的任务。
// param today: STRING, ISO date for which it is asked
// param document_id: STRING = null, only tasks of this document
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns leads: LIST<STRING>, lead units named at the task
// returns deadline: STRING, ISO date of the precision given
// returns status: STRING, status of the latest report, or null
// returns note: STRING, the progress as written
// returns who: STRING, who reports
// returns reported_on: STRING, ISO date of the report, or null
// returns progress_id: STRING, Progress.id of the latest report, or null
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the words of the plan
// returns end: INTEGER, code point after them
// returns quote: STRING, the words of the plan, verbatim
// order: deadline, document, place in it
MATCH (t:Task)
WHERE ($document_id IS NULL OR t.document_id = $document_id) AND t.deadline >= '1' AND t.deadline < ':'
  AND substring($today, 0, size(t.deadline)) > t.deadline
MATCH (d:Document {id: t.document_id})
WITH t, d, COLLECT {
  MATCH (q:Progress)-[:REPORTS_ON]->(t)
  MATCH (q)-[:REPORTED_IN]->(e:ProgressFile)
  RETURN q.id ORDER BY coalesce(q.reported_on, substring(e.loaded_at, 0, 10)) DESC, e.loaded_at DESC, q.id DESC
} AS found
OPTIONAL MATCH (p:Progress {id: head(found)})
WITH t, d, p
WHERE p IS NULL OR p.status IS NULL OR NOT p.status IN ['done', 'stopped']
RETURN t.id AS task_id, t.number AS number, t.title AS title,
  COLLECT { MATCH (t)<-[r:RESPONSIBLE_FOR]-(u:Unit) WHERE r.role = 'lead' RETURN u.name ORDER BY r.order, r.id } AS leads,
  t.deadline AS deadline, p.status AS status, p.note AS note, p.who AS who, p.reported_on AS reported_on,
  p.id AS progress_id, d.id AS document_id, coalesce(d.title, d.source) AS document_title,
  t.start AS start, t.end AS end, t.quote AS quote
ORDER BY deadline, document_title, document_id, t.order, task_id
