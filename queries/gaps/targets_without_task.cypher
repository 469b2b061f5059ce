// name: gaps/targets_without_task
// title_zh: 没有落到任务的目标
// title_en: Targets without a task
// summary_en: Targets that no task holds, and the tasks of the same document that hold a target for the same indicator.
// summary_zh: 没有落到具体任务的目标，以及同一文件中以同一指标为目标的任务。
// param document_id: STRING = null, only this document
// returns target_id: STRING, Target.id
// returns indicator: STRING, noun phrase measured, as written
// returns op: STRING, ge, gt, eq, approx, le or lt
// returns value: FLOAT, the number
// returns value2: FLOAT, upper end of a range, or null
// returns measure: STRING, unit of the value, as written
// returns year: INTEGER, year it is to be reached, or null
// returns section_id: STRING, Section.id of the section that holds it, or null
// returns section: STRING, heading of that section
// returns carried_by: LIST<MAP>, tasks with a target for the same indicator: task_id, title, target_id, start, end, quote
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the target
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say the target, verbatim
// order: document, place in it
MATCH (g:Target)
WHERE ($document_id IS NULL OR g.document_id = $document_id) AND NOT EXISTS { MATCH (g)<-[:HAS_TARGET]-(:Task) }
MATCH (d:Document {id: g.document_id})
OPTIONAL MATCH (g)-[:PART_OF]->(s:Section)
WITH g, d, s.id AS section_id, s.title AS section
OPTIONAL MATCH (g)-[:MEASURES]->(:Indicator)<-[:MEASURES]-(x:Target)<-[:HAS_TARGET]-(t:Task)
WHERE x.document_id = g.document_id
WITH g, d, section_id, section, x, t, x.start AS position, x.id AS tie
ORDER BY position, tie
WITH g, d, section_id, section, collect(CASE WHEN t IS NULL THEN null ELSE {
  task_id: t.id, title: t.title, target_id: x.id, start: x.start, end: x.end, quote: x.quote} END) AS carried_by
RETURN g.id AS target_id, g.indicator AS indicator, g.op AS op, g.value AS value, g.value2 AS value2,
  g.unit AS measure, g.year AS year, section_id AS section_id, section AS section, carried_by AS carried_by,
  g.document_id AS document_id, coalesce(d.title, d.source) AS document_title, g.start AS start, g.end AS end, g.quote AS quote
ORDER BY document_title, document_id, g.start, target_id
