"""Parts of the graph as networks, and the measures on a real store."""

from __future__ import annotations

import pytest

from graph.analysis import (
    find_central_units,
    find_single_points,
    ids_in,
    network_lines,
    read_network,
    read_shares,
)
from graph.rows import build_rows
from graph.stores import GraphStore
from graph.writer import write_document
from pipeline.networks import network_around, network_of_query
from queries import list_queries, run_query
from tests.contract.plans import plans, resolution_of


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    for plan in plans():
        write_document(store, build_rows(plan.facts(), resolution_of(plan)), file="plan.txt")
    return store


def test_read_network_of_everything_is_the_whole_graph(filled: GraphStore) -> None:
    ids = [row["id"] for row in filled.read("MATCH (n) RETURN n.id AS id")]
    network = read_network(filled, ids)
    assert sorted(network.nodes) == sorted(ids)
    links = {row["id"] for row in filled.read("MATCH ()-[r]->() RETURN r.id AS id")}
    assert {key for _, _, key in network.edges(keys=True)} == links


def test_read_network_keeps_types_and_leaves_null_out(filled: GraphStore) -> None:
    (target,) = filled.read("MATCH (t:Target) WHERE t.value = 400.5 RETURN t.id AS id")
    (unit,) = filled.read("MATCH (u:Unit {name: '郑州市科技局'}) RETURN u.id AS id")
    network = read_network(filled, [target["id"], unit["id"], "task:none"])
    attributes = network.nodes[target["id"]]
    assert attributes["label"] == "Target" and attributes["value"] == 400.5 and isinstance(attributes["start"], int)
    assert "per" not in attributes and "id" not in attributes
    assert network.nodes[unit["id"]]["diffuse"] is False
    assert network.number_of_nodes() == 2 and network.number_of_edges() == 0


def test_network_of_an_answer_holds_what_it_names(filled: GraphStore) -> None:
    rows = run_query(filled, "tasks/who_owns_task", text="培育")
    network = network_of_query(filled, "who_owns_task", text="培育")
    named = {row[name] for row in rows for name in ("task_id", "unit_id", "document_id") if row[name]}
    assert named <= set(network.nodes)
    owned = {(row["unit_id"], row["task_id"], row["responsibility_id"]) for row in rows}
    links = {(a, b, key) for a, b, key, kind in network.edges(keys=True, data="type") if kind == "RESPONSIBLE_FOR"}
    assert owned == links and len(owned) >= 6
    assert all(data["quote"] for _, _, data in network.edges(data=True))


FREE = [info.name for info in list_queries() if not info.needs_one_of and not any(p.required for p in info.parameters)]


@pytest.mark.parametrize("name", FREE)
def test_network_of_any_question(filled: GraphStore, name: str) -> None:
    network = network_of_query(filled, name)
    assert set(network.nodes) <= {row["id"] for row in filled.read("MATCH (n) RETURN n.id AS id")}
    assert network.number_of_nodes() > 0 or not ids_in(run_query(filled, name))


def test_network_around_grows_with_the_steps(filled: GraphStore) -> None:
    (task,) = filled.read("MATCH (t:Task {title: '建设科技城'}) RETURN t.id AS id")
    near, far = (network_around(filled, task["id"], steps=steps) for steps in (1, 2))
    neighbours = {
        row["id"] for row in filled.read("MATCH (t:Task {id: $id})--(n) RETURN DISTINCT n.id AS id", {"id": task["id"]})
    }
    assert set(near.nodes) == {task["id"], *neighbours}
    assert set(near.nodes) < set(far.nodes)
    assert near.nodes[task["id"]]["title"] == "建设科技城"


def test_network_lines_are_plain_and_sorted(filled: GraphStore) -> None:
    lines = network_lines(network_of_query(filled, "who_owns_task", text="培育"))
    assert [row["id"] for row in lines["nodes"]] == sorted(row["id"] for row in lines["nodes"])
    assert lines["relationships"][0].keys() >= {"id", "source", "target", "type", "quote", "document_id"}


def test_measures_of_a_store_of_one_document(filled: GraphStore) -> None:
    (document,) = filled.read("MATCH (d:Document) WHERE d.title = '第二号行动计划' RETURN d.id AS id")
    everything, one = read_shares(filled), read_shares(filled, document_id=document["id"])
    assert {share.document_id for share in one} == {document["id"]} and len(one) == 2 < len(everything)
    assert [(row["unit"], row["leads"]) for row in find_single_points(one)] == [("郑州市财政局", 1)]
    assert {row["unit"] for row in find_central_units(one)} == {"郑州市财政局", "郑州市科技局"}
    assert not any("各有关部门" in row["unit"] for row in find_central_units(everything))
