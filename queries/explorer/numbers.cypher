// name: explorer/numbers
// title_zh: 总览数字
// title_en: Numbers of the overview
// summary_en: How many documents, tasks, duties, units and targets there are, and what is missing; one row.
// summary_zh: 文件、任务、责任关系、单位、目标的数量，以及缺口的数量。
// returns documents: INTEGER, loaded documents
// returns tasks: INTEGER, tasks and safeguards
// returns duties: INTEGER, parts that units have in tasks
// returns units: INTEGER, units
// returns targets: INTEGER, targets
// returns unresolved: INTEGER, clauses that were not understood
// order: one row
CALL () {
  MATCH (n:Document)
  RETURN count(n) AS documents
}
CALL () {
  MATCH (n:Task)
  RETURN count(n) AS tasks
}
CALL () {
  MATCH (u:Unit)
  WITH COUNT { MATCH (u)-[:RESPONSIBLE_FOR]->(:Task) } AS parts
  RETURN coalesce(sum(parts), 0) AS duties
}
CALL () {
  MATCH (n:Unit)
  RETURN count(n) AS units
}
CALL () {
  MATCH (n:Target)
  RETURN count(n) AS targets
}
CALL () {
  MATCH (c:Clause)
  WHERE c.outcome = 'unresolved'
  RETURN count(c) AS unresolved
}
RETURN documents AS documents, tasks AS tasks, duties AS duties, units AS units, targets AS targets,
  unresolved AS unresolved
ORDER BY documents
