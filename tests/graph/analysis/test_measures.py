"""Measures on networks small enough to count by hand."""

from __future__ import annotations

import random

import pytest

from graph.analysis import (
    Share,
    find_central_units,
    find_communities,
    find_shared_tasks,
    find_single_points,
    shared_network,
)


def share(unit: str, task: str, role: str = "lead", *, diffuse: bool = False) -> Share:
    return Share(f"unit:{unit}", unit, diffuse, f"task:{task}", f"任务{task}", role, "document:1", 3, 6, unit)


def ring(units: str, tasks: str) -> list[Share]:
    """Every unit of the group in every task."""
    return [share(unit, task, "support") for task in tasks for unit in units]


#: Two close groups, joined only by 丙, and a lonely unit.
TWO_GROUPS = [
    *ring("甲乙丙", "123"),
    *ring("丁戊己", "456"),
    share("丙", "7"),
    share("丁", "7", "support"),
    share("庚", "8"),
]


def test_shared_network_joins_units_by_their_common_tasks() -> None:
    network = shared_network(TWO_GROUPS)
    assert network.edges["unit:甲", "unit:乙"] == {"weight": 3, "task_ids": ["task:1", "task:2", "task:3"]}
    assert network.edges["unit:丙", "unit:丁"]["task_ids"] == ["task:7"]
    assert network.degree("unit:庚") == 0 and network.nodes["unit:庚"] == {"name": "庚", "tasks": 1}


def test_shared_network_leaves_groups_without_a_name_out() -> None:
    network = shared_network([share("甲", "1"), share("各有关部门", "1", "support", diffuse=True)])
    assert list(network.nodes) == ["unit:甲"]


def test_find_central_units_puts_bridges_first() -> None:
    rows = find_central_units(TWO_GROUPS)
    assert [row["unit"] for row in rows if row["bridge"]] == ["丁", "丙"]
    assert {row["unit"]: (row["tasks"], row["partners"], row["shared"]) for row in rows} == {
        "丙": (4, 3, 7), "丁": (4, 3, 7), "甲": (3, 2, 6), "乙": (3, 2, 6), "戊": (3, 2, 6), "己": (3, 2, 6),
        "庚": (1, 0, 0),
    }  # fmt: skip
    # 丙 stands between 甲, 乙 and 丁, 戊, 己: 6 of the 15 pairs of others.
    assert rows[0]["betweenness"] == pytest.approx(6 / 15)


def test_find_communities_finds_the_two_groups() -> None:
    rows = find_communities(TWO_GROUPS)
    groups = [{row["unit"] for row in rows if row["community"] == number} for number in (1, 2, 3)]
    assert sorted(map(sorted, groups[:2])) == [["丁", "己", "戊"], ["丙", "乙", "甲"]]
    assert groups[2] == {"庚"}
    (link,) = [row for row in rows if row["unit"] == "丙"]
    assert (link["inside"], link["outside"], link["size"]) == (6, 1, 3)


def test_find_shared_tasks_names_the_tasks() -> None:
    rows = find_shared_tasks(TWO_GROUPS)
    assert [row["shared"] for row in rows] == [3, 3, 3, 3, 3, 3, 1]
    assert (rows[-1]["unit_id"], rows[-1]["other_id"], rows[-1]["task_ids"]) == ("unit:丁", "unit:丙", ["task:7"])


def test_find_single_points_counts_only_leads_and_lonely_units() -> None:
    shares = [
        share("甲", "1"), share("乙", "1", "support"),  # 甲 is the only lead
        share("甲", "2"), share("乙", "2"),  # two leads
        share("乙", "3", "responsible"),  # nobody but 乙
        share("甲", "4", "responsible"), share("丙", "4", "responsible"),  # a plain list of two
        share("丙", "5"), share("各有关部门", "5", "support", diffuse=True),  # only a group beside 丙
        share("各有关部门", "6", diffuse=True),
        share("丁", "7", "support"), share("丁", "7"), share("甲", "7", "support"),  # named twice, once as lead
    ]  # fmt: skip
    rows = {row["unit"]: row for row in find_single_points(shares)}
    assert {unit: (row["leads"], row["alone"]) for unit, row in rows.items()} == {
        "甲": (1, 0), "丁": (1, 0), "丙": (1, 1), "乙": (0, 1),
    }  # fmt: skip
    assert [task["task_id"] for task in rows["甲"]["tasks"]] == ["task:1"]
    assert rows["丁"]["tasks"][0]["role"] == "lead"
    assert rows["丙"]["tasks"] == [
        {"task_id": "task:5", "title": "任务5", "role": "lead", "alone": True, "document_id": "document:1", "start": 3,
         "end": 6, "quote": "丙"}
    ]  # fmt: skip


@pytest.mark.parametrize("find", [find_central_units, find_communities, find_shared_tasks, find_single_points])
def test_rows_do_not_depend_on_the_order_of_shares(find) -> None:
    expected = find(TWO_GROUPS)
    for seed in range(5):
        assert find(random.Random(seed).sample(TWO_GROUPS, len(TWO_GROUPS))) == expected


@pytest.mark.parametrize("find", [find_central_units, find_communities, find_shared_tasks, find_single_points])
def test_no_shares_no_rows(find) -> None:
    assert find([]) == []
