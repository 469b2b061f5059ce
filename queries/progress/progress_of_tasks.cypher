// name: progress/progress_of_tasks
// title_zh: 任务最新进展
// title_en: Latest progress of each task
// summary_en: Every task with its latest report, and the deadlines from which a light follows (docs/ledger.md).
// summary_zh: 每项任务的最新进展填报，以及判断红黄绿灯所需的时限。
// param document_id: STRING = null, only tasks of this document
// param unit_id: STRING = null, only tasks in which this unit has a part
// param task_id: STRING = null, only this task
// param reported: BOOLEAN = null, true for tasks with a report, false for those without
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns deadline: STRING, ISO date of the precision given, or words
// returns parent_deadline: STRING, deadline of the task it is a part of
// returns last_year: INTEGER, last year of its targets
// returns period_end: INTEGER, last year of the plan period
// returns progress_id: STRING, Progress.id of the latest report, or null
// returns status: STRING, not_started, in_progress, delayed, done, stopped, or null
// returns status_words: STRING, the status as written
// returns note: STRING, the progress as written
// returns value: FLOAT, value reached
// returns value_words: STRING, that value as written
// returns who: STRING, who reports
// returns reported_on: STRING, ISO date of the report, or null
// returns reports: INTEGER, reports there are in all
// returns source: STRING, base name of the file that says it
// returns sha256: STRING, SHA-256 of that file
// returns locator: STRING, cell of that file
// returns loaded_at: STRING, UTC time at which that file was loaded, ISO
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the words of the plan
// returns end: INTEGER, code point after them
// returns quote: STRING, the words of the plan, verbatim
// order: document, place in it
MATCH (t:Task)
WHERE ($document_id IS NULL OR t.document_id = $document_id) AND ($task_id IS NULL OR t.id = $task_id)
  AND ($unit_id IS NULL OR EXISTS { MATCH (t)-[:PART_OF*0..6]->(:Task)<-[:RESPONSIBLE_FOR]-(:Unit {id: $unit_id}) })
  AND ($reported IS NULL OR $reported = EXISTS { MATCH (t)<-[:REPORTS_ON]-(:Progress) })
MATCH (d:Document {id: t.document_id})
OPTIONAL MATCH (t)-[:PART_OF]->(o:Task)
WITH t, d, o.deadline AS parent_deadline
OPTIONAL MATCH (t)-[:HAS_TARGET]->(g:Target)
WITH t, d, parent_deadline, max(g.year) AS last_year
WITH t, d, parent_deadline, last_year, COLLECT {
  MATCH (q:Progress)-[:REPORTS_ON]->(t)
  MATCH (q)-[:REPORTED_IN]->(e:ProgressFile)
  RETURN q.id ORDER BY coalesce(q.reported_on, substring(e.loaded_at, 0, 10)) DESC, e.loaded_at DESC, q.id DESC
} AS found
WITH t, d, parent_deadline, last_year, head(found) AS newest, size(found) AS reports
OPTIONAL MATCH (p:Progress {id: newest})-[:REPORTED_IN]->(f:ProgressFile)
RETURN t.id AS task_id, t.number AS number, t.title AS title, t.deadline AS deadline,
  parent_deadline AS parent_deadline, last_year AS last_year, d.period_end AS period_end, p.id AS progress_id, p.status AS status,
  p.status_words AS status_words, p.note AS note, p.value AS value, p.value_words AS value_words, p.who AS who,
  p.reported_on AS reported_on, reports AS reports, f.source AS source, f.sha256 AS sha256, p.locator AS locator,
  f.loaded_at AS loaded_at, d.id AS document_id,
  coalesce(d.title, d.source) AS document_title, t.start AS start, t.end AS end, t.quote AS quote
ORDER BY document_title, document_id, t.order, task_id
