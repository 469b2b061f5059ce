"""What the network of shared tasks says, as plain rows with ids; the same rows for the same graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import networkx as nx

from graph.analysis.responsibility import Share, shared_network

Rows = list[dict[str, Any]]

#: Columns that no named question has; queries/captions.py says what they are called.
COLUMNS = (
    "alone", "betweenness", "bridge", "community", "inside", "other", "other_id", "outside", "partners", "shared", "size",
)  # fmt: skip


def find_central_units(shares: Iterable[Share]) -> Rows:
    """Return every unit with its place in the network of shared tasks, the most between others first.

    Columns: ``unit_id``, ``unit``, ``tasks``, ``partners`` (units it shares a task with), ``shared`` (tasks shared,
    counted once per partner), ``betweenness`` in [0, 1] (how often it stands on a shortest way between two others),
    ``bridge`` (without it the network falls into more parts).
    """
    network = shared_network(shares)
    betweenness = nx.betweenness_centrality(network)
    bridges = set(nx.articulation_points(network))
    rows = [
        {
            "unit_id": key,
            "unit": data["name"],
            "tasks": data["tasks"],
            "partners": network.degree(key),
            "shared": network.degree(key, weight="weight"),
            "betweenness": round(betweenness[key], 6),
            "bridge": key in bridges,
        }
        for key, data in network.nodes(data=True)
    ]
    return sorted(rows, key=lambda row: (-row["betweenness"], -row["partners"], -row["tasks"], row["unit"]))


def find_communities(shares: Iterable[Share]) -> Rows:
    """Return units in groups that share more tasks with each other than with others, the largest group first.

    Columns: ``community`` from 1, ``size``, ``unit_id``, ``unit``, ``tasks``, ``inside`` (tasks shared within the group,
    counted once per partner), ``outside``. The same graph always gives the same groups.
    """
    network = shared_network(shares)
    groups = nx.community.louvain_communities(network, weight="weight", seed=0)
    groups.sort(key=lambda group: (-len(group), min(group)))
    rows = []
    for number, group in enumerate(groups, 1):
        members = [(key, network.nodes[key]) for key in group]
        for key, data in sorted(members, key=lambda member: (-member[1]["tasks"], member[1]["name"])):
            inside = sum(edge["weight"] for other, edge in network[key].items() if other in group)
            whole = network.degree(key, weight="weight")
            rows.append(
                {
                    "community": number,
                    "size": len(group),
                    "unit_id": key,
                    "unit": data["name"],
                    "tasks": data["tasks"],
                    "inside": inside,
                    "outside": whole - inside,
                }
            )
    return rows


def find_shared_tasks(shares: Iterable[Share]) -> Rows:
    """Return every pair of units that share tasks, those with most first.

    Columns: ``unit_id``, ``unit``, ``other_id``, ``other``, ``shared``, ``task_ids``.
    """
    network = shared_network(shares)
    rows = [
        {
            "unit_id": first,
            "unit": network.nodes[first]["name"],
            "other_id": second,
            "other": network.nodes[second]["name"],
            "shared": data["weight"],
            "task_ids": data["task_ids"],
        }
        for first, second, data in network.edges(data=True)
    ]
    return sorted(rows, key=lambda row: (-row["shared"], row["unit"], row["other"]))


def find_single_points(shares: Iterable[Share]) -> Rows:
    """Return the units whose absence leaves tasks without a lead, or without anybody, those with most first.

    Columns: ``unit_id``, ``unit``, ``leads`` (tasks that only it leads), ``alone`` (tasks in which no other named unit has
    any part), ``tasks`` (maps: ``task_id``, ``title``, ``role``, ``alone``, ``document_id``, ``start``, ``end``, ``quote``).
    A task in a plain list 责任单位：A、B has no lead, so nobody is its only one; it counts where one unit stands alone.
    """
    # A unit named twice in a task counts once, as its lead if it is that.
    named = sorted(
        (s for s in shares if not s.diffuse), key=lambda s: (s.task_id, s.unit_id, s.role != "lead", s.start)
    )
    owners: dict[str, set[str]] = defaultdict(set)
    leads: dict[str, set[str]] = defaultdict(set)
    for share in named:
        owners[share.task_id].add(share.unit_id)
        if share.role == "lead":
            leads[share.task_id].add(share.unit_id)
    found: dict[str, dict[str, Any]] = {}
    for share in named:
        only_lead = share.role == "lead" and leads[share.task_id] == {share.unit_id}
        alone = owners[share.task_id] == {share.unit_id}
        if only_lead or alone:
            _note(found.setdefault(share.unit_id, _unit_row(share)), share, only_lead=only_lead, alone=alone)
    return sorted(found.values(), key=lambda row: (-row["leads"], -row["alone"], row["unit"]))


def _unit_row(share: Share) -> dict[str, Any]:
    return {"unit_id": share.unit_id, "unit": share.unit, "leads": 0, "alone": 0, "tasks": []}


def _note(row: dict[str, Any], share: Share, *, only_lead: bool, alone: bool) -> None:
    if any(task["task_id"] == share.task_id for task in row["tasks"]):
        return
    row["leads"] += only_lead
    row["alone"] += alone
    row["tasks"].append(
        {
            "task_id": share.task_id,
            "title": share.task,
            "role": share.role,
            "alone": alone,
            "document_id": share.document_id,
            "start": share.start,
            "end": share.end,
            "quote": share.quote,
        }
    )
