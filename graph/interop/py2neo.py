"""For notebooks written against py2neo: a ``py2neo.Graph`` on a store, and any network as a ``py2neo.Subgraph``.

py2neo ended in 2023 (docs/dependencies.md); install it with ``zeren[py2neo]``. Nothing else here uses it.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import networkx as nx

from graph.errors import SettingsError, StoreError
from graph.stores import open_store, store_location
from graph.stores.folder import read_running
from graph.stores.remote import credentials

if TYPE_CHECKING:
    from py2neo import Graph, Subgraph

#: Name of the database of an embedded store, and its account that may only read.
_DATABASE, _READER = "zeren", "reader"


def open_graph(location: str | Path | None = None) -> Graph:
    """Return a py2neo graph on a store; on a folder in the account that may only read, starting its server if needed.

    On an address it logs in as ``open_store`` does, so there the account decides whether it may write; keep Zeren's own
    nodes as they are, or ``zeren verify`` will name them.

    Raises:
        SettingsError: py2neo is not installed, or the address or the credentials are not valid.
        StoreError: There is no such store, or it does not answer.
    """
    py2neo = _library()
    where = store_location(location)
    store = open_store(where)
    store.read("RETURN 1 AS started")
    if isinstance(where, Path):
        running = read_running(where)
        if running is None:
            raise StoreError(f"{where}: its server ended; try again")
        graph = _connected(
            py2neo, f"bolt://127.0.0.1:{running.bolt_port}", _DATABASE, (_READER, running.reader_password)
        )
    else:
        parts = urlsplit(where)
        graph = _connected(py2neo, f"{parts.scheme}://{parts.netloc}", parts.path.strip("/") or None, credentials())
    # The server of a folder lives as long as somebody holds it.
    graph.zeren_store = store
    return graph


def to_subgraph(network: nx.MultiDiGraph) -> Subgraph:
    """Return a network of ``graph.analysis`` as a subgraph: labels, types and properties as in the store, ids too.

    With ``pipeline.networks.network_of_query`` this is the subgraph of any named question's answer.

    Raises:
        SettingsError: py2neo is not installed.
    """
    py2neo = _library()
    nodes = {
        key: py2neo.Node(data["label"], id=key, **{name: value for name, value in data.items() if name != "label"})
        for key, data in network.nodes(data=True)
    }
    links = [
        py2neo.Relationship.type(data["type"])(
            nodes[first], nodes[last], id=key, **{name: value for name, value in data.items() if name != "type"}
        )
        for first, last, key, data in network.edges(keys=True, data=True)
    ]
    return py2neo.Subgraph(nodes.values(), links)


def _library() -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own, about a Python newer than it
            import py2neo
    except ImportError as error:
        raise SettingsError("py2neo is not installed; pip install zeren[py2neo]") from error
    return py2neo


def _connected(py2neo: Any, address: str, name: str | None, auth: tuple[str, str]) -> Any:
    try:
        graph = py2neo.Graph(address, auth=auth, name=name)
        graph.run("RETURN 1").data()
    except (py2neo.errors.ConnectionUnavailable, py2neo.errors.Neo4jError) as error:
        raise StoreError(f"{address}: py2neo cannot connect ({str(error)[:200]})") from error
    return graph
