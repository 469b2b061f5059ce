"""A store of any schema version → a new one of this program's: from its ledger and stored texts, without the files.

Each document is read again from the text and places that the old store keeps, checked against their hashes. Where the
old store keeps less than this version needs, the file is read again if it is still where the ledger says and unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.contents import list_document_ids, read_document_nodes
from graph.errors import DocumentError
from graph.records import Block, BlockKind, SourceText
from graph.resolve import resolve_document
from graph.rows import build_rows, text_hash
from graph.rows.document import WITHOUT_PLACES
from graph.stores import GraphStore
from graph.writer import write_document
from loaders import read_bytes, read_source, state_facts
from pipeline.progress import carry_progress


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of one document.

    Attributes:
        source: Base name of its file.
        problem: Why it is not in the new store, or None when it is.
        from_file: Whether the file was read again, because the old store did not hold all that it takes.
    """

    document_id: str
    source: str
    problem: str | None = None
    from_file: bool = False


_PLACES = ("level", "number", "page", "table", "row", "column", "locator")

Progress = Callable[[int, int, Rebuilt], None]


def rebuild_store(old: GraphStore, new: GraphStore, *, progress: Progress | None = None) -> list[Rebuilt]:
    """Write every document of the old store into the new one; the old one is only read.

    Args:
        old: Opened with ``any_version``.
        new: Opened for writing.
        progress: Called after each document with its number from 1, the number of all, and what became of it.

    Raises:
        StoreError: One of the stores does not answer.
    """
    documents = list_document_ids(old)
    results = []
    for number, document_id in enumerate(documents, 1):
        results.append(_rebuild(old, new, document_id))
        if progress is not None:
            progress(number, len(documents), results[-1])
    carried = carry_progress(old, new)
    return [*results, *(Rebuilt(file["id"], str(file["source"])) for file in carried)]


def _rebuild(old: GraphStore, new: GraphStore, document_id: str) -> Rebuilt:
    nodes = read_document_nodes(old, document_id)
    head = _one(nodes, "Document")
    record = _one(nodes, "LoadRecord")
    result = Rebuilt(document_id, str(head.get("source") or record.get("file") or document_id))
    try:
        source, from_file = _source(head, record, nodes)
        facts = state_facts(source)
        write_document(new, build_rows(facts, resolve_document(facts)), file=str(record.get("file") or source.name))
    except DocumentError as error:
        return replace(result, problem=f"{error.message} [{error.code}]")
    return replace(result, from_file=from_file)


def _source(
    head: dict[str, Any], record: dict[str, Any], nodes: list[tuple[str, dict[str, Any]]]
) -> tuple[SourceText, bool]:
    """Return the source as it was read first, and whether its file had to be read again.

    Raises:
        DocumentError: ``not_in_store``: the stored text is damaged or lacks its places, and the file is gone or changed.
    """
    parts = sorted((part["start"], part["content"]) for label, part in nodes if label == "Text")
    text = "".join(content for _, content in parts)
    if head and text_hash(text) == head.get("text_sha256"):
        stored = _from_text(head, text) if head["media_type"] in WITHOUT_PLACES else _from_blocks(head, text, nodes)
        if stored is not None:
            return stored, False
    path = Path(str(record.get("file")))
    if path.is_file():
        source = read_source(path)
        if source.sha256 == record.get("sha256"):
            return source, True
    raise DocumentError(
        "not_in_store", "the old store does not hold its text with all places, and the file is gone or changed",
        source=str(head.get("source", "")),
    )  # fmt: skip


def _from_text(head: dict[str, Any], text: str) -> SourceText | None:
    """Read plain text again, whose lines are all the places it has."""
    source = read_bytes(head["source"], text.encode("utf-8"))
    if source.text != text or source.media_type != head["media_type"]:
        return None
    return replace(source, sha256=head["sha256"], encoding=head.get("encoding"), hints=_hints(head))


def _from_blocks(head: dict[str, Any], text: str, nodes: list[tuple[str, dict[str, Any]]]) -> SourceText | None:
    blocks = sorted(_blocks(nodes), key=lambda block: block.start)
    if len(blocks) == 0 or any(block.kind is BlockKind.CELL and block.row is None for block in blocks):
        return None  # written before the store kept where a cell stands
    media_type, encoding = head["media_type"], head.get("encoding")
    return SourceText(head["source"], head["sha256"], media_type, encoding, text, tuple(blocks), _hints(head))


def _blocks(nodes: list[tuple[str, dict[str, Any]]]) -> Iterator[Block]:
    for label, stored in nodes:
        if label != "Block":
            continue
        places: dict[str, Any] = {name: stored.get(name) for name in _PLACES}
        places |= {name: stored.get(name) or 1 for name in ("rows", "columns")}
        yield Block(stored["start"], stored["end"], BlockKind(stored["kind"]), **places)


def _hints(head: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in json.loads(head.get("hints") or "[]"))


def _one(nodes: list[tuple[str, dict[str, Any]]], label: str) -> dict[str, Any]:
    return next((properties for found, properties in nodes if found == label), {})
