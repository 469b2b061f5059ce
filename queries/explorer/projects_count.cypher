// name: explorer/projects_count
// title_zh: 项目数
// title_en: Projects, counted
// summary_en: How many rows the list of projects has for these words; one row, for turning pages.
// summary_zh: 项目清单中符合关键词的行数，用于翻页。
// param text: STRING = null, words that must all occur in the name of the project; blanks separate them
// returns projects: INTEGER, projects, once for each document that names them
// order: one row
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (j:Project)<-[m:MENTIONS]-(:Document)
WHERE all(word IN words WHERE toLower(j.name) CONTAINS word)
RETURN count(m) AS projects
ORDER BY projects
