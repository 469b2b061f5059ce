"""The list of tasks, fetched page by page, so that a page about a hundred thousand tasks asks for a hundred.

Without a filter the tasks of the documents in their order are the list; with one, the ids of all that fit are asked for
first, at most ``MOST`` of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from explorer.cache import Row, ask
from explorer.lazy_rows import MOST, LazyRows


@dataclass(frozen=True)
class TaskRows(LazyRows):
    """Rows of ``tasks/tasks_list``.

    Attributes:
        orphans: How many of them nobody owns.
    """

    orphans: int


def find_tasks(document_id: str | None = None, **filters: str | int | bool | None) -> TaskRows:
    """Return the tasks that fit; the filters are those of ``tasks/tasks_list``.

    Raises:
        QueryError: A filter is not valid.
        StoreError: The store does not answer.
    """
    given = {name: value for name, value in filters.items() if value is not None}
    if given:
        return _filtered(document_id=document_id, **given)
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

    return TaskRows(ends[-1] if ends else 0, fetch, str(document_id), sum(row["without_owner"] for row in counts))


def _filtered(**filters: str | int | bool | None) -> TaskRows:
    found = ask("explorer/task_ids", **filters, limit=MOST)
    ids = [row["task_id"] for row in found]

    def fetch(start: int, end: int) -> list[Row]:
        return ask("explorer/tasks_by_ids", ids=tuple(ids[start:end]))

    return TaskRows(len(ids), fetch, str(sorted(filters.items(), key=str)), sum(not row["owned"] for row in found))
