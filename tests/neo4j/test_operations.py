"""What docs/operations.md tells to set on a Neo4j server, set on a real one: all works, and what must be refused is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from graph.errors import QueryError, StoreError
from graph.rows import build_rows
from graph.stores import open_store
from graph.writer import remove_document, write_document
from pipeline.verify import verify_store
from queries import list_queries, run_query
from queries.console import run_readonly
from tests.contract.engines import environment
from tests.contract.plans import plans, resolution_of
from tests.neo4j.server import CONFIGURATION, LINES, Neo4jServer, NotAvailable, start_server
from tests.project_files import ROOT

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```properties\n(.*?)```", PAGE, re.DOTALL)


def settings(block: str) -> dict[str, str]:
    """Return the settings of a block without their remarks."""
    lines = [line.partition(" #")[0].strip() for line in block.splitlines() if line.strip()]
    return {name: value.strip() for name, _, value in (line.partition("=") for line in lines)}


def lines_for(*blocks: dict[str, str]) -> str:
    """Return lines for neo4j.conf that do not repeat what the tests' own configuration has."""
    named = {line.partition("=")[0] for line in CONFIGURATION.splitlines()}
    return "".join(f"{name}={value}\n" for block in blocks for name, value in block.items() if name not in named)


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server with the limits of the page."""
    limits = next(block for block in map(settings, BLOCKS) if "db.transaction.timeout" in block)
    home = tmp_path_factory.mktemp("limited")
    try:
        server = start_server(LINES["5.26"], home, settings=lines_for(limits))
    except NotAvailable as reason:
        pytest.skip(str(reason))
    yield server
    server.stop()


def test_server_with_the_limits_loads_answers_and_verifies(limited: Neo4jServer) -> None:
    with environment(limited.environment()), open_store(limited.uri, mode="write") as store:
        for plan in plans():
            write_document(store, build_rows(plan.facts(), resolution_of(plan)), file="plan.txt")
        assert verify_store(store).problems == ()
        for info in list_queries():
            if not info.needs_one_of and all(not parameter.required for parameter in info.parameters):
                run_query(store, info.name)
        full_text = "CALL db.index.fulltext.queryNodes('task_text', '高新技术企业') YIELD node RETURN count(node) AS n"
        assert store.read(full_text)[0]["n"] >= 2
        assert run_readonly(store, "MATCH (t:Task) RETURN count(t) AS n").rows
        with pytest.raises(QueryError):
            run_readonly(store, "CALL dbms.components() YIELD name RETURN name")


def test_read_only_server_reads_and_refuses_to_load(tmp_path: Path) -> None:
    closed = next(block for block in map(settings, BLOCKS) if "server.databases.default_to_read_only" in block)
    home = tmp_path / "home"
    try:
        server = start_server(LINES["5.26"], home)
    except NotAvailable as reason:
        pytest.skip(str(reason))
    first, second, _ = plans()
    with environment(server.environment()):
        with open_store(server.uri, mode="write") as store:
            written = write_document(store, build_rows(first.facts(), resolution_of(first)), file="plan.txt")
        server.stop(in_order=True)
        server = start_server(LINES["5.26"], home, settings=lines_for(closed))
        try:
            with open_store(server.uri) as store:
                assert verify_store(store).problems == ()
            with pytest.raises(StoreError), open_store(server.uri, mode="write") as store:
                write_document(store, build_rows(second.facts(), resolution_of(second)), file="plan.txt")
            with pytest.raises(StoreError), open_store(server.uri, mode="write") as store:
                remove_document(store, str(written.record["document_id"]))
        finally:
            server.stop()


def test_compose_publishes_on_loopback_with_the_limits_of_the_page() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    services = compose["services"]
    published = [port for service in services.values() for port in service.get("ports", [])]
    assert published and all(str(port).startswith("127.0.0.1:") for port in published)
    assert all(":?" in str(value) for service in services.values() for name, value in service["environment"].items()
               if name in ("NEO4J_AUTH", "NEO4J_PASSWORD")), "no password of ours"  # fmt: skip
    limits = next(block for block in map(settings, BLOCKS) if "db.transaction.timeout" in block)
    for name in ("db.transaction.timeout", "db.memory.transaction.max", "dbms.security.procedures.allowlist"):
        variable = "NEO4J_" + name.replace("_", "__").replace(".", "_")
        assert services["neo4j"]["environment"][variable] == limits[name]
    assert (ROOT / services["explorer"]["build"] / "Dockerfile").is_file()
