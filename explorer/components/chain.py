"""The accountability chain as a drawing: target → task → unit → superior, and task → document → issuer.

A hop that the documents leave out becomes a box of its own that says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from explorer.cache import ask, ask_one
from explorer.components.drawing import Drawing, Edge, Node, relation_caption
from explorer.components.quotes import quote_of
from explorer.components.values import target_words
from explorer.texts import T

Row = Mapping[str, Any]
#: Tasks drawn for a unit; its page lists them all.
MAX_TASKS = 25


def draw_task(task_id: str) -> Drawing | None:
    """Return the chain through one task, or None when the store has no such task."""
    task = ask_one("tasks/task_detail", task_id=task_id)
    if task is None:
        return None
    drawing = Drawing()
    _add_task(drawing, task)
    for target in task["targets"]:
        _add_target(drawing, task, target)
    if not task["targets"]:
        _add_gap(drawing, "target", T("chain.no_target"), task_id, incoming=True)
    _add_owners(drawing, task_id, ask("tasks/task_owners", task_id=task_id))
    _add_document(drawing, task_id, task)
    _add_places(drawing, task)
    return drawing


def draw_target(target_id: str) -> Drawing | None:
    """Return the chain behind one target, or None when the store has no such target."""
    rows = ask("targets/chain_of_target", target_id=target_id)
    if not rows:
        return None
    if rows[0]["task_id"] is not None:
        return draw_task(rows[0]["task_id"])
    drawing = Drawing()
    drawing.add(Node(target_id, target_words(rows[0]), "Target"))
    _add_gap(drawing, "task", T("chain.no_task"), target_id)
    _add_document(drawing, target_id, rows[0])
    return drawing


def draw_unit(unit_id: str) -> tuple[Drawing, int] | None:
    """Return the tasks of a unit with its superior, and how many tasks did not fit; None for an unknown unit."""
    unit = ask_one("units/unit_profile", unit_id=unit_id)
    if unit is None:
        return None
    drawing = Drawing()
    drawing.add(Node(unit_id, unit["unit"], "Unit"))
    rows = ask("units/unit_portfolio", unit_id=unit_id)
    for row in rows[:MAX_TASKS]:
        drawing.add(Node(row["task_id"], row["title"], "Task"))
        words = relation_caption("RESPONSIBLE_FOR", row["role"])
        quote = quote_of(row, f"{words} {unit['unit']}", "unit", fact=row["responsibility_id"])
        drawing.join(Edge(row["responsibility_id"], row["task_id"], unit_id, words, row["role"], quote))
    for superior in unit["superiors"]:
        drawing.add(Node(superior["unit_id"], superior["unit"], "Unit"))
        quote = quote_of(superior, superior["source"] or superior["unit"], "unit")
        edge_id = f"{unit_id}|{superior['unit_id']}"
        drawing.join(Edge(edge_id, unit_id, superior["unit_id"], relation_caption("REPORTS_TO"), "", quote))
    if not unit["superiors"]:
        _add_gap(drawing, "superior", T("chain.no_superior"), unit_id)
    return drawing, max(0, len(rows) - MAX_TASKS)


def _add_task(drawing: Drawing, task: Row) -> None:
    drawing.add(Node(task["task_id"], f"{task['number'] or ''} {task['title']}".strip(), "Task"))


def _add_target(drawing: Drawing, task: Row, target: Row) -> None:
    key = drawing.add(Node(target["target_id"], target_words(target), "Target"))
    quote = quote_of({**target, "document_id": task["document_id"]}, target["indicator"], "target", fact=key)
    drawing.join(Edge(f"{key}|task", key, task["task_id"], T("chain.carried"), "", quote))


def _add_owners(drawing: Drawing, task_id: str, owners: Sequence[Row]) -> None:
    if not owners:
        _add_gap(drawing, "owner", T("chain.no_owner"), task_id)
    elif not any(owner["role"] != "support" for owner in owners):
        _add_gap(drawing, "lead", T("chain.no_lead"), task_id)
    for owner in owners:
        drawing.add(Node(owner["unit_id"], owner["unit"], "Unit"))
        words = relation_caption("RESPONSIBLE_FOR", owner["role"])
        quote = quote_of(owner, f"{words} {owner['unit']}", "unit", fact=owner["responsibility_id"])
        drawing.join(Edge(owner["responsibility_id"], task_id, owner["unit_id"], words, owner["role"], quote))
        if owner["superior_id"] is not None:
            drawing.add(Node(owner["superior_id"], owner["superior"], "Unit"))
            above = quote_of(owner, owner["superior_source"] or owner["superior"], "unit", "superior_")
            edge_id = f"{owner['unit_id']}|{owner['superior_id']}"
            drawing.join(Edge(edge_id, owner["unit_id"], owner["superior_id"], relation_caption("REPORTS_TO"), "", above))


def _add_document(drawing: Drawing, source: str, row: Row) -> None:
    key = drawing.add(Node(row["document_id"], row["document_title"], "Document"))
    drawing.join(Edge(f"{source}|{key}", source, key, T("chain.stated"), "", quote_of(row, row["document_title"], "task")))
    issued = [each for each in ask("overview/neighbourhood", node_id=key, limit=1000) if each["type"] == "ISSUED_BY"]
    for each in issued:
        drawing.add(Node(each["target_id"], each["target"], "Unit"))
        quote = quote_of(each, each["target"], "unit", fact=each["fact_id"])
        drawing.join(Edge(each["fact_id"], key, each["target_id"], relation_caption("ISSUED_BY"), "", quote))
    if not issued:
        _add_gap(drawing, "issuer", T("chain.no_issuer"), key)


def _add_places(drawing: Drawing, task: Row) -> None:
    groups = (("projects", "project", "Project"), ("parks", "park", "Park"), ("places", "place", "Place"))
    for column, name, kind in groups:
        for part in task[column]:
            key = drawing.add(Node(part[f"{name}_id"], part[name], kind))
            words = relation_caption(part.get("relation") or ("LOCATED_IN" if kind == "Place" else "CONCERNS"))
            quote = quote_of({**part, "document_id": task["document_id"]}, part[name], "place")
            drawing.join(Edge(f"{task['task_id']}|{key}", task["task_id"], key, words, "", quote))


def _add_gap(drawing: Drawing, name: str, words: str, beside: str, *, incoming: bool = False) -> None:
    key = drawing.add(Node(f"missing:{name}", words, "Ghost"))
    source, target = (key, beside) if incoming else (beside, key)
    drawing.join(Edge(f"missing:{name}|{beside}", source, target, T("chain.missing"), "missing"))
