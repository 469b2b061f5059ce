// name: targets/chain_of_target
// title_zh: 目标责任链
// title_en: Chain of a target
// summary_en: From a target to its task, the units that own it, their superior, and the document with its issuers.
// summary_zh: 从目标到任务、责任单位、上级单位，以及出自的文件和发文机关，每一环都附原文依据。
// needs_one_of: text, target_id
// param text: STRING = null, words that must all occur in the indicator or the sentence; blanks separate them
// param target_id: STRING = null, Target.id
// param year: INTEGER = null, only targets for this year
// param limit: INTEGER = 300, most targets
// returns target_id: STRING, Target.id
// returns indicator: STRING, noun phrase measured, as written
// returns op: STRING, ge, gt, eq, approx, le or lt
// returns value: FLOAT, the number
// returns value2: FLOAT, upper end of a range, or null
// returns measure: STRING, unit of the value, as written
// returns year: INTEGER, year it is to be reached, or null
// returns task_id: STRING, Task.id of the task that holds it, or null in the goals part
// returns task_number: STRING, number of that task as printed
// returns task: STRING, title of that task
// returns owner_task_id: STRING, task at which the unit is named: that task, or the nearest enclosing one that names any
// returns unit_id: STRING, Unit.id of an owner, or null when nobody is named
// returns unit: STRING, full name of the owner
// returns role: STRING, lead, responsible or support
// returns inferred: BOOLEAN, the role follows from the convention quoted in basis_quote
// returns responsibility_id: STRING, id of the RESPONSIBLE_FOR relationship
// returns superior_id: STRING, Unit.id of the owner's superior, or null
// returns superior: STRING, full name of the superior
// returns superior_source: STRING, lexicon entry or rule that says so
// returns issuers: LIST<MAP>, issuers of the document: unit_id, unit, start, end, quote
// returns document_id: STRING, Document.id; every quote of the row stands in it
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the target
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say the target, verbatim
// returns task_start: INTEGER, first code point of the task's title
// returns task_end: INTEGER, code point after it
// returns task_quote: STRING, that title as it stands in the text
// returns owner_start: INTEGER, first code point of the words that name the owner
// returns owner_end: INTEGER, code point after them
// returns owner_quote: STRING, those words, verbatim
// returns basis_start: INTEGER, first code point of the convention
// returns basis_end: INTEGER, code point after it
// returns basis_quote: STRING, the convention, verbatim
// returns superior_start: INTEGER, first code point of the mention that brought the superior in
// returns superior_end: INTEGER, code point after it
// returns superior_quote: STRING, that mention, verbatim
// order: words in the indicator, words in the sentence; targets of a task first; document, place of the target, role, position
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (g:Target)
WHERE ($target_id IS NULL OR g.id = $target_id) AND ($year IS NULL OR g.year = $year)
  AND all(word IN words WHERE toLower(coalesce(g.indicator, '') + ' ' + coalesce(g.quote, '')) CONTAINS word)
MATCH (d:Document {id: g.document_id})
WITH g.id AS target_id, g.start AS position, d.id AS document_id, coalesce(d.title, d.source) AS document_title,
  CASE WHEN all(word IN words WHERE toLower(g.indicator) CONTAINS word) THEN 0 ELSE 1 END AS rank,
  CASE WHEN EXISTS { MATCH (g)<-[:HAS_TARGET]-(:Task) } THEN 0 ELSE 1 END AS taskless
ORDER BY rank, taskless, document_title, document_id, position, target_id
LIMIT $limit
MATCH (g:Target {id: target_id})
MATCH (d:Document {id: document_id})
WITH g, document_id, document_title, rank, taskless, COLLECT {
  MATCH (d)-[q:ISSUED_BY]->(v:Unit)
  RETURN {unit_id: v.id, unit: v.name, start: q.start, end: q.end, quote: q.quote} ORDER BY q.order, q.id
} AS issuers
OPTIONAL MATCH (g)<-[:HAS_TARGET]-(t:Task)
WITH g, document_id, document_title, rank, taskless, issuers, t, head(COLLECT {
  MATCH way = (t)-[:PART_OF*0..6]->(above:Task)
  WHERE EXISTS { MATCH (above)<-[:RESPONSIBLE_FOR]-(:Unit) }
  RETURN above ORDER BY length(way)
}) AS o
OPTIONAL MATCH (o)<-[r:RESPONSIBLE_FOR]-(u:Unit)
OPTIONAL MATCH (u)-[b:REPORTS_TO]->(s:Unit)
WHERE b.document_id = r.document_id
RETURN g.id AS target_id, g.indicator AS indicator, g.op AS op, g.value AS value, g.value2 AS value2,
  g.unit AS measure, g.year AS year, t.id AS task_id, t.number AS task_number, t.title AS task,
  o.id AS owner_task_id, u.id AS unit_id, u.name AS unit, r.role AS role, r.inferred AS inferred,
  r.id AS responsibility_id, s.id AS superior_id, s.name AS superior, b.source AS superior_source,
  issuers AS issuers, document_id AS document_id, document_title AS document_title,
  g.start AS start, g.end AS end, g.quote AS quote,
  t.start AS task_start, t.end AS task_end, t.quote AS task_quote,
  r.start AS owner_start, r.end AS owner_end, r.quote AS owner_quote,
  r.basis_start AS basis_start, r.basis_end AS basis_end, r.basis_quote AS basis_quote,
  b.start AS superior_start, b.end AS superior_end, b.quote AS superior_quote
ORDER BY rank, taskless, document_title, document_id, g.start, target_id, task_id,
  CASE r.role WHEN 'lead' THEN 0 WHEN 'responsible' THEN 1 ELSE 2 END, r.order, responsibility_id, superior_id
