"""Tasks: a filtered list; choosing a row shows who owns it, by when, and the words that say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from explorer.cache import Row, ask, has_progress
from explorer.components.choice import show_choice
from explorer.components.download import show_downloads
from explorer.components.markup import plain, shorten
from explorer.components.notice import part, show_nothing, show_unknown
from explorer.components.table import Column, show_table
from explorer.components.task_panel import ROLES, show_task
from explorer.frame import has_documents, show_title
from explorer.state import (
    Filter,
    asked_id,
    is_asked,
    language,
    publish,
    read_code,
    read_flag,
    read_id,
    read_words,
    read_year,
    restore,
    set_param,
)
from explorer.task_rows import TaskRows, find_tasks
from explorer.texts import T
from graph.analysis.progress import Light, light_name
from queries.captions import caption, value_caption

KINDS = ("task", "safeguard")
LIGHTS = tuple(light.value for light in Light)
FILTERS = (
    Filter("q", read_words, ""), Filter("doc", read_id("document")), Filter("unit", read_id("unit")),
    Filter("role", read_code(*ROLES)), Filter("kind", read_code(*KINDS)), Filter("year", read_year),
    Filter("noowner", read_flag, False), Filter("light", read_code(*LIGHTS)),
)


def render() -> None:
    """Show the page."""
    show_title("tasks")
    if not has_documents():
        return
    restore("tasks", FILTERS)
    _show_filters()
    asked = publish("tasks", FILTERS)
    rows = find_tasks(
        text=asked["q"] or None, document_id=asked["doc"], unit_id=asked["unit"], role=asked["role"],
        kind=asked["kind"], year=asked["year"], without_owner=True if asked["noowner"] else None,
        light=asked["light"] if has_progress() else None,
    )
    _show_found(rows)


@part
def _show_found(rows: TaskRows) -> None:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        chosen = _show_list(rows)
    with right:
        _show_panel(chosen)


def _show_filters() -> None:
    documents = {row["document_id"]: row["document_title"] for row in ask("explorer/document_names")}
    units = {row["unit_id"]: row["unit"] for row in ask("explorer/unit_names")}
    first, second, third = st.columns([2, 2, 2])
    first.text_input(T("filter.text"), key="tasks.q", type="search", placeholder=T("filter.text.hint"))
    _select(second, "doc", {key: shorten(title, 30) for key, title in documents.items()})
    _select(third, "unit", units)
    role, kind, year, *lights, flag = st.columns([2] * (5 if has_progress() else 4), vertical_alignment="bottom")
    _select(role, "role", {code: value_caption("role", code, language()) for code in ROLES})
    _select(kind, "kind", {code: value_caption("kind", code, language()) for code in KINDS})
    _select(year, "year", {row["year"]: str(row["year"]) for row in ask("explorer/years")})
    for column in lights:
        _select(column, "light", {light.value: light_name(light, language()) for light in Light})
    flag.toggle(T("filter.noowner"), key="tasks.noowner")


def _select(column: st.delta_generator.DeltaGenerator, name: str, choices: Mapping[Any, str]) -> None:
    show_choice(column, f"tasks.{name}", T(f"filter.{name}"), choices)


def _show_list(rows: TaskRows) -> Row | None:
    if not rows:
        show_nothing(T("tasks.none"))
        st.button(T("filter.clear"), on_click=_clear, key="tasks.clear")
        return None
    st.markdown(T("tasks.count", total=rows.total, orphans=rows.orphans))
    columns: list[Column] = ["number", "title", (T("column.owners"), _owners), "deadline", "kind", "document_title"]
    if has_progress():
        columns.insert(1, (caption("light", language()), _light))
    chosen = show_table(rows, columns, key="tasks.table", label=T("page.tasks"), most=16)
    show_downloads(rows, "tasks", key="tasks.download")
    return None if chosen is None else dict(chosen)


def _owners(row: Row) -> str:
    parts = []
    for role, column in (("lead", "leads"), ("responsible", "responsibles"), ("support", "supports")):
        if row[column]:
            parts.append(f"【{value_caption('role', role, language())}】{'、'.join(dict.fromkeys(row[column]))}")
    return " ".join(parts) or T("task.no_owner.short")


def _light(row: Row) -> str:
    """Return shape and word without the reason, which would push the owners out of sight; the panel says it."""
    return str(row["light"]).replace("：", ":").partition(":")[0]


def _clear() -> None:
    for each in FILTERS:
        st.session_state[f"tasks.{each.name}"] = each.default


def _show_panel(chosen: Row | None) -> None:
    if chosen is not None:
        set_param("id", chosen["task_id"])
    task_id = asked_id("task")
    if task_id is None:
        if is_asked():
            show_unknown("tasks", T("unknown.task", id=plain(st.query_params["id"][:80])))
        else:
            show_nothing(T("tasks.choose"))
        return
    if not show_task(task_id, key="tasks.panel"):
        show_unknown("tasks", T("unknown.task", id=plain(task_id)))


render()
