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
// returns reported_on: STRING, ISO date of the report, or null
// order: id of the task
UNWIND $ids AS task_id
MATCH (t:Task {id: task_id})
WITH t, t.document_id AS said
MATCH (d:Document {id: said})
OPTIONAL MATCH (t)-[:PART_OF]->(o:Task)
WITH t, d.period_end AS period_end, o.deadline AS parent_deadline
OPTIONAL MATCH (t)-[:HAS_TARGET]->(g:Target)
WITH t, period_end, parent_deadline, max(g.year) AS last_year
WITH t, period_end, parent_deadline, last_year, head(COLLECT {
  MATCH (q:Progress)-[:REPORTS_ON]->(t)
  MATCH (q)-[:REPORTED_IN]->(e:ProgressFile)
  RETURN q ORDER BY coalesce(q.reported_on, substring(e.loaded_at, 0, 10)) DESC, e.loaded_at DESC, q.id DESC
}) AS p
RETURN t.id AS task_id, t.deadline AS deadline, parent_deadline AS parent_deadline, last_year AS last_year,
  period_end AS period_end, p.id AS progress_id, p.status AS status, p.reported_on AS reported_on
ORDER BY task_id
