"""Collects the rows of one document; each node and relationship once, shared nodes with their mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.records import Evidence, content_id
from graph.rows.identity import shared_id

#: A node as an end of relationships.
Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node as it is to be in the graph; ``properties`` holds ``id`` and no null."""

    label: str
    id: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RelationshipRow:
    """A relationship as it is to be in the graph; ``properties`` holds ``id``, the evidence and no null."""

    type: str
    id: str
    start: Ref
    end: Ref
    properties: Mapping[str, Any]


@dataclass(slots=True)
class _Mentioned:
    first: Evidence
    surfaces: list[str] = field(default_factory=list)
    spans: set[tuple[int, int]] = field(default_factory=set)
    reading: str | None = None
    box: str | None = None


class Collector:
    """The rows of one document while they are made."""

    def __init__(self, document_id: str) -> None:
        """Start without rows."""
        self.document: Ref = ("Document", document_id)
        self._nodes: dict[Ref, NodeRow] = {}
        self._relationships: dict[str, RelationshipRow] = {}
        self._mentions: dict[Ref, _Mentioned] = {}

    def node(self, label: str, key: str, evidence: Evidence | None = None, /, **properties: Any) -> Ref:
        """Add a document node; with evidence where its label carries one."""
        said = said_by(evidence, self.document[1]) if evidence is not None else {}
        self._put(label, key, {**said, **properties})
        return label, key

    def shared(
        self,
        label: str,
        evidence: Evidence,
        surface: str | None,
        *,
        reading: str | None = None,
        box: str | None = None,
        **properties: Any,
    ) -> Ref:
        """Add a shared node and one mention of it; the same stretch counts once.

        Args:
            label: Of the node.
            evidence: The mention.
            surface: As written; None when the text does not name it but something that it follows from.
            reading: Only of units, see ``graph.rows.units``; the smallest one gives the properties.
            box: Only of projects, the 专栏 that holds it.
            properties: Beside the id.
        """
        key = shared_id(label, properties)
        mentioned = self._mentions.setdefault((label, key), _Mentioned(evidence))
        if reading is not None and (mentioned.reading is None or reading < mentioned.reading):
            self._nodes.pop((label, key), None)
            mentioned.reading = reading
        mentioned.box = mentioned.box or box
        self._put(label, key, properties)
        if surface is not None:
            if not mentioned.spans or evidence.start < mentioned.first.start:
                mentioned.first = evidence
            mentioned.spans.add((evidence.start, evidence.end))
            if surface not in mentioned.surfaces:
                mentioned.surfaces.append(surface)
        return label, key

    def named(self, ref: Ref, surface: str) -> bool:
        """Tell whether the shared node has been mentioned in this form."""
        return ref in self._mentions and surface in self._mentions[ref].surfaces

    def link(self, type_: str, origin: Ref, goal: Ref, evidence: Evidence, *parts: object, **properties: Any) -> None:
        """Add a relationship.

        Args:
            type_: Its type.
            origin: The node it leaves.
            goal: The node it enters.
            evidence: The words that say it.
            properties: Beside id and evidence.
            parts: What tells it from others between the same nodes at the same place, such as the role.
        """
        document_id = self.document[1]
        key = content_id(type_.lower(), origin[1], goal[1], document_id, evidence.start, evidence.end, *parts)
        values = {"id": key, **said_by(evidence, document_id), **properties}
        self._relationships.setdefault(key, RelationshipRow(type_, key, origin, goal, without_nulls(values)))

    def nodes(self) -> Iterator[NodeRow]:
        """Yield all nodes, in the order in which they were added."""
        yield from self._nodes.values()

    def relationships(self) -> Iterator[RelationshipRow]:
        """Yield all relationships, MENTIONS last."""
        for ref, mentioned in self._mentions.items():
            self.link(
                "MENTIONS",
                self.document,
                ref,
                mentioned.first,
                surfaces=mentioned.surfaces,
                count=len(mentioned.spans),
                reading=mentioned.reading,
                box=mentioned.box,
            )
        yield from self._relationships.values()

    def _put(self, label: str, key: str, properties: Mapping[str, Any]) -> None:
        self._nodes.setdefault((label, key), NodeRow(label, key, without_nulls({"id": key, **properties})))


def said_by(evidence: Evidence, document_id: str) -> dict[str, Any]:
    """Return the evidence as properties."""
    return {
        "document_id": document_id,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "rule": evidence.rule,
    }


def without_nulls(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties that are there; both engines drop a null property."""
    return {name: value for name, value in properties.items() if value is not None}
