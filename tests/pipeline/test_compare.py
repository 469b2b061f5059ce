"""Two invented plans loaded and compared: what changed is known, and every quote stands in its document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.analysis.plans import CHANGES, COLUMNS, change_words, count_changes, reason_words, verdict_words
from graph.analysis.plans.deadlines import deadline_change
from graph.analysis.plans.targets import target_change
from graph.stores import GraphStore
from pipeline.compare import compare_documents
from pipeline.load import load_paths
from queries import run_query
from tests.graph.analysis.plans.pairs import DRAFT, FINAL, GONE, MERGED, NEW, SPLIT, TRUTH, plan


@pytest.fixture
def compared(store: GraphStore, tmp_path: Path) -> list[dict[str, Any]]:
    (tmp_path / "draft.txt").write_text(plan("惠民工程行动计划", "2023—2025年", DRAFT), encoding="utf-8")
    (tmp_path / "final.txt").write_text(plan("惠民工程行动计划", "2023—2025年", FINAL) + "正式印发。\n", encoding="utf-8")
    report = load_paths([tmp_path], store)
    assert not report.failed
    return compare_documents(store, *[file.document_id for file in report.loaded])


def of(rows: list[dict[str, Any]], change: str, *names: str) -> list[Any]:
    return [tuple(row[name] for name in names) for row in rows if row["change"] == change]


def test_what_became_of_each_task(compared: list[dict[str, Any]]) -> None:
    kept = {pair for change in ("task_same", "task_reworded") for pair in of(compared, change, "before_task", "after_task")}
    known = {title for pair in TRUTH.items() for title in pair}
    assert {pair for pair in kept if set(pair) <= known} >= set(TRUTH.items())
    assert ("建设社区书屋", "建设社区书屋") in of(compared, "task_same", "before_task", "after_task")
    assert {title for (title,) in of(compared, "task_vanished", "before_task")} == GONE
    assert {title for (title,) in of(compared, "task_new", "after_task")} == NEW
    assert dict(of(compared, "task_split", "after_task", "before_task")) == SPLIT
    assert dict(of(compared, "task_merged", "before_task", "after_task")) == MERGED


def test_what_became_of_owners_deadlines_and_targets(compared: list[dict[str, Any]]) -> None:
    roles = of(compared, "owner_role", "before_task", "what", "before", "after")
    assert {(task, before, after) for task, _, before, after in roles} == {
        ("支持实验室开放共享", "lead", "support"), ("支持实验室开放共享", "support", "lead"),
        ("建设停车设施和充电设施", "support", "lead"), ("开展职业技能培训", "responsible", "support")}  # fmt: skip
    # Owners that moved with a part of a split or merged task are neither gone nor new.
    assert not [row for row in of(compared, "owner_dropped", "before_task") if row == ("建设停车设施和充电设施",)]
    assert not [row for row in of(compared, "owner_added", "after_task") if row == ("发展养老与技能服务",)]
    (moved,) = [row for row in compared if row["change"] == "owner_role" and row["after_task"] == "补齐充电设施"]
    assert (moved["before_quote"], moved["after_quote"]) == ("市发展改革委", "市发展改革委")
    added = of(compared, "owner_added", "after_task", "what")
    assert [what for task, what in added if task == "培育高新技术企业"] == ["市税务局"]
    assert of(compared, "deadline_later", "before_task", "before", "after") == [("更新公共汽车", "2025-06", "2025-12")]
    raised = of(compared, "target_raised", "what", "before", "after")
    assert [(b["value"], a["value"]) for _, b, a in raised] == [(300.0, 350.0)]
    assert len(of(compared, "target_same", "what")) == 1 and not of(compared, "target_lowered", "what")


def test_every_row_is_proved_in_both_documents(compared: list[dict[str, Any]], store: GraphStore) -> None:
    texts = {row["document_id"]: "".join(p["content"] for p in run_query(store, "documents/document_text", document_id=row["document_id"]))
             for row in run_query(store, "documents/documents_list")}  # fmt: skip
    for row in compared:
        assert tuple(row) == COLUMNS and row["change"] in CHANGES
        for side in ("before", "after"):
            if row[f"{side}_quote"] is not None:
                text = texts[row[f"{side}_document_id"]]
                assert text[row[f"{side}_start"] : row[f"{side}_end"]] == row[f"{side}_quote"]
        single = row["change"] in ("task_new", "task_vanished", "target_new", "target_vanished")
        assert (row["before_quote"] is None or row["after_quote"] is None) == single
    assert sum(count_changes(compared).values()) == len(compared)


def test_a_plan_compared_with_itself_has_no_change(store: GraphStore, compared: list[dict[str, Any]]) -> None:
    key = compared[0]["before_document_id"]
    assert {row["change"] for row in compare_documents(store, key, key)} == {"task_same", "target_same"}


def test_other_periods_repeat(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(plan("惠民行动计划", "2020—2022年", DRAFT), encoding="utf-8")
    (tmp_path / "2.txt").write_text(plan("惠民行动计划", "2023—2025年", FINAL), encoding="utf-8")
    report = load_paths([tmp_path], store)
    changes = count_changes(compare_documents(store, *[file.document_id for file in report.loaded]))
    assert changes["task_repeated"] >= 2 and "task_same" not in changes


BASE = {"value": 100.0, "value2": None, "measure": "家", "op": "ge", "year": 2025, "per": None, "increment": False}


@pytest.mark.parametrize(
    ("after", "change"),
    [
        ({}, "target_same"), ({"value": 120.0}, "target_raised"), ({"value": 80.0}, "target_lowered"),
        ({"year": 2026}, "target_moved"), ({"op": "gt"}, "target_restated"), ({"increment": True}, "target_restated"),
        ({"value2": 150.0}, "target_restated"), ({"value": 0.01, "measure": "万家"}, "target_same"),
    ],
)  # fmt: skip
def test_target_change(after: dict[str, Any], change: str) -> None:
    assert target_change(BASE, BASE | after)[0] == change


def test_less_is_more_where_a_target_is_an_upper_bound() -> None:
    low, high = BASE | {"op": "le", "value": 3.0}, BASE | {"op": "le", "value": 5.0}
    assert (target_change(high, low)[0], target_change(low, high)[0]) == ("target_raised", "target_lowered")


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("2025", "2025-12", None), (None, None, None), ("2025", None, "deadline_dropped"), (None, "2025", "deadline_added"),
        ("2025-06", "2025", "deadline_later"), ("2025-12-01", "2025-11", "deadline_earlier"),
        ("2025", "长期", "deadline_restated"), ("2025-99", "2025", "deadline_restated"),
    ],
)  # fmt: skip
def test_deadline_change(before: str | None, after: str | None, change: str | None) -> None:
    assert deadline_change(before, after) == change


def test_words_in_both_languages(compared: list[dict[str, Any]]) -> None:
    for row in compared:
        assert change_words(row["change"], "en").isascii()
        assert reason_words(row, "zh") or row["score"] is None
        assert all(ord(letter) < 0x3000 for letter in reason_words(row, "en"))
        assert verdict_words(row["before"], "zh") or row["before"] is None
