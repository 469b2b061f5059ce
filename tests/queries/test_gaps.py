"""The kinds of gaps that the small graph does not have, on a graph made for them."""

from __future__ import annotations

import pytest

from graph.stores import Statement
from queries import run_query

TEXT = "甲项目；乙项目；青湖园区；白湖园区；达到五十家；达到若干家；市甲局负责"


def at(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"document_id": "document:g", "start": start, "end": start + len(words), "quote": words, "rule": "test.rule"}


@pytest.fixture
def open_store(store):
    nodes = [
        ("Document", {"id": "document:g", "source": "g.txt", "sha256": "g", "characters": len(TEXT), "status": "final"}),
        ("Document", {"id": "document:h", "source": "h.txt", "sha256": "h", "characters": 2, "status": "draft"}),
        ("Text", {"id": "text:h", "document_id": "document:h", "order": 0, "start": 0, "content": "空的"}),
        ("Project", {"id": "project:a", "name": "甲项目"}), ("Project", {"id": "project:b", "name": "乙项目"}),
        ("ProjectFact", {"id": "figure:a", **at("甲项目"), "attribute": "总投资", "value": 5.0, "unit": "亿元"}),
        ("Park", {"id": "park:a", "name": "青湖园区", "level": "area"}), ("Park", {"id": "park:b", "name": "白湖园区", "level": "zone"}),
        ("Target", {"id": "target:a", **at("达到五十家"), "indicator": "企业", "op": "eq", "value": 50.0, "unit": "家"}),
        ("Clause", {"id": "clause:a", **at("达到若干家"), "about": "number", "outcome": "unresolved", "reason": "no aim stated"}),
        *[("Unit", {"id": f"unit:{key}", "name": f"单位{key}", "diffuse": False}) for key in "abcdef"],
        *[("Task", {"id": f"task:{n}", **at("甲项目"), "title": "甲项目", "kind": "task", "order": n}) for n in range(25)],
    ]  # fmt: skip
    links = [
        *[("document:g", "MENTIONS", key, at(words)) for key, words in
          [("project:a", "甲项目"), ("project:b", "乙项目"), ("park:a", "青湖园区"), ("park:b", "白湖园区")]],
        ("project:a", "HAS_FACT", "figure:a", at("甲项目")), ("project:a", "LOCATED_IN", "park:a", at("青湖园区")),
        ("unit:a", "BUILDS", "project:a", at("市甲局")), ("unit:b", "ADMINISTERS", "park:b", at("白湖园区")),
        *[("unit:a", "RESPONSIBLE_FOR", f"task:{n}", {**at("市甲局"), "role": "lead", "order": 0}) for n in range(20)],
        *[(f"unit:{key}", "RESPONSIBLE_FOR", "task:20", {**at("市甲局"), "role": "lead", "order": 0}) for key in "bcdef"],
    ]  # fmt: skip
    labels = {properties["id"]: label for label, properties in nodes}
    statements = [Statement(f"CREATE (n:{label}) SET n = $p", {"p": properties}) for label, properties in nodes]
    for number, (start, kind, end, properties) in enumerate(links):
        text = f"MATCH (a:{labels[start]} {{id: $a}}) MATCH (b:{labels[end]} {{id: $b}}) CREATE (a)-[r:{kind}]->(b) SET r = $p"
        statements.append(Statement(text, {"a": start, "b": end, "p": {"id": f"link:{number}", **properties}}))
    store.write(statements)
    return store


@pytest.mark.parametrize(
    ("name", "columns", "expected"),
    [
        ("projects_incomplete", ("project_id", "missing"), [("project:b", ["no_place", "no_builder", "no_money"])]),
        ("parks_without_administration", ("park_id",), [("park:a",)]),
        ("targets_incomplete", ("target_id", "clause_id", "reason"), [("target:a", None, "no_year"), (None, "clause:a", "no_number")]),
        ("overloaded_units", ("unit_id", "tasks", "mean"), [("unit:a", 20, 25 / 6)]),
        ("documents_without_facts", ("document_id",), [("document:h",)]),
    ],
)
def test_gap_is_found_where_it_is_and_nowhere_else(open_store, name: str, columns, expected) -> None:
    rows = run_query(open_store, f"gaps/{name}")
    found = [tuple(row[column] for column in columns) for row in rows]
    assert found == expected
    if name != "documents_without_facts":
        assert all(TEXT[row["start"] : row["end"]] == row["quote"] for row in rows)
        assert run_query(open_store, f"gaps/{name}", document_id="document:h") == []


def test_fewer_tasks_than_asked_for_are_no_load(open_store) -> None:
    assert run_query(open_store, "gaps/overloaded_units", least=21) == []


def test_a_target_for_every_year_has_its_years(open_store) -> None:
    open_store.write([Statement("MATCH (t:Target {id: 'target:a'}) SET t.per = 'year'")])
    assert [row["clause_id"] for row in run_query(open_store, "gaps/targets_incomplete")] == ["clause:a"]
    open_store.write([Statement("MATCH (t:Target {id: 'target:a'}) SET t.value = null")])
    assert [row["reason"] for row in run_query(open_store, "gaps/targets_incomplete")] == ["no_number", "no_number"]
