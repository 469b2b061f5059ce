"""Ids in, the part of the graph between them out, as a ``networkx.MultiDiGraph``.

Nodes are keyed by their id and carry ``label`` and all properties; relationships are keyed by their id and carry ``type``
and all properties. Values keep their types; what is null in the store is no attribute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx

from graph.schema import NODES, RELATIONSHIP_BY_TYPE
from graph.stores import GraphStore
from graph.stores.parts import ends_query, leaving_query, nodes_query

#: Ids asked for at once.
BATCH = 1000
_LABELS = tuple(node.label for node in NODES)


def ids_in(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the ids that rows of any question hold, each once, in order; in lists of maps too.

    >>> ids_in([{"unit_id": "unit:1", "owners": [{"task_id": "task:2"}], "document_id": None}])
    ['unit:1', 'task:2']
    """
    return list(dict.fromkeys(found for row in rows for found in _ids(row)))


def _ids(row: Mapping[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        if name.endswith("_id") and isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, Mapping):
                    yield from _ids(part)


def read_network(store: GraphStore, ids: Sequence[str]) -> nx.MultiDiGraph:
    """Return the nodes with these ids and every relationship between two of them.

    An id of a relationship brings that relationship and its ends; an id that is not there is left out.

    Raises:
        StoreError: The store does not answer.
    """
    ends = list(_ends_of_relationships(store, ids))
    wanted = list(dict.fromkeys([*ids, *ends]))
    network: nx.MultiDiGraph = nx.MultiDiGraph()
    found: dict[str, list[str]] = {}
    for label in _LABELS:
        for part in _batches(wanted):
            for row in store.read(nodes_query(label), {"ids": part}):
                network.add_node(row["id"], label=label, **_attributes(row["properties"]))
                found.setdefault(label, []).append(row["id"])
    for label, keys in found.items():
        _add_relationships(store, network, label, keys)
    return network


def _ends_of_relationships(store: GraphStore, ids: Sequence[str]) -> Iterator[str]:
    """Yield the ends of those ids that are of relationships; the part before the colon is the type."""
    for type_ in RELATIONSHIP_BY_TYPE:
        of_type = [key for key in ids if key.startswith(f"{type_.lower()}:")]
        for part in _batches(of_type):
            for row in store.read(ends_query(type_), {"ids": part}):
                yield from (row["first"], row["last"])


def _add_relationships(store: GraphStore, network: nx.MultiDiGraph, label: str, keys: list[str]) -> None:
    for part in _batches(keys):
        for row in store.read(leaving_query(label), {"ids": part}):
            if row["last"] in network:
                attributes = _attributes(row["properties"])
                network.add_edge(row["first"], row["last"], key=row["id"], type=row["type"], **attributes)


def _attributes(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name != "id" and value is not None}


def _batches(keys: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), BATCH):
        yield list(keys[start : start + BATCH])


def network_lines(network: nx.MultiDiGraph) -> dict[str, list[dict[str, Any]]]:
    """Return nodes and relationships as plain rows, sorted by id; equal for equal networks."""
    nodes = [{"id": key, **attributes} for key, attributes in sorted(network.nodes(data=True))]
    edges = [
        {"id": key, "source": first, "target": last, **attributes}
        for first, last, key, attributes in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[2])
    ]
    return {"nodes": nodes, "relationships": edges}
