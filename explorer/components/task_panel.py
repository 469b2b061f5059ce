"""The panel of one task: who leads, who supports, by when, where, each with the words that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from explorer.cache import ask, ask_one
from explorer.components.evidence import show_quotes
from explorer.components.links import link_to
from explorer.components.markup import plain, shorten
from explorer.components.progress import show_progress
from explorer.components.quotes import Quote, quote_of
from explorer.components.values import target_words
from explorer.state import language
from explorer.texts import T
from queries.captions import value_caption

Row = Mapping[str, Any]
ROLES = ("lead", "responsible", "support")


def show_task(task_id: str, *, key: str) -> bool:
    """Show a task and its evidence; False when the store has no such task."""
    task = ask_one("tasks/task_detail", task_id=task_id)
    if task is None:
        return False
    owners = ask("tasks/task_owners", task_id=task_id)
    st.subheader(plain(f"{task['number'] or ''} {task['title']}"), anchor=False)
    st.markdown(" / ".join(plain(part) for part in [task["document_title"], *(task["path"] or [])]))
    _links(task_id, task)
    _show_owners(task_id, owners, key=key)
    _show_deadline(task, key=key)
    show_progress(task_id)
    _show_rest(task, key=key)
    whole = st.expander(T("task.whole"), key=f"{key}.whole", on_change="rerun")
    if whole.open:
        with whole:
            show_quotes([_body(task)], key=f"{key}.body")
    return True


def owner_quotes(owners: Sequence[Row]) -> list[Quote | None]:
    """Return what names each owner, and the convention behind a role that was inferred."""
    quotes = []
    for owner in owners:
        words = f"{value_caption('role', owner['role'], language())} {owner['unit']}"
        quotes.append(quote_of(owner, words, "unit", fact=owner["responsibility_id"]))
        quotes.append(quote_of(owner, T("task.basis"), "other", "basis_"))
    return quotes


def _links(task_id: str, task: Row) -> None:
    left, middle, right = st.columns(3)
    with left:
        link_to("chain", T("go.chain"), id=task_id)
    with middle:
        link_to("graph", T("go.graph"), id=task_id)
    with right:
        link_to("doc", T("go.doc"), id=task["document_id"], at=f"{task['start']}-{task['end']}")


def _show_owners(task_id: str, owners: Sequence[Row], *, key: str) -> None:
    st.markdown(f"**{T('task.owners')}**")
    if not owners:
        st.warning(T("task.no_owner"), icon=":material/warning:")
        return
    if any(owner["owner_task_id"] != task_id for owner in owners):
        st.markdown(T("task.inherited"))
    seen: set[tuple[str, str]] = set()
    for role in ROLES:
        for owner in (owner for owner in owners if owner["role"] == role):
            if (owner["unit_id"], role) not in seen:
                seen.add((owner["unit_id"], role))
                _show_owner(owner)
    show_quotes(owner_quotes(owners), key=f"{key}.owners")


def _show_owner(owner: Row) -> None:
    notes = [T("task.written", name=owner["written_name"])] if owner["written_name"] != owner["unit"] else []
    notes += [T("task.inferred")] if owner["inferred"] else []
    notes += [T("task.diffuse")] if owner["diffuse"] else []
    notes += [T("task.unresolved")] if owner["resolution"] == "unresolved" else []
    notes += [T("task.superior", name=owner["superior"])] if owner["superior"] else []
    role = value_caption("role", owner["role"], language())
    separator = "；" if language() == "zh" else "; "
    link_to("units", f"【{role}】{owner['unit']}", id=owner["unit_id"])
    if notes:
        st.markdown(f":small[{plain(separator.join(notes))}]")


def _show_deadline(task: Row, *, key: str) -> None:
    st.markdown(f"**{T('task.deadline')}**")
    if task["deadline"] is None:
        st.markdown(T("task.no_deadline"))
        return
    st.markdown(plain(task["deadline"]))
    show_quotes([quote_of(task, T("task.deadline"), "deadline", "deadline_")], key=f"{key}.deadline")


def _show_rest(task: Row, *, key: str) -> None:
    quotes: list[Quote | None] = []
    lines = []
    for target in task["targets"]:
        lines.append(f"{T('task.target')}：{target_words(target)}")
        quotes.append(_part(task, target, target["indicator"], "target", target["target_id"]))
    for money in task["money"]:
        bound = value_caption("bound", money["bound"], language())
        lines.append(f"{T('task.money')}：{bound}{money['amount']:g}{money['measure']}")
        quotes.append(_part(task, money, T("task.money"), "money", money["support_id"]))
    for kind, word in (("projects", "project"), ("parks", "park"), ("places", "place")):
        for part in task[kind]:
            lines.append(f"{T('task.' + word)}：{part[word]}")
            quotes.append(_part(task, part, part[word], "place", None))
    if lines:
        st.markdown(f"**{T('task.rest')}**")
        st.markdown("\n".join(f"- {plain(line)}" for line in dict.fromkeys(lines)))
        show_quotes(quotes, key=f"{key}.rest", most=5)
    for part in task["parts"]:
        link_to("tasks", T("task.part", title=shorten(f"{part['number'] or ''} {part['title']}", 40)), id=part["task_id"])


def _part(task: Row, part: Row, label: str, kind: str, fact: str | None) -> Quote | None:
    return quote_of({**part, "document_id": task["document_id"]}, label, kind, fact=fact)


def _body(task: Row) -> Quote:
    start, end = task["body_start"], task["body_end"]
    return Quote(T("task.whole"), "task", task["document_id"], start, end, task["text"])
