"""Runs Cypher that a person typed: a text in, at most so many rows out, and nothing changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.errors import QueryError
from queries.catalogue import Reader
from queries.guard import check_readonly

#: Most rows one typed query may fetch; a page or a terminal shows fewer.
MAX_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a typed query.

    Attributes:
        columns: Names in the order of the query's RETURN; empty when there are no rows.
        truncated: True when there are more rows than asked for.
    """

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    truncated: bool


def run_readonly(store: Reader, text: str, *, limit: int = 1000) -> Answer:
    """Run one typed query that reads.

    Give it a store opened for reading: the guard lets only reading through, the store's reader account makes sure.

    Raises:
        QueryError: The text does more than read, is not valid Cypher or takes too long, or ``limit`` is out of range.
        StoreError: The store cannot answer.
    """
    if not 1 <= limit <= MAX_ROWS:
        raise QueryError(f"the limit must lie between 1 and {MAX_ROWS}, not {limit}")
    check_readonly(text)
    rows = [dict(row) for row in store.read(text, {}, limit=limit + 1)]
    columns = tuple(rows[0]) if rows else ()
    return Answer(columns, rows[:limit], len(rows) > limit)
