// name: explorer/task_ids
// title_zh: 任务编号
// title_en: Ids of the tasks that fit
// summary_en: Ids of the tasks that tasks/tasks_list would list, in its order, without what it says about them.
// summary_zh: tasks/tasks_list 所列任务的编号，顺序相同，不含具体内容。
// param document_id: STRING = null, only tasks of this document
// param unit_id: STRING = null, only tasks in which this unit has a part
// param text: STRING = null, words that must all occur in the title or the full text; blanks separate them
// param role: STRING = null, only tasks with a unit (or the unit unit_id) in this role: lead, responsible or support
// param year: INTEGER = null, only tasks with a deadline or a target in this year
// param kind: STRING = null, task or safeguard
// param without_owner: BOOLEAN = null, true for tasks nobody owns, false for tasks somebody owns
// param skip: INTEGER = 0, rows to leave out at the beginning
// param limit: INTEGER = 5000, most rows
// returns task_id: STRING, Task.id
// returns owned: BOOLEAN, true when a unit is named for it or for a task above
// order: document, place in it
WITH [word IN split(replace(coalesce($text, ''), '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words
MATCH (d:Document)
WHERE ($document_id IS NULL OR d.id = $document_id)
  AND ($unit_id IS NULL OR EXISTS { MATCH (d)-[:MENTIONS]->(n:Unit) WHERE n.id = $unit_id })
WITH words, d, d.id AS said
MATCH (t:Task {document_id: said})
WHERE ($kind IS NULL OR t.kind = $kind)
  AND all(word IN words WHERE toLower(coalesce(t.title, '') + ' ' + coalesce(t.text, '')) CONTAINS word)
WITH t, d
WHERE ($year IS NULL OR t.deadline STARTS WITH toString($year)
    OR EXISTS { MATCH (t)-[:HAS_TARGET]->(y:Target) WHERE y.year = $year })
  AND ($without_owner IS NULL OR $without_owner <> (EXISTS { MATCH (t)<-[:RESPONSIBLE_FOR]-(:Unit) } OR EXISTS {
    MATCH (t)-[:PART_OF*1..6]->(:Task)<-[:RESPONSIBLE_FOR]-(:Unit)
  }))
  AND (($unit_id IS NULL AND $role IS NULL) OR EXISTS {
    MATCH (t)<-[x:RESPONSIBLE_FOR]-(v:Unit)
    WHERE ($unit_id IS NULL OR v.id = $unit_id) AND ($role IS NULL OR x.role = $role)
  } OR (NOT EXISTS { MATCH (t)<-[:RESPONSIBLE_FOR]-(:Unit) } AND EXISTS {
    MATCH (t)-[:PART_OF*1..6]->(o:Task)<-[x:RESPONSIBLE_FOR]-(v:Unit)
    WHERE ($unit_id IS NULL OR v.id = $unit_id) AND ($role IS NULL OR x.role = $role) AND NOT EXISTS {
      MATCH (t)-[:PART_OF*1..5]->(n:Task)-[:PART_OF*1..5]->(o)
      WHERE EXISTS { MATCH (n)<-[:RESPONSIBLE_FOR]-(:Unit) }
    }
  }))
WITH t.id AS task_id, coalesce(d.title, d.source) AS document_title, d.id AS document_id, t.order AS position
ORDER BY document_title, document_id, position, task_id
SKIP $skip
LIMIT $limit
MATCH (t:Task {id: task_id})
RETURN task_id AS task_id, COUNT { MATCH (t)-[:PART_OF*0..6]->(:Task)<-[:RESPONSIBLE_FOR]-(:Unit) } > 0 AS owned
ORDER BY document_title, document_id, position, task_id
