"""The accountability chain as a drawing: thing → task → unit → superior, and thing → section → document → issuer.

A hop that the documents leave out becomes a box of its own that says so.
"""

from __future__ import annotations

from explorer.cache import ask, ask_one
from explorer.components.drawing import Drawing, Edge, Node, relation_caption
from explorer.components.quotes import Quote, quote_of
from explorer.state import language
from explorer.texts import T
from graph.analysis.chain import Chain, Hop
from pipeline.chain import chain_of
from queries.captions import value_caption

#: Relationship → how its words are marked in the text.
_QUOTES = {
    "HAS_TARGET": "target", "SUPPORTED_BY": "money", "LOCATED_IN": "place", "CONCERNS": "place", "RESPONSIBLE_FOR": "unit",
    "REPORTS_TO": "unit", "ISSUED_BY": "unit", "BUILDS": "unit", "ADMINISTERS": "unit",
}
#: Tasks drawn for a unit; its page lists them all.
MAX_TASKS = 25


def find_chain(thing_id: str) -> Chain | None:
    """Return the chain of a target, task, project or park, or None when the store has none of this id."""
    return chain_of(ask, thing_id)


def draw_chain(chain: Chain) -> Drawing:
    """Return the chain as a drawing: what leads to the thing on its left, what follows from it on its right."""
    drawing = Drawing()
    thing = chain.thing
    drawing.add(Node(thing["thing_id"], chain.name, thing["thing_kind"].capitalize()))
    for hop in chain.hops:
        if hop.relation == "PART_OF" and hop.source == hop.target:
            # The heading that is the task itself needs no box of its own; what is above it hangs on the task.
            continue
        source = _source_of(hop, chain)
        if hop.target_id is None:
            words = str(value_caption("missing", hop.missing, language()))
            _add_gap(drawing, f"{hop.missing}|{source}", words, source, incoming=hop.missing == "no_target")
        else:
            _add_hop(drawing, hop, source)
    return drawing


def draw_unit(unit_id: str) -> tuple[Drawing, int] | None:
    """Return the tasks of a unit with its superior, and how many tasks did not fit; None for an unknown unit."""
    unit = ask_one("units/unit_profile", unit_id=unit_id)
    if unit is None:
        return None
    drawing = Drawing()
    drawing.add(Node(unit_id, unit["unit"], "Unit"))
    rows = ask("units/unit_portfolio", unit_id=unit_id)
    for row in rows[:MAX_TASKS]:
        drawing.add(Node(row["task_id"], row["title"], "Task"))
        words = relation_caption("RESPONSIBLE_FOR", row["role"])
        quote = quote_of(row, f"{words} {unit['unit']}", "unit", fact=row["responsibility_id"])
        drawing.join(Edge(row["responsibility_id"], row["task_id"], unit_id, words, row["role"], quote))
    for superior in unit["superiors"]:
        drawing.add(Node(superior["unit_id"], superior["unit"], "Unit"))
        quote = quote_of(superior, superior["source"] or superior["unit"], "unit")
        edge_id = f"{unit_id}|{superior['unit_id']}"
        drawing.join(Edge(edge_id, unit_id, superior["unit_id"], relation_caption("REPORTS_TO"), "", quote))
    if not unit["superiors"]:
        _add_gap(drawing, "superior", T("chain.no_superior"), unit_id)
    return drawing, max(0, len(rows) - MAX_TASKS)


def _source_of(hop: Hop, chain: Chain) -> str:
    """Return the box a hop leaves: the task, where the hop leaves the task's own heading."""
    for other in chain.hops:
        if other.target_id == hop.source_id and other.relation == "PART_OF" and other.source == other.target:
            return other.source_id
    return hop.source_id


def _add_hop(drawing: Drawing, hop: Hop, source: str) -> None:
    target, words = str(hop.target_id), relation_caption(hop.relation or "", hop.role)
    drawing.add(Node(target, str(hop.target), str(hop.target_kind)))
    quote = None
    if hop.quote is not None and hop.document_id is not None and hop.start is not None and hop.end is not None:
        kind = _QUOTES.get(hop.relation or "", "task")
        label = f"{words} {hop.target}"
        quote = Quote(label, kind, hop.document_id, hop.start, hop.end, hop.quote, hop.fact_id)
    if hop.relation == "HAS_TARGET" and hop.direction == "about":
        drawing.join(Edge(str(hop.fact_id), target, source, T("chain.carried"), "", quote))
    else:
        drawing.join(Edge(str(hop.fact_id), source, target, words, hop.role or "", quote))


def _add_gap(drawing: Drawing, name: str, words: str, beside: str, *, incoming: bool = False) -> None:
    key = drawing.add(Node(f"missing:{name}", words, "Ghost"))
    source, target = (key, beside) if incoming else (beside, key)
    drawing.join(Edge(f"missing:{name}|{beside}", source, target, T("chain.missing"), "missing"))
