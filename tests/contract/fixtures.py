"""Each engine runs once for the session; tests take ``engine`` and are run on every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores import stop_store
from tests.contract.engines import ENGINES, Engine, StartedEngine
from tests.neo4j.fixtures import StartedServer


@pytest.fixture(scope="session")
def started_engine(tmp_path_factory: pytest.TempPathFactory, started_neo4j: StartedServer) -> Iterator[StartedEngine]:
    engines: dict[str, Engine] = {}

    def started(name: str) -> Engine:
        if name not in engines:
            if name == "arcadedb":
                engines[name] = Engine(name, tmp_path_factory.mktemp("contract") / "store")
            else:
                server = started_neo4j(name.removeprefix("neo4j-"))
                engines[name] = Engine(name, server.uri, server.environment())
        return engines[name]

    yield started
    for engine in engines.values():
        engine.close()
        if isinstance(engine.location, Path):
            stop_store(engine.location)


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.neo4j if name != "arcadedb" else ()) for name in ENGINES])
def engine(request: pytest.FixtureRequest, started_engine: StartedEngine) -> Engine:
    return started_engine(request.param)


@pytest.fixture
def reference(started_engine: StartedEngine) -> Engine:
    """The embedded engine, which the others are compared with."""
    return started_engine("arcadedb")
