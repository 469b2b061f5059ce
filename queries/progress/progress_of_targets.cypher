// name: progress/progress_of_targets
// title_zh: 目标最新进展
// title_en: Latest progress of each target
// summary_en: Every target with its latest report and the value reached, and the deadline from which a light follows.
// summary_zh: 每个目标的最新进展填报和完成值，以及判断红黄绿灯所需的时限。
// param document_id: STRING = null, only targets of this document
// param task_id: STRING = null, only targets of this task
// param reported: BOOLEAN = null, true for targets with a report, false for those without
// returns target_id: STRING, Target.id
// returns indicator: STRING, noun phrase measured, as written
// returns op: STRING, ge, gt, eq, approx, le or lt
// returns target_value: FLOAT, the number to reach
// returns measure: STRING, unit of the value, as written
// returns deadline: STRING, ISO date where finer than the year
// returns parent_deadline: STRING, deadline of the task that holds it
// returns last_year: INTEGER, year it is to be reached
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
MATCH (g:Target)
WHERE ($document_id IS NULL OR g.document_id = $document_id)
  AND ($task_id IS NULL OR EXISTS { MATCH (g)<-[:HAS_TARGET]-(x:Task) WHERE x.id = $task_id })
  AND ($reported IS NULL OR $reported = EXISTS { MATCH (g)<-[:REPORTS_ON]-(:Progress) })
MATCH (d:Document {id: g.document_id})
OPTIONAL MATCH (g)<-[:HAS_TARGET]-(t:Task)
WITH g, d, max(t.deadline) AS parent_deadline
WITH g, d, parent_deadline, COLLECT {
  MATCH (q:Progress)-[:REPORTS_ON]->(g)
  MATCH (q)-[:REPORTED_IN]->(e:ProgressFile)
  RETURN q.id ORDER BY coalesce(q.reported_on, substring(e.loaded_at, 0, 10)) DESC, e.loaded_at DESC, q.id DESC
} AS found
WITH g, d, parent_deadline, head(found) AS newest, size(found) AS reports
OPTIONAL MATCH (p:Progress {id: newest})-[:REPORTED_IN]->(f:ProgressFile)
RETURN g.id AS target_id, g.indicator AS indicator, g.op AS op, g.value AS target_value, g.unit AS measure,
  g.deadline AS deadline, CASE WHEN g.year IS NULL THEN parent_deadline ELSE null END AS parent_deadline,
  g.year AS last_year, d.period_end AS period_end, p.id AS progress_id, p.status AS status,
  p.status_words AS status_words, p.note AS note, p.value AS value, p.value_words AS value_words, p.who AS who,
  p.reported_on AS reported_on, reports AS reports, f.source AS source, f.sha256 AS sha256, p.locator AS locator,
  f.loaded_at AS loaded_at, d.id AS document_id,
  coalesce(d.title, d.source) AS document_title, g.start AS start, g.end AS end, g.quote AS quote
ORDER BY document_title, document_id, start, target_id
