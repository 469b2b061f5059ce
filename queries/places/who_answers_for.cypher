// name: places/who_answers_for
// title_zh: 谁负责这个园区
// title_en: Who answers for a place
// summary_en: Units that administer a park, own tasks in or about it, or build projects in it, each with the words that say so.
// summary_zh: 管理这一园区的单位、其任务的责任单位、其项目的建设单位，均附原文依据。
// param place_id: STRING, Park.id or Place.id
// param limit: INTEGER = 2000, most rows
// returns place: STRING, name of the park or place
// returns relation: STRING, ADMINISTERS, RESPONSIBLE_FOR or BUILDS
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name of the unit
// returns role: STRING, lead, responsible or support for a task, else null
// returns thing_id: STRING, id of the park, task or project
// returns thing: STRING, title or name of it
// returns fact_id: STRING, id of the relationship the quote belongs to
// returns document_id: STRING, Document.id, or null when a register says it
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that name the unit, verbatim
// order: administration, owners of tasks, builders; document, place in it
MATCH (p:Park|Place)
WHERE p.id = $place_id
CALL (p) {
  MATCH (p)<-[r:ADMINISTERS]-(u:Unit)
  RETURN r AS r, u AS u, p AS x
  UNION
  MATCH (p)<-[:LOCATED_IN|CONCERNS]-(x:Task)<-[r:RESPONSIBLE_FOR]-(u:Unit)
  RETURN r AS r, u AS u, x AS x
  UNION
  MATCH (p)<-[:LOCATED_IN]-(x:Project)<-[r:BUILDS]-(u:Unit)
  RETURN r AS r, u AS u, x AS x
}
OPTIONAL MATCH (d:Document {id: r.document_id})
RETURN p.name AS place, type(r) AS relation, u.id AS unit_id, u.name AS unit, r.role AS role, x.id AS thing_id,
  coalesce(x.title, x.name) AS thing, r.id AS fact_id, r.document_id AS document_id,
  coalesce(d.title, d.source) AS document_title, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY CASE relation WHEN 'ADMINISTERS' THEN 0 WHEN 'RESPONSIBLE_FOR' THEN 1 ELSE 2 END,
  document_title, document_id, start, fact_id
LIMIT $limit
