// name: documents/document_text
// title_zh: 文件原文
// title_en: Text of a document
// summary_en: The stored text of one document in stretches; joined in this order they are the text, unchanged.
// summary_zh: 一份文件的存档原文，按顺序拼接即为全文。
// param document_id: STRING, Document.id
// returns text_id: STRING, Text.id
// returns order: INTEGER, from 0
// returns start: INTEGER, offset of its first code point in the whole text
// returns content: STRING, the text, unchanged
// returns sha256: STRING, SHA-256 of content (UTF-8)
// returns document_id: STRING, Document.id
// order: place in the document
MATCH (x:Text)
WHERE x.document_id = $document_id
RETURN x.id AS text_id, x.order AS order, x.start AS start, x.content AS content, x.sha256 AS sha256,
  x.document_id AS document_id
ORDER BY order, text_id
