"""Values as the driver hands them over, made plain: dicts, lists, strings, numbers, booleans and None."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from neo4j.graph import Node, Path, Relationship

PLAIN = (str, int, float, bool, bytes, type(None))


def plain(value: Any) -> Any:
    """Return the value without any class of the driver.

    Dates and times become ISO strings; anything else that is not known becomes its text.
    """
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, Node):
        return {"_labels": sorted(value.labels), **_properties(value.items())}
    if isinstance(value, Relationship):
        return _relationship(value)
    if isinstance(value, Path):
        return {"_nodes": [plain(n) for n in value.nodes], "_relationships": [plain(r) for r in value.relationships]}
    if isinstance(value, dict):
        return _properties(value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    iso = getattr(value, "iso_format", None)
    return iso() if callable(iso) else str(value)


def _properties(items: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {name: plain(item) for name, item in items}


def _relationship(value: Relationship) -> dict[str, Any]:
    start, end = value.nodes
    return {
        "_type": value.type,
        "_start": start.get("id") if start is not None else None,
        "_end": end.get("id") if end is not None else None,
        **_properties(value.items()),
    }
