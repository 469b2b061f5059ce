"""Facts and resolution of one document in, rows of the graph model out; pure, and the same for the same input."""

from __future__ import annotations

from dataclasses import dataclass

from graph.records import DocumentFacts, Resolution
from graph.rows.check import check_rows, holds
from graph.rows.collector import Collector, NodeRow, Ref, RelationshipRow
from graph.rows.document import (
    add_clauses,
    add_document,
    add_issuers,
    add_offices,
    add_policies,
    add_sections,
    add_tasks,
)
from graph.rows.figures import add_figures
from graph.rows.hashes import text_hash
from graph.rows.identity import shared_id
from graph.rows.places import Places, add_places, add_projects
from graph.rows.units import Units

__all__ = ["DocumentRows", "NodeRow", "Ref", "RelationshipRow", "build_rows", "holds", "shared_id", "text_hash"]


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """Everything that one document puts into the graph, its LoadRecord excepted.

    Attributes:
        sha256: Of the bytes of the file.
    """

    document_id: str
    sha256: str
    nodes: tuple[NodeRow, ...]
    relationships: tuple[RelationshipRow, ...]


def build_rows(facts: DocumentFacts, resolution: Resolution) -> DocumentRows:
    """Return the rows of one document.

    Raises:
        DocumentError: A quote is not what the stored text says, or a row does not fit the model.
    """
    rows = Collector(facts.head.id)
    units, places = Units(rows, resolution), Places(rows, resolution)
    add_document(rows, facts)
    add_issuers(rows, facts, units)
    add_sections(rows, facts)
    add_tasks(rows, facts, resolution, units)
    add_offices(rows, facts, units)
    add_figures(rows, facts)
    add_places(rows, facts, places)
    add_projects(rows, facts, places, units)
    add_policies(rows, facts)
    add_clauses(rows, facts)
    units.add_superiors()
    units.add_parks(places.park_by_name)
    nodes, relationships = tuple(rows.nodes()), tuple(rows.relationships())
    check_rows(facts.head.source, facts.source.text, nodes, relationships)
    return DocumentRows(facts.head.id, facts.head.sha256, nodes, relationships)
