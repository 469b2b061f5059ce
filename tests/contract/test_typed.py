"""Typed queries on every engine: 200 that read run and agree, 10,000 spellings of others write, fetch and leak nothing."""

from __future__ import annotations

import json
import os
import random
import re
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from graph.dump import dump_lines
from graph.errors import QueryError
from graph.schema import NODES, RELATIONSHIPS
from graph.stores import GraphStore
from graph.stores.bolt import BoltStore
from queries import list_queries, run_readonly
from tests.contract.engines import Engine
from tests.queries.test_console_fuzz import spelled
from tests.queries.test_guard import BAD, GOOD

#: On Neo4j; the embedded engine, which tests/queries fuzzes too, gets a quarter. ZEREN_FUZZ=1 gives all engines all.
TEXTS = 10_000
ALL = bool(os.environ.get("ZEREN_FUZZ"))
CANARY = "canary-19e4"
#: What a person would put in the place of a parameter.
LITERALS = {
    "text": "'科技'", "name": "'科技'", "limit": "7", "units": "40", "least": "1", "skip": "1", "year": "2026", "role": "'lead'", "kind": "'task'",
    "diffuse": "false", "binding": "true", "without_owner": "false",
}  # fmt: skip

#: Answers that depend on the day, the load, or on which rows come first.
NOT_COMPARED = ("date()", "loaded_at", "RETURN n LIMIT", "keys(n)", "COLLECT {")


def good_queries() -> list[str]:
    """Return texts that only read: every named question with literals, and one for each label, type and idiom."""
    found = [text for text in GOOD if "$a" not in text and "vector." not in text]
    for info in list_queries():
        for values in (
            {},
            {name: LITERALS[name] for name in LITERALS if name not in ("text", "name", "limit", "skip")},
        ):
            found.append(re.sub(r"\$(\w+)", lambda m, v=values: v.get(m[1], LITERALS.get(m[1], "null")), info.cypher))
    for node in NODES:
        found.append(f"MATCH (n:{node.label}) RETURN count(n) AS n")
        found.append(f"MATCH (n:{node.label}) WITH n ORDER BY n.id LIMIT 3 RETURN n.id AS id, keys(n) AS keys")
        found.append(f"CALL () {{ MATCH (n:{node.label}) RETURN count(DISTINCT n.document_id) AS d }} RETURN d")
        found.append(f"match (n:`{node.label}`) where n.id starts with 'x' or n.quote contains '科' return n.id as id")
    for link in RELATIONSHIPS:
        found.append(
            f"MATCH (a)-[r:{link.type}]->(b) RETURN labels(a)[0] AS a, labels(b)[0] AS b, count(r) AS n ORDER BY a, b"
        )
        found.append(f"MATCH ()-[r:{link.type}]->() RETURN r.id AS id ORDER BY id DESC SKIP 1 LIMIT 5 // the last ones")
        found.append(f"OPTIONAL MATCH p = (a)-[:{link.type}*1..2]->(b) RETURN max(length(p)) AS longest")
    return found


def test_two_hundred_good_queries_run_and_agree(engine: Engine, reference: Engine) -> None:
    queries = good_queries()
    assert len(queries) >= 200
    if engine.name == "neo4j-2026" and not ALL:
        queries = queries[::4]
    engine.loaded()
    reference.loaded()
    with engine.open() as store, reference.open() as other:
        for text in queries:
            rows = run_readonly(store, text, limit=10_000).rows
            if engine is not reference and not any(part in text for part in NOT_COMPARED):
                assert sorted_rows(rows) == sorted_rows(run_readonly(other, text, limit=10_000).rows), text


def sorted_rows(rows: list[dict[str, Any]]) -> list[str]:
    """Return rows in an order of their own; not every typed query asks for one."""
    return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """Counts the connections to a port of this machine."""
    hits: list[object] = []
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def accept() -> None:
            while not done.is_set():
                try:
                    hits.append(server.accept())
                except TimeoutError:
                    continue

        thread = threading.Thread(target=accept)
        thread.start()
        yield server.getsockname()[1], hits
        done.set()
        thread.join()


def seeds(tmp_path: Path, port: int) -> list[str]:
    secret = tmp_path / "secret.csv"
    secret.write_text(f"{CANARY}\n", encoding="utf-8")
    return [
        *GOOD,
        *BAD,
        f"LOAD CSV FROM 'file://{secret}' AS line RETURN line",
        f"WITH 1 AS x LOAD CSV FROM 'http://127.0.0.1:{port}/' AS line RETURN line",
        f"CALL apoc.load.json('http://127.0.0.1:{port}/') YIELD value RETURN value",
        "CALL dbms.listConfig() YIELD name RETURN name",
        "CALL db.createLabel('Sneaked') ",
        "SHOW USERS",
    ]


def state_of(store: GraphStore) -> tuple[list[str], list[dict[str, Any]]]:
    return dump_lines(store), store.read("CALL db.labels() YIELD label RETURN label ORDER BY label")


