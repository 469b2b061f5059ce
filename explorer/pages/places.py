"""Projects and parks: which projects lie in which park, who builds them, which tasks concern a place."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from explorer.cache import Row, ask
from explorer.components.download import show_downloads
from explorer.components.evidence import show_quotes
from explorer.components.links import link_to
from explorer.components.markup import plain
from explorer.components.notice import show_nothing, show_unknown
from explorer.components.place_map import show_map
from explorer.components.place_tree import show_tree
from explorer.components.quotes import Quote, quote_of
from explorer.components.table import Column, show_table
from explorer.components.values import number_words
from explorer.frame import has_documents, show_title
from explorer.lazy_rows import list_rows
from explorer.state import Filter, asked_id, is_asked, publish, read_words, restore, set_param
from explorer.texts import T

FILTERS = (Filter("q", read_words, ""),)
#: Kind of thing → question that lists it.
LISTS = {"park": "places/parks_list", "project": "places/projects_list", "place": "places/places_list"}
COLUMNS = {
    "park": ["park", "area", "tasks", "projects", "documents"],
    "project": ["project", "project_kind", "box"],
    "place": ["place", "level", "area", "tasks", "projects", "parks", "documents"],
}


def render() -> None:
    """Show the page."""
    show_title("places")
    if not has_documents():
        return
    restore("places", FILTERS)
    st.text_input(T("places.search"), key="places.q", placeholder=T("places.placeholder"), type="search")
    words = (publish("places", FILTERS)["q"] or "").strip().lower()
    left, right = st.columns([3, 2], gap="medium")
    with left:
        names = [*(T(f"places.{kind}") for kind in LISTS), T("places.tree"), T("places.map")]
        *tabs, tree, map_ = st.tabs(names, on_change="rerun", key="places.tab")
        for tab, kind in zip(tabs, LISTS, strict=True):
            with tab:
                _show_list(kind, words)
        if tree.open:
            with tree:
                _show_tree(words)
        if map_.open:
            with map_:
                _choose("place", show_map(_found("place", words), ask("places/parks_list")))
    with right:
        _show_panel()


def _found(kind: str, words: str) -> Sequence[Row]:
    if kind == "project":
        total = ask("explorer/projects_count", text=words or None)[0]["projects"]
        return list_rows(LISTS[kind], total, text=words or None)
    return [row for row in ask(LISTS[kind]) if all(word in row[kind].lower() for word in words.split())]


def _show_list(kind: str, words: str) -> None:
    rows = _found(kind, words)
    if not rows:
        show_nothing(T("places.none"))
        return
    columns: list[Column] = [*COLUMNS[kind]]
    if kind == "project":
        columns += [(T("column.lies_in"), _places), (T("column.builders"), _builders), (T("column.figures"), _figures)]
    if kind == "park":
        columns += [(T("column.administrations"), lambda row: _names(row["administrations"], "unit"))]
    chosen = show_table(rows, columns, key=f"places.{kind}", label=T(f"places.{kind}"), most=16)
    show_downloads(rows, f"{kind}s", key=f"places.{kind}.download")
    _choose(kind, chosen)


def _choose(kind: str, chosen: Row | None) -> None:
    """Put what was chosen into the address, unless it is the older choice of a list in another tab."""
    if chosen is not None and recalled(kind) != chosen[f"{kind}_id"]:
        st.session_state[f"places.last.{kind}"] = chosen[f"{kind}_id"]
        set_param("id", chosen[f"{kind}_id"])


def _show_tree(words: str) -> None:
    parks = _found("park", words)
    if not parks:
        show_nothing(T("places.none"))
        return
    show_tree(parks, ask("places/projects_by_park"))


def recalled(kind: str) -> str | None:
    """Return the id last chosen in the list of this kind, so that an older choice in another tab does not win."""
    value = st.session_state.get(f"places.last.{kind}")
    return value if isinstance(value, str) else None


def _names(parts: list[Row], name: str) -> str:
    return "、".join(dict.fromkeys(str(part[name]) for part in parts if part.get(name)))


def _places(row: Row) -> str:
    return _names(row["places"], "place")


def _builders(row: Row) -> str:
    return _names(row["builders"], "unit")


def _figures(row: Row) -> str:
    return "；".join(f"{part['attribute']} {number_words(part['value'])}{part['measure']}" for part in row["figures"])


def _show_panel() -> None:
    key = asked_id(*LISTS)
    if key is None:
        if is_asked():
            show_unknown("places", T("unknown.thing", id=plain(st.query_params["id"][:80])))
        else:
            show_nothing(T("places.choose"))
        return
    kind = key.partition(":")[0]
    only = {"project_id": key} if kind == "project" else {}
    row = next((row for row in ask(LISTS[kind], **only) if row[f"{kind}_id"] == key), None)
    if row is None:
        show_unknown("places", T("unknown.thing", id=plain(key)))
        return
    st.subheader(plain(row[kind]), anchor=False)
    link_to("graph", T("go.graph"), id=key)
    for unit in {part["unit_id"]: part for part in [*row.get("administrations", []), *row.get("builders", [])]}.values():
        link_to("units", unit["unit"], id=unit["unit_id"])
    show_quotes(_quotes(row, kind), key="places.quotes", most=6)
    _show_tasks(key)


def _quotes(row: Row, kind: str) -> list[Quote | None]:
    parts = [(part, part.get("attribute") or part.get("unit") or part.get("place") or row[kind])
             for name in ("places", "builders", "figures", "administrations", "lies_in") for part in row.get(name, [])]
    quotes = [quote_of({"document_id": row["document_id"], **part}, str(label), "place") for part, label in parts]
    return [*quotes, quote_of(row, row[kind], "mention")]


def _show_tasks(key: str) -> None:
    """Show the tasks that concern the thing or lie in it, from its arrows in the graph."""
    rows = ask("overview/neighbourhood", node_id=key, limit=1000)
    tasks = {row["source_id"]: row for row in rows if row["source_label"] == "Task"}
    if tasks:
        st.markdown(f"**{T('places.tasks', number=len(tasks))}**")
    for task_id, row in tasks.items():
        link_to("tasks", row["source"], id=task_id)


render()
