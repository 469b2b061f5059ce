// name: explorer/years
// title_zh: 年份
// title_en: Years of deadlines and targets
// summary_en: Every year in which a task is due or a target holds; choices of a filter.
// summary_zh: 任务时限和目标涉及的全部年份，供筛选。
// returns year: INTEGER, the year
// order: year
CALL () {
  MATCH (t:Task)
  WHERE t.deadline IS NOT NULL
  RETURN toInteger(substring(t.deadline, 0, 4)) AS year
  UNION ALL
  MATCH (g:Target)
  RETURN g.year AS year
}
WITH DISTINCT year
WHERE year > 1000
RETURN year AS year
ORDER BY year
