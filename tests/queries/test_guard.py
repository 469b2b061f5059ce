"""Typed Cypher: what reads passes, what could do anything else is refused with the reason."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryError
from queries import list_queries
from queries.guard import MAX_DEPTH, MAX_LENGTH, check_readonly
from queries.tokens import tokenise

GOOD = [
    "MATCH (u:Unit)-[r:RESPONSIBLE_FOR {role: 'lead'}]->(t:Task) RETURN u.name AS unit, t.title AS task ORDER BY unit",
    "match (t:Task) where t.title contains '科技城' return count(*) as n",
    "MATCH (t:Task) RETURN t.set AS a, t.`create` AS b, t.start AS start, t.end AS end",
    "RETURN 'DELETE everything; CREATE (n)' AS text",
    'RETURN "it\\"s" AS text // CREATE (n) in a comment\n',
    "/* MERGE */ MATCH (n) RETURN n LIMIT 5;",
    "MATCH (n:Create|Set) RETURN n",
    "MATCH (n:!Delete&Load) RETURN n",
    "MATCH p = shortestPath((a:Unit {name: $a})-[*1..6]-(b:Unit)) RETURN length(p) AS n",
    "UNWIND range(1, 3) AS x RETURN x * 2 AS y, [i IN range(1, 3) | i * 2] AS l",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.labels",
    "MATCH (u:Unit) CALL (u) { MATCH (u)-[:RESPONSIBLE_FOR]->(t) RETURN count(t) AS n } RETURN u.name, n",
    "CALL { MATCH (n:Task) RETURN count(n) AS n } RETURN n",
    "MATCH (t:Task) WHERE EXISTS { (t)<-[:RESPONSIBLE_FOR]-() } RETURN t.id",
    "MATCH (t:Task) RETURN COUNT { (t)-->() } AS n, COLLECT { MATCH (t)-[:HAS_TARGET]->(g) RETURN g.id } AS ids",
    "OPTIONAL MATCH (t:Task) RETURN date('2025-01-01') AS d, duration.between(date('2025-01-01'), date()) AS e",
    "WITH 1 AS x WHERE (x = 1) AND NOT (x = 2) RETURN CASE WHEN (x > 0) THEN 'a' ELSE 'b' END AS c",
    "MATCH ((:Unit)-[:REPORTS_TO]->(:Unit)){1,4} RETURN 1 AS one",
    "MATCH (t:Task)\u3000RETURN\u00a0t.id",
    "RETURN vector.similarity.cosine([1.0, 2.0], [2.0, 1.0]) AS s",
    "MATCH (a)-[:PART_OF*0..3]->(b) RETURN a.id UNION ALL MATCH (a:Unit) RETURN a.id",
]
BAD = {
    "CREATE (n)": "begins with",
    "MATCH (n) DETACH DELETE n": "DETACH",
    "MATCH (n) DELETE n": "DELETE",
    "MATCH (n) SET n.x = 1 RETURN n": "SET",
    "MATCH (n) SeT n.x = 1": "SET",
    "MATCH (n) REMOVE n.x": "REMOVE",
    "MATCH (a), (b) MERGE (a)-[:X]->(b)": "MERGE",
    "MATCH (n)/**/CREATE/**/(m)": "CREATE",
    "MATCH (n) RETURN n; CREATE (m)": "second begins",
    "MATCH (n) CALL { WITH n DELETE n } RETURN 1": "DELETE",
    "MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS RETURN 1": "SET",
    "CALL { RETURN 1 AS x } IN TRANSACTIONS OF 1 ROWS RETURN x": "TRANSACTIONS",
    "UNWIND [1] AS x FOREACH (y IN [1] | CREATE (n)) RETURN x": "FOREACH",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line": "begins with",
    "WITH 1 AS x LOAD CSV FROM 'http://127.0.0.1/' AS line RETURN line": "LOAD",
    "USE system SHOW USERS": "begins with",
    "CALL { USE system RETURN 1 AS x } RETURN x": "USE",
    "SHOW DATABASES": "begins with",
    "TERMINATE TRANSACTIONS 'x'": "begins with",
    "EXPLAIN MATCH (n) RETURN n": "begins with",
    "PROFILE MATCH (n) DELETE n": "begins with",
    "CYPHER runtime=slotted CREATE (n)": "begins with",
    "CALL apoc.load.json('http://127.0.0.1/') YIELD value RETURN value": "apoc.load.json",
    "CALL apoc . cypher . runWrite('CREATE (n)', {})": "apoc.cypher.runWrite",
    "CALL dbms.shutdown()": "dbms.shutdown",
    "CALL `apoc.load.json`('x')": "is not allowed",
    "CALL `db`.`labels`()": "is not allowed",
    "CALL db.labels.evil()": "db.labels.evil",
    "RETURN apoc.cypher.runFirstColumnSingle('RETURN 1', {}) AS x": "apoc.cypher",
    "RETURN genai.vector.encode('x', 'OpenAI', {}) AS x": "genai.vector.encode",
    "RETURN `apoc.text.join`(['a'], '') AS x": "quoted name",
    "RETURN system('id') AS x": "the function system",
    "RETURN file() AS x": "the function file",
    "MATCH (n) \\u0043REATE (m)": "\\u escape",
    "RETURN '\\u0027 AS x CREATE (n)": "\\u escape",
    "MATCH (n) \uff23\uff32\uff25\uff21\uff34\uff25 (m)": "only looks like ASCII",
    "MATCH (n) RETURN n // \u2028 CREATE (m)": "unusual line end",
    "MATCH (n) RETURN n // \x85 CREATE (m)": "unusual line end",
    "RETURN 'open": "does not end",
    'RETURN "open\\"': "does not end",
    "RETURN `open": "does not end",
    "RETURN 1 /* open": "comment that does not end",
    "MATCH (n) RETURN n.x = “a”": "LEFT DOUBLE QUOTATION MARK",
    "MATCH (n)-[*]->(m) RETURN m": "no upper bound",
    "MATCH (n)-[:X*]->(m) RETURN m": "no upper bound",
    "MATCH (n)-[:X* {a: 1}]->(m) RETURN m": "no upper bound",
    "MATCH (n)-[:X*2..]->(m) RETURN m": "upper bound",
    "MATCH (n)-[:X*..]->(m) RETURN m": "upper bound",
    "MATCH (n)-[:X*1..300]->(m) RETURN m": "at most 15",
    "": "empty",
    "  // nothing\n": "empty",
    ";": "empty",
    "RETURN (1": "never closed",
    "RETURN 1)": "closes nothing",
    "RETURN [1)": "closes nothing",
    "RETURN \0": "no text",
    "RETURN '\ud800'": "no text",
    "RETURN " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1): "deeper than",
    "RETURN " + "CASE WHEN true THEN " * 21 + "1" + " END" * 21: "CASE more than",
    "RETURN 1" + " " * MAX_LENGTH: "characters",
}


@pytest.mark.parametrize("text", GOOD)
def test_check_readonly_lets_reading_through(text: str) -> None:
    check_readonly(text)


@pytest.mark.parametrize("info", list_queries(), ids=lambda info: info.name)
def test_check_readonly_lets_every_named_query_through(info) -> None:
    check_readonly(info.cypher)


@pytest.mark.parametrize("text", BAD, ids=lambda text: ascii(text[:40]))
def test_check_readonly_refuses(text: str) -> None:
    with pytest.raises(QueryError) as error:
        check_readonly(text)
    assert BAD[text] in str(error.value)


@given(st.text(max_size=200))
def test_check_readonly_answers_any_text(text: str) -> None:
    try:
        check_readonly(text)
    except QueryError as error:
        assert str(error)


@given(st.lists(st.sampled_from(GOOD + list(BAD)), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_tokens_cover_the_text(texts: list[str], chance: random.Random) -> None:
    text = "".join(texts)[: chance.randrange(1, 200)]
    try:
        tokens = tokenise(text)
    except QueryError:
        return
    assert all(text[token.start : token.start + len(token.text)] == token.text for token in tokens)
    assert [token.start for token in tokens] == sorted({token.start for token in tokens})


WRITES = ["CREATE (n:X)", "MERGE (n:X)", "SET n.x = 1", "DETACH DELETE n", "REMOVE n.x", "LOAD CSV FROM 'f'"]
PREFIXES = ["MATCH (n) ", "RETURN 1; ", "WITH 1 AS n ", "MATCH (n) RETURN n ", "WITH 'b' AS n ", "UNWIND [1] AS n "]


@given(
    st.sampled_from(PREFIXES),
    st.sampled_from(WRITES),
    st.sampled_from(["", " ", "/**/", "\n", "//x\n", "\u3000", "\ufeff"]),
    st.randoms(use_true_random=False),
)
def test_no_spelling_of_a_write_passes(prefix: str, write: str, gap: str, chance: random.Random) -> None:
    spelled = "".join(chance.choice([c.lower(), c.upper()]) for c in write).replace(" ", gap or " ")
    with pytest.raises(QueryError):
        check_readonly(prefix + gap + spelled)
