"""Rows that are fetched when they are looked at, so that a table of a hundred thousand asks for one page of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from explorer.cache import Row, ask

#: Rows that a filtered list or a file holds; more than anybody reads.
MOST = 5000
#: Rows of one question when all are wanted.
BATCH = 100


@dataclass(frozen=True)
class LazyRows(Sequence[Row]):
    """Rows of a question.

    Attributes:
        total: How many there are.
        fetch: Start and end in the list → those rows.
        token: Another text for another list.
    """

    total: int
    fetch: Callable[[int, int], list[Row]]
    token: str

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self.total

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        """Return one row, or a stretch of them; steps are not known here."""
        start, end, _ = (at if isinstance(at, slice) else slice(at, at + 1)).indices(self.total)
        rows = self.fetch(start, end)
        return rows if isinstance(at, slice) else rows[0]

    def __iter__(self) -> Iterator[Row]:
        """Yield at most ``MOST`` rows; a file of more would take minutes."""
        for start in range(0, min(self.total, MOST), BATCH):
            yield from self.fetch(start, min(start + BATCH, self.total, MOST))


def list_rows(question: str, total: int, **filters: Any) -> Sequence[Row]:
    """Return the rows of a question with ``skip`` and ``limit``: all at once when they are few, else page by page.

    Args:
        question: Its name.
        total: How many rows it has with these filters.
        filters: Its other parameters.
    """
    if total <= MOST:
        return ask(question, **filters)
    token = question + repr(sorted(filters.items()))
    return LazyRows(total, lambda start, end: ask(question, **filters, skip=start, limit=end - start), token)


def list_documents() -> LazyRows:
    """Return the rows of ``documents/documents_list``."""
    total = len(ask("explorer/document_names"))
    return LazyRows(total, lambda start, end: ask("documents/documents_list", skip=start, limit=end - start), "documents")
