"""Graph page: the neighbourhood of one thing, opened step by step; never the whole graph."""

from __future__ import annotations

import streamlit as st

from explorer.cache import Row, ask
from explorer.components.drawing import draw_neighbourhood, relation_caption
from explorer.components.graph_view import show_graph
from explorer.components.hops import open_node, show_hops
from explorer.components.links import go_to
from explorer.components.markup import plain
from explorer.components.neighbours import QUIET, follow, neighbours_of, opened_boxes, show_close, warn_left_out
from explorer.components.notice import show_nothing, show_unknown
from explorer.components.table import show_table
from explorer.frame import has_documents, show_title
from explorer.state import Filter, asked_id, is_asked, publish, read_words, restore
from explorer.task_rows import find_tasks
from explorer.texts import T

FILTERS = (Filter("q", read_words, ""),)
KINDS = (
    "document", "section", "task", "unit", "target", "observation", "indicator", "support", "project", "project_fact",
    "park", "place", "policy",
)


def render() -> None:
    """Show the page."""
    show_title("graph")
    if not has_documents():
        return
    restore("graph", FILTERS)
    st.text_input(T("graph.search"), key="graph.q", placeholder=T("overview.placeholder"), type="search")
    words = (publish("graph", FILTERS)["q"] or "").strip()
    root = asked_id(*KINDS)
    if words or not is_asked():
        _show_choice(words)
    elif root is None or not ask("overview/neighbourhood", node_id=root, limit=1):
        show_unknown("graph", T("unknown.thing", id=plain(st.query_params["id"][:80])))
    else:
        _show_neighbourhood(root)


def _show_choice(words: str) -> None:
    rows = ask("units/unit_find", text=words) if words else ask("units/units_list")
    if rows:
        chosen = show_table(rows, ["unit", "leads", "responsibles", "supports"], key="graph.units", label=T("page.units"))
        if chosen is not None:
            go_to("graph", id=chosen["unit_id"])
    tasks = find_tasks(text=words) if words else []
    if tasks:
        chosen = show_table(tasks, ["number", "title", "document_title"], key="graph.tasks", label=T("page.tasks"))
        if chosen is not None:
            go_to("graph", id=chosen["task_id"])
    if not rows and not tasks:
        show_nothing(T("overview.no_hit", words=plain(words)))


def _show_neighbourhood(root: str) -> None:
    view = f"graph.{root}"
    opened = opened_boxes(view, [root])
    shown = _chosen_relations(neighbours_of(opened), root)
    drawing, left_out = draw_neighbourhood(shown)
    if not drawing.nodes:
        show_nothing(T("graph.no_relations"))
        return
    warn_left_out(left_out)
    left, right = st.columns([3, 1], gap="medium")
    with left:
        event = show_graph(drawing, layout="force", key=f"graph.view.{root}", label=T("page.graph"), root=root, height=640)
        show_close(view, [root], opened)
    follow(view, event, drawing, opened)
    with right:
        open_node(drawing, event.selected or root, page="graph")
    show_hops(drawing, key="graph.hops")


def _chosen_relations(rows: list[Row], root: str) -> list[Row]:
    """Let the reader choose the relations, each with how often it occurs; return their rows."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["type"]] = counts.get(row["type"], 0) + 1
    loud = [type_ for type_ in counts if type_ not in QUIET] or list(counts)
    captions = {type_: f"{relation_caption(type_)} {number}" for type_, number in counts.items()}
    chosen = st.pills(
        T("graph.relations"), list(counts), selection_mode="multi", default=loud, key=f"graph.relations.{root}.{len(counts)}",
        format_func=lambda type_: captions[type_],
    )
    return [row for row in rows if row["type"] in chosen]


render()
