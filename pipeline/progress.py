"""A filled ledger → progress records in a store, linked to tasks and targets; nothing of it is lost, no plan is changed.

The file is untrusted: it is read by the readers of documents, in their process and within their limits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.analysis.plans.words import normal
from graph.errors import DocumentError
from graph.progress.contents import read_progress_files, read_progress_records
from graph.progress.records import Progress, ProgressStatus, digest_of_records, file_properties, progress_id
from graph.progress.writer import find_progress_file, write_progress
from graph.records import SourceText
from graph.stores import GraphStore
from loaders import read_bytes, read_source
from loaders.progress import FilledLedger, FilledRow, read_date, read_filled, read_status, read_value
from queries import run_query

#: Shorter names of documents (行动计划) could mean any of them.
NAME_LEAST = 6


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """What became of one file.

    Attributes:
        new: False when the same bytes are loaded already; nothing was changed then.
        records: What its rows say; those with ``about_id`` None belong to nothing that is loaded, ``reason`` says why.
        blank: Rows of which nothing was filled in.
        waiting: Ids of tasks and targets whose document is not loaded; it finds its records when it is.
    """

    source: str
    sha256: str
    new: bool
    records: tuple[Progress, ...]
    blank: int

    waiting: frozenset[str] = frozenset()

    @property
    def unlinked(self) -> tuple[Progress, ...]:
        """The records without a task or target, those that wait for their document included."""
        return tuple(record for record in self.records if record.linked_by is None or record.about_id in self.waiting)


def load_progress(
    path: Path, store: GraphStore, *, who: str | None = None, reported_on: str | None = None
) -> ProgressReport:
    """Load a filled ledger.

    Args:
        path: xlsx, csv or any format with tables that the readers know.
        store: Opened for writing.
        who: Who reports, for rows that do not say it.
        reported_on: ISO date, for rows that do not say it.

    Raises:
        DocumentError: The file cannot be read, or no table in it has a header that names tasks and what was done.
        StoreError: The store refuses; nothing of the file is in it then.
    """
    return _load(read_source(path), str(path), store, who, reported_on)


def load_progress_bytes(name: str, data: bytes, store: GraphStore) -> ProgressReport:
    """Load a filled ledger that is in memory, such as an upload.

    Raises:
        DocumentError: As ``load_progress``.
        StoreError: As ``load_progress``.
    """
    return _load(read_bytes(name, data), name, store, None, None)


def _load(source: SourceText, file: str, store: GraphStore, who: str | None, on: str | None) -> ProgressReport:
    filled = read_filled(source)
    if filled.tables == 0:
        raise DocumentError(
            "no_ledger", "no table has a header with 重点任务 (or 指标) and 进展 or 状态; `zeren export ledger` makes one",
            source=source.name,
        )  # fmt: skip
    known = KnownThings(store)
    records = link([_record(source.sha256, row, who, on) for row in filled.rows], known, documents=_documents(filled))
    waiting = frozenset(record.about_id for record in records if record.about_id and record.about_id not in known.titles)
    report = ProgressReport(source.name, source.sha256, False, records, filled.blank, waiting)
    if find_progress_file(store, source.sha256) is not None:
        return report
    node = file_properties(source.name, file, source.sha256, [], filled.blank)
    rows = [record.properties(node["id"]) for record in records]
    node = file_properties(source.name, file, source.sha256, rows, filled.blank)
    return replace(report, new=write_progress(store, node, rows))


def _record(sha256: str, row: FilledRow, who: str | None, on: str | None) -> Progress:
    fields = row.fields
    status, value = read_status(fields.get("status")), read_value(fields.get("value"))
    unclear = [name for name, read in (("status", status), ("value", value), ("date", read_date(fields.get("date"))))
               if name in fields and read is None]  # fmt: skip
    return Progress(
        id=progress_id(sha256, row.locator), about=row.about, about_id=row.id,
        title=fields.get("task") if row.about == "task" else fields.get("indicator", fields.get("task")),
        status=None if status is None else ProgressStatus(status), status_words=fields.get("status"),
        note=fields.get("note"), value=None if value is None else value[0], value_words=fields.get("value"),
        who=fields.get("who", who), reported_on=read_date(fields.get("date")) if "date" in fields else on,
        date_words=fields.get("date"), locator=row.locator, row_text=row.text, linked_by=None,
        reason=f"not_understood: {', '.join(unclear)}" if unclear else None,
    )  # fmt: skip


def _documents(filled: FilledLedger) -> dict[str, str]:
    """Return what rows say of their document, by locator."""
    return {row.locator: row.fields["document"] for row in filled.rows if "document" in row.fields}


class KnownThings:
    """The tasks and targets of a store, by id and by name."""

    def __init__(self, store: GraphStore) -> None:
        """Ask the store for them."""
        self.titles: dict[str, str] = {}
        self.documents: dict[str, str] = {}
        self.by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in run_query(store, "tasks/tasks_list", limit=1_000_000):
            self._add("task", row["task_id"], row["title"], row)
        for row in run_query(store, "targets/targets_list", limit=1_000_000):
            self._add("target", row["target_id"], row["indicator"], row)

    def _add(self, about: str, key: str, name: str | None, row: Mapping[str, Any]) -> None:
        self.titles[key] = normal(name or "")
        self.documents[key] = normal(row["document_title"] or "")
        self.by_name[about, normal(name or "")].append(key)


def link(records: list[Progress], known: KnownThings, *, documents: Mapping[str, str]) -> tuple[Progress, ...]:
    """Link records by id, else by a name that only one task or target has (in the document the row names)."""
    return tuple(_linked(record, known, documents.get(record.locator)) for record in records)


def _linked(record: Progress, known: KnownThings, document: str | None) -> Progress:
    name = normal(record.title or "")
    if record.about_id in known.titles:
        title = known.titles[str(record.about_id)]
        if not name or title == name or (len(title) > 1 and (title in name or name in title)):
            return replace(record, linked_by="id")
        # The hidden ids were sorted apart from their rows: neither can be trusted.
        return replace(record, about_id=None, reason=_joined("title_differs", record.reason))
    found = known.by_name.get((record.about, name), []) if name else []
    if document is not None:
        found = [key for key in found if _names(normal(document), known.documents[key])]
    if len(found) == 1 and (record.about_id is None or document is not None):
        return replace(record, about_id=found[0], linked_by="title")
    if record.about_id is not None:
        return replace(record, linked_by="id")  # waits for its document
    return replace(record, reason=_joined("several_tasks" if found else "no_such_task", record.reason))


def _names(written: str, title: str) -> bool:
    """Tell whether what a row says of its document holds the title, or is a fair part of it."""
    return bool(title) and (title in written or (len(written) >= NAME_LEAST and written in title))


def carry_progress(old: GraphStore, new: GraphStore) -> list[dict[str, Any]]:
    """Write all progress of a store into another, with the time and names it was loaded with; returns its files.

    Where a task has another id in the new store, its record finds it by title in the document that its row names.

    Raises:
        StoreError: One of the stores does not answer.
    """
    files = read_progress_files(old)
    if not files:
        return files
    records: dict[str, list[Progress]] = defaultdict(list)
    for stored in read_progress_records(old):
        values: dict[str, Any] = {name: stored.get(name) for name in Progress.__dataclass_fields__}
        records[stored["file_id"]].append(Progress(**values))
    known = KnownThings(new)
    for file in files:
        own = records[file["id"]]
        linked = link(own, known, documents={record.locator: record.row_text for record in own})
        rows = [record.properties(file["id"]) for record in linked]
        write_progress(new, {**file, "records": len(rows), "digest": digest_of_records(rows)}, rows)
    return files


def _joined(*reasons: str | None) -> str:
    return "; ".join(reason for reason in reasons if reason)
