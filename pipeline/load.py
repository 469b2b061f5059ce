"""Files and folders → documents in a store; every file ends as loaded, skipped or failed.

A bad file never stops the others. Interrupting is safe at any moment, as a document is written in one transaction; the
next run skips what is there. Which of two files with the same content counts as loaded follows from the sorted order.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from graph.errors import DocumentError, LexiconError, ResolutionError, SettingsError, StoreError
from graph.ledger import counts_of
from graph.records import Outcome
from graph.resolve import resolve_document
from graph.rows import build_rows
from graph.stores import GraphStore
from graph.writer import find_record, write_document
from loaders import read_source, state_facts
from pipeline.files import InputFile, find_files, is_program_file

log = logging.getLogger(__name__)

#: Up to this size a file is hashed before it is read, to skip it without reading; the reader's default limit.
HASHED_BYTES = 100 * 1024 * 1024


class Status(StrEnum):
    """How a file ended."""

    LOADED = "loaded"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    Attributes:
        path: As given, or below the folder given.
        reason: Why it was skipped or failed, for people; None when it was loaded.
        code: Stable code of the failure (``graph.errors.DocumentError``), else None.
        counts: Nodes by label and relationships by type that it brought.
        unresolved: Clauses that name an owner, number or place that was not understood.
    """

    path: str
    status: Status
    reason: str | None = None
    code: str | None = None
    document_id: str | None = None
    title: str | None = None
    bytes: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    unresolved: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of all files, in the order in which they were read."""

    files: tuple[FileReport, ...]
    seconds: float

    @property
    def loaded(self) -> tuple[FileReport, ...]:
        """The files that are new in the store."""
        return tuple(file for file in self.files if file.status is Status.LOADED)

    @property
    def skipped(self) -> tuple[FileReport, ...]:
        """The files whose content was there already."""
        return tuple(file for file in self.files if file.status is Status.SKIPPED)

    @property
    def failed(self) -> tuple[FileReport, ...]:
        """The files that gave nothing."""
        return tuple(file for file in self.files if file.status is Status.FAILED)

    @property
    def totals(self) -> dict[str, int]:
        """Nodes by label and relationships by type over all loaded files."""
        sums: dict[str, int] = {}
        for file in self.loaded:
            for name, number in file.counts.items():
                sums[name] = sums.get(name, 0) + number
        return dict(sorted(sums.items()))

    @property
    def unresolved(self) -> int:
        """Clauses that were not understood, over all loaded files."""
        return sum(file.unresolved for file in self.loaded)


Progress = Callable[[int, int, FileReport], None]


def load_paths(paths: Iterable[Path | str], store: GraphStore, *, progress: Progress | None = None) -> LoadReport:
    """Load files and folders into a store.

    Args:
        paths: Files and folders; folders are walked, hidden files left out, links that lead out of them refused.
        store: Opened for writing.
        progress: Called after each file with its number from 1, the number of all files, and its report.

    Raises:
        SettingsError: A path does not exist.
        LexiconError: A lexicon is bad; every document would suffer.
        ResolutionError: The decisions contradict each other.
        StoreError: The store does not answer any more; what was loaded before stays.
    """
    began = time.monotonic()
    files = find_files(paths)
    reports = []
    for number, file in enumerate(files, 1):
        reports.append(load_file(file, store))
        if progress is not None:
            progress(number, len(files), reports[-1])
    return LoadReport(tuple(reports), time.monotonic() - began)


def load_file(file: InputFile, store: GraphStore) -> FileReport:
    """Load one file; whatever is wrong with it ends up in the report."""
    began = time.monotonic()
    report = FileReport(str(file.path), Status.FAILED)
    if is_program_file(file):
        reason = f"{file.path.suffix} is no document; name the file itself to read it all the same"
        return replace(report, status=Status.SKIPPED, reason=reason)
    try:
        known = _known(file, store)
        report = replace(report, bytes=_size(file.path))
        report = _skipped(report, known) if known is not None else _load_new(file, store, report)
    except DocumentError as error:
        report = replace(report, reason=error.message, code=error.code)
    except (LexiconError, ResolutionError, SettingsError):
        raise
    except StoreError as error:
        store.read("RETURN 1 AS alive")  # raises when it is the store that is lost, not this one document
        report = replace(report, reason=str(error), code="refused_by_store")
    except Exception as error:
        # A fault of the program with this one file; the others must not suffer, and it must not go unnoticed.
        log.exception("%s: fault while loading", file.path)
        report = replace(report, reason=f"fault of the program: {type(error).__name__}: {error}"[:300], code="fault")
    return replace(report, seconds=time.monotonic() - began)


def _load_new(file: InputFile, store: GraphStore, report: FileReport) -> FileReport:
    facts = state_facts(read_source(file.path, root=file.root))
    rows = build_rows(facts, resolve_document(facts))
    written = write_document(store, rows, file=str(file.path))
    if not written.new:
        return _skipped(report, written.record)
    return replace(
        report,
        status=Status.LOADED,
        document_id=rows.document_id,
        title=facts.head.title,
        counts=counts_of(rows),
        unresolved=sum(clause.outcome is Outcome.UNRESOLVED for clause in facts.clauses),
    )


def _skipped(report: FileReport, record: Mapping[str, Any]) -> FileReport:
    reason = f"same content as {record['file']}, loaded {record['loaded_at']}"
    return replace(report, status=Status.SKIPPED, reason=reason, document_id=record["document_id"])


def _known(file: InputFile, store: GraphStore) -> dict[str, Any] | None:
    """Return the ledger row of a file that is loaded already, found by its bytes alone, as reading may take minutes."""
    inside = file.root is None or file.path.resolve().is_relative_to(file.root.resolve())
    if not inside or not file.path.is_file() or _size(file.path) > HASHED_BYTES:
        return None
    try:
        with file.path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None  # the reader says why
    return find_record(store, digest)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
