// name: progress/progress_unlinked
// title_zh: 未能对应的进展记录
// title_en: Reports that belong to nothing loaded
// summary_en: Rows of filled ledgers that could not be linked to a task or target, with the reason.
// summary_zh: 填报台账中没有对应到任何任务或目标的行及其原因。
// returns progress_id: STRING, Progress.id
// returns about: STRING, task or target
// returns about_id: STRING, the id in the row whose document is not loaded, or null
// returns thing: STRING, task or indicator as the row names it
// returns reason: STRING, why it is not linked; null when its document is not loaded
// returns status_words: STRING, the status as written
// returns note: STRING, the progress as written
// returns who: STRING, who reports
// returns reported_on: STRING, ISO date of the report, or null
// returns source: STRING, base name of the file
// returns sha256: STRING, SHA-256 of the file
// returns locator: STRING, cell of the file
// returns row_text: STRING, the row as it stands in the file
// order: file, cell
MATCH (p:Progress)-[:REPORTED_IN]->(f:ProgressFile)
WHERE NOT EXISTS { MATCH (p)-[:REPORTS_ON]->() }
RETURN p.id AS progress_id, p.about AS about, p.about_id AS about_id, p.title AS thing, p.reason AS reason,
  p.status_words AS status_words, p.note AS note, p.who AS who, p.reported_on AS reported_on, f.source AS source,
  f.sha256 AS sha256, p.locator AS locator, p.row_text AS row_text
ORDER BY source, sha256, locator, progress_id
