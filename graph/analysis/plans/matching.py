"""Tasks of two plans matched one to one, so that the sum of all scores is the highest there is; then parts and sums.

A score puts together what both sides state: title, own text, owners, and the projects, parks and indicators named. What
one side does not state is left out, not counted against the pair.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.analysis.plans.words import Space, normal, overlap, similarities

#: What each likeness counts; docs/comparison.md says how these were chosen.
WEIGHTS = {"title": 0.4, "text": 0.4, "owners": 0.1, "things": 0.1}
#: Pairs below are not the same task; the assignment counts what a pair has above ``FLOOR``, so that one good pair
#: beats two poor ones.
THRESHOLD, FLOOR = 0.3, 0.25
#: A title alone must agree so far when one side has no text of its own.
TITLE_ONLY = 0.45
#: Texts less alike than this speak of other things, unless the titles are as good as equal (加强组织领导).
TEXT_LEAST, TITLE_EQUAL = 0.05, 0.8
#: Most pairs looked at for one task.
CANDIDATES = 15
#: How much of a task must stand in another one to be a part of it.
PART = 0.6
#: Texts with fewer characters have too few pairs for a likeness.
SHORT = 12
#: What introduces names of owners and says nothing of the task.
_LABELS = re.compile(r"(?:牵头|责任|配合|参与|协办|主办)(?:单位|部门)")


@dataclass(frozen=True, slots=True)
class Task:
    """A task as it is compared.

    Attributes:
        row: Row of ``tasks/plan_tasks``.
        title: Normal form of its title.
        text: Normal form of its own text: without title, parts and names of owners.
        owners: Ids of its units.
        things: Ids of projects, parks and indicators.
    """

    row: Mapping[str, Any]
    title: str
    text: str
    owners: frozenset[str]
    things: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A task of the first plan and one of the second.

    Attributes:
        score: 0 to 1.
        parts: The likenesses behind it by name; one that could not be told is absent.
    """

    first: int
    second: int
    score: float
    parts: Mapping[str, float]


def read_tasks(rows: Sequence[Mapping[str, Any]], indicators: Mapping[str, set[str]]) -> list[Task]:
    """Return the tasks of rows of ``tasks/plan_tasks``; ``indicators`` has ids by task id."""
    children: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        if row["parent_id"] is not None:
            children.setdefault(row["parent_id"], []).append(row)
    tasks = []
    for row in rows:
        things = {part["project_id"] for part in row["projects"]} | indicators.get(row["task_id"], set())
        owners = frozenset(owner["unit_id"] for owner in row["owners"] if not owner["diffuse"])
        text = own_text(row, children.get(row["task_id"], []))
        tasks.append(Task(row, normal(row["title"] or ""), normal(text), owners, frozenset(things)))
    return tasks


def own_text(row: Mapping[str, Any], children: Sequence[Mapping[str, Any]]) -> str:
    """Return the text of a task without its title, its parts, and the words that name its owners."""
    at, text = row["body_start"], row["body"] or ""
    if at is None:
        return ""
    spans = [(at, row["end"])]  # the number before the title changes whenever a task moves
    spans += [(child["body_start"], child["body_end"]) for child in children]
    spans += [(owner["start"], owner["end"]) for owner in row["owners"] if owner["task_id"] == row["task_id"]]
    kept, position = [], 0
    for start, end in sorted((max(start - at, 0), max(end - at, 0)) for start, end in spans if start is not None):
        kept.append(text[position : max(start, position)])
        position = max(position, end)
    return _LABELS.sub("", "".join([*kept, text[position:]]))


def match_tasks(first: Sequence[Task], second: Sequence[Task]) -> list[Match]:
    """Return the best one-to-one matching of two lists of tasks, in the order of the first."""
    pairs = _scored(first, second)
    network = nx.Graph()
    for (one, other), (score, _) in sorted(pairs.items()):
        # Of equal scores the pair whose tasks stand at like places wins, as plans keep their order.
        apart = abs(one / max(len(first), 1) - other / max(len(second), 1))
        network.add_edge(("a", one), ("b", other), weight=round((score - FLOOR) * 1e6 - apart * 1e3))
    chosen = []
    for group in sorted(nx.connected_components(network), key=min):
        for ends in nx.max_weight_matching(network.subgraph(sorted(group))):
            one, other = sorted(ends)
            chosen.append((one[1], other[1]))
    return [Match(one, other, round(pairs[one, other][0], 4), pairs[one, other][1]) for one, other in sorted(chosen)]


def find_parts(
    loose: Sequence[int], parts: Sequence[Task], wholes: Sequence[Task], space: Space
) -> dict[int, tuple[int, float]]:
    """Return for each loose task the one of the other plan that holds it, with how much of it stands there."""
    found = {}
    texts = [whole.title + whole.text for whole in wholes]
    for number in loose:
        mine = parts[number].title + parts[number].text
        if len(mine) < SHORT:
            continue
        shares = [(space.share(mine, text), -at) for at, text in enumerate(texts)]
        best, at = max(shares, default=(0.0, 0))
        if best >= PART:
            found[number] = (-at, round(best, 4))
    return found


def space_of(first: Sequence[Task], second: Sequence[Task]) -> Space:
    """Return the space of the titles with their texts."""
    return Space(task.title + task.text for task in (*first, *second))


def _scored(first: Sequence[Task], second: Sequence[Task]) -> dict[tuple[int, int], tuple[float, dict[str, float]]]:
    space = space_of(first, second)
    titles = similarities([space.vector(t.title) for t in first], [space.vector(t.title) for t in second])
    texts = similarities([space.vector(t.text) for t in first], [space.vector(t.text) for t in second])
    found = {}
    for number, one in enumerate(first):
        rated = []
        for other in sorted(titles[number].keys() | texts[number].keys()):
            parts = _parts(one, second[other], titles[number].get(other, 0.0), texts[number].get(other, 0.0))
            if parts.get("text", 1.0) < TEXT_LEAST and parts["title"] < TITLE_EQUAL:
                continue
            score = sum(WEIGHTS[name] * value for name, value in parts.items()) / sum(WEIGHTS[name] for name in parts)
            if score >= (THRESHOLD if "text" in parts else TITLE_ONLY):
                rated.append((score, other, {name: round(value, 4) for name, value in parts.items()}))
        for score, other, parts in sorted(rated, key=lambda each: (-each[0], each[1]))[:CANDIDATES]:
            found[number, other] = (score, parts)
    return found


def _parts(one: Task, other: Task, title: float, text: float) -> dict[str, float]:
    parts = {"title": 1.0 if one.title == other.title else title}
    if len(one.text) >= SHORT and len(other.text) >= SHORT:
        parts["text"] = 1.0 if one.text == other.text else text
    for name, mine, theirs in (("owners", one.owners, other.owners), ("things", one.things, other.things)):
        if (shared := overlap(set(mine), set(theirs))) is not None:
            parts[name] = shared
    return parts
