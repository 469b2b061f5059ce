"""Progress records of one file → one transaction; their removal; and the links when a plan comes after its progress.

Nothing of a plan is written here but the end of a relationship. Records are only ever added, and only leave with their file.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.errors import StoreError
from graph.stores import ConflictError, GraphStore, Statement, UnknownOutcomeError

#: Rows of one UNWIND, and how often a transaction is tried against another writer.
BATCH, ATTEMPTS = 500, 8

_FILE = "CREATE (f:ProgressFile) SET f = $row RETURN count(f) AS written"
_RECORDS = """
UNWIND $rows AS row
MATCH (f:ProgressFile {id: row.file_id})
CREATE (p:Progress)
SET p = row
CREATE (p)-[r:REPORTED_IN]->(f)
SET r.id = replace(row.id, 'progress:', 'reported_in:')
RETURN count(p) AS written
"""
_LINK_TASKS = """
UNWIND $rows AS row
MATCH (p:Progress {id: row.id})
MATCH (t:Task {id: row.about_id})
MERGE (p)-[r:REPORTS_ON]->(t)
SET r.id = replace(row.id, 'progress:', 'reports_on:')
"""
_LINK_TARGETS = """
UNWIND $rows AS row
MATCH (p:Progress {id: row.id})
MATCH (t:Target {id: row.about_id})
MERGE (p)-[r:REPORTS_ON]->(t)
SET r.id = replace(row.id, 'progress:', 'reports_on:')
"""
#: For a document that is being written: progress that waited for its tasks and targets finds them.
RELINK = (
    """
    MATCH (t:Task {document_id: $id})
    MATCH (p:Progress {about_id: t.id})
    MERGE (p)-[r:REPORTS_ON]->(t)
    SET r.id = replace(p.id, 'progress:', 'reports_on:')
    """,
    """
    MATCH (t:Target {document_id: $id})
    MATCH (p:Progress {about_id: t.id})
    MERGE (p)-[r:REPORTS_ON]->(t)
    SET r.id = replace(p.id, 'progress:', 'reports_on:')
    """,
)


def find_progress_file(store: GraphStore, sha256: str) -> dict[str, Any] | None:
    """Return the node of the ledger file with these bytes, or None when it is not loaded."""
    rows = store.read("MATCH (f:ProgressFile {sha256: $sha256}) RETURN properties(f) AS file", {"sha256": sha256})
    return rows[0]["file"] if rows else None


def write_progress(store: GraphStore, file: Mapping[str, Any], records: Sequence[Mapping[str, Any]]) -> bool:
    """Write a file with its records, unless the same bytes are loaded already; returns whether it is new.

    Args:
        store: Opened for writing.
        file: From ``file_properties``.
        records: Properties of the records.

    Raises:
        StoreError: The store refuses; nothing of the file is in it then.
    """
    statements = [Statement(_FILE, {"row": file}, 1)]
    for query, about in ((_RECORDS, None), (_LINK_TASKS, "task"), (_LINK_TARGETS, "target")):
        rows = [row for row in records if about is None or (row["about"] == about and row.get("about_id"))]
        for at in range(0, len(rows), BATCH):
            batch = rows[at : at + BATCH]
            statements.append(Statement(query, {"rows": batch}, len(batch) if about is None else None))

    def known() -> bool:
        return find_progress_file(store, file["sha256"]) is not None

    return _settle(store, statements, done=known, what=str(file["source"]))


def remove_progress(store: GraphStore, file_id: str) -> bool:
    """Remove a ledger file and its records; returns whether it was there. No plan changes.

    Raises:
        StoreError: The store refuses; nothing is removed then.
    """
    key = {"id": file_id}
    statements = [
        Statement("MATCH (p:Progress {file_id: $id}) DETACH DELETE p", key),
        Statement("MATCH (f:ProgressFile {id: $id}) DETACH DELETE f", key),
    ]

    def gone() -> bool:
        return not store.read("MATCH (f:ProgressFile {id: $id}) RETURN f.id AS id", key)

    return _settle(store, statements, done=gone, what=file_id)


def _settle(store: GraphStore, statements: Sequence[Statement], *, done: Callable[[], bool], what: str) -> bool:
    """Run a transaction until it is through; returns False when there was nothing to do."""
    unknown = False
    for attempt in range(ATTEMPTS):
        if done():
            return unknown  # by our own hand, where the connection broke during the commit
        try:
            store.write(statements)
        except (ConflictError, UnknownOutcomeError) as error:
            conflict, unknown = error, unknown or isinstance(error, UnknownOutcomeError)
            time.sleep(random.uniform(0.02, 0.1) * (attempt + 1))
            continue
        return True
    raise StoreError(f"{what}: not settled in {ATTEMPTS} attempts; {conflict}") from conflict
