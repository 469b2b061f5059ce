"""Accountability chain: target → task → unit → superior, and the document behind it, every hop with its sentence."""

from __future__ import annotations

import streamlit as st

from explorer.cache import ask
from explorer.components.chain import draw_target, draw_task, draw_unit
from explorer.components.drawing import Drawing
from explorer.components.graph_view import show_graph
from explorer.components.hops import open_node, show_hops
from explorer.components.links import go_to
from explorer.components.markup import plain
from explorer.components.notice import show_nothing, show_unknown
from explorer.components.table import Column, show_table
from explorer.components.values import value_words
from explorer.frame import has_documents, show_title
from explorer.state import Filter, asked_id, is_asked, publish, read_words, restore
from explorer.task_rows import find_tasks
from explorer.texts import T

FILTERS = (Filter("q", read_words, ""),)


def render() -> None:
    """Show the page."""
    show_title("chain")
    if not has_documents():
        return
    restore("chain", FILTERS)
    st.text_input(T("chain.search"), key="chain.q", placeholder=T("chain.placeholder"), type="search")
    words = (publish("chain", FILTERS)["q"] or "").strip()
    key = asked_id("task", "target", "unit")
    if words or not is_asked():
        _show_choice(words)
        return
    drawing = _draw(key) if key is not None else None
    if key is None or drawing is None:
        show_unknown("chain", T("unknown.thing", id=plain(st.query_params["id"][:80])))
    else:
        _show_chain(drawing, key)


def _draw(key: str) -> Drawing | None:
    if key.startswith("task:"):
        return draw_task(key)
    if key.startswith("target:"):
        return draw_target(key)
    found = draw_unit(key)
    if found is not None and found[1]:
        st.markdown(T("graph.left_out", number=found[1]))
    return found[0] if found is not None else None


def _show_chain(drawing: Drawing, key: str) -> None:
    missing = [node.label for node in drawing.nodes.values() if node.kind == "Ghost"]
    if missing:
        st.warning(T("chain.gaps", gaps="、".join(missing)), icon=":material/warning:")
    left, right = st.columns([3, 1], gap="medium")
    with left:
        height = min(760, max(300, 80 * _tallest(drawing) + 60))
        event = show_graph(drawing, layout="chain", key=f"chain.graph.{key}", label=T("page.chain"), root=key, height=height)
    if event.expand is not None and event.expand in drawing.nodes:
        go_to("graph", id=event.expand)
    with right:
        open_node(drawing, event.selected or key, page="chain")
    show_hops(drawing, key="chain.hops")


def _tallest(drawing: Drawing) -> int:
    """Return how many boxes the fullest column holds: those before the middle, or those after it."""
    sources = {edge.source for edge in drawing.edges.values()}
    first = sum(node.kind == "Target" for node in drawing.nodes.values())
    last = sum(key not in sources for key in drawing.nodes)
    return max(first, last, len(drawing.nodes) // 3)


def _show_choice(words: str) -> None:
    targets = ask("targets/targets_list", text=words or None, limit=500)
    tasks = find_tasks(text=words or None)
    if not targets and not tasks:
        show_nothing(T("chain.none", words=plain(words)))
        return
    if targets:
        st.subheader(T("chain.targets", number=len(targets)), anchor=False)
        columns: list[Column] = ["indicator", (T("column.value"), value_words), "year", "task", "document_title"]
        chosen = show_table(targets, columns, key="chain.targets", label=T("page.targets"), most=8)
        if chosen is not None:
            go_to("chain", id=chosen["target_id"])
    if tasks:
        st.subheader(T("chain.tasks", number=len(tasks)), anchor=False)
        columns = ["number", "title", "leads", "responsibles", "deadline", "document_title"]
        chosen = show_table(tasks, columns, key="chain.tasks", label=T("page.tasks"), most=8)
        if chosen is not None:
            go_to("chain", id=chosen["task_id"])


render()
