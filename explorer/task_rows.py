"""The list of tasks, fetched page by page, so that a page about a hundred thousand tasks asks for a hundred.

Without a filter the tasks of the documents in their order are the list; with one, the ids of all that fit are asked for
first, at most ``MOST`` of them. Where offices have reported progress, every row says its light as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from explorer.cache import Row, ask, has_progress
from explorer.lazy_rows import BATCH, MOST, LazyRows
from explorer.state import language
from graph.analysis.progress import add_states, light_words


@dataclass(frozen=True)
class TaskRows(LazyRows):
    """Rows of ``tasks/tasks_list``.

    Attributes:
        orphans: How many of them nobody owns.
    """

    orphans: int


def find_tasks(document_id: str | None = None, light: str | None = None, **filters: str | int | bool | None) -> TaskRows:
    """Return the tasks that fit; the filters are those of ``tasks/tasks_list``, and a light (``graph.analysis.progress``).

    Raises:
        QueryError: A filter is not valid.
        StoreError: The store does not answer.
    """
    given = {name: value for name, value in filters.items() if value is not None}
    if given or light is not None:
        return _filtered(light, document_id=document_id, **given)
    counts = [row for row in ask("explorer/tasks_per_document") if document_id in (None, row["document_id"])]
    ends = list(accumulate(row["tasks"] for row in counts))

    def fetch(start: int, end: int) -> list[Row]:
        rows: list[Row] = []
        for row, until in zip(counts, ends, strict=True):
            begin = until - row["tasks"]
            if begin < end and until > start:
                tasks = ask("tasks/tasks_list", document_id=row["document_id"])
                rows += tasks[max(0, start - begin) : end - begin]
        return rows

    orphans = sum(row["without_owner"] for row in counts)
    return TaskRows(ends[-1] if ends else 0, _with_lights(fetch), _token(document_id), orphans)


def _filtered(light: str | None, **filters: str | int | bool | None) -> TaskRows:
    found = ask("explorer/task_ids", **filters, limit=MOST)
    if light is not None:
        lights = _lights([row["task_id"] for row in found])
        found = [row for row in found if lights[row["task_id"]]["light"] == light]
    ids = [row["task_id"] for row in found]

    def fetch(start: int, end: int) -> list[Row]:
        return ask("explorer/tasks_by_ids", ids=tuple(ids[start:end]))

    orphans = sum(not row["owned"] for row in found)
    return TaskRows(len(ids), _with_lights(fetch), _token(light, sorted(filters.items(), key=str)), orphans)


def _with_lights(fetch: Callable[[int, int], list[Row]]) -> Callable[[int, int], list[Row]]:
    if not has_progress():
        return fetch

    def fetch_both(start: int, end: int) -> list[Row]:
        rows = fetch(start, end)
        lights = _lights([row["task_id"] for row in rows])
        return [dict(row) | _said(lights[row["task_id"]]) for row in rows]

    return fetch_both


def _said(state: Row) -> dict[str, Any]:
    return {"light": light_words(state, language()), "reported_on": state["reported_on"]}


def _lights(ids: Sequence[str]) -> dict[str, Row]:
    """Return the light of each task today."""
    rows = [
        dict(row) for start in range(0, len(ids), BATCH) for row in ask("progress/lights_of_tasks", ids=tuple(ids[start : start + BATCH]))
    ]
    return {row["task_id"]: row for row in add_states(rows, date.today())}


def _token(*parts: object) -> str:
    """Return a text for a list; lights change with the day, so its widgets do as well."""
    return str((*parts, date.today().isoformat() if has_progress() else None))
