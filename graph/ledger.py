"""The load ledger: one LoadRecord for each document, written in the document's own transaction.

It holds what the transaction wrote, so that ``verify`` can tell whether the graph still holds the same.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

from graph.records import content_id
from graph.rows import DocumentRows, NodeRow, RelationshipRow
from graph.schema import NODE_BY_LABEL, SCHEMA_VERSION


def record_of(rows: DocumentRows, *, file: str) -> dict[str, Any]:
    """Return the properties of the document's LoadRecord.

    Args:
        rows: What the transaction writes.
        file: Path as the user gave it.
    """
    own = [node for node in rows.nodes if not NODE_BY_LABEL[node.label].shared]
    return {
        "id": content_id("load", rows.document_id),
        "document_id": rows.document_id,
        "file": file,
        "sha256": rows.sha256,
        "loaded_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "zeren_version": program_version(),
        "schema_version": SCHEMA_VERSION,
        "nodes": len(own),
        "relationships": len(rows.relationships),
        "counts": json.dumps(counts_of(rows), ensure_ascii=False, sort_keys=True),
        "digest": digest_of([*map(node_hash, own), *map(relationship_hash, rows.relationships)]),
    }


def counts_of(rows: DocumentRows) -> dict[str, int]:
    """Return how many nodes of each label and relationships of each type a document has."""
    labels = Counter(node.label for node in rows.nodes)
    return dict(labels + Counter(relationship.type for relationship in rows.relationships))


def digest_of(hashes: Iterable[bytes]) -> str:
    """Return one hash for any order of the given ones."""
    return hashlib.sha256(b"".join(sorted(hashes))).hexdigest()


def node_line(label: str, properties: Mapping[str, Any]) -> str:
    """Return a node as one line, the same for the same properties on every engine."""
    return _line({"label": label, "properties": properties})


def relationship_line(type_: str, start: str, end: str, properties: Mapping[str, Any]) -> str:
    """Return a relationship as one line; ``start`` and ``end`` are the ids of its nodes."""
    return _line({"type": type_, "start": start, "end": end, "properties": properties})


def line_hash(line: str) -> bytes:
    """Return the hash of a line."""
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).digest()


def node_hash(node: NodeRow) -> bytes:
    """Return the hash of a node's line."""
    return line_hash(node_line(node.label, node.properties))


def relationship_hash(row: RelationshipRow) -> bytes:
    """Return the hash of a relationship's line."""
    return line_hash(relationship_line(row.type, row.start[1], row.end[1], row.properties))


def program_version() -> str:
    """Return the version of the installed program; a checkout that is not installed says so."""
    try:
        return metadata.version("zeren")
    except metadata.PackageNotFoundError:
        return "checkout"


def _line(parts: Mapping[str, Any]) -> str:
    # An engine may drop an empty list; a null property does not exist.
    kept = {name: value for name, value in parts["properties"].items() if value is not None and value != []}
    return json.dumps({**parts, "properties": kept}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
