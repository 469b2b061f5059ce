"""Values for the parameters of every named question, taken from the graph itself."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache
from typing import Any

from queries import QueryInfo
from tests.contract.engines import documents

#: Words a person might type: one that is everywhere, one that is nowhere, two words, and an abbreviation.
TEXTS = ("科技", "没有这个词", "高新 企业", "郑州", "市科技局")
FIXED: dict[str, tuple[Any, ...]] = {
    "text": TEXTS,
    "name": TEXTS,
    "role": ("lead", "support", "responsible"),
    "kind": ("task", "safeguard", "department"),
    "level": ("city", "county"),
    "area": ("郑州市",),
    "about": ("owner", "number"),
    "outcome": ("skipped", "unresolved"),
    "year": (2025, 2026),
    "binding": (True, False),
    "today": ("2031-01-01",),
    "least": (1,),
    "thing_kind": ("target", "task", "project", "park"),
    "diffuse": (True, False),
    "without_owner": (True, False),
    "skip": (3,),
    "limit": (1, 7),
    "units": (2, 40),
    "reported": (True, False),
}
LABELS = {"project_id": "Project", "task_id": "Task", "unit_id": "Unit", "target_id": "Target", "about_id": "Task"}


@cache
def ids(label: str) -> tuple[str, ...]:
    """Return up to five ids of nodes with the label, spread over all documents, and one that does not exist."""
    found = sorted({node.id for document in documents() for node in document.rows.nodes if node.label == label})
    step = max(1, len(found) // 4)
    return (*found[::step][:5], f"{label.lower()}:0")


@cache
def busiest_unit() -> str:
    """Return the unit with most responsibilities; only it has rows in every question about a unit."""
    rows = [r for d in documents() for r in d.rows.relationships if r.type == "RESPONSIBLE_FOR"]
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.start[1]] = counts.get(row.start[1], 0) + 1
    return max(sorted(counts), key=counts.__getitem__)


@cache
def sites() -> tuple[str, ...]:
    """Return parks and places in which something lies, those with an owned task first, and one that does not exist."""
    rows = [r for d in documents() for r in d.rows.relationships]
    owned = {row.end[1] for row in rows if row.type == "RESPONSIBLE_FOR"}
    lying = [row for row in rows if row.type in ("LOCATED_IN", "CONCERNS") and row.end[0] in ("Park", "Place")]
    found = dict.fromkeys(row.end[1] for row in sorted(lying, key=lambda row: (row.start[1] not in owned, row.id)))
    return (*list(found)[:4], "place:0")


@cache
def partners() -> tuple[str, ...]:
    """Return units that share a task with the busiest one, and one that does not exist."""
    rows = [r for d in documents() for r in d.rows.relationships if r.type == "RESPONSIBLE_FOR"]
    tasks = {row.end[1] for row in rows if row.start[1] == busiest_unit()}
    shared = sorted({row.start[1] for row in rows if row.end[1] in tasks} - {busiest_unit()})
    return (*shared[:2], "unit:0")


@cache
def owned_tasks() -> tuple[str, ...]:
    """Return two tasks that somebody is responsible for, the one of a plan made by hand last."""
    rows = [r for d in documents() for r in d.rows.relationships if r.type == "RESPONSIBLE_FOR"]
    return rows[0].end[1], rows[-1].end[1]


def values_of(name: str) -> tuple[Any, ...]:
    """Return the values to try for a parameter of this name.

    Raises:
        KeyError: The name is new; add values for it.
    """
    if name == "unit_id":
        return (busiest_unit(), *ids("Unit"))
    if name == "document_id":
        return (*(document.rows.document_id for document in documents()), "document:0")
    if name == "task_id":
        return (*owned_tasks(), *ids("Task"))
    if name in LABELS:
        return ids(LABELS[name])
    if name == "ids":
        return (list(owned_tasks()), list(ids("Task")))
    if name == "unit_ids":
        return ([busiest_unit(), *partners()], ["unit:0"])
    if name == "place_id":
        return sites()
    if name == "other_id":
        return partners()
    if name == "node_id":
        return (busiest_unit(), *(ids(label)[0] for label in ("Document", "Task", "Place", "Project", "Indicator")))
    if name == "fact_id":
        firsts = {r.type: r.id for d in documents() for r in d.rows.relationships}
        return (*firsts.values(), *(ids(label)[0] for label in ("Task", "Target", "Support", "ProjectFact", "Clause")))
    return FIXED[name]


def samples(info: QueryInfo) -> Iterator[dict[str, Any]]:
    """Yield sets of parameters: the required ones alone, then each optional one beside them."""
    required = [p.name for p in info.parameters if p.required]
    bases = [dict(zip(required, values, strict=True)) for values in itertools.product(*map(values_of, required))]
    for base in bases:
        if not info.needs_one_of:
            yield base
    for parameter in (p for p in info.parameters if not p.required):
        for value in values_of(parameter.name):
            chosen = {**bases[0], parameter.name: value}
            if not info.needs_one_of or any(name in chosen for name in info.needs_one_of):
                yield chosen
