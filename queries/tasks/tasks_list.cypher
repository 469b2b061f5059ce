// name: tasks/tasks_list
// title_zh: 任务台账
// title_en: Tasks
// summary_en: All tasks in document order with their units by role, deadline and evidence; every filter is optional.
// summary_zh: 按文件顺序列出任务及其牵头、责任、配合单位、时限和原文依据；各筛选条件都可以不填。
// param document_id: STRING = null, only tasks of this document
// param unit_id: STRING = null, only tasks in which this unit has a part
// param text: STRING = null, words that must all occur in the title or the full text; blanks separate them
// param role: STRING = null, only tasks with a unit (or the unit unit_id) in this role: lead, responsible or support
// param year: INTEGER = null, only tasks with a deadline or a target in this year
// param kind: STRING = null, task or safeguard
// param without_owner: BOOLEAN = null, true for tasks nobody owns, false for tasks somebody owns
// param skip: INTEGER = 0, rows to leave out at the beginning
// param limit: INTEGER = 5000, most rows
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns path: LIST<STRING>, headings above the task, outermost first
// returns leads: LIST<STRING>, full names of the lead units, in the order of the text
// returns responsibles: LIST<STRING>, full names of the units in a plain list
// returns supports: LIST<STRING>, full names of the support units
// returns owners: LIST<MAP>, per unit: unit_id, unit, role, written_name, diffuse, inferred, responsibility_id, task_id (where it is named), start, end, quote
// returns deadline: STRING, ISO date of the precision given, or words
// returns targets: INTEGER, targets of the task
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the title
// returns end: INTEGER, code point after the title
// returns quote: STRING, the title as it stands in the text
// returns deadline_start: INTEGER, first code point of the words that say the deadline
// returns deadline_end: INTEGER, code point after them
// returns deadline_quote: STRING, those words
// order: document, place in it
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (d:Document)
WHERE ($document_id IS NULL OR d.id = $document_id)
  AND ($unit_id IS NULL OR EXISTS { MATCH (d)-[:MENTIONS]->(n:Unit) WHERE n.id = $unit_id })
WITH words, d, d.id AS said
MATCH (t:Task {document_id: said})
WHERE ($kind IS NULL OR t.kind = $kind)
  AND all(word IN words WHERE toLower(coalesce(t.title, '') + ' ' + coalesce(t.text, '')) CONTAINS word)
  AND ($year IS NULL OR t.deadline STARTS WITH toString($year)
    OR EXISTS { MATCH (t)-[:HAS_TARGET]->(y:Target) WHERE y.year = $year })
  AND ($without_owner IS NULL OR $without_owner <> (EXISTS { MATCH (t)<-[:RESPONSIBLE_FOR]-(:Unit) } OR EXISTS {
    MATCH (t)-[:PART_OF*1..6]->(:Task)<-[:RESPONSIBLE_FOR]-(:Unit)
  }))
  AND (($unit_id IS NULL AND $role IS NULL) OR EXISTS {
    MATCH (t)<-[x:RESPONSIBLE_FOR]-(v:Unit)
    WHERE ($unit_id IS NULL OR v.id = $unit_id) AND ($role IS NULL OR x.role = $role)
  } OR (NOT EXISTS { MATCH (t)<-[:RESPONSIBLE_FOR]-(:Unit) } AND EXISTS {
    MATCH (t)-[:PART_OF*1..6]->(o:Task)<-[x:RESPONSIBLE_FOR]-(v:Unit)
    WHERE ($unit_id IS NULL OR v.id = $unit_id) AND ($role IS NULL OR x.role = $role) AND NOT EXISTS {
      MATCH (t)-[:PART_OF*1..5]->(n:Task)-[:PART_OF*1..5]->(o)
      WHERE EXISTS { MATCH (n)<-[:RESPONSIBLE_FOR]-(:Unit) }
    }
  }))
WITH t.id AS task_id, coalesce(d.title, d.source) AS document_title, d.id AS document_id, t.order AS position
ORDER BY document_title, document_id, position, task_id
SKIP $skip
LIMIT $limit
MATCH (t:Task {id: task_id})
WITH t, document_title, document_id, head(COLLECT {
  MATCH way = (t)-[:PART_OF*0..6]->(above:Task)
  WHERE EXISTS { MATCH (above)<-[:RESPONSIBLE_FOR]-(:Unit) }
  RETURN above ORDER BY length(way)
}) AS o
WITH t, document_title, document_id, COLLECT {
  MATCH (o)<-[r:RESPONSIBLE_FOR]-(u:Unit)
  RETURN {
    unit_id: u.id, unit: u.name, role: r.role, written_name: r.name, diffuse: u.diffuse, inferred: r.inferred,
    responsibility_id: r.id, task_id: o.id, start: r.start, end: r.end, quote: r.quote
  } ORDER BY r.order, r.id
} AS owners
RETURN t.id AS task_id, t.number AS number, t.title AS title, t.kind AS kind, t.path AS path,
  [owner IN owners WHERE owner.role = 'lead' | owner.unit] AS leads,
  [owner IN owners WHERE owner.role = 'responsible' | owner.unit] AS responsibles,
  [owner IN owners WHERE owner.role = 'support' | owner.unit] AS supports,
  owners AS owners, t.deadline AS deadline, COUNT { MATCH (t)-[:HAS_TARGET]->(:Target) } AS targets,
  document_id AS document_id, document_title AS document_title, t.start AS start, t.end AS end, t.quote AS quote,
  t.deadline_start AS deadline_start, t.deadline_end AS deadline_end, t.deadline_quote AS deadline_quote
ORDER BY document_title, document_id, t.order, task_id
