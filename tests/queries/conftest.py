"""The small graph in a real store of its own, read through the reader account."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores import GraphStore, open_store, stop_store
from tests.queries.small_graph import write_small_graph


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("small") / "store"
    with open_store(folder, mode="write") as store:
        write_small_graph(store)
    yield folder
    stop_store(folder)


@pytest.fixture(scope="session")
def small_store(small_folder: Path) -> Iterator[GraphStore]:
    with open_store(small_folder, mode="read") as store:
        yield store
