"""Any named question, or the surroundings of a node, as a network of the nodes it speaks of."""

from __future__ import annotations

from typing import Any

import networkx as nx

from graph.analysis import ids_in, read_network
from graph.stores import GraphStore
from queries import run_query

#: Most rows of one step around a node.
MOST = 500


def network_of_query(store: GraphStore, name: str, **params: Any) -> nx.MultiDiGraph:
    """Return the nodes whose ids the answer holds, with all relationships between them.

    Raises:
        QueryError: The name or a parameter is not valid.
        StoreError: The store does not answer.
    """
    return read_network(store, ids_in(run_query(store, name, **params)))


def network_around(store: GraphStore, node_id: str, *, steps: int = 1, limit: int = MOST) -> nx.MultiDiGraph:
    """Return a node with everything at most so many relationships away; ``limit`` holds for each node on the way.

    Raises:
        StoreError: The store does not answer.
    """
    known, edge = {node_id}, [node_id]
    for _ in range(steps):
        rows = [row for key in edge for row in run_query(store, "overview/neighbourhood", node_id=key, limit=limit)]
        ends = {row[name] for row in rows for name in ("source_id", "target_id")}
        edge = sorted(ends - known)
        known |= ends
    return read_network(store, [node_id, *sorted(known - {node_id})])
