"""The rule by which gaps are ranked, on rows made by hand, and the page that states it."""

from __future__ import annotations

import re

from graph.analysis.gaps import ADDED, BASE, GRADES, rank_gaps, rows_of
from tests.project_files import ROOT

PLACE = {"document_id": "document:a", "document_title": "计划", "start": 5, "end": 7, "quote": "某事"}


def task(key: str, **more: object) -> dict[str, object]:
    return {"task_id": key, "title": key, "kind": "task", **PLACE, **more}


def test_points_add_up_with_their_reasons() -> None:
    found = {
        "tasks_without_owner": [task("task:a", targets=0), task("task:b", targets=2), task("task:c", targets=0, kind="safeguard")],
        "projects_incomplete": [{"project_id": "project:a", "project": "项目", "missing": ["no_place", "no_builder", "no_money"], **PLACE}],
        "tasks_without_deadline": [task("task:a", reason="no_deadline"), task("task:b", reason="deadline_in_words")],
    }
    gaps = rank_gaps(found)
    assert [(gap.what_id, gap.points, gap.severity, gap.reasons) for gap in gaps] == [
        ("task:b", 80, "critical", ("tasks_without_owner", "has_targets")),
        ("task:a", 60, "high", ("tasks_without_owner",)),
        ("task:c", 50, "high", ("tasks_without_owner", "safeguard")),
        ("project:a", 30, "medium", ("no_place", "no_builder", "no_money")),
        ("task:a", 20, "low", ("no_deadline",)),
        ("task:b", 10, "low", ("deadline_in_words",)),
    ]
    assert [row["rank"] for row in rows_of(gaps)] == [1, 2, 3, 4, 5, 6]
    quiet = {gap.what_id: gap for gap in rank_gaps(found, silent=["document:a"]) if gap.kind == "tasks_without_owner"}
    assert {key: gap.points for key, gap in quiet.items()} == {"task:b": 60, "task:a": 40, "task:c": 30}
    assert quiet["task:a"].reasons == ("tasks_without_owner", "no_owner_in_plan") and quiet["task:a"].severity == "medium"
    assert {gap.points for gap in rank_gaps(found, news=["document:a"])} == {50, 30, 20, 0, -10, -20}


def test_what_another_kind_says_and_what_was_skipped_is_no_gap() -> None:
    target = {"target_id": "target:a", "indicator": "企业", **PLACE}
    clause = {"clause_id": "clause:a", "about": "owner", **PLACE}
    found = {
        "targets_without_owner": [{**target, "reason": "no_task"}, {**target, "reason": "task_without_owner"}],
        "unresolved_clauses": [{**clause, "outcome": outcome, "reason": "x"} for outcome in ("skipped", "unresolved")],
    }
    assert [(gap.kind, gap.points) for gap in rank_gaps(found)] == [("targets_without_owner", 60), ("unresolved_clauses", 25)]


def test_the_page_states_the_rule() -> None:
    page = (ROOT / "docs" / "accountability.md").read_text("utf-8").partition("## Gaps")[2]
    stated = {name: int(points) for name, points in re.findall(r"^\| `([a-z_:]+)` \| (-?\d+) \|$", page, re.M)}
    assert stated == BASE | ADDED
    assert all(f"`{name}` from {least} points" in page for name, least in GRADES.items() if name != "low")
