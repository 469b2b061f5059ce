// name: tasks/task_detail
// title_zh: 任务详情
// title_en: One task in full
// summary_en: One task with its text, its place in the plan, its targets, money, projects, parks and places.
// summary_zh: 一项任务的全文、所在章节、目标、资金、项目、园区和地点。
// param task_id: STRING, Task.id
// returns task_id: STRING, Task.id
// returns number: STRING, number of the task as printed
// returns title: STRING, title of the task
// returns kind: STRING, task or safeguard
// returns path: LIST<STRING>, headings above the task, outermost first
// returns text: STRING, the whole item, verbatim
// returns body_start: INTEGER, first code point of the whole item
// returns body_end: INTEGER, code point after it
// returns deadline: STRING, ISO date of the precision given, or words
// returns parent_id: STRING, Task.id of the task it is a part of, or null
// returns parent: STRING, title of that task
// returns section_id: STRING, Section.id of the innermost section, or null
// returns section: STRING, heading of that section
// returns parts: LIST<MAP>, tasks that are parts of it: task_id, number, title, start, end, quote
// returns targets: LIST<MAP>, per target: target_id, indicator, op, value, value2, measure, year, start, end, quote
// returns money: LIST<MAP>, money promised: support_id, amount, measure, bound, beneficiary, start, end, quote
// returns projects: LIST<MAP>, per project it is about: project_id, project, start, end, quote
// returns parks: LIST<MAP>, per park it is about or lies in: park_id, park, relation, start, end, quote
// returns places: LIST<MAP>, per place it lies in: place_id, place, start, end, quote
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the title
// returns end: INTEGER, code point after the title
// returns quote: STRING, the title as it stands in the text
// returns rule: STRING, rule that found the task
// returns deadline_start: INTEGER, first code point of the words that say the deadline
// returns deadline_end: INTEGER, code point after them
// returns deadline_quote: STRING, those words
// order: one row
MATCH (t:Task {id: $task_id})
MATCH (d:Document {id: t.document_id})
OPTIONAL MATCH (t)-[:PART_OF]->(up:Task)
WITH t, d, up.id AS parent_id, up.title AS parent
OPTIONAL MATCH (t)-[:PART_OF]->(s:Section)
WITH t, d, parent_id, parent, s.id AS section_id, s.title AS section
OPTIONAL MATCH (t)<-[:PART_OF]-(c:Task)
WITH t, d, parent_id, parent, section_id, section, c, c.order AS position
ORDER BY position
WITH t, d, parent_id, parent, section_id, section, collect(CASE WHEN c IS NULL THEN null ELSE {
  task_id: c.id, number: c.number, title: c.title, start: c.start, end: c.end, quote: c.quote} END) AS parts
OPTIONAL MATCH (t)-[:HAS_TARGET]->(g:Target)
WITH t, d, parent_id, parent, section_id, section, parts, g, g.start AS position, g.id AS tie
ORDER BY position, tie
WITH t, d, parent_id, parent, section_id, section, parts, collect(CASE WHEN g IS NULL THEN null ELSE {
  target_id: g.id, indicator: g.indicator, op: g.op, value: g.value, value2: g.value2, measure: g.unit, year: g.year,
  start: g.start, end: g.end, quote: g.quote} END) AS targets
OPTIONAL MATCH (t)-[:SUPPORTED_BY]->(m:Support)
WITH t, d, parent_id, parent, section_id, section, parts, targets, m, m.start AS position, m.id AS tie
ORDER BY position, tie
WITH t, d, parent_id, parent, section_id, section, parts, targets, collect(CASE WHEN m IS NULL THEN null ELSE {
  support_id: m.id, amount: m.amount, measure: m.unit, bound: m.bound, beneficiary: m.beneficiary,
  start: m.start, end: m.end, quote: m.quote} END) AS money
OPTIONAL MATCH (t)-[j:CONCERNS]->(p:Project)
WITH t, d, parent_id, parent, section_id, section, parts, targets, money, j, p, j.start AS position, j.id AS tie
ORDER BY position, tie
WITH t, d, parent_id, parent, section_id, section, parts, targets, money,
  collect(CASE WHEN p IS NULL THEN null ELSE {
    project_id: p.id, project: p.name, start: j.start, end: j.end, quote: j.quote} END) AS projects
OPTIONAL MATCH (t)-[k:CONCERNS|LOCATED_IN]->(q:Park)
WITH t, d, parent_id, parent, section_id, section, parts, targets, money, projects, k, q,
  k.start AS position, k.id AS tie
ORDER BY position, tie
WITH t, d, parent_id, parent, section_id, section, parts, targets, money, projects,
  collect(CASE WHEN q IS NULL THEN null ELSE {
    park_id: q.id, park: q.name, relation: type(k), start: k.start, end: k.end, quote: k.quote} END) AS parks
OPTIONAL MATCH (t)-[l:LOCATED_IN]->(w:Place)
WITH t, d, parent_id, parent, section_id, section, parts, targets, money, projects, parks, l, w,
  l.start AS position, l.id AS tie
ORDER BY position, tie
WITH t, d, parent_id, parent, section_id, section, parts, targets, money, projects, parks,
  collect(CASE WHEN w IS NULL THEN null ELSE {
    place_id: w.id, place: w.name, start: l.start, end: l.end, quote: l.quote} END) AS places
RETURN t.id AS task_id, t.number AS number, t.title AS title, t.kind AS kind, t.path AS path, t.text AS text,
  t.body_start AS body_start, t.body_end AS body_end, t.deadline AS deadline,
  parent_id AS parent_id, parent AS parent, section_id AS section_id, section AS section,
  parts AS parts, targets AS targets, money AS money, projects AS projects, parks AS parks, places AS places,
  t.document_id AS document_id, coalesce(d.title, d.source) AS document_title, t.start AS start, t.end AS end, t.quote AS quote,
  t.rule AS rule, t.deadline_start AS deadline_start, t.deadline_end AS deadline_end,
  t.deadline_quote AS deadline_quote
ORDER BY task_id
