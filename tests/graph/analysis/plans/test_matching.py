"""Tasks of invented plans find each other: what is right is known beforehand."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from graph.analysis.plans.matching import Match, Task, find_parts, match_tasks, read_tasks, space_of
from graph.analysis.plans.words import Space, normal, overlap, pairs, similarities
from tests.graph.analysis.plans import later_pairs as later
from tests.graph.analysis.plans.pairs import DRAFT, FINAL, GONE, MERGED, NEW, SPLIT, TRUTH, Item, long_list


def rows_of(items: list[Item]) -> list[dict[str, Any]]:
    """Return rows as ``tasks/plan_tasks`` has them; owners are whole brackets, which is all that matching needs."""
    rows, at = [], 0
    for number, item in enumerate(items):
        body = f"{item.title}。{item.text}（{item.owners}）"
        names = item.owners.replace("；", "：").replace("、", "：").split("：")[1::1]
        owners = [
            {"unit_id": name, "unit": name, "diffuse": False, "task_id": f"t{number}", "start": at + body.rindex(name),
             "end": at + body.rindex(name) + len(name)} for name in names if name and not name.endswith("单位")
        ]  # fmt: skip
        rows.append({
            "task_id": f"t{number}", "parent_id": None, "title": item.title, "body": body, "body_start": at, "start": at,
            "end": at + len(item.title), "body_end": at + len(body), "owners": owners, "projects": [],
        })  # fmt: skip
        at += len(body)
    return rows


def tasks_of(items: list[Item]) -> list[Task]:
    return read_tasks(rows_of(items), {})


def titles(first: list[Item], second: list[Item], matches: list[Match]) -> dict[str, str]:
    return {first[match.first].title: second[match.second].title for match in matches}


def test_reordered_and_reworded_tasks_are_found() -> None:
    found = titles(DRAFT, FINAL, match_tasks(tasks_of(DRAFT), tasks_of(FINAL)))
    right = {pair for pair in found.items() if pair in TRUTH.items()}
    # Of a task that was merged, or split, either half may be the one-to-one match; the other is then a part.
    assert len(right) / len(found) >= 0.9 and len(right) / len(TRUTH) >= 0.9
    assert not set(found) & GONE and not set(found.values()) & NEW


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_tasks_does_not_matter(seed: int) -> None:
    mixed = random.Random(seed).sample(FINAL, len(FINAL))
    straight = titles(DRAFT, FINAL, match_tasks(tasks_of(DRAFT), tasks_of(FINAL)))
    assert titles(DRAFT, mixed, match_tasks(tasks_of(DRAFT), tasks_of(mixed))) == straight


def test_matching_is_symmetric() -> None:
    there = {(m.first, m.second, m.score) for m in match_tasks(tasks_of(DRAFT), tasks_of(FINAL))}
    back = {(m.second, m.first, m.score) for m in match_tasks(tasks_of(FINAL), tasks_of(DRAFT))}
    assert there == back


def test_a_plan_matches_itself_wholly() -> None:
    matches = match_tasks(tasks_of(DRAFT), tasks_of(DRAFT))
    assert [(m.first, m.second, m.score) for m in matches] == [(n, n, 1.0) for n in range(len(DRAFT))]


def test_split_and_merged_tasks_are_parts_of_others() -> None:
    first, second = tasks_of(DRAFT), tasks_of(FINAL)
    matches = match_tasks(first, second)
    gone = [n for n in range(len(first)) if n not in {m.first for m in matches}]
    new = [n for n in range(len(second)) if n not in {m.second for m in matches}]
    merged = {DRAFT[n].title: FINAL[whole].title for n, (whole, _) in find_parts(gone, first, second, space_of(first, second)).items()}
    split = {FINAL[n].title: DRAFT[whole].title for n, (whole, _) in find_parts(new, second, first, space_of(first, second)).items()}
    assert (merged, split) == (MERGED, SPLIT)


def test_tasks_that_differ_in_one_word_keep_to_their_own() -> None:
    first, second = long_list(20, later=False), long_list(20, later=True)
    found = titles(first, second, match_tasks(tasks_of(first), tasks_of(second)))
    crops = [(one.removeprefix("发展")[:2], other) for one, other in found.items()]
    assert len(found) == 20 and all(crop in other for crop, other in crops)


def test_plans_of_other_matters_do_not_match() -> None:
    assert match_tasks(tasks_of(long_list(20, later=False)), tasks_of([NIGHT_ONLY])) == []
    assert match_tasks(tasks_of(DRAFT), []) == [] == match_tasks([], tasks_of(DRAFT))


NIGHT_ONLY = Item("举办音乐节", "邀请乐队在湖边演出，门票收入用于修缮剧院。", "责任单位：市文化馆")


def test_the_assignment_is_the_best_of_all() -> None:
    """No other one-to-one assignment of a small plan has a higher sum of what its scores have above the floor."""
    from graph.analysis.plans.matching import FLOOR, _scored

    first, second = tasks_of(DRAFT[:6]), tasks_of([*FINAL[2:8]])
    scores = {pair: score - FLOOR for pair, (score, _) in _scored(first, second).items()}
    mine = sum(scores[m.first, m.second] for m in match_tasks(first, second))
    best = max(sum(scores.get(pair, 0.0) for pair in enumerate(order)) for order in itertools.permutations(range(6)))
    assert mine == pytest.approx(best, abs=1e-3)


def test_owners_and_text_are_not_counted_where_one_side_has_none() -> None:
    bare = [Item("更新公共汽车", "", "责任单位：")]
    match = match_tasks(tasks_of([DRAFT[1]]), tasks_of(bare))
    assert match[0].parts == {"title": 1.0} and match[0].score == 1.0


def test_own_text_leaves_out_title_owners_and_parts() -> None:
    rows = rows_of([DRAFT[0]])
    body = rows[0]["body"]
    part = rows[0] | {"task_id": "part", "parent_id": "t0", "title": "周末", "body_start": body.index("周末"), "body_end": body.index("，到2025"), "owners": []}
    text = read_tasks([rows[0], part], {})[0].text
    assert "儿童座椅" in text and "到2025年" in text
    assert "周末" not in text and "建设社区书屋" not in text.replace("建成社区书屋", "") and "市民政局" not in text


@pytest.mark.parametrize(("text", "expected"), [("\uff21\uff22 一、二", "ab一二"), ("", ""), ("（——）", ""), ("𠀀甲", "𠀀甲")])
def test_normal(text: str, expected: str) -> None:
    assert normal(text) == expected


def test_similarity_is_a_cosine() -> None:
    space = Space(["甲乙丙", "乙丙丁", "戊己"])
    row = similarities([space.vector("甲乙丙")], [space.vector(t) for t in ("甲乙丙", "乙丙丁", "戊己")])[0]
    assert row[0] == pytest.approx(1) and 0 < row[1] < 1 and 2 not in row
    assert space.share("乙丙", "甲乙丙丁") == 1 and space.share("甲乙", "戊己") == 0 and space.share("", "甲") == 0
    assert pairs("甲") == {"甲": 1} and overlap(set(), {"a"}) is None and overlap({"a"}, {"a", "b"}) == 0.5


@pytest.mark.parametrize(
    ("first", "second", "truth"), [(later.FIRST, later.SECOND, later.PERIODS), (later.SKETCH, later.ISSUED, later.FINALS)]
)
def test_pairs_that_set_no_limit(first: list[Item], second: list[Item], truth: dict[str, str]) -> None:
    """Measured on the first run: see docs/comparison.md."""
    found = titles(first, second, match_tasks(tasks_of(first), tasks_of(second)))
    right = len(found.items() & truth.items())
    assert right / len(found) >= 0.8 and right / len(truth) >= 0.8
