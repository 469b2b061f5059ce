"""Unit page: what a unit leads, owns and supports, its superior, parks and projects, and with whom it works."""

from __future__ import annotations

import streamlit as st

from explorer.cache import Row, ask, ask_one
from explorer.components.download import show_downloads
from explorer.components.evidence import show_quotes
from explorer.components.links import link_to, open_here
from explorer.components.markup import plain
from explorer.components.notice import part, show_nothing, show_unknown
from explorer.components.quotes import quote_of
from explorer.components.table import Column, show_table, take_chosen_row
from explorer.components.task_panel import show_task
from explorer.frame import has_documents, show_title
from explorer.state import Filter, asked_id, is_asked, language, publish, read_words, restore
from explorer.texts import T
from queries.captions import value_caption

FILTERS = (Filter("q", read_words, ""),)


def render() -> None:
    """Show the page."""
    show_title("units")
    if not has_documents():
        return
    _open_chosen()
    restore("units", FILTERS)
    st.text_input(T("units.search"), key="units.q", placeholder=T("units.placeholder"), type="search")
    words = (publish("units", FILTERS)["q"] or "").strip()
    unit_id = asked_id("unit")
    profile = ask_one("units/unit_profile", unit_id=unit_id) if unit_id else None
    if words or (profile is None and not is_asked()):
        _show_found(words, _found(words))
    elif profile is None:
        show_unknown("units", T("unknown.unit", id=plain(st.query_params["id"][:80])))
    else:
        _show_profile(profile)


def _found(words: str) -> list[Row]:
    return ask("units/unit_find", text=words) if words else ask("units/units_list")


def _open_chosen() -> None:
    """Open the unit whose row was clicked, before anything is shown."""
    words = (st.session_state.get("units.q") or "").strip()
    if (words or not is_asked()) and (chosen := take_chosen_row(_found(words), key="units.found")) is not None:
        open_here(id=chosen["unit_id"])


def _show_found(words: str, rows: list[Row]) -> None:
    if not rows:
        show_nothing(T("units.none", words=plain(words)))
        return
    st.markdown(T("units.count", total=len(rows)))
    columns: list[Column] = ["unit", "kind", "level", "leads", "responsibles", "supports", "documents"]
    show_table(rows, columns, key="units.found", label=T("page.units"), most=16)
    show_downloads(rows, "units", key="units.download")


def _show_profile(unit: Row) -> None:
    st.header(plain(unit["unit"]), anchor=False)
    facts = [value_caption("unit_kind", unit["kind"], language()), value_caption("level", unit["level"], language())]
    st.markdown(" · ".join(plain(part) for part in [*facts, unit["area"]] if part))
    for superior in {row["unit_id"]: row for row in unit["superiors"]}.values():
        link_to("units", T("unit.superior", name=superior["unit"]), id=superior["unit_id"])
    groups = ask("units/leading_groups", unit_id=unit["unit_id"])
    if groups:
        _show_groups(unit, groups)
    for column, name in zip(st.columns(5), ("leads", "responsibles", "supports", "parks", "projects"), strict=True):
        value = unit[name] if isinstance(unit[name], int) else len({str(row.get("park_id") or row.get("project_id")) for row in unit[name]})
        column.metric(T(f"unit.{name}"), value, border=True)
    left, right, _ = st.columns([1, 1, 3])
    with left:
        link_to("graph", T("go.graph"), id=unit["unit_id"])
    with right:
        link_to("report", T("go.report"), unit=unit["unit_id"])
    _show_tabs(unit)


@part
def _show_tabs(unit: Row) -> None:
    tabs = {"tasks": _show_tasks, "things": _show_things, "partners": _show_partners, "mentions": _show_mentions}
    shown = st.tabs([T(f"unit.tab.{name}") for name in tabs], key="units.tab", on_change="rerun")
    for tab, show in zip(shown, tabs.values(), strict=True):
        if tab.open:
            with tab:
                show(unit)


def _show_mentions(unit: Row) -> None:
    st.markdown(T("unit.written", names=plain("、".join(_surfaces(unit)))))
    quotes = [quote_of(row, T("unit.mention", title=row["document_title"]), "mention") for row in unit["mentions"]]
    show_quotes(quotes, key="units.mentions")


def _show_groups(unit: Row, groups: list[Row]) -> None:
    """Show chair and office of a leading group, or of whom the unit hosts the office; each with its words."""
    for chair in dict.fromkeys(row["chair"] for row in groups if row["chair"] and row["unit_id"] == unit["unit_id"]):
        st.markdown(T("unit.chaired", chair=plain(chair)))
    for row in {(row["unit_id"], row["office_id"]): row for row in groups if row["office_id"]}.values():
        own = row["unit_id"] == unit["unit_id"]
        link_to("units", T("unit.office", name=row["office"]) if own else T("unit.hosts", name=row["unit"]),
                id=row["office_id"] if own else row["unit_id"])
    quotes = [quote_of(row, T("unit.group", title=row["document_title"]), "unit") for row in groups]
    quotes += [quote_of(row, T("unit.chair"), "unit", "chair_") for row in groups]
    quotes += [quote_of(row, T("unit.hosted"), "unit", "office_") for row in groups]
    with st.expander(T("unit.tab.groups")):
        show_quotes([quote for quote in quotes if quote is not None], key="units.groups")


def _surfaces(unit: Row) -> list[str]:
    return list(dict.fromkeys(name for row in unit["mentions"] for name in row["surfaces"] or []))


def _show_tasks(unit: Row) -> None:
    rows = ask("units/unit_portfolio", unit_id=unit["unit_id"])
    if not rows:
        show_nothing(T("unit.no_tasks"))
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        columns: list[Column] = ["role", "number", "title", "deadline", (T("column.others"), _others), "document_title"]
        chosen = show_table(rows, columns, key="units.tasks", label=T("unit.tab.tasks"))
        show_downloads(rows, "unit_tasks", key="units.tasks.download")
    with right:
        if chosen is None:
            show_nothing(T("tasks.choose"))
        else:
            show_task(chosen["task_id"], key="units.task")


def _others(row: Row) -> str:
    return "、".join(dict.fromkeys(other["unit"] for other in row["others"]))


def _show_things(unit: Row) -> None:
    rows = [*unit["parks"], *unit["projects"], *unit["subordinates"]]
    if not rows:
        show_nothing(T("unit.no_things"))
    for park in unit["parks"]:
        st.markdown(T("unit.administers", name=plain(park["park"]), source=plain(park["source"])))
    for project in unit["projects"]:
        st.markdown(T("unit.builds", name=plain(project["project"])))
    labelled = [(row, row["park"]) for row in unit["parks"]] + [(row, row["project"]) for row in unit["projects"]]
    show_quotes([quote_of(row, label, "place") for row, label in labelled], key="units.things")
    for below in unit["subordinates"]:
        link_to("units", T("unit.subordinate", name=below["unit"]), id=below["unit_id"])


def _show_partners(unit: Row) -> None:
    rows = ask("units/co_responsible", unit_id=unit["unit_id"])
    if not rows:
        show_nothing(T("unit.no_partners"))
        return
    chosen = show_table(rows, ["unit", "shared_tasks", "led_by_it"], key="units.partners", label=T("unit.tab.partners"))
    if chosen is not None:
        link_to("units", T("unit.open", name=chosen["unit"]), id=chosen["unit_id"])
        for task in {row["task_id"]: row for row in chosen["tasks"]}.values():
            link_to("tasks", task["title"], id=task["task_id"])


render()
