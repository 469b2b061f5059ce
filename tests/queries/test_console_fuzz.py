"""Typed queries against a real store: whatever is typed, nothing is written, read from disk or fetched from the network.

``ZEREN_FUZZ=10000`` runs more texts; the default keeps the suite quick.
"""

from __future__ import annotations

import os
import random
import socket
import threading
from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.stores import GraphStore
from queries import list_queries, run_query, run_readonly
from queries.guard import check_readonly
from tests.queries.test_answers import SAMPLES
from tests.queries.test_guard import BAD, GOOD

TEXTS = int(os.environ.get("ZEREN_FUZZ", "400"))
SPACES = ["\t", "\n", "\r\n", "\u00a0", "\u3000", "\u2003", "\u2028", "\ufeff", "/**/", "// x\n", "\0"]
CANARY = "canary-7c0d"


def spelled(text: str, chance: random.Random) -> str:
    """Return the text with one to three of the changes that a guard may overlook."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(9):
            case 0:
                text = "".join(chance.choice((c.lower(), c.upper())) for c in text)
            case 1:
                text = text.replace(" ", chance.choice(SPACES), chance.randint(1, 3))
            case 2:
                text = text[:at] + text[at + 1 :]
            case 3:
                text = (
                    text[:at]
                    + chance.choice([*SPACES, ";", "'", '"', "`", "\\", "\\u0027", "//", "/*", "*/"])
                    + text[at:]
                )
            case 4:
                text = chance.choice(GOOD) + chance.choice([";", " ", "\n"]) + text
            case 5:
                text = text + chance.choice([" ", "; ", " UNION "]) + chance.choice([*GOOD, *BAD])
            case 6:
                text = "".join(
                    chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() and chance.random() < 0.1 else c for c in text
                )
            case 7:
                text = chance.choice(["EXPLAIN ", "PROFILE ", "CYPHER 5 ", "{sql} ", "sql:"]) + text
            case _:
                text = text[:at] + text[at:][::-1]
    return text


@pytest.fixture
def listener():
    """Count the connections to a port of this machine."""
    hits: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def accept() -> None:
            while not done.is_set():
                try:
                    hits.append(server.accept())
                except TimeoutError:
                    continue

        done = threading.Event()
        thread = threading.Thread(target=accept)
        thread.start()
        yield server.getsockname()[1], hits
        done.set()
        thread.join()


def outcome(store: GraphStore, text: str) -> str:
    """Return what came of a text; anything but an answer or a QueryError fails the test."""
    try:
        return str(run_readonly(store, text, limit=50).rows)
    except QueryError as error:
        return str(error)


@pytest.mark.slow
def test_nothing_typed_changes_or_leaves_the_store(small_store, tmp_path: Path, listener) -> None:
    port, hits = listener
    secret = tmp_path / "secret.csv"
    secret.write_text(f"{CANARY}\n", encoding="utf-8")
    reaching = [
        f"LOAD CSV FROM 'file://{secret}' AS line RETURN line",
        f"WITH 1 AS x LOAD CSV FROM 'http://127.0.0.1:{port}/' AS line RETURN line",
        f"CALL apoc.load.json('http://127.0.0.1:{port}/') YIELD value RETURN value",
    ]
    chance = random.Random(20261123)
    before = run_query(small_store, "overview/counts")
    files = sorted(path.name for path in tmp_path.iterdir())
    for _ in range(TEXTS):
        text = spelled(chance.choice([*GOOD, *BAD, *reaching]), chance)
        assert CANARY not in outcome(small_store, text), text
    assert run_query(small_store, "overview/counts") == before
    assert (hits, sorted(path.name for path in tmp_path.iterdir())) == ([], files)


def test_what_the_guard_lets_through_runs(small_store) -> None:
    for text in GOOD:
        if "$a" in text or "vector." in text:
            continue  # a parameter nobody gives; a function that the embedded engine lacks
        run_readonly(small_store, text)


def test_named_queries_pasted_into_the_console_run(small_store) -> None:
    for info in list_queries():
        check_readonly(info.cypher)
        if not SAMPLES.get(info.name) and not info.parameters:
            assert run_readonly(small_store, info.cypher).rows == run_query(small_store, info.name)[:1000]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "UNWIND range(1, 1000000000) AS x RETURN count(x) AS n",
        "UNWIND range(1, 100000000) AS x WITH collect(x) AS l RETURN size(l) AS n",
        "RETURN " + "(" * 20 + "1" + ")" * 20 + " AS x",
    ],
    ids=lambda text: text[:40],
)
def test_a_heavy_query_does_not_take_the_store_down(small_store, text: str) -> None:
    outcome(small_store, text)
    assert run_readonly(small_store, "RETURN 1 AS one").rows == [{"one": 1}]
