"""The store as the rest of the program sees it: plain rows, whole transactions, errors that say what is wrong."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import QueryError, StoreError
from graph.stores import ConflictError, GraphStore, Statement, open_store


@pytest.fixture
def reader(store: GraphStore, store_folder: Path) -> GraphStore:
    """The same store as its readers open it; ``store`` comes first, as it makes and clears it."""
    with open_store(store_folder) as opened:
        yield opened


def count(store: GraphStore) -> int:
    return int(store.read("MATCH (n) RETURN count(n) AS number")[0]["number"])


def test_read_values_are_plain(store: GraphStore) -> None:
    store.write([Statement("CREATE (:Task {id: 'a', path: ['一', '二']})-[:PART_OF {id: 'r'}]->(:Section {id: 'b'})")])

    (row,) = store.read(
        "MATCH p = (a:Task)-[r]->(b) RETURN a, r, p, labels(a) AS labels, date('2024-06-13') AS day, null AS none, 1.5 AS x"
    )

    task = {"_labels": ["Task"], "id": "a", "path": ["一", "二"]}
    part = {"_type": "PART_OF", "_start": "a", "_end": "b", "id": "r"}
    assert (row["a"], row["r"], row["labels"]) == (task, part, ["Task"])
    assert row["p"] == {"_nodes": [task, {"_labels": ["Section"], "id": "b"}], "_relationships": [part]}
    assert (row["day"], row["none"], row["x"]) == ("2024-06-13", None, 1.5)


def test_read_limit_fetches_only_so_many(store: GraphStore) -> None:
    assert store.read("UNWIND range(1, 100000) AS i RETURN i", limit=3) == [{"i": 1}, {"i": 2}, {"i": 3}]


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@given(
    st.dictionaries(
        st.sampled_from(("name", "quote", "value", "count", "flag", "path")),
        st.one_of(TEXTS, st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.booleans()),
    )
)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_write_values_come_back_unchanged(store: GraphStore, properties: dict[str, object]) -> None:
    store.write(
        [Statement("MATCH (n) DETACH DELETE n"), Statement("CREATE (n:Clause) SET n = $row", {"row": properties})]
    )

    (row,) = store.read("MATCH (n:Clause) RETURN properties(n) AS row")

    assert row["row"] == properties
    assert {name: type(value) for name, value in row["row"].items()} == {k: type(v) for k, v in properties.items()}


def test_write_all_statements_or_none(store: GraphStore) -> None:
    statements = [
        Statement("CREATE (:Task {id: 'a'})"),
        Statement("CREATE (:Task {id: 'b'}) RETURN 1 / 0 AS x, toInteger("),
    ]

    with pytest.raises(StoreError):
        store.write(statements)

    assert count(store) == 0


def test_write_undoes_everything_when_an_expectation_fails(store: GraphStore) -> None:
    missing_end = (
        "MATCH (a:Task {id: 'a'}) MATCH (b:Task {id: 'none'}) CREATE (a)-[r:PART_OF]->(b) RETURN count(r) AS n"
    )

    with pytest.raises(StoreError, match="wrote 0 of 1"):
        store.write([Statement("CREATE (:Task {id: 'a'})"), Statement(missing_end, {}, 1)])

    assert count(store) == 0


def test_write_refuses_a_second_node_with_the_same_key(store: GraphStore) -> None:
    store.write([Statement("CREATE (:Task {id: 'a'})")])

    with pytest.raises(ConflictError):
        store.write([Statement("CREATE (:Task {id: 'a'})")])

    assert count(store) == 1


def test_write_repeats_what_loses_against_others(store: GraphStore) -> None:
    store.write([Statement("CREATE (:Unit {id: 'u', number: 0})")])
    raises: list[Exception] = []

    def add() -> None:
        try:
            for _ in range(10):
                store.write([Statement("MATCH (u:Unit {id: 'u'}) SET u.number = u.number + 1")])
        except Exception as error:
            raises.append(error)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert raises == []
    assert store.read("MATCH (u:Unit) RETURN u.number AS number") == [{"number": 40}]


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Task {id: 'x'})",
        "MATCH (n) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MERGE (:Task {id: 'x'})",
        "CREATE INDEX any_name IF NOT EXISTS FOR (n:Task) ON (n.kind)",
        "DROP INDEX task_document_id",
        "DROP CONSTRAINT task_id",
        "MATCH (n) CALL { WITH n SET n.name = 'x' } RETURN n",
        "FOREACH (i IN [1] | CREATE (:Task {id: 'x'}))",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    ],
)
def test_reader_account_cannot_write(store: GraphStore, reader: GraphStore, query: str) -> None:
    store.write([Statement("CREATE (:Task {id: 'a', name: 'before'})")])

    with pytest.raises((QueryError, StoreError)):
        reader.read(query)

    assert store.read("MATCH (n) RETURN n.id AS id, n.name AS name") == [{"id": "a", "name": "before"}]


def test_reader_refuses_write_before_anything_is_sent(reader: GraphStore) -> None:
    with pytest.raises(StoreError, match="opened for reading"):
        reader.write([Statement("CREATE (:Task {id: 'x'})")])


def test_writer_cannot_read_files_either(store: GraphStore) -> None:
    with pytest.raises((QueryError, StoreError)):
        store.read("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line")


@pytest.mark.parametrize(
    ("query", "parameters", "says"),
    [
        ("MATCH (n RETURN n", {}, "line 1"),
        ("MATCH (n) RETURN m", {}, "'m' not defined"),
        ("MATCH (n) WHERE n.id = $id RETURN n", {}, "id"),
        ("RETURN nothing(1)", {}, "nothing"),
        ("RETURN $x AS x", {"x": object()}, "object"),
        ("RETURN $x AS x", {"x": "\ud800"}, "surrogate"),
        ("RETURN $x AS x", {"x": 2**64}, "18446744073709551616"),
    ],
)
def test_read_bad_query_is_a_query_error(store: GraphStore, query: str, parameters: dict, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        store.read(query, parameters)


def test_full_text_finds_chinese_words(store: GraphStore) -> None:
    store.write([Statement("UNWIND $rows AS row CREATE (n:Task) SET n = row", {"rows": [
        {"id": "a", "title": "长江大桥建设"}, {"id": "b", "title": "江北长期规划"}, {"id": "c", "text": "保护长江生态"},
    ]})])  # fmt: skip

    rows = store.read("CALL db.index.fulltext.queryNodes('task_text', '长江') YIELD node, score RETURN node.id AS id")

    assert {row["id"] for row in rows} == {"a", "c"}
