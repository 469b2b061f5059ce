// name: gaps/parks_without_administration
// title_zh: 无管理机构的园区
// title_en: Parks without an administering unit
// summary_en: Parks for which no loaded document names a unit that runs them, at their first mention in each document.
// summary_zh: 库中文件没有写明管理机构的园区，按各文件首次提及列出。
// param document_id: STRING = null, only this document
// returns park_id: STRING, Park.id
// returns park: STRING, canonical name
// returns level: STRING, zone or area
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the first mention
// returns end: INTEGER, code point after it
// returns quote: STRING, that mention, verbatim
// order: document, place in it
MATCH (d:Document)-[m:MENTIONS]->(p:Park)
WHERE ($document_id IS NULL OR d.id = $document_id) AND NOT EXISTS { MATCH (p)<-[:ADMINISTERS]-(:Unit) }
RETURN p.id AS park_id, p.name AS park, p.level AS level, d.id AS document_id,
  coalesce(d.title, d.source) AS document_title, m.start AS start, m.end AS end, m.quote AS quote
ORDER BY document_title, document_id, start, park_id
