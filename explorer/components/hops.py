"""The arrows of a drawing as a table with their quotes, and the panel of one box."""

from __future__ import annotations

import streamlit as st

from explorer.components.download import show_downloads
from explorer.components.drawing import Drawing, kind_caption
from explorer.components.evidence import show_quotes
from explorer.components.links import link_to
from explorer.components.markup import plain
from explorer.components.notice import part, show_nothing
from explorer.components.table import show_table
from explorer.texts import T

#: Kind of box → page that shows it.
PAGES = {"Task": "tasks", "Unit": "units", "Document": "doc", "Park": "places", "Project": "places", "Place": "places"}


@part
def show_hops(drawing: Drawing, *, key: str) -> None:
    """Show every arrow as a row; choosing one shows its quote in the text."""
    names = {node.id: node.label for node in drawing.nodes.values()}
    rows = [
        {
            "fact_id": edge.id, "from": names[edge.source], "relation": edge.label, "to": names[edge.target],
            "quote": edge.quote.quote if edge.quote is not None else None,
        }
        for edge in drawing.edges.values()
    ]
    if not rows:
        return
    st.subheader(T("hops.title"), anchor=False)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        chosen = show_table(rows, ["from", "relation", "to", "quote"], key=key, label=T("hops.title"))
        show_downloads(rows, "hops", key=f"{key}.download")
    with right:
        if chosen is None:
            show_nothing(T("hops.choose"))
        elif (quote := drawing.edges[chosen["fact_id"]].quote) is None:
            show_nothing(T("hops.no_quote"))
        else:
            show_quotes([quote], key=f"{key}.quote")


def open_node(drawing: Drawing, node_id: str, *, page: str) -> None:
    """Show one box with its arrows' quotes and links to the pages about it."""
    node = drawing.nodes.get(node_id)
    if node is None:
        show_nothing(T("graph.choose"))
        return
    st.markdown(f"**{plain(kind_caption(node.kind))}**")
    st.markdown(plain(node.label))
    if node.kind in PAGES:
        link_to(PAGES[node.kind], T("go.page", page=T(f"page.{PAGES[node.kind]}")), id=node.id)
    if node.kind in ("Task", "Target", "Unit") and page != "chain":
        link_to("chain", T("go.chain"), id=node.id)
    if node.kind != "Ghost" and page != "graph":
        link_to("graph", T("go.graph"), id=node.id)
    quotes = [edge.quote for edge in drawing.edges.values() if node_id in (edge.source, edge.target)]
    show_quotes(quotes, key=f"{page}.node", most=6)
