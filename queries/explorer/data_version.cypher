// name: explorer/data_version
// title_zh: 数据版本
// title_en: Version of the data
// summary_en: What changes whenever a document is loaded or removed; the explorer keys its cached answers with it.
// summary_zh: 载入或删除文件后即随之变化的标记，查询界面据此判断缓存是否过期。
// returns documents: INTEGER, loaded documents
// returns loaded_at: STRING, UTC time of the last loading, ISO
// returns first_digest: STRING, smallest digest of a document
// returns last_digest: STRING, greatest digest of a document
// order: one row
MATCH (n:LoadRecord)
RETURN count(n) AS documents, max(n.loaded_at) AS loaded_at, min(n.digest) AS first_digest, max(n.digest) AS last_digest
ORDER BY documents
