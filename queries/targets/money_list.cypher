// name: targets/money_list
// title_zh: 资金支持
// title_en: Money promised
// summary_en: All sums of money that documents promise, with the task they are promised for.
// summary_zh: 各文件承诺的资金及其对应任务。
// param document_id: STRING = null, only this document
// param task_id: STRING = null, only money for this task
// param text: STRING = null, words that must all occur in the sentence, the beneficiary or the task; blanks separate them
// returns support_id: STRING, Support.id
// returns amount: FLOAT, in the unit written
// returns measure: STRING, 万元, 亿元, % …
// returns bound: STRING, max, min or exact
// returns beneficiary: STRING, who gets it, as written
// returns task_id: STRING, Task.id of the task it is promised for, or null
// returns task: STRING, title of that task
// returns document_id: STRING, Document.id
// returns document_title: STRING, title of the document (name of the file when it states none)
// returns start: INTEGER, first code point of the quote
// returns end: INTEGER, code point after it
// returns quote: STRING, the words that say it, verbatim
// order: document, place in it
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (m:Support)
WHERE $document_id IS NULL OR m.document_id = $document_id
MATCH (d:Document {id: m.document_id})
OPTIONAL MATCH (m)<-[:SUPPORTED_BY]-(t:Task)
WITH words, m, d, t, toLower(coalesce(m.quote, '') + ' ' + coalesce(m.beneficiary, '') + ' ' + coalesce(t.title, '')) AS said
WHERE ($task_id IS NULL OR t.id = $task_id) AND all(word IN words WHERE said CONTAINS word)
RETURN m.id AS support_id, m.amount AS amount, m.unit AS measure, m.bound AS bound, m.beneficiary AS beneficiary,
  t.id AS task_id, t.title AS task, m.document_id AS document_id, coalesce(d.title, d.source) AS document_title,
  m.start AS start, m.end AS end, m.quote AS quote
ORDER BY document_title, document_id, start, support_id
