"""Networks over the graph with networkx: any part of it with typed attributes, and who shares tasks with whom."""

from graph.analysis.measures import find_central_units, find_communities, find_shared_tasks, find_single_points
from graph.analysis.network import ids_in, network_lines, read_network
from graph.analysis.responsibility import Share, read_shares, shared_network

__all__ = [
    "Share",
    "find_central_units",
    "find_communities",
    "find_shared_tasks",
    "find_single_points",
    "ids_in",
    "network_lines",
    "read_network",
    "read_shares",
    "shared_network",
]
