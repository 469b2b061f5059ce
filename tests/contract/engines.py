"""The engines of the contract, each with one database that is empty or holds all documents."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graph.dump import dump_lines
from graph.resolve import resolve_document
from graph.rows import DocumentRows, build_rows
from graph.stores import GraphStore, Mode, Statement, open_store
from graph.writer import write_document
from loaders import read_source, state_facts
from pipeline.files import find_files
from tests.contract.plans import plans, resolution_of
from tests.graph.plans import Plan

ROOT = Path(__file__).resolve().parents[2]
#: The documents beside the project where there are any, and always the bundled ones, Word and Excel among them.
FOLDERS = [folder for folder in (ROOT.parent / "shared" / "corpus", ROOT / "data" / "documents") if folder.is_dir()]

ENGINES = ("arcadedb", "neo4j-5.26", "neo4j-2026")


@dataclass(frozen=True)
class Loadable:
    """One document, read and resolved once for all engines."""

    file: str
    rows: DocumentRows


@cache
def documents() -> tuple[Loadable, ...]:
    files = [file for file in find_files(FOLDERS) if file.path.suffix != ".yml"]
    found = []
    for file in files:
        facts = state_facts(read_source(file.path, root=file.root))
        found.append(Loadable(str(file.path), build_rows(facts, resolve_document(facts))))
    by_hand = (Loadable(plan.title.quote, build_rows(plan.facts(), resolution_of(plan))) for plan in (*plans(), Plan("没有内容的通知")))
    return (*found, *by_hand)


@dataclass
class Engine:
    """A database of one engine.

    Attributes:
        location: Folder or address.
        environment: Credentials, as ``open_store`` reads them.
    """

    name: str
    location: str | Path
    environment: dict[str, str] = field(default_factory=dict)
    _writer: GraphStore | None = None
    _full: list[str] | None = None

    @property
    def is_neo4j(self) -> bool:
        return self.name.startswith("neo4j")

    @contextmanager
    def open(self, mode: Mode = "read") -> Iterator[GraphStore]:
        """Open one more connection, as another process would."""
        with environment(self.environment), open_store(self.location, mode=mode) as store:
            yield store

    @property
    def writer(self) -> GraphStore:
        if self._writer is None:
            with environment(self.environment):
                self._writer = open_store(self.location, mode="write")
        return self._writer

    def empty(self) -> GraphStore:
        """Return the store, cleared; whoever loads something else than all documents calls this."""
        self._full = None
        self.writer.write([Statement("MATCH (n) DETACH DELETE n")])
        return self.writer

    def loaded(self) -> GraphStore:
        """Return the store with all documents; for reading only."""
        if self._full is None or not self._is_whole():
            load_all(self.empty())
            self._full = dump_lines(self.writer)
        return self.writer

    def _is_whole(self) -> bool:
        """Tell whether the documents are still there; tests outside the contract share the servers."""
        rows = self.writer.read("MATCH (n) RETURN count(n) AS nodes")
        return self._full is not None and rows[0]["nodes"] == sum('"label":' in line for line in self._full)

    def full_dump(self) -> list[str]:
        self.loaded()
        assert self._full is not None
        return self._full

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()


def load_all(store: GraphStore, order: Sequence[Loadable] | None = None) -> None:
    for document in documents() if order is None else order:
        write_document(store, document.rows, file=document.file)


@contextmanager
def environment(values: dict[str, str]) -> Iterator[None]:
    """Set variables while the block runs."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


StartedEngine = Callable[[str], Engine]
