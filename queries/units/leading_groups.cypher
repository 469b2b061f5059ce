// name: units/leading_groups
// title_zh: 领导小组与专班
// title_en: Leading groups
// summary_en: Leading groups that tasks name, the post that chairs each and the unit that hosts its office, with the words that say so.
// summary_zh: 任务中写明的领导小组、专班等议事协调机构，其组长职务和办公室所在单位，均附原文依据。
// param unit_id: STRING = null, only groups that are this Unit.id or whose office it hosts
// param document_id: STRING = null, only groups named in this document
// returns unit_id: STRING, Unit.id of the group
// returns unit: STRING, full name of the group
// returns chair: STRING, post that chairs it as written, or null
// returns chair_start: INTEGER, first code point of the chair
// returns chair_end: INTEGER, code point after it
// returns chair_quote: STRING, the chair, verbatim
// returns office_id: STRING, Unit.id of the unit that hosts its office, or null
// returns office: STRING, full name of that unit, or null
// returns office_start: INTEGER, first code point of the words that name the host
// returns office_end: INTEGER, code point after them
// returns office_quote: STRING, those words, verbatim
// returns task_id: STRING, task that names the group
// returns title: STRING, title of that task
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the words that name the group
// returns end: INTEGER, code point after them
// returns quote: STRING, those words, verbatim
// order: name of the group, document, place in the text
MATCH (g:Unit)
WHERE ($unit_id IS NULL OR g.id = $unit_id OR EXISTS { MATCH (g)<-[:HOSTS]-(v:Unit) WHERE v.id = $unit_id })
  AND ($document_id IS NULL OR EXISTS { MATCH (g)<-[:MENTIONS]-(m:Document) WHERE m.id = $document_id })
MATCH (t:Task)<-[r:RESPONSIBLE_FOR]-(g)
WHERE r.role = 'lead' AND ($document_id IS NULL OR t.document_id = $document_id)
MATCH (d:Document {id: t.document_id})
OPTIONAL MATCH (g)<-[h:HOSTS]-(o:Unit)
WHERE h.task_id = t.id
WITH t, r, g, d, h, o
WHERE (g.kind = 'leading_group' OR r.chair IS NOT NULL OR h IS NOT NULL)
  AND ($unit_id IS NULL OR g.id = $unit_id OR o.id = $unit_id)
RETURN g.id AS unit_id, g.name AS unit, r.chair AS chair, r.chair_start AS chair_start, r.chair_end AS chair_end,
  r.chair_quote AS chair_quote, o.id AS office_id, o.name AS office, h.start AS office_start, h.end AS office_end,
  h.quote AS office_quote, t.id AS task_id, t.title AS title, d.id AS document_id,
  coalesce(d.title, d.source) AS document_title, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY unit, unit_id, document_title, document_id, start, task_id, office_id
