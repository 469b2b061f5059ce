// name: units/unit_find
// title_zh: 查单位
// title_en: Find a unit
// summary_en: Units whose full name, or a form of it as written in a document, holds all the words.
// summary_zh: 按全称或文件中的写法查单位，可输入简称。
// param text: STRING, words that must all occur in one name; blanks separate them
// param limit: INTEGER = 200, most rows
// returns unit_id: STRING, Unit.id
// returns unit: STRING, full name
// returns kind: STRING, kind of the unit
// returns level: STRING, national, province, city, county, zone, township or null
// returns area: STRING, full name of its jurisdiction
// returns diffuse: BOOLEAN, true for a group without a name of its own
// returns surfaces: LIST<STRING>, forms as written, over all documents
// returns leads: INTEGER, tasks it leads
// returns responsibles: INTEGER, tasks that name it in a plain list
// returns supports: INTEGER, tasks it supports
// returns documents: INTEGER, documents that mention it
// returns document_id: STRING, Document.id of one document that mentions it (the first by title)
// returns document_title: STRING, title of that document
// returns start: INTEGER, first code point of the first mention there
// returns end: INTEGER, code point after it
// returns quote: STRING, that mention, verbatim
// order: the name itself, names that begin with the text, other full names, other forms; then tasks (most first), name
WITH [word IN split(replace($text, '　', ' '), ' ') WHERE word <> '' | toLower(word)] AS words, toLower(trim($text)) AS phrase
MATCH (u:Unit)
WHERE all(word IN words WHERE toLower(u.name) CONTAINS word) OR EXISTS {
  MATCH (u)<-[x:MENTIONS]-(:Document)
  WHERE any(name IN x.surfaces WHERE all(word IN words WHERE toLower(name) CONTAINS word))
}
MATCH (u)<-[m:MENTIONS]-(d:Document)
WITH words, phrase, u, m, d, coalesce(d.title, d.source) AS document_title, d.id AS document_id
ORDER BY document_title, document_id
WITH words, phrase, u, collect(coalesce(m.surfaces, [])) AS forms,
  collect({document_id: document_id, document_title: document_title, start: m.start, end: m.end, quote: m.quote}) AS mentions
WITH words, phrase, u, mentions, reduce(all = [], form IN forms | all + [name IN form WHERE NOT name IN all]) AS surfaces
WITH u, surfaces, mentions, head(mentions) AS first, CASE
  WHEN toLower(u.name) = phrase OR any(name IN surfaces WHERE toLower(name) = phrase) THEN 0
  WHEN toLower(u.name) STARTS WITH phrase THEN 1
  WHEN all(word IN words WHERE toLower(u.name) CONTAINS word) THEN 2
  ELSE 3
END AS rank
WITH u, surfaces, size(mentions) AS documents, first, rank,
  COUNT { MATCH (u)-[r:RESPONSIBLE_FOR]->(:Task) WHERE r.role = 'lead' } AS leads,
  COUNT { MATCH (u)-[r:RESPONSIBLE_FOR]->(:Task) WHERE r.role = 'responsible' } AS responsibles,
  COUNT { MATCH (u)-[r:RESPONSIBLE_FOR]->(:Task) WHERE r.role = 'support' } AS supports
RETURN u.id AS unit_id, u.name AS unit, u.kind AS kind, u.level AS level, u.area AS area, u.diffuse AS diffuse,
  surfaces AS surfaces, leads AS leads, responsibles AS responsibles, supports AS supports, documents AS documents,
  first.document_id AS document_id, first.document_title AS document_title,
  first.start AS start, first.end AS end, first.quote AS quote
ORDER BY rank, leads + responsibles + supports DESC, unit, unit_id
LIMIT $limit
