// name: documents/document_sections
// title_zh: 文件目录
// title_en: Outline of a document
// summary_en: The headings of one document in its order, with how many tasks and targets stand below each.
// summary_zh: 一份文件的章节标题，以及各章节直接包含的任务、目标数。
// param document_id: STRING, Document.id
// returns section_id: STRING, Section.id
// returns parent_id: STRING, Section.id of the enclosing section, or null at the top
// returns number: STRING, number as printed
// returns title: STRING, heading without its number
// returns level: INTEGER, 1 for the outermost
// returns order: INTEGER, position among the sections, from 0
// returns tasks: INTEGER, tasks directly in it
// returns targets: INTEGER, targets directly in it
// returns body_start: INTEGER, first code point of the whole section
// returns body_end: INTEGER, code point after it
// returns document_id: STRING, Document.id
// returns start: INTEGER, first code point of the heading
// returns end: INTEGER, code point after it
// returns quote: STRING, the heading, verbatim
// order: place in the document
MATCH (s:Section)
WHERE s.document_id = $document_id
OPTIONAL MATCH (s)-[:PART_OF]->(p:Section)
RETURN s.id AS section_id, p.id AS parent_id, s.number AS number, s.title AS title, s.level AS level, s.order AS order,
  COUNT { MATCH (s)<-[:PART_OF]-(:Task) } AS tasks, COUNT { MATCH (s)<-[:PART_OF]-(:Target) } AS targets,
  s.body_start AS body_start, s.body_end AS body_end, s.document_id AS document_id,
  s.start AS start, s.end AS end, s.quote AS quote
ORDER BY order, section_id
