"""Nodes and edges to draw, made from rows of questions; and the same as a static picture in DOT.

Pure functions. A drawing is small on purpose: more than ``MAX_NODES`` boxes nobody can read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from explorer.components.markup import shorten
from explorer.components.quotes import Quote, quote_of
from explorer.state import language
from explorer.texts import T
from graph.schema import NODE_BY_LABEL, RELATIONSHIP_BY_TYPE
from queries.captions import value_caption

Row = Mapping[str, Any]
MAX_NODES = 150
MAX_LABEL = 60
_FILLS = {
    "Document": "#ece7f4", "Task": "#fbe4e1", "Unit": "#dcefee", "Target": "#fdf3d0", "Park": "#e3ebf8",
    "Place": "#e3ebf8", "Project": "#e6f2e4", "Ghost": "#ffffff",
}

_LINES = {"lead": ", penwidth=2.4", "support": ", style=dashed", "missing": ', style=dashed, color="#9b1c1c"'}


@dataclass(frozen=True, slots=True)
class Node:
    """A box; ``kind`` is a node label of the graph, or Ghost for what is missing."""

    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow; ``role`` is lead, responsible, support, missing or nothing."""

    id: str
    source: str
    target: str
    label: str
    role: str = ""
    quote: Quote | None = None


@dataclass(slots=True)
class Drawing:
    """Boxes by id and arrows by id, in order of appearance."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)

    def add(self, node: Node) -> str:
        """Add a box unless it is there; return its id."""
        self.nodes.setdefault(node.id, node)
        return node.id

    def join(self, edge: Edge) -> None:
        """Add an arrow whose ends are there."""
        if edge.source in self.nodes and edge.target in self.nodes:
            self.edges.setdefault(edge.id, edge)


def kind_caption(kind: str) -> str:
    """Return what a node label is called."""
    if kind == "Ghost":
        return T("graph.ghost")
    return NODE_BY_LABEL[kind].caption_zh if language() == "zh" and kind in NODE_BY_LABEL else kind


def relation_caption(type_: str, role: str | None = None) -> str:
    """Return what a relationship type is called; a part in a task by its role."""
    if role:
        return str(value_caption("role", role, language()))
    if language() == "zh" and type_ in RELATIONSHIP_BY_TYPE:
        return RELATIONSHIP_BY_TYPE[type_].caption_zh
    return type_.replace("_", " ").lower()


def draw_neighbourhood(
    rows: Iterable[Row], *, most: int = MAX_NODES, onto: Drawing | None = None
) -> tuple[Drawing, int]:
    """Return the drawing of relationships and how many rows did not fit.

    Args:
        rows: Of the query ``overview/neighbourhood``.
        most: Boxes of the drawing.
        onto: Drawing that is added to; an arrow that it shows already is not drawn a second time.
    """
    drawing, left_out = onto or Drawing(), 0
    there = {(frozenset((edge.source, edge.target)), edge.label) for edge in drawing.edges.values()}
    for row in rows:
        ends = [
            Node(row[f"{end}_id"], row[end] or kind_caption(row[f"{end}_label"]), row[f"{end}_label"])
            for end in ("source", "target")
        ]
        if len(drawing.nodes.keys() | {node.id for node in ends}) > most:
            left_out += 1
            continue
        source, target = (drawing.add(node) for node in ends)
        words = relation_caption(row["type"], row["role"])
        if (frozenset((source, target)), words) in there:
            continue
        quote = quote_of(row, f"{ends[0].label} → {words} → {ends[1].label}", "task", fact=row["fact_id"])
        drawing.join(Edge(row["fact_id"], source, target, words, row["role"] or "", quote))
    return drawing, left_out


def to_dot(drawing: Drawing) -> str:
    """Return the drawing in DOT, read from left to right; for print and where the graph component is missing."""
    lines = [
        "digraph { rankdir=LR; bgcolor=transparent; nodesep=0.25; ranksep=0.7;",
        'node [shape=box, style="filled,rounded", fontname="Noto Sans CJK SC", fontsize=11, margin="0.12,0.08"];',
        'edge [fontname="Noto Sans CJK SC", fontsize=10, color="#555555"];',
    ]
    for node in drawing.nodes.values():
        style = ', style="dashed,rounded", color="#9b1c1c"' if node.kind == "Ghost" else ""
        label = f"{_dot(kind_caption(node.kind))}\\n{_wrapped(node.label)}"
        lines.append(f'"{_dot(node.id)}" [label="{label}", fillcolor="{_FILLS.get(node.kind, "#f5f3ef")}"{style}];')
    for edge in drawing.edges.values():
        ends = f'"{_dot(edge.source)}" -> "{_dot(edge.target)}"'
        lines.append(f'{ends} [label="{_dot(edge.label)}"{_LINES.get(edge.role, "")}];')
    return "\n".join([*lines, "}"])


def _wrapped(text: str, width: int = 14) -> str:
    short = shorten(text, MAX_LABEL)
    return "\\n".join(_dot(short[i : i + width]) for i in range(0, len(short), width))


def _dot(text: str) -> str:
    """Return a text for a quoted DOT string; backslashes would start an escape."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
