"""The line to a real Neo4j is refused, delayed, silent or cut: the graph is the same in the end, or one line says why."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from neo4j import GraphDatabase

from graph.dump import dump_lines
from graph.errors import StoreError
from graph.rows import DocumentRows, build_rows
from graph.stores import GraphStore, Statement, open_store
from graph.writer import find_record, write_document
from tests.contract.engines import environment
from tests.contract.plans import plans, resolution_of
from tests.faults.proxy import Plan, Proxy, proxied
from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def rows() -> DocumentRows:
    plan = plans()[2]
    return build_rows(plan.facts(), resolution_of(plan))


@pytest.fixture
def server(neo4j_server: Neo4jServer) -> Iterator[Neo4jServer]:
    """The server with an empty database and our credentials in the environment."""
    if neo4j_server.process is None:
        pytest.skip("NEO4J_URI: the proxy stands before a server of our own only")
    with environment(neo4j_server.environment()):
        clear(neo4j_server)
        yield neo4j_server
        clear(neo4j_server)


@pytest.fixture
def proxy(server: Neo4jServer) -> Iterator[Proxy]:
    with proxied(int(server.uri.rpartition(":")[2])) as proxy:
        yield proxy


@pytest.fixture
def through(proxy: Proxy) -> Iterator[GraphStore]:
    with open_store(f"bolt://127.0.0.1:{proxy.port}", mode="write") as store:
        yield store


def clear(server: Neo4jServer) -> None:
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def expected_dump(server: Neo4jServer, rows: DocumentRows) -> list[str]:
    with open_store(server.uri, mode="write") as store:
        write_document(store, rows, file="plan.txt")
        dump = dump_lines(store)
    clear(server)
    return dump


@pytest.mark.parametrize("when", ["before", "after"])
def test_cut_at_the_commit_is_settled_by_the_ledger(
    server: Neo4jServer, proxy: Proxy, through: GraphStore, rows: DocumentRows, when: str
) -> None:
    expected = expected_dump(server, rows)
    proxy.plan = Plan(cut_commit=when)

    written = write_document(through, rows, file="plan.txt")

    assert proxy.plan.cuts == 1
    assert written.new, "the document is this loader's, whether the first commit or the second brought it"
    assert dump_lines(through) == expected


def test_cut_anywhere_gives_the_same_graph(
    server: Neo4jServer, proxy: Proxy, through: GraphStore, rows: DocumentRows
) -> None:
    expected = expected_dump(server, rows)
    proxy.plan = Plan()
    write_document(through, rows, file="plan.txt")
    total = proxy.plan.received
    cuts = 0
    for part in range(16):
        clear(server)
        proxy.plan = Plan(cut_at=max(1, total * part // 16))
        assert write_document(through, rows, file="plan.txt").new
        cuts += proxy.plan.cuts
        proxy.plan = Plan()
        assert dump_lines(through) == expected, f"cut after {total * part // 16} of {total} bytes"
    assert cuts >= 14, "the cuts did not happen"


def test_slow_line_only_takes_longer(
    server: Neo4jServer, proxy: Proxy, through: GraphStore, rows: DocumentRows
) -> None:
    expected = expected_dump(server, rows)
    proxy.plan = Plan(delay=0.01)
    assert write_document(through, rows, file="plan.txt").new
    proxy.plan = Plan()
    assert dump_lines(through) == expected


def test_refused_line_is_one_clear_line_without_waiting(proxy: Proxy) -> None:
    proxy.plan = Plan(refuse=True)
    began = time.monotonic()
    with pytest.raises(StoreError, match=r"^bolt://127.0.0.1:\d+: the store does not answer") as caught:
        open_store(f"bolt://127.0.0.1:{proxy.port}", mode="write")
    assert "\n" not in str(caught.value)
    assert time.monotonic() - began < 15


def test_line_lost_for_good_ends_in_time_and_leaves_nothing(
    proxy: Proxy, through: GraphStore, rows: DocumentRows, monkeypatch: pytest.MonkeyPatch, server: Neo4jServer
) -> None:
    monkeypatch.setattr("graph.stores.bolt.RETRY_SECONDS", 2.0)
    proxy.plan = Plan(cut_at=3000)
    began = time.monotonic()

    def refuse_after_the_cut(plan: Plan) -> Plan:
        return replace(plan, refuse=True)

    proxy.plan = refuse_after_the_cut(proxy.plan)
    with pytest.raises(StoreError, match="does not answer") as caught:
        write_document(through, rows, file="plan.txt")
    assert time.monotonic() - began < 20
    assert os.environ["NEO4J_PASSWORD"] not in str(caught.value)

    proxy.plan = Plan()
    assert find_record(through, rows.sha256) is None
    assert through.read("MATCH (n) RETURN count(n) AS number") == [{"number": 0}]
    assert write_document(through, rows, file="plan.txt").new


def test_silent_line_is_read_again(proxy: Proxy, through: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing comes back and nothing is closed, as ArcadeDB once left a reader; the next line answers."""
    assert through.read("RETURN 1 AS one") == [{"one": 1}]
    monkeypatch.setattr("graph.stores.bolt.SILENT_SECONDS", 2.0)
    proxy.plan = Plan(silent=True)
    timer = threading.Timer(1.0, lambda: setattr(proxy, "plan", Plan()))
    timer.start()
    began = time.monotonic()
    assert through.read("RETURN 2 AS two") == [{"two": 2}]
    assert 1.5 < time.monotonic() - began < 30
    timer.join()


def test_silent_line_is_given_up(proxy: Proxy, through: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A half-open line: nothing comes back and nothing is closed."""
    monkeypatch.setattr("graph.stores.bolt.RETRY_SECONDS", 1.0)
    proxy.plan = Plan(silent=True)
    began = time.monotonic()
    with pytest.raises(StoreError):
        through.write([Statement("CREATE (n:Clause {id: 'silent'}) RETURN 1 AS one")])
    assert time.monotonic() - began < 60
    proxy.plan = Plan()
    assert through.read("MATCH (n:Clause) RETURN count(n) AS number") == [{"number": 0}]
