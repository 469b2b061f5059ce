// name: progress/lights_of_tasks
// title_zh: 指定任务的灯号依据
// title_en: What the lights of some tasks follow from
// summary_en: Of these tasks, the latest status that was reported and the deadlines from which a light follows (docs/ledger.md).
// summary_zh: 指定任务最近一次填报的状态，以及判断红黄绿灯所需的时限。
// param ids: LIST<STRING>, Task.id of each
// returns task_id: STRING, Task.id
// returns deadline: STRING, ISO date of the precision given, or words
// returns parent_deadline: STRING, deadline of the task it is a part of
// returns last_year: INTEGER, last year of its targets
// returns period_end: INTEGER, last year of the plan period
// returns progress_id: STRING, Progress.id of the latest report, or null
// returns status: STRING, not_started, in_progress, delayed, done, stopped, or null
// returns status_words: STRING, the status as written
// returns note: STRING, the progress as written
// returns value_words: STRING, the value reached as written
// returns who: STRING, who reports
// returns reports: INTEGER, reports there are in all
// returns source: STRING, base name of the file that says it
// returns locator: STRING, cell of that file
// returns reported_on: STRING, ISO date of the report, or null
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the words of the plan
// returns end: INTEGER, code point after them
// returns quote: STRING, the words of the plan, verbatim
// order: id of the task
UNWIND $ids AS task_id
MATCH (t:Task {id: task_id})
WITH t, t.document_id AS said
MATCH (d:Document {id: said})
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
RETURN t.id AS task_id, t.deadline AS deadline, parent_deadline AS parent_deadline, last_year AS last_year,
  d.period_end AS period_end, p.id AS progress_id, p.status AS status, p.status_words AS status_words,
  p.note AS note, p.value_words AS value_words, p.who AS who, reports AS reports, f.source AS source, p.locator AS locator,
  p.reported_on AS reported_on, d.id AS document_id, coalesce(d.title, d.source) AS document_title,
  t.start AS start, t.end AS end, t.quote AS quote
ORDER BY task_id
