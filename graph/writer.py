"""Rows of one document → one transaction, its ledger row included; and the removal of a document.

All Cypher that writes stands here. Values are parameters; labels, types and property names come from ``graph.schema``.
Document nodes and relationships are created, shared nodes merged: a document that is loaded already never gets here,
and when two loaders bring the same one at once, the key of its Document node lets only one of them through.
"""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import StoreError
from graph.ledger import record_of
from graph.progress.writer import RELINK
from graph.rows import DocumentRows
from graph.schema import NODE_BY_LABEL, NODES, RELATIONSHIPS
from graph.stores import ConflictError, GraphStore, Statement, UnknownOutcomeError

#: Rows and bytes of one UNWIND; ArcadeDB takes 16 MiB, and a batch should take well below a second.
BATCH_ROWS = 500
BATCH_BYTES = 2_000_000
#: A single row over this (a task of millions of words) is refused: above its limit the engine never answers.
ROW_BYTES = 32_000_000
#: How often a document is written again when another loader wrote one of its shared nodes at the same moment.
ATTEMPTS = 8

SHARED = tuple(node.label for node in NODES if node.shared)
OWN = tuple(node.label for node in NODES if not (node.shared or node.reported) and node.label != "Document")
#: Gives units the properties of the smallest reading that mentions them (``graph.rows.units``).
_SETTLE = """
MATCH (n)<-[m:MENTIONS]-(:Document)
WITH n, min(m.reading) AS reading
WITH n, split(reading, '|') AS part
SET n.kind = part[1],
  n.level = CASE part[2] WHEN '' THEN null ELSE part[2] END,
  n.area = CASE part[3] WHEN '' THEN null ELSE part[3] END,
  n.diffuse = (part[4] = 'true')
"""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a document.

    Attributes:
        record: Properties of its LoadRecord.
        new: False when the same content was there already; the record is then the older one.
    """

    record: Mapping[str, Any]
    new: bool


def find_record(store: GraphStore, sha256: str) -> dict[str, Any] | None:
    """Return the ledger row of the document with these bytes, None when it is not loaded."""
    rows = store.read("MATCH (n:LoadRecord {sha256: $sha256}) RETURN properties(n) AS record", {"sha256": sha256})
    return rows[0]["record"] if rows else None


def write_document(store: GraphStore, rows: DocumentRows, *, file: str) -> Written:
    """Write a document with its ledger row, unless the same content is loaded already.

    Args:
        store: Opened for writing.
        rows: From ``graph.rows.build_rows``.
        file: Path as the user gave it, for the ledger.

    Raises:
        StoreError: The store refuses; nothing of the document is in it then.
    """
    record = record_of(rows, file=file)
    statements = list(_statements(rows, record))
    unknown = False
    for attempt in range(ATTEMPTS):
        if (older := find_record(store, rows.sha256)) is not None:
            # After a lost connection, and only then, the older one can be our own, committed after all: two loaders of
            # the same file in the same millisecond have equal records.
            return Written(older, unknown and older == record)
        try:
            store.write(statements)
        except (ConflictError, UnknownOutcomeError) as error:
            # Another loader made one of the shared nodes, or the whole document, between our reading and writing; or
            # the connection broke during the commit, and the ledger says whether the document is there after all.
            conflict, unknown = error, unknown or isinstance(error, UnknownOutcomeError)
            time.sleep(random.uniform(0.02, 0.1) * (attempt + 1))
            continue
        return Written(record, True)
    raise StoreError(f"{file}: not written in {ATTEMPTS} attempts; {conflict}") from conflict


def _statements(rows: DocumentRows, record: Mapping[str, Any]) -> Iterator[Statement]:
    by_label: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for node in rows.nodes:
        by_label[node.label].append(node.properties)
    # The Document first: its key decides between two loaders of the same content before anything else is done.
    for label in sorted(by_label, key=lambda name: (name != "Document", NODE_BY_LABEL[name].shared, name)):
        yield from (
            _merge_shared(label, by_label[label]) if NODE_BY_LABEL[label].shared else _create(label, by_label[label])
        )
    by_shape: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows.relationships:
        shape = (row.type, row.start[0], row.end[0])
        by_shape[shape].append({"start": row.start[1], "end": row.end[1], "properties": row.properties})
    for (type_, start, end), links in sorted(by_shape.items()):
        query = f"""
        UNWIND $rows AS row
        MATCH (a:{start} {{id: row.start}})
        MATCH (b:{end} {{id: row.end}})
        CREATE (a)-[r:{type_}]->(b)
        SET r = row.properties
        RETURN count(r) AS written
        """
        for batch in batches(links):
            yield Statement(query, {"rows": batch}, len(batch))
    yield from _settle_units(by_label["Unit"])
    yield from (Statement(query, {"id": rows.document_id}) for query in RELINK)
    yield from _create("LoadRecord", [record])


def _create(label: str, properties: Sequence[Mapping[str, Any]]) -> Iterator[Statement]:
    query = f"UNWIND $rows AS row CREATE (n:{label}) SET n = row RETURN count(n) AS written"
    for batch in batches(properties):
        yield Statement(query, {"rows": batch}, len(batch))


def _merge_shared(label: str, properties: Sequence[Mapping[str, Any]]) -> Iterator[Statement]:
    """Merge shared nodes; only a Unit can have been there with other properties, which its readings then settle.

    Setting the key to itself locks a node that was there, so that nobody removes it before this document mentions it;
    in the order of the keys, so that two loaders wait for each other rather than both for both.
    """
    query = f"""
    UNWIND $rows AS row
    MERGE (n:{label} {{id: row.id}})
    ON CREATE SET n = row
    ON MATCH SET n.id = row.id
    RETURN count(n) AS written
    """
    for batch in batches(sorted(properties, key=lambda row: str(row["id"]))):
        yield Statement(query, {"rows": batch}, len(batch))


def _settle_units(properties: Sequence[Mapping[str, Any]]) -> Iterator[Statement]:
    """Settle the units that were there with other properties; there are hardly ever any."""
    query = f"""
    UNWIND $rows AS row
    MATCH (n:Unit {{id: row.id}})
    WHERE n.kind <> row.kind OR coalesce(n.level, '') <> coalesce(row.level, '')
      OR coalesce(n.area, '') <> coalesce(row.area, '') OR n.diffuse <> row.diffuse
    WITH n
    {_SETTLE}
    """
    for batch in batches(properties):
        yield Statement(query, {"rows": batch})


def remove_document(store: GraphStore, document_id: str) -> bool:
    """Remove a document and all it states; returns whether it was there.

    Shared nodes stay while another document mentions them.

    Raises:
        StoreError: The store refuses; nothing is removed then.
    """
    unknown = False
    for attempt in range(ATTEMPTS):
        mentioned = _mentioned_by(store, document_id)
        if mentioned is None:
            return unknown  # gone, by our own hand where the connection broke during the commit
        try:
            store.write(list(_removal(document_id, mentioned)))
        except (ConflictError, UnknownOutcomeError) as error:
            conflict, unknown = error, unknown or isinstance(error, UnknownOutcomeError)
            time.sleep(random.uniform(0.02, 0.1) * (attempt + 1))
            continue
        return True
    raise StoreError(f"{document_id}: not removed in {ATTEMPTS} attempts; {conflict}") from conflict


def _mentioned_by(store: GraphStore, document_id: str) -> dict[str, list[str]] | None:
    """Return the ids of the shared nodes a document mentions, by label; None when there is no such document."""
    query = "MATCH (d:Document {id: $id}) OPTIONAL MATCH (d)-[:MENTIONS]->(n) RETURN labels(n) AS labels, n.id AS id"
    found = store.read(query, {"id": document_id})
    mentioned: dict[str, list[str]] = defaultdict(list)
    for row in found:
        if row["id"] is not None:
            mentioned[row["labels"][0]].append(row["id"])
    return mentioned if found else None


def _removal(document_id: str, mentioned: Mapping[str, Sequence[str]]) -> Iterator[Statement]:
    """Remove what joins two shared nodes first, as it can only be found from them; then the document's own nodes.

    The shared nodes are locked before it is asked whether somebody else mentions them, as a loader locks them too.
    """
    key = {"id": document_id}
    for label, ids in sorted(mentioned.items()):
        yield Statement(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) SET n.id = id", {"ids": sorted(ids)})
    for schema in RELATIONSHIPS:
        for start in sorted({start for start, end in schema.joins if start in SHARED and end in SHARED}):
            yield Statement(
                f"MATCH (:Document {{id: $id}})-[:MENTIONS]->(:{start})-[r:{schema.type}]->() "
                "WHERE r.document_id = $id DELETE r",
                key,
            )
    for label in OWN:
        yield Statement(f"MATCH (n:{label} {{document_id: $id}}) DETACH DELETE n", key)
    yield Statement("MATCH (n:Document {id: $id}) DETACH DELETE n", key)
    for label, ids in sorted(mentioned.items()):
        yield Statement(
            f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE NOT EXISTS {{ (n)<-[:MENTIONS]-() }} DETACH DELETE n",
            {"ids": list(ids)},
        )
    if "Unit" in mentioned:
        yield Statement(
            f"UNWIND $ids AS id MATCH (n:Unit {{id: id}}) WITH n {_SETTLE}", {"ids": list(mentioned["Unit"])}
        )


def batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """Cut rows into lists that are neither long nor large; one row that is large by itself stays alone."""
    batch: list[Mapping[str, Any]] = []
    size = 0
    for row in rows:
        bytes_ = len(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))
        if bytes_ > ROW_BYTES:
            raise StoreError(f"a row of {bytes_} bytes is too large for a store, which takes {ROW_BYTES}")
        if batch and (len(batch) == BATCH_ROWS or size + bytes_ > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += bytes_
    if batch:
        yield batch
