"""Progress in a store checked against itself: every record as it was loaded, in its file, linked where it can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.progress.contents import (
    read_linkable,
    read_progress_files,
    read_progress_records,
    read_progress_relationships,
)
from graph.progress.records import digest_of_records, file_id, progress_id
from graph.schema import RELATIONSHIP_BY_TYPE
from graph.stores import GraphStore
from pipeline.contents import Problem


@dataclass(frozen=True, slots=True)
class ProgressCheck:
    """What was found.

    Attributes:
        nodes: Files and records; ``relationships`` those that leave records.
    """

    nodes: int
    relationships: int
    problems: list[Problem]


def check_progress(store: GraphStore) -> ProgressCheck:
    """Check all ledger files, their records and links.

    Raises:
        StoreError: The store does not answer.
    """
    files, records = read_progress_files(store), read_progress_records(store)
    links = read_progress_relationships(store)
    problems = [*_of_files(files, records), *_of_links(records, links, read_linkable(store))]
    return ProgressCheck(len(files) + len(records), len(links), problems)


def _problem(where: str, found: str) -> Problem:
    return Problem("progress", None, where, found)


def _of_files(files: list[dict[str, Any]], records: list[dict[str, Any]]) -> Iterator[Problem]:
    by_file: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        by_file[str(record.get("file_id"))].append(record)
    for file in files:
        own, where = by_file.pop(str(file["id"]), []), f"ProgressFile {file['id']}"
        if file_id(str(file.get("sha256"))) != file["id"]:
            yield _problem(where, "the id does not follow from its hash")
        if file.get("records") != len(own):
            yield _problem(where, f"says {file.get('records')} records, the store holds {len(own)}")
        elif file.get("digest") != digest_of_records(own):
            yield _problem(where, "some record is not what was loaded")
        for record in own:
            if progress_id(str(file.get("sha256")), str(record.get("locator"))) != record["id"]:
                yield _problem(f"Progress {record['id']}", "the id does not follow from its file and cell")
    for key, own in by_file.items():
        yield _problem(f"ProgressFile {key}", f"is not there, but {len(own)} records of it")


def _of_links(
    records: list[dict[str, Any]], links: list[dict[str, Any]], linkable: set[str]
) -> Iterator[Problem]:
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for link in links:
        found[str(link["first"]), link["type"]].append(link)
        ends = (link["first_label"], link["last_label"])
        if link["type"] not in RELATIONSHIP_BY_TYPE or ends not in RELATIONSHIP_BY_TYPE[link["type"]].joins:
            yield _problem(f"{link['type']} {link['properties'].get('id')}", f"joins {ends[0]} and {ends[1]}")
    for record in records:
        expected = {"REPORTED_IN": [record.get("file_id")], "REPORTS_ON": []}
        if record["id"] in linkable:
            expected["REPORTS_ON"] = [record["about_id"]]
        for type_, ends_ in expected.items():
            now = [link["last"] for link in found[record["id"], type_]]
            if now != ends_:
                yield _problem(f"Progress {record['id']}", f"{type_} leads to {now}, not to {ends_}")
