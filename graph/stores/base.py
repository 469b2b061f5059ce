"""What every graph store can do, whatever engine answers: run one Cypher text that reads, or several that write.

The same Cypher runs on the embedded engine and on Neo4j 5; nothing outside ``graph.stores`` knows which one it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Literal, Protocol, Self, runtime_checkable

Mode = Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher text with its parameters, as part of a transaction.

    Attributes:
        expect: What the single value of the single row must be; any other number undoes the whole transaction. A
            relationship to a node that is not there is otherwise left out without an error. None checks nothing.
    """

    query: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    expect: int | None = None


@runtime_checkable
class GraphStore(Protocol):
    """An open graph store; close it, or use it in a ``with``."""

    @property
    def address(self) -> str:
        """Where it is, for people: a folder or an address without credentials."""
        ...

    @property
    def engine(self) -> str:
        """What answers, such as ``Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)``."""
        ...

    def read(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None
    ) -> list[dict[str, Any]]:
        """Return the rows of a query that reads; all values are plain Python values.

        A node becomes a dict of its properties with ``_labels``; a relationship one with ``_type``, ``_start`` and
        ``_end`` (the ``id`` of the nodes it joins, None when the query did not fetch them); a path one with
        ``_nodes`` and ``_relationships``.

        Args:
            query: One Cypher text.
            parameters: Its ``$`` parameters by name.
            limit: Most rows to fetch from the server; the rest is discarded there.

        Raises:
            QueryError: The query or its parameters are not valid, it tries to write, or it takes too long.
            StoreError: The store does not answer.
        """
        ...

    def read_typed(self, query: str, *, limit: int) -> list[dict[str, Any]]:
        """Return at most so many rows of a query that a person typed, and change nothing.

        The transaction is always undone. On Neo4j the server says first, in a transaction of its own, that the query
        only reads, as its Community edition has no accounts that may only read; on the embedded engine the reader's
        account holds it. ``queries.guard`` stands in front of both.

        Raises:
            QueryError: The query does more than read, is not valid, or takes too long or too much.
            StoreError: The store does not answer.
        """
        ...

    def write(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        """Run all statements in one transaction and return the rows of each; everything happens or nothing.

        A transaction that loses against another one is repeated, for half a minute at most.

        Raises:
            ConflictError: A key was written by somebody else meanwhile, or an expectation failed.
            StoreError: The store was opened for reading, or the server refuses.
        """
        ...

    def close(self) -> None:
        """End the connection; a second call does nothing."""
        ...

    def __enter__(self) -> Self:
        """Return the store itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        ...
