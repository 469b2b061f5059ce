"""A label or relationship type of the schema in, the Cypher that reads those of given ids out.

Names come from ``graph.schema`` and nowhere else; ids travel as the parameter ``ids``. A name that is not declared is a
``KeyError``, so no text from outside can become Cypher here.
"""

from __future__ import annotations

from graph.schema import NODES, RELATIONSHIP_BY_TYPE

_NODES = {
    node.label: f"MATCH (n:{node.label}) WHERE n.id IN $ids RETURN n.id AS id, properties(n) AS properties ORDER BY id"
    for node in NODES
}
_LEAVING = {
    node.label: f"""
    UNWIND $ids AS id
    MATCH (a:{node.label} {{id: id}})-[r]->(b)
    RETURN a.id AS first, b.id AS last, r.id AS id, type(r) AS type, properties(r) AS properties
    ORDER BY first, last, id
    """
    for node in NODES
}
_ENDS = {
    type_: f"MATCH (a)-[r:{type_}]->(b) WHERE r.id IN $ids RETURN a.id AS first, b.id AS last ORDER BY first, last"
    for type_ in RELATIONSHIP_BY_TYPE
}


def nodes_query(label: str) -> str:
    """Return the query for nodes of ``label`` by id: rows of ``id`` and ``properties``."""
    return _NODES[label]


def leaving_query(label: str) -> str:
    """Return the query for relationships that leave such nodes: ``first``, ``last``, ``id``, ``type``, ``properties``."""
    return _LEAVING[label]


def ends_query(type_: str) -> str:
    """Return the query for the two ends of relationships of ``type_`` by their own id: rows of ``first`` and ``last``."""
    return _ENDS[type_]
