// name: progress/progress_history
// title_zh: 进展填报历史
// title_en: All reports of progress
// summary_en: Every report on tasks and targets, the latest first, with the file, the cell and the row that says it.
// summary_zh: 对任务和目标的全部进展填报，最新在前，附文件、单元格和所在行。
// param about_id: STRING = null, only reports on this task or target
// param document_id: STRING = null, only reports on tasks and targets of this document
// param limit: INTEGER = 5000, most rows
// returns progress_id: STRING, Progress.id
// returns about: STRING, task or target
// returns about_id: STRING, id of the task or target
// returns thing: STRING, title of the task, or indicator
// returns status: STRING, not_started, in_progress, delayed, done, stopped, or null
// returns status_words: STRING, the status as written
// returns note: STRING, the progress as written
// returns value: FLOAT, value reached
// returns value_words: STRING, that value as written
// returns who: STRING, who reports
// returns reported_on: STRING, ISO date of the report, or null
// returns linked_by: STRING, id or title
// returns reason: STRING, what of the row was not understood, or null
// returns source: STRING, base name of the file
// returns sha256: STRING, SHA-256 of the file
// returns locator: STRING, cell of the file
// returns row_text: STRING, the row as it stands in the file
// returns loaded_at: STRING, UTC time at which the file was loaded, ISO
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the words of the plan
// returns end: INTEGER, code point after them
// returns quote: STRING, the words of the plan, verbatim
// order: latest report first
MATCH (p:Progress)-[:REPORTS_ON]->(x:Task|Target)
WHERE ($about_id IS NULL OR x.id = $about_id) AND ($document_id IS NULL OR x.document_id = $document_id)
MATCH (p)-[:REPORTED_IN]->(f:ProgressFile)
MATCH (d:Document {id: x.document_id})
RETURN p.id AS progress_id, p.about AS about, x.id AS about_id, coalesce(x.title, x.indicator) AS thing, p.status AS status,
  p.status_words AS status_words, p.note AS note, p.value AS value, p.value_words AS value_words, p.who AS who,
  p.reported_on AS reported_on, p.linked_by AS linked_by, p.reason AS reason, f.source AS source, f.sha256 AS sha256,
  p.locator AS locator, p.row_text AS row_text, f.loaded_at AS loaded_at, d.id AS document_id,
  coalesce(d.title, d.source) AS document_title, x.start AS start, x.end AS end, x.quote AS quote
ORDER BY coalesce(reported_on, substring(loaded_at, 0, 10)) DESC, loaded_at DESC, progress_id DESC
LIMIT $limit
