"""Everything that writes or defines is Cypher that Neo4j's own analyser accepts, with this project's model."""

from __future__ import annotations

import pytest

from graph import writer
from graph.ledger import record_of
from graph.rows import build_rows
from graph.schema import NODES
from graph.stores.definitions import constraints, full_text_for_arcadedb, full_text_for_neo4j
from tests.graph.plans import example
from tests.queries.test_cypher_lint import install, lint


@pytest.mark.slow
def test_every_writing_statement_is_valid_for_neo4j() -> None:
    install()
    plan = example()
    rows = build_rows(plan.facts(), plan.resolution())
    mentioned = {node.label: ["x"] for node in NODES if node.shared}
    statements = [*writer._statements(rows, record_of(rows, file="x")), *writer._removal("x", mentioned)]
    queries = [
        {"name": f"statement {n}", "text": s.query, "parameters": {key: [{"id": "x"}] for key in s.parameters}}
        for n, s in enumerate(statements)
    ]
    ddl = [{"name": text, "text": text, "parameters": {}} for text in (*constraints(), *full_text_for_neo4j())]

    found = lint([*queries, *ddl])

    assert len(queries) > 40 and found == []


def test_definitions_cover_every_label_and_every_searched_property() -> None:
    assert [text for node in NODES for text in constraints() if f"(n:{node.label}) REQUIRE n.id IS UNIQUE" in text] == [
        text for text in constraints() if "CONSTRAINT" in text
    ]
    for node in NODES:
        for field in node.searched:
            assert any(f"n.{field}" in text and f":{node.label})" in text for text in full_text_for_neo4j())
            assert any(f"`{field}`" in text and f"`{node.label}`" in text for text in full_text_for_arcadedb())
