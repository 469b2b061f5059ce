// name: units/names_to_review
// title_zh: 待人核定的单位名称
// title_en: Names a person should check
// summary_en: Responsible units that a rule tied to an organisation, or that nothing could tie to one; one row per mention.
// summary_zh: 由规则推定或无法认定的责任单位名称，每处提及一行，供人核定。
// param document_id: STRING = null, only this document
// param limit: INTEGER = 2000, most rows
// returns written_name: STRING, the unit as written
// returns unit_id: STRING, Unit.id of what it stands for now
// returns unit: STRING, name of that unit
// returns area: STRING, full name of the document's area
// returns resolution: STRING, rule or unresolved
// returns reason: STRING, why it is unresolved, or null
// returns task_id: STRING, Task.id
// returns task: STRING, title of the task
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote that names the unit
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that name the unit, verbatim
// order: unresolved first, then name, document, place in it
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE r.resolution IN ['unresolved', 'rule'] AND ($document_id IS NULL OR r.document_id = $document_id)
MATCH (d:Document {id: r.document_id})
RETURN r.name AS written_name, u.id AS unit_id, u.name AS unit, d.area AS area, r.resolution AS resolution,
  r.reason AS reason, t.id AS task_id, t.title AS task, r.document_id AS document_id,
  coalesce(d.title, d.source) AS document_title, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY resolution DESC, written_name, document_title, document_id, start, task_id
LIMIT $limit
