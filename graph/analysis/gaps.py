"""Ranks gaps by a stated rule: points for the kind of gap, points added for what makes it worse, four grades of severity.

The tables below are the rule; docs/accountability.md repeats them and a test compares both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

Row = Mapping[str, Any]
#: Kind or kind:reason → points. The more of the question "who, what, until when" stays open, the more points.
BASE: dict[str, int] = {
    "documents_without_facts": 70, "tasks_without_owner": 60, "targets_without_owner": 60, "targets_without_task": 50,
    "tasks_with_only_diffuse_owners": 50, "deadlines_past": 40, "targets_past": 40, "tasks_with_several_leads": 30,
    "targets_incomplete:no_number": 40, "targets_incomplete:no_year": 30, "units_not_in_register": 30,
    "parks_without_administration": 30, "overloaded_units": 20, "tasks_without_deadline:no_deadline": 20,
    "tasks_without_deadline:deadline_in_words": 10, "unresolved_clauses": 10, "projects_incomplete": 10,
}
#: What makes a gap worse or less so → points.
ADDED: dict[str, int] = {
    "has_targets": 20, "binding_target": 20, "owner_clause": 15, "each_further_part": 10, "safeguard": -10, "no_owner_in_plan": -20, "news": -30,
}
#: Severity → fewest points.
GRADES: dict[str, int] = {"critical": 70, "high": 50, "medium": 30, "low": -1000}


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap.

    Attributes:
        severity: A key of ``GRADES``.
        kind: Name of the question in ``queries/gaps/`` that found it.
        reasons: What is not there, and what made the points.
        what: Name of the thing that the gap is at.
        what_id: Its id.
        start: First code point of the sentence, or of the words that name the thing; None for a whole document.
    """

    severity: str
    points: int
    kind: str
    reasons: tuple[str, ...]
    what: str
    what_id: str
    document_id: str
    document_title: str
    start: int | None
    end: int | None
    quote: str | None


GAP_COLUMNS = ("rank", *(each.name for each in fields(Gap)))


def rank_gaps(found: Mapping[str, Iterable[Row]], news: Iterable[str] = (), silent: Iterable[str] = ()) -> list[Gap]:
    """Return all gaps, the most severe first; equal ones in the order of kind, document and place.

    Args:
        found: Kind → rows of its question.
        news: Ids of documents that report and do not plan.
        silent: Ids of documents whose tasks name hardly any unit: a habit of the paper, no slip at one task.
    """
    reports, unnamed = set(news), set(silent)
    gaps = [_gap(kind, row, reports, unnamed) for kind, rows in found.items() for row in rows if _counts(kind, row)]
    order = list(found)
    return sorted(gaps, key=lambda gap: (-gap.points, order.index(gap.kind), gap.document_title, gap.start or 0, gap.what_id))


def rows_of(gaps: Iterable[Gap]) -> list[dict[str, Any]]:
    """Return gaps as rows with their rank."""
    return [{"rank": rank, **asdict(gap), "reasons": list(gap.reasons)} for rank, gap in enumerate(gaps, 1)]


def _counts(kind: str, row: Row) -> bool:
    """Tell whether a row is a gap of this kind; clauses that were skipped on purpose leave nothing open."""
    if kind == "targets_without_owner":
        return bool(row["reason"] == "task_without_owner")  # without a task: the kind of its own says it
    return kind != "unresolved_clauses" or (row["outcome"] == "unresolved" and row["about"] != "number")


def _gap(kind: str, row: Row, news: set[str], silent: set[str]) -> Gap:
    reason = row.get("reason")
    code = f"{kind}:{reason}" if f"{kind}:{reason}" in BASE else kind
    reasons = list(row.get("missing") or [reason if code != kind else kind])
    points = BASE[code] + ADDED["each_further_part"] * (len(row.get("missing") or [None]) - 1)
    for name, holds in _circumstances(kind, row, news, silent).items():
        if holds:
            points += ADDED[name]
            reasons.append(name)
    what, what_id = _what(row)
    severity = next(name for name, least in GRADES.items() if points >= least)
    place = {part: row.get(part) for part in ("start", "end", "quote")}
    return Gap(severity, points, kind, tuple(map(str, reasons)), what, what_id, row["document_id"], row["document_title"], **place)


def _circumstances(kind: str, row: Row, news: set[str], silent: set[str]) -> dict[str, bool]:
    return {
        "has_targets": bool(row.get("targets")),
        "binding_target": row.get("binding") is True,
        "owner_clause": kind == "unresolved_clauses" and row.get("about") == "owner",
        "safeguard": row.get("kind") == "safeguard",
        "no_owner_in_plan": kind in ("tasks_without_owner", "targets_without_owner") and row["document_id"] in silent,
        "news": row["document_id"] in news,
    }


def _what(row: Row) -> tuple[str, str]:
    for key, name in (("target_id", "indicator"), ("clause_id", "quote"), ("project_id", "project"), ("park_id", "park")):
        if row.get(key) is not None:
            return str(row[name]), str(row[key])
    if row.get("unit_id") is not None:
        return str(row.get("written_name") or row["unit"]), str(row["unit_id"])
    if row.get("task_id") is not None:
        return str(row["title"]), str(row["task_id"])
    return str(row["document_title"]), str(row["document_id"])
