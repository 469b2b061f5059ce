"""Targets of two plans matched by what they measure, and how each value and year moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from graph.analysis.indicators.units import read_unit
from graph.analysis.plans.words import Space, normal, similarities

Row = Mapping[str, Any]
#: Names of indicators less alike than this are other indicators.
THRESHOLD = 0.6
#: What else speaks for a pair: the same indicator node, matched tasks, the same year.
SAME_INDICATOR, SAME_TASK, SAME_YEAR = 0.3, 0.2, 0.1


def match_targets(
    first: Sequence[Row], second: Sequence[Row], tasks: Mapping[str, str]
) -> list[tuple[int, int, float]]:
    """Return the best one-to-one matching of targets: numbers in both lists, and the likeness of their names.

    Only targets whose units can be compared, and of which both or neither are yearly, are a pair.

    Args:
        first: Rows of ``targets/targets_list``.
        second: The same of the other plan.
        tasks: Task of the first plan → its match in the second.
    """
    names = [[normal(row["indicator"] or "") for row in rows] for rows in (first, second)]
    space = Space([*names[0], *names[1]])
    likeness = similarities(*([space.vector(name) for name in side] for side in names))
    network = nx.Graph()
    for one, mine in enumerate(first):
        for other, cosine in sorted(likeness[one].items()):
            theirs = second[other]
            cosine = 1.0 if names[0][one] == names[1][other] else cosine
            if not _comparable(mine, theirs) or (cosine < THRESHOLD and not _same(mine, theirs, "indicator_id")):
                continue
            score = (
                cosine + SAME_INDICATOR * _same(mine, theirs, "indicator_id") + SAME_YEAR * _same(mine, theirs, "year")
            )
            score += SAME_TASK * (mine["task_id"] is not None and tasks.get(mine["task_id"]) == theirs["task_id"])
            apart = abs(one / len(first) - other / len(second))
            network.add_edge(("a", one), ("b", other), weight=round(score * 1e6 - apart * 1e3), cosine=cosine)
    chosen = []
    for group in sorted(nx.connected_components(network), key=min):
        part = network.subgraph(sorted(group))
        for ends in nx.max_weight_matching(part):
            one, other = sorted(ends)
            chosen.append((one[1], other[1], round(part.edges[one, other]["cosine"], 4)))
    return sorted(chosen)


def target_change(before: Row, after: Row) -> tuple[str, str | None]:
    """Return what became of a target, and why a movement cannot be told.

    Returns:
        ``target_same``, ``target_raised``, ``target_lowered``, ``target_moved`` (the same value for another year), or
        ``target_restated`` with a reason: ``increment``, ``range`` or ``operator``.
    """
    if before["increment"] is not None and after["increment"] is not None and before["increment"] != after["increment"]:
        return "target_restated", "increment"
    low, high = _value(before, "value"), _value(after, "value")
    if (before["value2"] is None) != (after["value2"] is None):
        return "target_restated", "range"
    if not _equal(low, high):
        # Of a target from above (降到 … 以下) a smaller number asks for more.
        raised = high > low if before["op"] not in ("le", "lt") else high < low
        return ("target_raised" if raised else "target_lowered"), None
    if before["value2"] is not None and not _equal(_value(before, "value2"), _value(after, "value2")):
        return "target_restated", "range"
    if before["op"] != after["op"]:
        return "target_restated", "operator"
    if before["year"] != after["year"] and None not in (before["year"], after["year"]):
        return "target_moved", None
    return "target_same", None


def _value(row: Row, name: str) -> float:
    return float(row[name]) * read_unit(row["measure"]).size


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other))


def _comparable(mine: Row, theirs: Row) -> bool:
    return read_unit(mine["measure"]).family == read_unit(theirs["measure"]).family and mine["per"] == theirs["per"]


def _same(mine: Row, theirs: Row, name: str) -> bool:
    return mine[name] is not None and mine[name] == theirs[name]
