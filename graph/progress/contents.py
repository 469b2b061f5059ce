"""What a store holds of progress, read back: files, records and the two relationships of each record."""

from __future__ import annotations

from typing import Any

from graph.stores import GraphStore

_FILES = "MATCH (f:ProgressFile) RETURN properties(f) AS properties ORDER BY f.id"
_RECORDS = "MATCH (p:Progress) RETURN properties(p) AS properties ORDER BY p.id"
_LINKS = """
MATCH (p:Progress)-[r]->(b)
RETURN type(r) AS type, head(labels(p)) AS first_label, p.id AS first, head(labels(b)) AS last_label, b.id AS last,
  properties(r) AS properties
ORDER BY first, type, last
"""
_KNOWN = """
MATCH (p:Progress)
WHERE p.about_id IS NOT NULL
  AND (EXISTS { MATCH (t:Task {id: p.about_id}) } OR EXISTS { MATCH (g:Target {id: p.about_id}) })
RETURN p.id AS id ORDER BY id
"""


def read_progress_files(store: GraphStore) -> list[dict[str, Any]]:
    """Return the properties of all ledger files."""
    return [row["properties"] for row in store.read(_FILES)]


def read_progress_records(store: GraphStore) -> list[dict[str, Any]]:
    """Return the properties of all records."""
    return [row["properties"] for row in store.read(_RECORDS)]


def read_progress_relationships(store: GraphStore) -> list[dict[str, Any]]:
    """Return all relationships of records, as ``graph.contents.read_document_relationships`` does for documents."""
    return store.read(_LINKS)


def read_linkable(store: GraphStore) -> set[str]:
    """Return the ids of records whose task or target is loaded."""
    return {row["id"] for row in store.read(_KNOWN)}
