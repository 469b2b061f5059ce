// name: targets/figure_places
// title_zh: 文件中的园区和地点写法
// title_en: Parks and places as documents write them
// summary_en: The written forms of every park and place that a document names, to tell whose figure a sentence speaks of.
// summary_zh: 每份文件写到的园区、地点及其写法，用于判断一句话说的是哪里的数值。
// param limit: INTEGER = 200000, most rows
// returns document_id: STRING, Document.id
// returns place_id: STRING, Park.id or Place.id
// returns place: STRING, full name
// returns surfaces: LIST<STRING>, forms as written
// returns start: INTEGER, first code point of the first mention
// returns end: INTEGER, code point after it
// returns quote: STRING, the first mention, verbatim
// order: document, name
MATCH (d:Document)-[m:MENTIONS]->(p:Park|Place)
RETURN d.id AS document_id, p.id AS place_id, p.name AS place, m.surfaces AS surfaces,
  m.start AS start, m.end AS end, m.quote AS quote
ORDER BY document_id, place, place_id
LIMIT $limit
