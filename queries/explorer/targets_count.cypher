// name: explorer/targets_count
// title_zh: 目标数
// title_en: Targets, counted
// summary_en: How many targets fit the words, the document and the year; one row, for turning pages.
// summary_zh: 符合关键词、文件和年份的目标数，用于翻页。
// param document_id: STRING = null, only targets of this document
// param text: STRING = null, words that must all occur in the indicator or the sentence; blanks separate them
// param year: INTEGER = null, only targets for this year
// returns targets: INTEGER, targets
// order: one row
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (g:Target)
WHERE ($document_id IS NULL OR g.document_id = $document_id)
  AND ($year IS NULL OR g.year = $year)
  AND all(word IN words WHERE toLower(coalesce(g.indicator, '') + ' ' + coalesce(g.quote, '')) CONTAINS word)
RETURN count(g) AS targets
ORDER BY targets
