// name: explorer/data_version
// title_zh: 数据版本
// title_en: Version of the data
// summary_en: What changes whenever a document is loaded or removed; the explorer keys its cached answers with it.
// summary_zh: 载入或删除文件后即随之变化的标记，查询界面据此判断缓存是否过期。
// returns documents: INTEGER, loaded documents
// returns loaded_at: STRING, UTC time of the last loading, ISO
// returns first_digest: STRING, smallest digest of a document
// returns last_digest: STRING, greatest digest of a document
// returns progress_files: INTEGER, filled ledgers
// returns progress_at: STRING, UTC time at which the last of them was loaded, ISO
// order: one row
OPTIONAL MATCH (f:ProgressFile)
WITH count(f) AS progress_files, max(f.loaded_at) AS progress_at
OPTIONAL MATCH (n:LoadRecord)
RETURN count(n) AS documents, max(n.loaded_at) AS loaded_at, min(n.digest) AS first_digest, max(n.digest) AS last_digest,
  progress_files AS progress_files, progress_at AS progress_at
ORDER BY documents
