// name: tasks/who_owns_task
// title_zh: 谁负责这项任务
// title_en: Who owns this task
// summary_en: Tasks found by words, one row per task and unit; a task nobody owns appears once, without a unit.
// summary_zh: 按词查任务，每项任务的每个责任单位一行；没有责任单位的任务也列出，单位为空。
// param text: STRING, words that must all occur in the title or the full text of the task; blanks separate them
// param limit: INTEGER = 300, most tasks
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns path: LIST<STRING>, headings above the task, outermost first
// returns matched: STRING, title when all words stand in the title, else text
// returns unit_id: STRING, Unit.id, or null when nobody owns the task
// returns unit: STRING, full name of the unit
// returns role: STRING, lead, responsible or support
// returns written_name: STRING, the unit as written
// returns diffuse: BOOLEAN, true for a group without a name of its own
// returns inferred: BOOLEAN, the role follows from the convention quoted in basis_quote
// returns resolution: STRING, how the written name was resolved; unresolved when it is in no register
// returns owner_task_id: STRING, task at which the owner is named: this one, or the nearest enclosing one that names any
// returns deadline: STRING, ISO date of the precision given, or words
// returns responsibility_id: STRING, id of the RESPONSIBLE_FOR relationship
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote that names the unit (of the title when nobody is named)
// returns end: INTEGER, code point after that quote
// returns quote: STRING, the words that name the unit, verbatim
// returns task_start: INTEGER, first code point of the title
// returns task_end: INTEGER, code point after the title
// returns task_quote: STRING, the title as it stands in the text
// returns basis_start: INTEGER, first code point of the convention
// returns basis_end: INTEGER, code point after it
// returns basis_quote: STRING, the convention, verbatim
// returns deadline_start: INTEGER, first code point of the words that say the deadline
// returns deadline_end: INTEGER, code point after them
// returns deadline_quote: STRING, those words
// order: whole phrase in the title, words in the title, words in the text; tasks with an owner first; then document, place in it, role, position
WITH [word IN split(replace($text, '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words, toLower(trim($text)) AS phrase
MATCH (t:Task)
WHERE all(word IN words WHERE toLower(coalesce(t.title, '') + ' ' + coalesce(t.text, '')) CONTAINS word)
WITH t, CASE
  WHEN toLower(t.title) CONTAINS phrase THEN 0
  WHEN all(word IN words WHERE toLower(t.title) CONTAINS word) THEN 1
  ELSE 2
END AS rank
MATCH (d:Document {id: t.document_id})
WITH t.id AS task_id, d.id AS document_id, coalesce(d.title, d.source) AS document_title, t.order AS position, rank,
  CASE WHEN EXISTS { MATCH (t)-[:PART_OF*0..6]->(:Task)<-[:RESPONSIBLE_FOR]-(:Unit) } THEN 0 ELSE 1 END AS ownerless
ORDER BY rank, ownerless, document_title, document_id, position, task_id
LIMIT $limit
MATCH (t:Task {id: task_id})
WITH t, document_id, document_title, rank, ownerless, head(COLLECT {
  MATCH way = (t)-[:PART_OF*0..6]->(above:Task)
  WHERE EXISTS { MATCH (above)<-[:RESPONSIBLE_FOR]-(:Unit) }
  RETURN above ORDER BY length(way)
}) AS o
OPTIONAL MATCH (o)<-[r:RESPONSIBLE_FOR]-(u:Unit)
RETURN t.id AS task_id, t.number AS number, t.title AS title, t.kind AS kind, t.path AS path,
  CASE WHEN rank < 2 THEN 'title' ELSE 'text' END AS matched,
  u.id AS unit_id, u.name AS unit, r.role AS role, r.name AS written_name, u.diffuse AS diffuse,
  r.inferred AS inferred, r.resolution AS resolution, o.id AS owner_task_id, t.deadline AS deadline,
  r.id AS responsibility_id, document_id AS document_id, document_title AS document_title,
  coalesce(r.start, t.start) AS start, coalesce(r.end, t.end) AS end, coalesce(r.quote, t.quote) AS quote,
  t.start AS task_start, t.end AS task_end, t.quote AS task_quote,
  r.basis_start AS basis_start, r.basis_end AS basis_end, r.basis_quote AS basis_quote,
  t.deadline_start AS deadline_start, t.deadline_end AS deadline_end, t.deadline_quote AS deadline_quote
ORDER BY rank, ownerless, document_title, document_id, t.order, task_id,
  CASE r.role WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1 ELSE 2 END, r.order, responsibility_id
