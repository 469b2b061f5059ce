// name: explorer/orphans
// title_zh: 无责任单位
// title_en: Tasks without an owner, counted
// summary_en: How many tasks nobody is named for, neither there nor above nor in a part; one row.
// summary_zh: 本身、所属任务和下级任务都没有点名责任单位的任务数。
// returns without_owner: INTEGER, tasks
// order: one row
MATCH (t:Task)
WHERE NOT EXISTS { MATCH (t)<-[:RESPONSIBLE_FOR]-(:Unit) }
  AND NOT EXISTS { MATCH (t)-[:PART_OF*1..6]->(o:Task)<-[:RESPONSIBLE_FOR]-(:Unit) }
  AND NOT EXISTS { MATCH (t)<-[:PART_OF*1..6]-(c:Task)<-[:RESPONSIBLE_FOR]-(:Unit) }
RETURN count(t) AS without_owner
ORDER BY without_owner
