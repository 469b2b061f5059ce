"""Records of progress: what a row of a filled ledger says, and the file it stands in; all frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from graph.ledger import digest_of, line_hash, node_line, program_version
from graph.records import content_id


class ProgressStatus(StrEnum):
    """未启动, 推进中, 滞后, 已完成, 终止."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DELAYED = "delayed"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Progress:
    """What one row says.

    Attributes:
        about: ``task`` or ``target``; ``about_id`` is its id, None when the row could not be linked.
        title: Task or indicator as the row names it.
        status: Code of ``status_words``, None where there is none or the words are not known.
        reported_on: ISO date of the precision given.
        locator: First filled cell; with the file it is the source.
        row_text: The cells of the row, verbatim.
        linked_by: ``id`` or ``title``.
    """

    id: str
    about: str
    about_id: str | None
    title: str | None
    status: ProgressStatus | None
    status_words: str | None
    note: str | None
    value: float | None
    value_words: str | None
    who: str | None
    reported_on: str | None
    date_words: str | None
    locator: str
    row_text: str
    linked_by: str | None
    reason: str | None

    def properties(self, file_id: str) -> dict[str, Any]:
        """Return the properties of its node."""
        values = {name: str(value) if isinstance(value, StrEnum) else value for name, value in asdict(self).items()}
        return {"file_id": file_id, **{name: value for name, value in values.items() if value is not None}}


def progress_id(sha256: str, locator: str) -> str:
    """Return the id of the record that a cell of a file begins."""
    return content_id("progress", sha256, locator)


def file_id(sha256: str) -> str:
    """Return the id of a ledger file."""
    return content_id("progress_file", sha256)


def file_properties(
    source: str, file: str, sha256: str, records: Iterable[Mapping[str, Any]], blank: int
) -> dict[str, Any]:
    """Return the properties of a file's node; ``records`` are those of its records."""
    rows = list(records)
    return {
        "id": file_id(sha256),
        "source": source,
        "file": file,
        "sha256": sha256,
        "loaded_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "zeren_version": program_version(),
        "records": len(rows),
        "blank": blank,
        "digest": digest_of_records(rows),
    }


def digest_of_records(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the hash over all properties of records, in any order."""
    return digest_of(line_hash(node_line("Progress", row)) for row in rows)
