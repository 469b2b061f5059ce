"""Accountability chain: from a target, task, project or park to units and superiors, and to the documents behind it."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from explorer.cache import Row, ask
from explorer.components.chain import draw_chain, draw_unit, find_chain
from explorer.components.drawing import Drawing, draw_neighbourhood
from explorer.components.graph_view import show_graph
from explorer.components.hops import open_node, show_hops
from explorer.components.links import go_to
from explorer.components.markup import plain
from explorer.components.neighbours import follow, loud, neighbours_of, opened_boxes, show_close, warn_left_out
from explorer.components.notice import show_cut, show_nothing, show_unknown
from explorer.components.table import Column, show_table
from explorer.components.values import value_words
from explorer.frame import has_documents, show_title
from explorer.state import Filter, asked_id, is_asked, language, publish, read_words, restore
from explorer.task_rows import find_tasks
from explorer.texts import T
from graph.analysis.chain import Chain
from graph.exports.evidence_pack import MEDIA_TYPES, make_pack
from pipeline.chain import PACK_TASKS, chain_of
from pipeline.chain_pack import pack_of

STARTS = ("task", "target", "unit", "project", "park")
#: Most rows of a list to choose from.
MOST = 500
FILTERS = (Filter("q", read_words, ""),)


def render() -> None:
    """Show the page."""
    show_title("chain")
    if not has_documents():
        return
    restore("chain", FILTERS)
    st.text_input(T("chain.search"), key="chain.q", placeholder=T("chain.placeholder"), type="search")
    words = (publish("chain", FILTERS)["q"] or "").strip()
    key = asked_id(*STARTS)
    if words or not is_asked():
        _show_choice(words)
        return
    chain = find_chain(key) if key is not None and not key.startswith("unit:") else None
    drawing = draw_chain(chain) if chain is not None else _draw_unit(key)
    if key is None or drawing is None:
        show_unknown("chain", T("unknown.thing", id=plain(st.query_params["id"][:80])))
    else:
        _show_chain(drawing, key)
        if chain is not None:
            _show_packs(chain)


def _draw_unit(key: str | None) -> Drawing | None:
    found = draw_unit(key) if key is not None and key.startswith("unit:") else None
    if found is not None and found[1]:
        st.markdown(T("graph.left_out", number=found[1]))
    return found[0] if found is not None else None


def _show_chain(drawing: Drawing, key: str) -> None:
    missing = dict.fromkeys(node.label for node in drawing.nodes.values() if node.kind == "Ghost")
    if missing:
        st.warning(T("chain.gaps", gaps="、".join(missing)), icon=":material/warning:")
    # Of the chain alone: a picture that grew with every opened box would move the page under the reader's hand.
    height = min(760, max(300, 80 * _tallest(drawing) + 60))
    view = f"chain.{key}"
    opened = opened_boxes(view)
    drawing, left_out = draw_neighbourhood(loud(neighbours_of(opened)), onto=drawing)
    warn_left_out(left_out)
    left, right = st.columns([7, 2], gap="small")
    with left:
        event = show_graph(drawing, layout="chain", key=f"chain.graph.{key}", label=T("page.chain"), root=key, height=height)
        show_close(view, [], opened)
    follow(view, event, drawing, opened)
    with right:
        open_node(drawing, event.selected or key, page="chain")
    show_hops(drawing, key="chain.hops")


def _show_packs(chain: Chain) -> None:
    """Show the buttons that give the chain as an evidence pack; one is made when it is asked for."""
    st.subheader(T("chain.pack"), anchor=False)
    st.markdown(T("chain.pack.about"))
    lang, thing_id = language(), chain.thing["thing_id"]

    def made(format_: str) -> bytes:
        short = chain_of(ask, thing_id, most_tasks=PACK_TASKS) or chain
        return make_pack(pack_of(ask, short, lang, date.today()), format_)

    for column, (format_, media_type) in zip(st.columns([1, 1, 1, 3]), MEDIA_TYPES.items(), strict=False):
        column.download_button(
            T(f"chain.pack.{format_}"), partial(made, format_), f"{thing_id.replace(':', '_')}.{format_}", media_type,
            key=f"chain.pack.{format_}", on_click="ignore", width="stretch",
        )


def _tallest(drawing: Drawing) -> int:
    """Return how many boxes the fullest column holds: those before the middle, or those after it."""
    sources = {edge.source for edge in drawing.edges.values()}
    first = sum(node.kind == "Target" for node in drawing.nodes.values())
    last = sum(key not in sources for key in drawing.nodes)
    return max(first, last, len(drawing.nodes) // 3)


def _show_choice(words: str) -> None:
    targets = ask("targets/targets_list", text=words or None, limit=MOST)
    tasks = find_tasks(text=words or None)
    others = {kind: _named(kind, words) for kind in ("project", "park")}
    if not targets and not tasks and not any(others.values()):
        show_nothing(T("chain.none", words=plain(words)))
        return
    if targets:
        st.subheader(T("chain.targets", number=len(targets)), anchor=False)
        show_cut(targets, MOST)
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
    for kind, rows in others.items():
        if rows:
            st.subheader(T(f"chain.{kind}s", number=len(rows)), anchor=False)
            show_cut(rows, MOST)
            chosen = show_table(rows, ["name", "document_title", "quote"], key=f"chain.{kind}s", label=T("page.places"), most=8)
            if chosen is not None:
                go_to("chain", id=chosen["thing_id"])


def _named(kind: str, words: str) -> list[Row]:
    """Return projects or parks with these words in their name; all of them would be no choice."""
    return ask("chain/find_things", text=words, thing_kind=kind, limit=MOST) if words else []


render()
