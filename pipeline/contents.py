"""What a store holds of one document, and of the nodes that documents share, compared with what it should be."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.ledger import digest_of, line_hash, node_line, relationship_line
from graph.rows import shared_id, text_hash
from graph.rows.units import properties_of_reading
from graph.schema import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be.

    Attributes:
        check: ``quote``, ``text``, ``ledger``, ``digest``, ``end``, ``duplicate``, ``orphan``, ``key``, ``reading``,
            ``progress`` or ``stranger``.
        where: Label or type, and id, of the thing.
        found: What is wrong, for people.
    """

    check: str
    document_id: str | None
    where: str
    found: str


class DocumentContent:
    """Everything that belongs to one document, as read from the store."""

    def __init__(self, document_id: str) -> None:
        """Start empty."""
        self.id = document_id
        self._head: Mapping[str, Any] | None = None
        self._record: Mapping[str, Any] | None = None
        self._parts: list[tuple[int, str, str]] = []
        self._text: str | None = None
        self._counts: Counter[str] = Counter()
        self._own = self._links = 0
        self._hashes: list[bytes] = []

    @property
    def text(self) -> str:
        """The stored text, put together; asked for only after all its parts are added."""
        if self._text is None:
            self._text = "".join(content for _, content, _ in sorted(self._parts))
        return self._text

    def add(self, label: str, properties: Mapping[str, Any]) -> None:
        """Add one of its nodes."""
        if label == "LoadRecord":
            self._record = properties
            return
        if label == "Document":
            self._head = properties
        elif label == "Text":
            self._parts.append((properties["start"], properties["content"], properties["sha256"]))
        self._own += 1
        self._counts[label] += 1
        self._hashes.append(line_hash(node_line(label, properties)))

    def link(self, type_: str, start: str, end: str, properties: Mapping[str, Any], end_label: str) -> None:
        """Add one of its relationships; a mention counts the shared node too."""
        self._links += 1
        self._counts[type_] += 1
        if type_ == "MENTIONS":
            self._counts[end_label] += 1
        self._hashes.append(line_hash(relationship_line(type_, start, end, properties)))

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the text and against the ledger."""
        head, record = self._head, self._record
        if head is None:
            yield Problem(
                "ledger", self.id, f"Document {self.id}", f"does not exist, but {self._own + self._links} facts"
            )
            return
        yield from self._of_text(head)
        if record is None:
            yield Problem("ledger", self.id, f"Document {self.id}", "has no LoadRecord")
            return
        for name, now in self._now().items():
            if record.get(name) != now:
                yield Problem("ledger", self.id, f"LoadRecord.{name}", f"says {record.get(name)}, the graph has {now}")
        if record.get("digest") != digest_of(self._hashes):
            yield Problem("digest", self.id, "LoadRecord.digest", "some property or id is not what was loaded")

    def _now(self) -> dict[str, Any]:
        return {
            "sha256": (self._head or {}).get("sha256"),
            "schema_version": SCHEMA_VERSION,
            "nodes": self._own,
            "relationships": self._links,
            "counts": json.dumps(dict(self._counts), ensure_ascii=False, sort_keys=True),
        }

    def _of_text(self, head: Mapping[str, Any]) -> Iterator[Problem]:
        expected = 0
        for start, content, sha256 in sorted(self._parts):
            if start != expected:
                yield Problem("text", self.id, f"Text at {start}", f"follows a part that ends at {expected}")
            if text_hash(content) != sha256:
                yield Problem("text", self.id, f"Text at {start}", "does not have the hash stored with it")
            expected = start + len(content)
        if text_hash(self.text) != head.get("text_sha256"):
            yield Problem("text", self.id, "Document.text_sha256", "is not the hash of the stored text")
        if len(self.text) != head.get("characters"):
            yield Problem("text", self.id, "Document.characters", f"is not {len(self.text)}")


class SharedContent:
    """The nodes that documents share, as read from the store."""

    def __init__(self) -> None:
        """Start empty."""
        self._nodes: dict[str, tuple[str, Mapping[str, Any]]] = {}
        self._readings: dict[str, str] = {}
        self._mentioned: set[str] = set()

    def add(self, label: str, key: str, properties: Mapping[str, Any]) -> None:
        """Add a node."""
        self._nodes[key] = (label, properties)

    def mention(self, key: str, properties: Mapping[str, Any]) -> None:
        """Add a MENTIONS of a node."""
        self._mentioned.add(key)
        reading = properties.get("reading")
        if reading is not None:
            self._readings[key] = min(reading, self._readings.get(key, reading))

    def problems(self) -> Iterator[Problem]:
        """Yield nodes that nobody mentions, or whose properties do not follow from what the documents say."""
        for key, (label, properties) in self._nodes.items():
            where = f"{label} {key}"
            if key not in self._mentioned:
                yield Problem("orphan", None, where, "no document mentions it")
            if shared_id(label, properties) != key:
                yield Problem("key", None, where, "the id does not follow from its properties")
            if key in self._readings:
                expected = {"id": key, "name": properties.get("name"), **properties_of_reading(self._readings[key])}
                if dict(properties) != {name: value for name, value in expected.items() if value is not None}:
                    yield Problem("reading", None, where, f"is not as {self._readings[key]!r} has it")
