// name: explorer/document_names
// title_zh: 文件名称
// title_en: Names of the documents
// summary_en: Title of every loaded document; what the pages need of documents they do not show.
// summary_zh: 全部已载入文件的名称，供各页面显示和筛选。
// returns document_id: STRING, Document.id
// returns document_title: STRING, the plan's own title (name of the file when it states none)
// order: title
MATCH (d:Document)
RETURN d.id AS document_id, coalesce(d.title, d.source) AS document_title
ORDER BY document_title, document_id
