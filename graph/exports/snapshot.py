"""Everything that documents state, read once and in a fixed order: what all files to hand on are made from.

Only what documents say: no stored texts, no places of paragraphs and no ledger, though quotes take their place and their
surroundings from these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.contents import list_document_ids, read_document_nodes, read_document_relationships, read_shared_nodes
from graph.schema import NODES, RELATIONSHIPS
from graph.stores import GraphStore

#: Labels that hold no statement of a document.
MACHINERY = ("Text", "Block", "LoadRecord")
LABELS = tuple(node.label for node in NODES if node.label not in MACHINERY)
_LABEL_ORDER = {label: number for number, label in enumerate(LABELS)}
_TYPE_ORDER = {link.type: number for number, link in enumerate(RELATIONSHIPS)}
#: Characters beside a quote that tell it from the same words elsewhere.
CONTEXT = 32

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """A node with its label; properties as in ``graph.schema``."""

    label: str
    id: str
    properties: Row = field(compare=False)

    @property
    def name(self) -> str:
        """What people call it: its name, title, indicator or the words it was found in."""
        own = (self.properties.get(key) for key in ("name", "title", "indicator", "attribute", "reason", "quote"))
        return next((str(value) for value in own if value), self.id)


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship with the nodes it joins."""

    type: str
    id: str
    first: Node
    last: Node
    properties: Row = field(compare=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact is said.

    Attributes:
        place: Page, cell or paragraph in the original, or None where the format has none.
        before: The characters before the quote, at most ``CONTEXT``.
    """

    document: Node
    start: int
    end: int
    quote: str
    rule: str | None
    place: str | None
    before: str
    after: str


@dataclass
class _Original:
    """Text and places of one document."""

    text: str
    starts: list[int] = field(default_factory=list)
    places: list[str | None] = field(default_factory=list)

    def place(self, offset: int) -> str | None:
        number = bisect_right(self.starts, offset) - 1
        return self.places[number] if number >= 0 else None


@dataclass
class Snapshot:
    """The statements of some documents.

    Attributes:
        nodes: By label in the order of the schema, then by document and place in it, or by id.
        links: By type, then by the document's order and place in it.
    """

    nodes: Sequence[Node]
    links: Sequence[Link]
    _originals: Mapping[str, _Original]

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def _leaving(self) -> dict[tuple[str, str], list[Link]]:
        found: dict[tuple[str, str], list[Link]] = {}
        for link in self.links:
            found.setdefault((link.first.id, link.type), []).append(link)
        return found

    @cached_property
    def _arriving(self) -> dict[tuple[str, str], list[Link]]:
        found: dict[tuple[str, str], list[Link]] = {}
        for link in self.links:
            found.setdefault((link.last.id, link.type), []).append(link)
        return found

    def of(self, label: str) -> Iterator[Node]:
        """Yield the nodes of one label."""
        return (node for node in self.nodes if node.label == label)

    def from_node(self, node: Node) -> list[Link]:
        """Return all relationships that leave a node, in the order of the schema."""
        return [link for type_ in _TYPE_ORDER for link in self.leaving(node, type_)]

    def leaving(self, node: Node, type_: str) -> list[Link]:
        """Return the relationships of a type that leave a node."""
        return self._leaving.get((node.id, type_), [])

    def arriving(self, node: Node, type_: str) -> list[Link]:
        """Return the relationships of a type that lead to a node."""
        return self._arriving.get((node.id, type_), [])

    def evidence(self, properties: Row) -> Evidence | None:
        """Return where a node or relationship is said; None for what no single place says."""
        document = self.by_id.get(str(properties.get("document_id")))
        if document is None or properties.get("quote") is None:
            return None
        start, end, original = properties["start"], properties["end"], self._originals[document.id]
        before, after = original.text[max(0, start - CONTEXT) : start], original.text[end : end + CONTEXT]
        words = str(properties["quote"]), properties.get("rule")
        return Evidence(document, start, end, *words, original.place(start), before, after)


def read_snapshot(store: GraphStore, documents: Sequence[str] | None = None) -> Snapshot:
    """Read what documents state.

    Args:
        store: Any open store.
        documents: Ids of the documents; None for all.

    Raises:
        StoreError: The store does not answer.
    """
    shared = {
        properties["id"]: Node(label, properties["id"], properties) for label, properties in read_shared_nodes(store)
    }
    nodes: dict[str, Node] = {}
    links: list[Link] = []
    originals = {}
    for document_id in list_document_ids(store) if documents is None else sorted(set(documents)):
        read = read_document_nodes(store, document_id)
        own = {p["id"]: Node(label, p["id"], p) for label, p in read if label not in MACHINERY}
        originals[document_id] = _original(read)
        known = {**shared, **own}
        for row in read_document_relationships(store, document_id):
            if row["first"] in known and row["last"] in known:
                properties = row["properties"]
                links.append(Link(row["type"], properties["id"], known[row["first"]], known[row["last"]], properties))
        nodes |= own
    for link in links:
        nodes |= {link.first.id: link.first, link.last.id: link.last}
    return Snapshot(sorted(nodes.values(), key=_node_order), sorted(links, key=_link_order), originals)


def _original(read: Sequence[tuple[str, Row]]) -> _Original:
    parts = sorted((p["start"], p["content"]) for label, p in read if label == "Text")
    blocks = sorted((p["start"], p["end"], _place(p)) for label, p in read if label == "Block")
    return _Original("".join(part for _, part in parts), [b[0] for b in blocks], [b[2] or None for b in blocks])


def _place(block: Row) -> str:
    page = block.get("page")
    return str(block.get("locator") or (f"p. {page}" if page is not None else ""))


def _node_order(node: Node) -> tuple[Any, ...]:
    own = node.properties
    place = (str(own.get("document_id") or ""), own.get("start") or 0, own.get("order") or 0)
    return (_LABEL_ORDER[node.label], *place, str(own.get("name") or own.get("title") or ""), node.id)


def _link_order(link: Link) -> tuple[Any, ...]:
    own = link.properties
    place = (str(own.get("document_id") or ""), own.get("start") or 0, own.get("order") or 0)
    return (_TYPE_ORDER[link.type], *place, link.id)
