"""py2neo 2021.2.4 on every engine of the contract: what it still does, and what it no longer can."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from graph.errors import SettingsError, StoreError
from graph.interop.py2neo import open_graph, to_subgraph
from graph.rows import build_rows
from graph.writer import write_document
from pipeline.networks import network_of_query
from tests.contract.engines import Engine, environment
from tests.contract.plans import plans, resolution_of

py2neo = pytest.importorskip("py2neo", reason="the extra zeren[py2neo] is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def filled(engine: Engine) -> Engine:
    store = engine.empty()
    for plan in plans():
        write_document(store, build_rows(plan.facts(), resolution_of(plan)), file="plan.txt")
    return engine


def test_open_graph_runs_matches_and_makes_frames(filled: Engine) -> None:
    with environment(filled.environment):
        graph = open_graph(filled.location)
    tasks = filled.writer.read("MATCH (t:Task) RETURN t.id AS id, t.title AS title ORDER BY id")
    assert graph.run("MATCH (t:Task) RETURN t.id AS id, t.title AS title ORDER BY id").data() == tasks
    assert graph.nodes.match("Task").count() == len(tasks)
    unit = graph.nodes.match("Unit", name="郑州市科技局").first()
    assert unit["kind"] == "department" and unit["diffuse"] is False
    assert {link["role"] for link in graph.match((unit,), r_type="RESPONSIBLE_FOR")} == {"lead", "support"}
    assert graph.run("MATCH (t:Task) RETURN t.id AS id").to_data_frame().shape == (len(tasks), 1)


def test_open_graph_of_a_folder_only_reads(filled: Engine) -> None:
    if filled.is_neo4j:
        pytest.skip("Neo4j Community has no account that may only read")
    with pytest.raises(Exception, match=r"(?i)forbidden|not allowed|denied|permission"):
        open_graph(filled.location).run("CREATE (n:Sneaked {id: 'x'}) RETURN n").data()
    assert filled.writer.read("MATCH (n:Sneaked) RETURN count(n) AS n") == [{"n": 0}]


def test_to_subgraph_of_an_answer_is_what_the_store_holds(filled: Engine) -> None:
    network = network_of_query(filled.writer, "who_owns_task", text="培育")
    subgraph = to_subgraph(network)
    assert {node["id"] for node in subgraph.nodes} == set(network.nodes)
    assert {link["id"] for link in subgraph.relationships} == {key for _, _, key in network.edges(keys=True)}
    with environment(filled.environment):
        graph = open_graph(filled.location)
    for node in subgraph.nodes:
        (label,) = node.labels
        assert dict(graph.nodes.match(label, id=node["id"]).first()) == dict(node)


def test_reading_constraints_is_what_py2neo_no_longer_can(filled: Engine) -> None:
    """When this fails, py2neo has learnt it: change docs/dependencies.md."""
    with environment(filled.environment):
        graph = open_graph(filled.location)
    with pytest.raises(Exception, match=r"db\.indexes"):
        graph.schema.get_uniqueness_constraints("Task")


def test_to_subgraph_keeps_two_roles_of_one_unit_in_one_task() -> None:
    network = nx.MultiDiGraph()
    network.add_node("unit:1", label="Unit", name="甲")
    network.add_node("task:1", label="Task", path=["一", "二"])
    for role in ("lead", "support"):
        network.add_edge("unit:1", "task:1", key=role, type="RESPONSIBLE_FOR", role=role)
    subgraph = to_subgraph(network)
    assert sorted(link["role"] for link in subgraph.relationships) == ["lead", "support"]
    assert next(node for node in subgraph.nodes if node.has_label("Task"))["path"] == ["一", "二"]


def test_open_graph_without_a_store_or_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="no store in"):
        open_graph(tmp_path / "none")
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    with pytest.raises(StoreError, match="does not answer"):
        open_graph("bolt://127.0.0.1:9")


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "py2neo", None)
    with pytest.raises(SettingsError, match=r"pip install zeren\[py2neo\]"):
        to_subgraph(nx.MultiDiGraph())
