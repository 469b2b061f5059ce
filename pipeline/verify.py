"""A store checked against itself: every quote, hash, count and end of every relationship.

All facts are read, not a sample. Offsets are compared in Python, where they are code points.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.dump import read_nodes, read_relationships
from graph.rows.check import QUOTES, holds
from graph.schema import NODE_BY_LABEL, RELATIONSHIP_BY_TYPE
from graph.stores import GraphStore
from pipeline.contents import DocumentContent, Problem, SharedContent

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


def verify_store(store: GraphStore) -> VerifyReport:
    """Check everything in a store; memory grows with the texts and the number of ids.

    Raises:
        StoreError: The store does not answer.
    """
    began = time.monotonic()
    check = _Check()
    for row in store.read("MATCH (n:Text) RETURN n.document_id AS document_id, n.start AS start, n.content AS content"):
        check.document(row["document_id"]).add_text(row["start"], row["content"])
    for label, properties in read_nodes(store):
        check.node(label, properties)
    for type_, start, end, properties in read_relationships(store):
        check.relationship(type_, start, end, properties)
    problems = tuple(check.finish())
    return VerifyReport(
        len(check.documents), check.nodes, check.relationships, check.quotes, problems, time.monotonic() - began
    )


class _Check:
    """What has been read so far."""

    def __init__(self) -> None:
        self.documents: dict[str, DocumentContent] = {}
        self.nodes = self.relationships = self.quotes = 0
        self._shared = SharedContent()
        self._labels: dict[str, str] = {}
        self._links: set[str] = set()
        self._problems: list[Problem] = []

    def document(self, key: object) -> DocumentContent:
        """Return what has been read of a document, by its id."""
        return self.documents.setdefault(str(key), DocumentContent(str(key)))

    def node(self, label: str, properties: Mapping[str, Any]) -> None:
        """Take in a node; all texts have been read."""
        self.nodes += 1
        key = str(properties.get("id"))
        if key in self._labels:
            self._problems.append(Problem("duplicate", None, f"{label} {key}", "a second node has this id"))
        self._labels[key] = label
        if label not in NODE_BY_LABEL:
            self._problems.append(Problem("stranger", None, f"{label} {key}", "the model has no such label"))
            return
        if NODE_BY_LABEL[label].shared:
            self._shared.add(label, key, properties)
            return
        document = self.document(key if label == "Document" else properties.get("document_id"))
        document.add(label, properties)
        self._quotes(document, f"{label} {key}", properties)

    def relationship(self, type_: str, start: str, end: str, properties: Mapping[str, Any]) -> None:
        """Take in a relationship; all nodes have been read."""
        self.relationships += 1
        key = str(properties.get("id"))
        where = f"{type_} {key}"
        document = self.document(properties.get("document_id"))
        labels = (self._labels.get(start, "?"), self._labels.get(end, "?"))
        if type_ not in RELATIONSHIP_BY_TYPE or labels not in RELATIONSHIP_BY_TYPE[type_].joins:
            found = f"joins {labels[0]} {start} and {labels[1]} {end}, which the model does not have"
            self._problems.append(Problem("end", document.id, where, found))
        if key in self._links:
            self._problems.append(Problem("duplicate", document.id, where, "a second relationship has this id"))
        self._links.add(key)
        document.link(type_, start, end, properties, labels[1])
        if type_ == "MENTIONS":
            self._shared.mention(end, properties)
        self._quotes(document, where, properties)

    def finish(self) -> list[Problem]:
        """Return all problems, those of one document together."""
        for document in self.documents.values():
            self._problems += document.problems()
        self._problems += self._shared.problems()
        return sorted(self._problems, key=lambda p: (p.document_id or "", p.check, p.where))

    def _quotes(self, document: DocumentContent, where: str, properties: Mapping[str, Any]) -> None:
        for start, end, quote in QUOTES:
            if quote not in properties:
                continue
            self.quotes += 1
            span = (properties.get(start), properties.get(end))
            if not holds(document.text, *span, properties[quote]):
                found = f"{quote} {properties[quote][:60]!r} is not the text from {span[0]} to {span[1]}"
                self._problems.append(Problem("quote", document.id, where, found))
