"""The interactive graph: cytoscape.js in a component of its own, or a static picture where it is not built.

``scripts/build_component.py`` makes ``dist/graph_view.js`` from the sources beside this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from explorer.components.drawing import Drawing, kind_caption, to_dot
from explorer.state import language
from explorer.texts import T

FOLDER = Path(__file__).resolve().parent
BUNDLE = FOLDER / "dist" / "graph_view.js"
Layout = Literal["chain", "force"]
_WORDS = (
    "find", "find_none", "fit", "png", "expand", "zoom_in", "zoom_out", "hidden", "keys", "legend",
)


@dataclass(frozen=True, slots=True)
class GraphEvent:
    """What the reader did: the box that is chosen, and the box to show the neighbours of (once per double click)."""

    selected: str | None
    expand: str | None


def is_built() -> bool:
    """Tell whether the interactive graph is there."""
    return BUNDLE.is_file()


def show_graph(
    drawing: Drawing, *, layout: Layout, key: str, label: str, root: str | None = None, height: int = 560
) -> GraphEvent:
    """Show a drawing; the same things always stand in a table below it, which the page makes.

    Args:
        drawing: At most ``MAX_NODES`` boxes.
        layout: ``chain`` from left to right in layers, ``force`` for a neighbourhood.
        key: Of the page.
        label: What the picture shows, for people who do not see it.
        root: Box drawn stronger than the others.
        height: In pixels.
    """
    if not is_built():
        st.info(T("graph.not_built"), icon=":material/info:")
        st.graphviz_chart(to_dot(drawing), alt=label)
        return GraphEvent(None, None)
    result = _component()(
        key=key,
        data={
            "nodes": [_node(node.id, node.label, node.kind) for node in drawing.nodes.values()],
            "edges": [
                {"id": edge.id, "source": edge.source, "target": edge.target, "label": edge.label, "role": edge.role}
                for edge in drawing.edges.values()
            ],
            "layout": layout, "root": root, "label": label, "height": height,
            "words": {word: T(f"graph.{word}") for word in _WORDS},
            "lang": "zh-CN" if language() == "zh" else "en",
        },
        default={"selected": None},
        on_selected_change=lambda: None,
        on_expand_change=lambda: None,
    )
    return GraphEvent(_text(result, "selected"), _text(result, "expand"))


def _node(key: str, label: str, kind: str) -> dict[str, str]:
    return {"id": key, "label": label, "kind": kind, "caption": kind_caption(kind)}


def _text(result: Any, name: str) -> str | None:
    value = result.get(name) if isinstance(result, Mapping) else None
    return value if isinstance(value, str) else None


@lru_cache(maxsize=1)
def _component() -> Any:
    return st.components.v2.component(
        "zeren_graph_view",
        css=(FOLDER / "graph_view.css").read_text(encoding="utf-8"),
        # The leading line break tells Streamlit that this is the program itself, not its path.
        js="\n" + BUNDLE.read_text(encoding="utf-8"),
    )
