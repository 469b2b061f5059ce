"""What a store holds of one document, read back: all its nodes and relationships, and the nodes that documents share.

Reading goes document by document, so that neither memory nor the time of one query grows with the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.stores import GraphStore

#: All ids under which something of a document may still lie, also when the Document itself is gone.
_DOCUMENTS = """
CALL () {
  MATCH (n:Document) RETURN n.id AS id
  UNION MATCH (n:LoadRecord) RETURN n.document_id AS id
  UNION MATCH (n:Text) RETURN n.document_id AS id
}
RETURN id AS id ORDER BY id
"""
_NODES = """
CALL () {
  MATCH (n:Document {id: $id}) RETURN n
  UNION ALL MATCH (n:Text {document_id: $id}) RETURN n
  UNION ALL MATCH (n:Block {document_id: $id}) RETURN n
  UNION ALL MATCH (n:LoadRecord {document_id: $id}) RETURN n
  UNION ALL MATCH (n:Section {document_id: $id}) RETURN n
  UNION ALL MATCH (n:Task {document_id: $id}) RETURN n
  UNION ALL MATCH (n:Target {document_id: $id}) RETURN n
  UNION ALL MATCH (n:Observation {document_id: $id}) RETURN n
  UNION ALL MATCH (n:Support {document_id: $id}) RETURN n
  UNION ALL MATCH (n:ProjectFact {document_id: $id}) RETURN n
  UNION ALL MATCH (n:Clause {document_id: $id}) RETURN n
}
RETURN head(labels(n)) AS label, properties(n) AS properties
"""
#: Every relationship has one of the document's nodes at an end, or joins two shared nodes that the document mentions.
_RELATIONSHIPS = """
CALL () {
  MATCH (a:Document {id: $id})-[r]->(b) RETURN a, r, b
  UNION ALL MATCH (a:Section {document_id: $id})-[r]->(b) RETURN a, r, b
  UNION ALL MATCH (a:Task {document_id: $id})-[r]->(b) RETURN a, r, b
  UNION ALL MATCH (a:Target {document_id: $id})-[r]->(b) RETURN a, r, b
  UNION ALL MATCH (a:Observation {document_id: $id})-[r]->(b) RETURN a, r, b
  UNION ALL MATCH (a:Support {document_id: $id})-[r]->(b) RETURN a, r, b
  UNION ALL MATCH (a:Unit)-[r]->(b:Task {document_id: $id}) RETURN a, r, b
  UNION ALL MATCH (a:Project)-[r]->(b:ProjectFact {document_id: $id}) RETURN a, r, b
  UNION ALL
  MATCH (:Document {id: $id})-[:MENTIONS]->(a)-[r:REPORTS_TO|HOSTS|ADMINISTERS|BUILDS|LOCATED_IN]->(b)
  WHERE r.document_id = $id
  RETURN a, r, b
}
RETURN type(r) AS type, head(labels(a)) AS first_label, a.id AS first, head(labels(b)) AS last_label, b.id AS last,
  properties(r) AS properties
"""
_SHARED = """
MATCH (n:Unit|Indicator|Project|Park|Place|Policy)
RETURN head(labels(n)) AS label, properties(n) AS properties
"""


def list_document_ids(store: GraphStore) -> list[str]:
    """Return the ids of all documents, sorted; also of those of which only parts are left."""
    return [str(row["id"]) for row in store.read(_DOCUMENTS)]


def read_document_nodes(store: GraphStore, document_id: str) -> list[tuple[str, dict[str, Any]]]:
    """Return label and properties of all nodes that belong to one document."""
    return [(row["label"], row["properties"]) for row in store.read(_NODES, {"id": document_id})]


def read_document_relationships(store: GraphStore, document_id: str) -> list[dict[str, Any]]:
    """Return ``type``, ``first_label``, ``first``, ``last_label``, ``last`` and ``properties`` of each relationship."""
    return store.read(_RELATIONSHIPS, {"id": document_id})


def read_shared_nodes(store: GraphStore) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield label and properties of all nodes that documents share."""
    for row in store.read(_SHARED):
        yield row["label"], row["properties"]


def count_everything(store: GraphStore) -> tuple[int, int]:
    """Return how many nodes and relationships there are, whatever their label or type."""
    nodes = store.read("MATCH (n) RETURN count(n) AS number")[0]["number"]
    return nodes, store.read("MATCH ()-[r]->() RETURN count(r) AS number")[0]["number"]
