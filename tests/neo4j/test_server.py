"""The server of the other tests is a real Neo4j, alone on the loopback interface."""

from __future__ import annotations

import psutil
import pytest
from neo4j import GraphDatabase

from tests.neo4j.server import Neo4jServer

pytestmark = pytest.mark.neo4j


def test_server_is_neo4j_community_of_the_line(neo4j_server: Neo4jServer) -> None:
    with GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        rows = driver.execute_query("CALL dbms.components() YIELD name, versions, edition RETURN *").records
        kernel = next(row for row in rows if row["name"] == "Neo4j Kernel")
        agent = driver.get_server_info().agent
    assert "ArcadeDB" not in agent
    if neo4j_server.line is not None:
        assert kernel["versions"] == [neo4j_server.line.version]
        assert kernel["edition"] == "community"


def test_server_listens_on_loopback_only_and_stays_small(neo4j_server: Neo4jServer) -> None:
    if neo4j_server.process is None:
        pytest.skip("NEO4J_URI: somebody else's server")
    process = psutil.Process(neo4j_server.process.pid)
    listening = {c.laddr.ip for c in process.net_connections("tcp") if c.status == psutil.CONN_LISTEN}
    assert listening and all(ip.removeprefix("::ffff:") == "127.0.0.1" for ip in listening), listening
    # 512 MB heap, 64 MB page cache, and what the machine itself takes.
    assert process.memory_info().rss < 1_200_000_000
