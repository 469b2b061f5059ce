"""Damage done to a real store behind the program's back, and whether ``verify_store`` finds it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.rows import build_rows
from graph.stores import GraphStore, Statement
from graph.writer import write_document
from pipeline.verify import verify_store
from tests.conftest import clear
from tests.graph.plans import example


@pytest.fixture
def loaded(store: GraphStore) -> GraphStore:
    for plan in (example("甲计划"), example("乙计划", "洛阳市")):
        write_document(store, build_rows(plan.facts(), plan.resolution()), file="plan.txt")
    assert verify_store(store).ok
    return store


DAMAGE = {
    "flipped character in a quote": ("MATCH (t:Task) WITH t LIMIT 1 SET t.quote = '任务x'", "quote"),
    "flipped character in a relationship's quote": (
        "MATCH ()-[r:RESPONSIBLE_FOR]->() WITH r LIMIT 1 SET r.quote = '市科枝局'",
        "quote",
    ),
    "moved span": ("MATCH (t:Target) WITH t LIMIT 1 SET t.start = t.start + 1", "quote"),
    "changed text of a task": ("MATCH (t:Task) WITH t LIMIT 1 SET t.text = t.text + '。'", "quote"),
    "changed deadline words": ("MATCH (t:Task) WITH t LIMIT 1 SET t.deadline_quote = '2027年底前'", "quote"),
    "changed stored text": ("MATCH (x:Text) WITH x LIMIT 1 SET x.content = replace(x.content, '任', '仼')", "text"),
    "lost text": ("MATCH (x:Text) WITH x LIMIT 1 DETACH DELETE x", "text"),
    "changed number": ("MATCH (t:Target) WITH t LIMIT 1 SET t.value = t.value + 1", "digest"),
    "changed role": ("MATCH ()-[r:RESPONSIBLE_FOR]->() WITH r LIMIT 1 SET r.role = 'support', r.order = 9", "digest"),
    "lost relationship": ("MATCH ()-[r:RESPONSIBLE_FOR]->() WITH r LIMIT 1 DELETE r", "ledger"),
    "lost node": ("MATCH (t:Target) WITH t LIMIT 1 DETACH DELETE t", "ledger"),
    "lost ledger row": ("MATCH (n:LoadRecord) WITH n LIMIT 1 DELETE n", "ledger"),
    "lost document": ("MATCH (d:Document) WITH d LIMIT 1 DETACH DELETE d", "ledger"),
    "added fact": (
        "MATCH (d:Document) WITH d LIMIT 1 CREATE (:Observation {id: 'x', document_id: d.id})",
        "ledger",
    ),
    "doubled relationship": (
        "MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task) WITH u, r, t LIMIT 1 "
        "CREATE (u)-[s:RESPONSIBLE_FOR]->(t) SET s = properties(r)",
        "duplicate",
    ),
    "relationship the model does not have": (
        "MATCH (t:Task), (p:Policy) WITH t, p LIMIT 1 CREATE (t)-[:CITES {id: 'x', document_id: t.document_id}]->(p)",
        "end",
    ),
    "node the model does not have": ("CREATE (:Stranger {id: 'x'})", "stranger"),
    "unit nobody mentions": ("CREATE (:Unit {id: 'unit:x', name: 'x', kind: 'other', diffuse: false})", "orphan"),
    "renamed place": ("MATCH (p:Place) WITH p LIMIT 1 SET p.name = '金水区'", "key"),
    "renamed unit": ("MATCH (u:Unit) WITH u LIMIT 1 SET u.name = u.name + '处'", "key"),
    "unit of another kind": ("MATCH (u:Unit) WITH u LIMIT 1 SET u.kind = 'enterprise'", "reading"),
    "other schema version": ("MATCH (n:LoadRecord) WITH n LIMIT 1 SET n.schema_version = 0", "ledger"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_verify_store_finds(loaded: GraphStore, name: str) -> None:
    query, check = DAMAGE[name]
    loaded.write([Statement(query)])

    report = verify_store(loaded)

    assert not report.ok
    assert check in {problem.check for problem in report.problems}, report.problems


@given(st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_verify_store_finds_any_changed_character_of_any_quote(store: GraphStore, data: st.DataObject) -> None:
    clear(store)
    plan = example()
    write_document(store, build_rows(plan.facts(), plan.resolution()), file="plan.txt")
    quoted = store.read("MATCH (n) WHERE n.quote IS NOT NULL RETURN n.id AS id, n.quote AS quote ORDER BY id")
    row = data.draw(st.sampled_from(quoted))
    at = data.draw(st.integers(0, len(row["quote"]) - 1))
    changed = row["quote"][:at] + chr(ord(row["quote"][at]) ^ 1) + row["quote"][at + 1 :]
    store.write([Statement("MATCH (n) WHERE n.id = $id SET n.quote = $quote", {"id": row["id"], "quote": changed})])

    problems = verify_store(store).problems

    assert {problem.check for problem in problems} >= {"quote", "digest"}
    assert any(row["id"] in problem.where for problem in problems)


def test_verify_store_empty_store_is_fine(store: GraphStore) -> None:
    report = verify_store(store)

    assert report.ok and (report.documents, report.nodes, report.relationships) == (0, 0, 0)


def test_verify_store_counts_what_it_compared(loaded: GraphStore) -> None:
    report = verify_store(loaded)

    numbers = (
        loaded.read("MATCH (n) RETURN count(n) AS n")[0]["n"],
        loaded.read("MATCH ()-[r]->() RETURN count(r) AS n"),
    )
    assert (report.nodes, report.relationships) == (numbers[0], numbers[1][0]["n"])
    assert report.quotes > report.relationships
