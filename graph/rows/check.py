"""Compares rows with the declared model, so that nothing else ever reaches a store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph.errors import DocumentError
from graph.rows.collector import NodeRow, Ref, RelationshipRow
from graph.schema import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    NODE_BY_LABEL,
    RELATIONSHIP_BY_TYPE,
    STRING,
    STRINGS,
    Property,
    properties_of,
)

#: Every triple of properties that says: this is the text from here to there.
QUOTES = (
    ("start", "end", "quote"),
    ("deadline_start", "deadline_end", "deadline_quote"),
    ("basis_start", "basis_end", "basis_quote"),
    ("chair_start", "chair_end", "chair_quote"),
    ("body_start", "body_end", "text"),
)
_TYPES: dict[str, type] = {STRING: str, INTEGER: int, FLOAT: float, BOOLEAN: bool, STRINGS: list}


def check_rows(source: str, text: str, nodes: Iterable[NodeRow], relationships: Iterable[RelationshipRow]) -> None:
    """Check labels, types, properties, ends and quotes.

    Raises:
        DocumentError: With code ``inconsistent``; the facts contradict the stored text or the model.
    """
    problems: list[str] = []
    known: set[Ref] = set()
    for node in nodes:
        known.add((node.label, node.id))
        problems += _of_properties(node.label, node.properties, NODE_BY_LABEL[node.label].properties)
        problems += _of_quote(node.label, node.properties, text)
    for relationship in relationships:
        schema = RELATIONSHIP_BY_TYPE[relationship.type]
        problems += _of_properties(relationship.type, relationship.properties, properties_of(schema))
        problems += _of_quote(relationship.type, relationship.properties, text)
        problems += _of_ends(relationship, known)
    if problems:
        message = f"{problems[0]} ({len(problems)} such findings); this is a fault of the program"
        raise DocumentError("inconsistent", message, source=source)


def _of_properties(what: str, values: Mapping[str, Any], declared: Iterable[Property]) -> list[str]:
    types = {p.name: _TYPES[p.type] for p in declared}
    return [
        f"{what}.{name} is {type(value).__name__}, declared {types[name].__name__ if name in types else 'nowhere'}"
        for name, value in values.items()
        if name not in types or type(value) is not types[name]
    ]


def _of_quote(what: str, values: Mapping[str, Any], text: str) -> list[str]:
    for start, end, quote in QUOTES:
        if quote in values and not holds(text, values.get(start), values.get(end), values[quote]):
            return [f"{what}: text[{values.get(start)}:{values.get(end)}] is not {values[quote][:40]!r}"]
    return []


def holds(text: str, start: object, end: object, quote: str) -> bool:
    """Tell whether the quote is the text from start to end."""
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return False
    return text[start:end] == quote


def _of_ends(relationship: RelationshipRow, known: Collection[Ref]) -> list[str]:
    joins = RELATIONSHIP_BY_TYPE[relationship.type].joins
    problems = []
    if (relationship.start[0], relationship.end[0]) not in joins:
        problems.append(f"{relationship.type} joins {relationship.start[0]} and {relationship.end[0]}")
    problems += [
        f"{relationship.type}: there is no {end[0]} {end[1]}"
        for end in (relationship.start, relationship.end)
        if end not in known
    ]
    return problems
