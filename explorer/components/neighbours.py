"""Boxes that the reader opened in a graph: their neighbours, kept for the session, and the way back."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from explorer.cache import Row, ask
from explorer.components.drawing import MAX_NODES, Drawing
from explorer.components.graph_view import GraphEvent
from explorer.state import recall, remember
from explorer.texts import T

#: Relations that join a document to all it names; they hide everything else, so they are shown on demand.
QUIET = ("MENTIONS", "PART_OF")


def opened_boxes(view: str, first: Iterable[str] = ()) -> list[str]:
    """Return the boxes whose neighbours a picture shows, in the order in which they were opened."""
    opened: list[str] = recall(view, list(first))
    return opened


def neighbours_of(opened: Iterable[str]) -> list[Row]:
    """Return every relation of the boxes, each once."""
    return list({row["fact_id"]: row for key in opened for row in ask("overview/neighbourhood", node_id=key, limit=1000)}.values())


def loud(rows: list[Row]) -> list[Row]:
    """Return the relations that say more than where something stands; all of them when there is no other."""
    return [row for row in rows if row["type"] not in QUIET] or rows


def follow(view: str, event: GraphEvent, drawing: Drawing, opened: list[str]) -> None:
    """Open the box that was double-clicked; a box that is drawn but not in the store (what is missing) has no neighbours."""
    key = event.expand
    if key is not None and key not in opened and key in drawing.nodes and drawing.nodes[key].kind != "Ghost":
        remember(view, [*opened, key])
        st.rerun()


def show_close(view: str, first: list[str], opened: list[str]) -> None:
    """Show the button that closes all that was opened."""
    if opened != first and st.button(T("graph.reset"), key=f"{view}.reset"):
        remember(view, first)
        st.rerun()


def warn_left_out(number: int) -> None:
    """Say how many relations are not drawn."""
    if number:
        st.warning(T("graph.too_many", number=number, most=MAX_NODES), icon=":material/warning:")
