"""What the explorer asks page by page is what the whole list says."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.task_rows import find_tasks
from graph.stores import GraphStore
from queries import run_query

FILTERS: list[dict[str, Any]] = [
    {}, {"text": "建设"}, {"without_owner": True}, {"without_owner": False}, {"role": "lead"}, {"kind": "task"}, {"year": 2025},
    {"text": "平台 建设", "without_owner": True}, {"text": "没有这样的词"},
]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_ids_and_tasks_by_ids_are_the_list(corpus_store, filters: dict[str, Any]) -> None:
    rows = run_query(corpus_store, "tasks/tasks_list", **filters)
    found = run_query(corpus_store, "explorer/task_ids", **filters)
    assert [row["task_id"] for row in found] == [row["task_id"] for row in rows]
    assert [row["owned"] for row in found] == [bool(row["owners"]) for row in rows]
    assert run_query(corpus_store, "explorer/tasks_by_ids", ids=[row["task_id"] for row in found]) == rows


def test_every_unit_finds_its_tasks(corpus_store) -> None:
    for unit in run_query(corpus_store, "explorer/unit_names"):
        found = {row["task_id"] for row in run_query(corpus_store, "explorer/task_ids", unit_id=unit["unit_id"])}
        assert {row["task_id"] for row in run_query(corpus_store, "units/unit_portfolio", unit_id=unit["unit_id"])} <= found


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_pages_of_the_list_are_the_list(corpus_folder, corpus_store, monkeypatch, filters: dict[str, Any]) -> None:
    monkeypatch.setenv("ZEREN_STORE", str(corpus_folder))
    rows = run_query(corpus_store, "tasks/tasks_list", **filters)
    lazy = find_tasks(**filters)
    assert (lazy.total, lazy.orphans) == (len(rows), sum(not row["owners"] for row in rows))
    assert list(lazy) == rows
    assert [row for at in range(0, len(rows), 7) for row in lazy[at : at + 7]] == rows
    assert all(lazy[at] == rows[at] for at in range(0, len(rows), 50))


def test_numbers_are_those_of_the_lists(corpus_store) -> None:
    numbers = run_query(corpus_store, "explorer/numbers")[0]
    totals = {row["name"]: row["total"] for row in run_query(corpus_store, "overview/counts")}
    assert numbers["tasks"] == totals["Task"] and numbers["duties"] == totals["RESPONSIBLE_FOR"]
    assert numbers["units"] == totals["Unit"] and numbers["targets"] == totals["Target"]
    assert run_query(corpus_store, "explorer/orphans")[0]["without_owner"] == len(run_query(corpus_store, "gaps/tasks_without_owner"))
    assert numbers["unresolved"] == len(run_query(corpus_store, "gaps/unresolved_clauses", outcome="unresolved"))


def test_pages_of_documents_and_projects_are_the_list(corpus_store) -> None:
    for query in ("documents/documents_list", "places/projects_list"):
        rows = run_query(corpus_store, query)
        assert [row for at in range(0, len(rows), 2) for row in run_query(corpus_store, query, skip=at, limit=2)] == rows


def test_busiest_units_are_those_of_the_list(corpus_store) -> None:
    rows = run_query(corpus_store, "units/units_list")
    ranked = sorted((row for row in rows if row["leads"] + row["responsibles"] + row["supports"]),
                    key=lambda row: -(row["leads"] + row["responsibles"] + row["supports"]))
    found = run_query(corpus_store, "explorer/busiest_units", limit=len(rows))
    names = ("leads", "responsibles", "supports")
    assert [sum(row[name] for name in names) for row in found] == [sum(row[name] for name in names) for row in ranked]
    parts = {row["unit_id"]: tuple(row[name] for name in names) for row in ranked}
    assert {row["unit_id"]: tuple(row[name] for name in names) for row in found} == parts


@pytest.mark.parametrize("filters", [{}, {"text": "高新技术 企业"}, {"year": 2025}, {"text": "没有这样的词"}])
def test_counted_targets_are_those_listed(corpus_store: GraphStore, filters: dict[str, object]) -> None:
    counted = run_query(corpus_store, "explorer/targets_count", **filters)[0]["targets"]
    assert counted == len(run_query(corpus_store, "targets/targets_list", **filters))


@pytest.mark.parametrize("words", [None, "实验室", "没有这样的词"])
def test_counted_projects_are_those_listed(corpus_store: GraphStore, words: str | None) -> None:
    rows = run_query(corpus_store, "places/projects_list", text=words)
    assert run_query(corpus_store, "explorer/projects_count", text=words)[0]["projects"] == len(rows)
    for row in rows[:2]:
        found = run_query(corpus_store, "places/projects_list", project_id=row["project_id"])
        assert {each["project_id"] for each in found} == {row["project_id"]}
