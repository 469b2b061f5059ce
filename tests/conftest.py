"""Real stores for tests: each fixture's server runs once for the session, in a temporary folder.

``store`` is empty and writable at the start of every test; ``corpus_store`` holds the documents beside the project
(``../shared/corpus``), loaded through the pipeline, and is for reading only.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores import GraphStore, Statement, open_store, stop_store
from tests.contract.fixtures import engine, reference, started_engine
from tests.neo4j.fixtures import neo4j_server, started_neo4j

__all__ = ["engine", "neo4j_server", "reference", "started_engine", "started_neo4j"]

# A test run that is killed leaves its servers; they end soon, as nobody is connected to them.
os.environ.setdefault("ZEREN_STORE_IDLE_SECONDS", "60")

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("store") / "store"
    yield folder
    stop_store(folder)


@pytest.fixture(scope="session")
def _open_store(store_folder: Path) -> Iterator[GraphStore]:
    with open_store(store_folder, mode="write") as store:
        yield store


@pytest.fixture
def store(_open_store: GraphStore) -> GraphStore:
    clear(_open_store)
    return _open_store


def clear(store: GraphStore) -> None:
    store.write([Statement("MATCH (n) DETACH DELETE n")])


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store folder with the corpus; its server runs until the end of the session."""
    if not CORPUS.is_dir():
        pytest.skip(f"no corpus: {CORPUS} is not there")
    from pipeline.load import load_paths

    folder = tmp_path_factory.mktemp("corpus") / "store"
    with open_store(folder, mode="write") as store:
        report = load_paths([CORPUS], store)
        assert not report.failed, report.failed
        yield folder
    stop_store(folder)


@pytest.fixture(scope="session")
def corpus_store(corpus_folder: Path) -> Iterator[GraphStore]:
    with open_store(corpus_folder, mode="read") as store:
        yield store