def test_ten_thousand_texts_write_fetch_and_leak_nothing(engine: Engine, tmp_path: Path, listener) -> None:
    number = TEXTS if engine.name == "neo4j-5.26" or ALL else TEXTS // 4 if engine.name == "arcadedb" else TEXTS // 20
    port, hits = listener
    chance = random.Random(20261123)
    texts = seeds(tmp_path, port)
    typed = [spelled(chance.choice(GOOD if chance.random() < 0.3 else texts), chance) for _ in range(number)]
    before = state_of(engine.loaded())
    files = files_of(engine, tmp_path)
    passed = []
    with engine.open() as store, ThreadPoolExecutor(4) as threads:

        def outcome(text: str) -> str:
            try:
                answer = str(run_readonly(store, text, limit=50).rows)
            except QueryError as error:
                return str(error)
            passed.append(text)
            return answer

        leaks = [text for text, said in zip(typed, threads.map(outcome, typed), strict=True) if CANARY in said]
    assert leaks == [] and hits == []
    assert len(passed) > number // 50, "hardly anything reached the store"
    assert state_of(engine.writer) == before
    assert files_of(engine, tmp_path) == files


def files_of(engine: Engine, tmp_path: Path) -> list[str]:
    return sorted(path.name for path in tmp_path.iterdir())


WRITING = [
    "CREATE (n:Sneaked) RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n.id = 'x'",
    "MATCH (n:Task) CALL (n) { SET n.title = 'x' } RETURN n",
    "UNWIND [1] AS x FOREACH (y IN [1] | CREATE (:Sneaked))",
    "CREATE INDEX sneaked IF NOT EXISTS FOR (n:Sneaked) ON (n.x)",
    "CREATE CONSTRAINT sneaked IF NOT EXISTS FOR (n:Sneaked) REQUIRE n.x IS UNIQUE",
    "DROP INDEX task_text IF EXISTS",
    "CALL db.createLabel('Sneaked')",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1 ROWS",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "CREATE USER sneaked SET PASSWORD 'sneaked-in'",
    "MERGE (n:Sneaked)",
    "MATCH (n:Task) REMOVE n.title",
    "MATCH (n:Task) SET n:Sneaked",
    "SHOW USERS",
]


@pytest.mark.parametrize("text", WRITING)
def test_store_itself_refuses_what_a_guard_would_miss(engine: Engine, text: str) -> None:
    """The inner wall alone: EXPLAIN and undoing on Neo4j, the reader's account on the embedded engine."""
    before = state_of(engine.loaded())
    with engine.open() as store:
        if not (text.startswith("DROP INDEX") and not engine.is_neo4j):  # ArcadeDB takes that, and does nothing
            with pytest.raises(QueryError):
                store.read_typed(text, limit=10)
    assert state_of(engine.writer) == before
    assert engine.writer.read(
        "CALL db.index.fulltext.queryNodes('task_text', '科技') YIELD node RETURN 1 AS one LIMIT 1"
    )


def test_query_without_end_is_stopped(started_engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Neo4j by the transaction's own timeout; the embedded engine's is tested with its server."""
    engine = started_engine("neo4j-5.26")
    monkeypatch.setattr("graph.stores.bolt.READ_SECONDS", 1.0)
    engine.loaded()
    with engine.open() as store:
        with pytest.raises(QueryError, match="longer than the store allows"):
            run_readonly(store, "MATCH (a), (b), (c), (d) WHERE a.id + b.id = c.id + d.id + 'x' RETURN count(*) AS n")
        assert run_readonly(store, "RETURN 1 AS one").rows == [{"one": 1}]


class Explaining:
    """A driver whose EXPLAIN says what the test wants; counts what is run and committed."""

    def __init__(self, kind: str | Exception | None) -> None:
        self.kind = kind
        self.run_texts: list[str] = []
        self.commits = self.transactions = 0
        self.execute_query_bookmark_manager = None

    def get_server_info(self) -> Any:
        return type("Info", (), {"agent": "Neo4j/5.26.30"})

    def session(self, **options: Any) -> Explaining:
        return self

    def begin_transaction(self, **options: Any) -> Explaining:
        assert options["timeout"] is not None
        self.transactions += 1
        return self

    def run(self, text: str, parameters: Any = None) -> Explaining:
        self.run_texts.append(text)
        if isinstance(self.kind, Exception):
            raise self.kind
        return self

    def fetch(self, number: int) -> list[Any]:
        return []

    def consume(self) -> Any:
        counters = type("Counters", (), {"contains_updates": False, "contains_system_updates": False})
        return type("Summary", (), {"query_type": self.kind, "counters": counters})

    def commit(self) -> None:
        self.commits += 1

    def close(self) -> None:
        pass

    def __enter__(self) -> Explaining:
        return self

    def __exit__(self, *error: object) -> None:
        pass


@pytest.mark.parametrize("kind", ["r", "rw", "w", "s", None, ValueError("no plan")], ids=str)
def test_only_what_neo4j_calls_reading_is_run(kind: Any) -> None:
    driver = Explaining(kind)
    store = BoltStore(lambda: driver, address="fake", mode="write", database=None)  # type: ignore[arg-type, return-value]
    if kind == "r":
        assert store.read_typed("RETURN 1 AS x", limit=1) == []
        assert driver.run_texts == ["EXPLAIN RETURN 1 AS x", "RETURN 1 AS x"]
        assert driver.transactions == 2
    else:
        with pytest.raises(QueryError):
            store.read_typed("RETURN 1 AS x", limit=1)
        assert driver.run_texts == ["EXPLAIN RETURN 1 AS x"]
    assert driver.commits == 0
