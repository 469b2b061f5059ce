"""Where the engines differ, each difference with its reason; everything else is the same Cypher over the same driver.

Differences that need no code here, because the portable subset leaves them out, are listed in docs/operations.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.stores.definitions import full_text_for_neo4j


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a store at an address must know about its engine.

    Attributes:
        full_text: Definitions of the full-text indexes in Cypher. ArcadeDB has only SQL for them, which Bolt does not
            take, so its server makes them itself (``graph.stores.server``).
        settled: Cypher that returns when all indexes can be used. Neo4j fills indexes in the background and a load
            would outrun its own key look-ups; ArcadeDB fills them at once and has no such procedure.
        classifies: Whether EXPLAIN says truly what kind a query is. Neo4j does; ArcadeDB calls every query writing,
            and carries out ``EXPLAIN CREATE INDEX``. There, typed queries are held by the reader's account instead,
            which Neo4j's Community edition does not have: all its accounts may write.
    """

    name: str
    full_text: Callable[[], Sequence[str]]
    settled: str | None
    classifies: bool


ARCADEDB = Dialect("ArcadeDB", lambda: (), None, False)
NEO4J = Dialect("Neo4j", full_text_for_neo4j, "CALL db.awaitIndexes(300)", True)


def dialect_of(agent: str) -> Dialect:
    """Return the dialect of a server by what it calls itself; ArcadeDB says that it is compatible with Neo4j.

    >>> dialect_of("Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)").name, dialect_of("Neo4j/2026.08.1").name
    ('ArcadeDB', 'Neo4j')
    """
    return ARCADEDB if "ArcadeDB" in agent else NEO4J
