// name: documents/documents_list
// title_zh: 文件清单
// title_en: Documents
// summary_en: All loaded documents with what they say of themselves and how many facts were read from each.
// summary_zh: 全部已载入文件的基本信息和抽取数量。
// param document_id: STRING = null, only this document
// param skip: INTEGER = 0, rows to leave out at the beginning
// param limit: INTEGER = 5000, most rows
// returns document_id: STRING, Document.id
// returns document_title: STRING, the plan's own title (name of the file when it states none)
// returns title: STRING, the plan's own title, or null when it states none
// returns doc_number: STRING, 文号, or null
// returns issuers: LIST<STRING>, 发文机关 as written
// returns written: STRING, 成文日期, ISO
// returns published: STRING, 发布日期, ISO
// returns period_start: INTEGER, first year of the plan period
// returns period_end: INTEGER, last year of the plan period
// returns kind: STRING, 行动计划, 规划, 意见, 通知, 新闻 …
// returns status: STRING, final, draft or news
// returns area: STRING, full name of the jurisdiction
// returns source: STRING, base name of the file
// returns media_type: STRING, MIME type
// returns sha256: STRING, SHA-256 of the bytes
// returns characters: INTEGER, code points of the stored text
// returns sections: INTEGER, headings
// returns tasks: INTEGER, tasks
// returns responsibilities: INTEGER, parts that units have in its tasks
// returns targets: INTEGER, targets
// returns observations: INTEGER, figures of the past or present
// returns money: INTEGER, sums of money promised
// returns projects: INTEGER, projects it names
// returns parks: INTEGER, parks it names
// returns places: INTEGER, places it names
// returns units: INTEGER, units it names
// returns citations: INTEGER, policies it cites
// returns open_clauses: INTEGER, clauses skipped or unresolved
// returns loaded_at: STRING, UTC time of loading, ISO
// returns zeren_version: STRING, version that loaded it
// order: title
MATCH (d:Document)
WHERE $document_id IS NULL OR d.id = $document_id
WITH d.id AS key, coalesce(d.title, d.source) AS name
ORDER BY name, key
SKIP $skip
LIMIT $limit
MATCH (d:Document {id: key})
OPTIONAL MATCH (n:LoadRecord {document_id: d.id})
WITH d, n.loaded_at AS loaded_at, n.zeren_version AS zeren_version
OPTIONAL MATCH (s:Section {document_id: d.id})
WITH d, loaded_at, zeren_version, count(s) AS sections
OPTIONAL MATCH (t:Task {document_id: d.id})
WITH d, loaded_at, zeren_version, sections, count(t) AS tasks
OPTIONAL MATCH (t:Task {document_id: d.id})<-[r:RESPONSIBLE_FOR]-(:Unit)
WITH d, loaded_at, zeren_version, sections, tasks, count(r) AS responsibilities
OPTIONAL MATCH (g:Target {document_id: d.id})
WITH d, loaded_at, zeren_version, sections, tasks, responsibilities, count(g) AS targets
OPTIONAL MATCH (o:Observation {document_id: d.id})
WITH d, loaded_at, zeren_version, sections, tasks, responsibilities, targets, count(o) AS observations
OPTIONAL MATCH (m:Support {document_id: d.id})
WITH d, loaded_at, zeren_version, sections, tasks, responsibilities, targets, observations, count(m) AS money
OPTIONAL MATCH (c:Clause {document_id: d.id})
WITH d, loaded_at, zeren_version, sections, tasks, responsibilities, targets, observations, money,
  count(c) AS open_clauses
RETURN d.id AS document_id, coalesce(d.title, d.source) AS document_title, d.title AS title, d.doc_number AS doc_number, d.issuers AS issuers,
  d.written AS written, d.published AS published, d.period_start AS period_start, d.period_end AS period_end,
  d.kind AS kind, d.status AS status, d.area AS area, d.source AS source, d.media_type AS media_type,
  d.sha256 AS sha256, d.characters AS characters, sections AS sections, tasks AS tasks,
  responsibilities AS responsibilities, targets AS targets, observations AS observations, money AS money,
  COUNT { MATCH (d)-[:MENTIONS]->(:Project) } AS projects, COUNT { MATCH (d)-[:MENTIONS]->(:Park) } AS parks,
  COUNT { MATCH (d)-[:MENTIONS]->(:Place) } AS places, COUNT { MATCH (d)-[:MENTIONS]->(:Unit) } AS units,
  COUNT { MATCH (d)-[:CITES]->(:Policy) } AS citations, open_clauses AS open_clauses,
  loaded_at AS loaded_at, zeren_version AS zeren_version
ORDER BY document_title, document_id
