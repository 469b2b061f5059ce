// name: documents/document_blocks
// title_zh: 原文定位
// title_en: Blocks of a document
// summary_en: Where the stretches of the stored text stand in the original file (page, paragraph, cell).
// summary_zh: 原文各段在原件中的位置（页、段、单元格）。
// param document_id: STRING, Document.id
// returns block_id: STRING, Block.id
// returns kind: STRING, paragraph, heading, cell or box
// returns page: INTEGER, page from 1, or null
// returns locator: STRING, p. 3, Sheet1!B4, paragraph 12
// returns document_id: STRING, Document.id
// returns start: INTEGER, first code point
// returns end: INTEGER, code point after it
// order: place in the document
MATCH (b:Block)
WHERE b.document_id = $document_id
RETURN b.id AS block_id, b.kind AS kind, b.page AS page, b.locator AS locator, b.document_id AS document_id,
  b.start AS start, b.end AS end
ORDER BY start, end, block_id
