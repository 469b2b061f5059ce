"""Written names → the organisations and places they stand for, in the light of the document's area."""

from graph.resolve.decisions import (
    Decision,
    Decisions,
    Proposal,
    append_decision,
    append_proposals,
    decision_line,
    load_decisions,
    own_file,
)
from graph.resolve.document import propose, resolve_document
from graph.resolve.places import PlaceResolver
from graph.resolve.units import UnitResolver

__all__ = [
    "Decision",
    "Decisions",
    "PlaceResolver",
    "Proposal",
    "UnitResolver",
    "append_decision",
    "append_proposals",
    "decision_line",
    "load_decisions",
    "own_file",
    "propose",
    "resolve_document",
]
