"""The Neo4j servers of one test session: each started when a test first wants it, all stopped at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.neo4j.server import LINES, Neo4jServer, NotAvailable, given_server, start_server

#: What tests that need one server use; the contract runs on all lines.
DEFAULT_LINE = "5.26"

StartedServer = Callable[[str], Neo4jServer]


@pytest.fixture(scope="session")
def started_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartedServer]:
    """Returns the server of a line; skips, with the reason, where it cannot be had."""
    servers: dict[str, Neo4jServer] = {}
    missing: dict[str, str] = {}

    def started(name: str) -> Neo4jServer:
        if name not in servers and name not in missing:
            try:
                given = given_server() if name == DEFAULT_LINE else None
                servers[name] = given or start_server(LINES[name], tmp_path_factory.mktemp(f"neo4j-{name}"))
            except NotAvailable as reason:
                missing[name] = f"no Neo4j {name}: {reason}"
        if name in missing:
            pytest.skip(missing[name])
        return servers[name]

    yield started
    for server in servers.values():
        server.stop()


@pytest.fixture(scope="session")
def neo4j_server(started_neo4j: StartedServer) -> Neo4jServer:
    """A real Neo4j of the long-term line, or the one of ``NEO4J_URI``."""
    return started_neo4j(DEFAULT_LINE)
