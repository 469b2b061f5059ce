"""A store checked against itself: every quote, hash, count and end of every relationship.

All facts are read, not a sample. Offsets are compared in Python, where they are code points.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.contents import (
    count_everything,
    list_document_ids,
    read_document_nodes,
    read_document_relationships,
    read_shared_nodes,
)
from graph.rows.check import QUOTES, holds
from graph.schema import RELATIONSHIP_BY_TYPE
from graph.stores import GraphStore
from pipeline.contents import DocumentContent, Problem, SharedContent
from pipeline.verify_progress import check_progress

__all__ = ["Problem", "VerifyReport", "verify_store"]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was checked, and what was wrong with it.

    Attributes:
        quotes: Stretches of text that were compared with the stored text.
    """

    documents: int
    nodes: int
    relationships: int
    quotes: int
    problems: tuple[Problem, ...]
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify_store(store: GraphStore, *, progress: Callable[[int, int], None] | None = None) -> VerifyReport:
    """Check everything in a store, document by document.

    Args:
        store: Opened for reading or writing.
        progress: Called after each document with its number from 1 and the number of all.

    Raises:
        StoreError: The store does not answer.
    """
    began = time.monotonic()
    check = _Check(store)
    documents = list_document_ids(store)
    for number, document_id in enumerate(documents, 1):
        check.document(document_id)
        if progress is not None:
            progress(number, len(documents))
    problems = check.finish()
    return VerifyReport(
        len(documents), check.nodes, check.relationships, check.quotes, problems, time.monotonic() - began
    )


class _Check:
    """What has been read so far."""

    def __init__(self, store: GraphStore) -> None:
        self.nodes = self.relationships = self.quotes = 0
        self._store = store
        self._shared = SharedContent()
        self._links: set[str] = set()
        self._problems: list[Problem] = []

    def document(self, document_id: str) -> None:
        """Check all that belongs to one document."""
        content = DocumentContent(document_id)
        nodes = read_document_nodes(self._store, document_id)
        for label, properties in nodes:
            content.add(label, properties)
        for label, properties in nodes:
            self._quotes(content, f"{label} {properties.get('id')}", properties)
        self.nodes += len(nodes)
        for row in read_document_relationships(self._store, document_id):
            self._relationship(content, row)
        self._problems += content.problems()

    def finish(self) -> tuple[Problem, ...]:
        """Check what documents share and return all problems, those of one document together."""
        for label, properties in read_shared_nodes(self._store):
            self.nodes += 1
            self._shared.add(label, str(properties.get("id")), properties)
        self._problems += self._shared.problems()
        reported = check_progress(self._store)
        self.nodes += reported.nodes
        self.relationships += reported.relationships
        self._problems += reported.problems
        nodes, relationships = count_everything(self._store)
        for what, number, known in (("nodes", nodes, self.nodes), ("relationships", relationships, self.relationships)):
            if number != known:
                found = f"the store holds {number}, its documents account for {known}"
                self._problems.append(Problem("stranger", None, what, found))
        return tuple(sorted(self._problems, key=lambda p: (p.document_id or "", p.check, p.where)))

    def _relationship(self, content: DocumentContent, row: Mapping[str, Any]) -> None:
        self.relationships += 1
        properties, type_ = row["properties"], row["type"]
        key = str(properties.get("id"))
        where = f"{type_} {key}"
        labels = (row["first_label"], row["last_label"])
        if type_ not in RELATIONSHIP_BY_TYPE or labels not in RELATIONSHIP_BY_TYPE[type_].joins:
            found = f"joins {labels[0]} {row['first']} and {labels[1]} {row['last']}, which the model does not have"
            self._problems.append(Problem("end", content.id, where, found))
        if key in self._links:
            self._problems.append(Problem("duplicate", content.id, where, "a second relationship has this id"))
        self._links.add(key)
        content.link(type_, str(row["first"]), str(row["last"]), properties, labels[1])
        if type_ == "MENTIONS":
            self._shared.mention(str(row["last"]), properties)
        self._quotes(content, where, properties)

    def _quotes(self, content: DocumentContent, where: str, properties: Mapping[str, Any]) -> None:
        for start, end, quote in QUOTES:
            if quote not in properties:
                continue
            self.quotes += 1
            span = (properties.get(start), properties.get(end))
            if not holds(content.text, *span, properties[quote]):
                found = f"{quote} {properties[quote][:60]!r} is not the text from {span[0]} to {span[1]}"
                self._problems.append(Problem("quote", content.id, where, found))
