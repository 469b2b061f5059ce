"""The canonical dump: everything in a store as sorted lines, equal for equal graphs whatever the engine or the order.

Left out is what says when and from where a document was loaded, not what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.ledger import node_line, relationship_line
from graph.stores import GraphStore

LEFT_OUT = {"LoadRecord": ("file", "loaded_at"), "ProgressFile": ("file", "loaded_at")}


def dump_lines(store: GraphStore) -> list[str]:
    """Return every node and relationship as a line of JSON, sorted."""
    nodes = (node_line(label, _kept(label, properties)) for label, properties in read_nodes(store))
    links = (relationship_line(*link) for link in read_relationships(store))
    return sorted([*nodes, *links])


def write_dump(store: GraphStore, path: Path) -> int:
    """Write the dump to a file, whole or not at all; returns the number of lines."""
    lines = dump_lines(store)
    part = path.with_name(path.name + ".part")
    part.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    part.replace(path)
    return len(lines)


def read_nodes(store: GraphStore) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield label and properties of every node, also of one that the model does not have."""
    for row in store.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties"):
        yield ":".join(sorted(row["labels"])), row["properties"]


def read_relationships(store: GraphStore) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield type, id of the start, id of the end, and properties of every relationship."""
    query = "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS first, b.id AS last, properties(r) AS properties"
    for row in store.read(query):
        yield row["type"], str(row["first"]), str(row["last"]), row["properties"]


def _kept(label: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in LEFT_OUT.get(label, ())}
