"""Who has a part in which task, and the network of units that share tasks.

Groups without a name of their own (各有关部门) are no units here: nobody can be asked for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from graph.stores import GraphStore

_QUERY = """
MATCH (t:Task)<-[r:RESPONSIBLE_FOR]-(u:Unit)
WHERE $document_id IS NULL OR r.document_id = $document_id
RETURN u.id AS unit_id, u.name AS unit, coalesce(u.diffuse, false) AS diffuse, t.id AS task_id, t.title AS task,
  r.role AS role, r.document_id AS document_id, r.start AS start, r.end AS end, r.quote AS quote
ORDER BY task_id, unit_id, role, start
"""


@dataclass(frozen=True, slots=True)
class Share:
    """One unit's part in one task, with the words that say it."""

    unit_id: str
    unit: str
    diffuse: bool
    task_id: str
    task: str
    role: str
    document_id: str
    start: int
    end: int
    quote: str


def read_shares(store: GraphStore, *, document_id: str | None = None) -> list[Share]:
    """Return all parts in tasks, of one document or of all, sorted by task and unit.

    Raises:
        StoreError: The store does not answer.
    """
    return [Share(**row) for row in store.read(_QUERY, {"document_id": document_id})]


def shared_network(shares: Iterable[Share]) -> nx.Graph:
    """Return units as nodes (``name``, ``tasks``) and an edge for two that share tasks (``weight``, ``task_ids``)."""
    tasks_of: dict[str, set[str]] = defaultdict(set)
    units_of: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for share in shares:
        if not share.diffuse:
            tasks_of[share.unit_id].add(share.task_id)
            units_of[share.task_id].add(share.unit_id)
            names[share.unit_id] = share.unit
    network: nx.Graph = nx.Graph()
    for unit_id in sorted(names):
        network.add_node(unit_id, name=names[unit_id], tasks=len(tasks_of[unit_id]))
    for task_id in sorted(units_of):
        for pair in combinations(sorted(units_of[task_id]), 2):
            known = network.get_edge_data(*pair, default={"task_ids": []})
            task_ids = [*known["task_ids"], task_id]
            network.add_edge(*pair, weight=len(task_ids), task_ids=task_ids)
    return network
