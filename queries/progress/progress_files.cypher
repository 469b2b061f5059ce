// name: progress/progress_files
// title_zh: 已载入的进展文件
// title_en: Filled ledgers
// summary_en: The filled ledgers that are loaded, and how many of their records found a task or target.
// summary_zh: 已载入的填报台账，以及其中有多少条记录对应到任务或目标。
// returns file_id: STRING, ProgressFile.id
// returns source: STRING, base name of the file
// returns sha256: STRING, SHA-256 of the bytes
// returns loaded_at: STRING, UTC time of loading, ISO
// returns records: INTEGER, records it gave
// returns linked: INTEGER, records that belong to a task or target that is loaded
// returns blank: INTEGER, rows in which nothing was filled
// order: time of loading
MATCH (f:ProgressFile)
RETURN f.id AS file_id, f.source AS source, f.sha256 AS sha256, f.loaded_at AS loaded_at, f.records AS records,
  COUNT { MATCH (f)<-[:REPORTED_IN]-(p:Progress) WHERE EXISTS { MATCH (p)-[:REPORTS_ON]->() } } AS linked,
  f.blank AS blank
ORDER BY loaded_at, file_id
