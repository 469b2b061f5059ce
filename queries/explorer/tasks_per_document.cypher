// name: explorer/tasks_per_document
// title_zh: 各文件的任务数
// title_en: Tasks per document
// summary_en: How many tasks each document has, and for how many nobody is named there or above; for turning pages.
// summary_zh: 各文件的任务数和没有写明责任单位的任务数，用于翻页。
// returns document_id: STRING, Document.id
// returns tasks: INTEGER, tasks
// returns without_owner: INTEGER, tasks without an owner of their own or of a task above
// order: title
MATCH (d:Document)
WITH d, d.id AS said
MATCH (t:Task {document_id: said})
WITH d.id AS document_id, coalesce(d.title, d.source) AS title, t, CASE
  WHEN EXISTS { MATCH (t)<-[:RESPONSIBLE_FOR]-(:Unit) } THEN 0
  WHEN EXISTS { MATCH (t)-[:PART_OF*1..6]->(:Task)<-[:RESPONSIBLE_FOR]-(:Unit) } THEN 0
  ELSE 1
END AS orphan
WITH document_id, title, count(t) AS tasks, sum(orphan) AS without_owner
RETURN document_id AS document_id, tasks AS tasks, without_owner AS without_owner
ORDER BY title, document_id
