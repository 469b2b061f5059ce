"""A store → everything that stands in a ledger: tasks, targets, units, gaps, conflicts, each with its place in the original."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from graph.analysis.plans.matching import own_text
from graph.analysis.progress import add_states
from graph.exports.ledger import Ledger, make_workbook
from graph.stores import GraphStore
from queries import list_queries, run_query

Row = dict[str, Any]


def ledger_of(
    store: GraphStore, *, document_id: str | None = None, unit_id: str | None = None, today: date
) -> Ledger:
    """Return the ledger of all documents, of one document, or of one unit.

    A unit's ledger has the tasks in which it has a part, with all their owners, and the targets of those tasks.

    Raises:
        StoreError: The store does not answer.
    """
    documents = {row["document_id"]: row for row in run_query(store, "documents/documents_list")}
    places = _Places(store)
    tasks = run_query(store, "tasks/plan_tasks", document_id=document_id, unit_id=unit_id)
    kept = {row["task_id"] for row in tasks}
    targets = run_query(store, "targets/targets_list", document_id=document_id, limit=1_000_000)
    if unit_id is not None:
        targets = [row for row in targets if row["task_id"] in kept]
    progress = add_states(run_query(store, "progress/progress_of_tasks", document_id=document_id), today)
    reached = add_states(run_query(store, "progress/progress_of_targets", document_id=document_id), today)
    of_task, of_target = {row["task_id"]: row for row in progress}, {row["target_id"]: row for row in reached}
    by_task = defaultdict(list)
    for row in targets:
        by_task[row["task_id"]].append(row)
    children = defaultdict(list)
    for row in tasks:
        children[row["parent_id"]].append(row)
    return Ledger(
        today=today,
        title=_title(documents, tasks, document_id, unit_id),
        documents=[row for key, row in documents.items() if document_id in (None, key)],
        tasks=[
            row | {"place": places.of(row), "measures": own_text(row, children[row["task_id"]]).strip("。 \n\u3000"),
                   "targets": by_task[row["task_id"]], "progress": of_task[row["task_id"]],
                   "doc_number": documents[row["document_id"]]["doc_number"]}
            for row in tasks
        ],
        targets=[row | {"place": places.of(row), "progress": of_target[row["target_id"]]} for row in targets],
        gaps=[row | {"place": places.of(row)} for row in _gaps(store, document_id, None if unit_id is None else kept, today)],
        conflicts=[row for row in run_query(store, "targets/target_conflicts")
                   if _concerns(row, document_id, None if unit_id is None else targets)],
    )  # fmt: skip


def write_ledger(
    store: GraphStore, *, document_id: str | None, unit_id: str | None, today: date, lang: Literal["zh", "en"]
) -> tuple[bytes, Ledger]:
    """Return the ledger as the bytes of a workbook, and what stands in it."""
    ledger = ledger_of(store, document_id=document_id, unit_id=unit_id, today=today)
    return make_workbook(ledger, lang), ledger


def _title(documents: Mapping[str, Row], tasks: list[Row], document_id: str | None, unit_id: str | None) -> str:
    parts = [str(documents[document_id]["document_title"])] if document_id is not None else []
    owners = (owner["unit"] for row in tasks for owner in row["owners"] if owner["unit_id"] == unit_id)
    if unit_id is not None:
        parts.append(next(owners, ""))
    return " ".join(part for part in parts if part)


def _gaps(store: GraphStore, document_id: str | None, tasks: set[str] | None, today: date) -> list[Row]:
    """Return the rows of every question about gaps as of the ledger's day; of a unit only those of its tasks."""
    found = []
    for info in list_queries():
        if not info.name.startswith("gaps/") or any(parameter.required for parameter in info.parameters):
            continue
        takes = {parameter.name for parameter in info.parameters}
        known = {"document_id": document_id, "today": today.isoformat()}
        params = {name: value for name, value in known.items() if name in takes and value is not None}
        for row in run_query(store, info.name, **params):
            foreign = document_id is not None and row.get("document_id") != document_id
            if not foreign and (tasks is None or row.get("task_id") in tasks):
                found.append(row | {"gap": info.name, "gap_zh": info.title_zh, "gap_en": info.title_en})
    return found


def _concerns(row: Row, document_id: str | None, targets: list[Row] | None) -> bool:
    if targets is not None:
        known = {target["target_id"] for target in targets}
        return any(target["target_id"] in known for target in row["targets"])
    return document_id is None or any(target["document_id"] == document_id for target in row["targets"])


class _Places:
    """Where offsets stand in the original files; blocks are read once for each document."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._blocks: dict[str, tuple[list[int], list[Row]]] = {}

    def of(self, row: Mapping[str, Any]) -> str | None:
        """Return page and paragraph of a row's quote, or None when the format has no places."""
        document_id, start = row.get("document_id"), row.get("start")
        if document_id is None or start is None:
            return None
        if document_id not in self._blocks:
            blocks = run_query(self._store, "documents/document_blocks", document_id=document_id)
            self._blocks[document_id] = ([block["start"] for block in blocks], blocks)
        starts, blocks = self._blocks[document_id]
        at = bisect_right(starts, start) - 1
        return blocks[at]["locator"] if at >= 0 and start < blocks[at]["end"] else None
