"""Runs Cypher that a person typed: a text in, at most so many rows out, and nothing changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from graph.errors import QueryError
from queries.guard import check_readonly

#: Most rows one typed query may fetch; a page or a terminal shows fewer.
MAX_ROWS = 10_000


class TypedReader(Protocol):
    """What a typed query needs of a store: run one text that must not change anything."""

    def read_typed(self, query: str, *, limit: int) -> list[dict[str, Any]]:
        """Return at most so many rows, each with its columns by name."""
        ...


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


def run_readonly(store: TypedReader, text: str, *, limit: int = 1000) -> Answer:
    """Run one typed query that reads.

    Give it a store opened for reading: the guard lets only reading through, the store's reader account makes sure.

    Raises:
        QueryError: The text does more than read, is not valid Cypher or takes too long, or ``limit`` is out of range.
        StoreError: The store cannot answer.
    """
    if not 1 <= limit <= MAX_ROWS:
        raise QueryError(f"the limit must lie between 1 and {MAX_ROWS}, not {limit}")
    check_readonly(text)
    rows = store.read_typed(text, limit=limit + 1)
    columns = tuple(rows[0]) if rows else ()
    return Answer(columns, rows[:limit], len(rows) > limit)
