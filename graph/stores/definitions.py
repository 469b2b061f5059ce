"""Constraints and indexes that follow from ``graph.schema``, for each engine.

The plain ones are the same Cypher everywhere. Full text differs: Neo4j has Cypher for it, ArcadeDB SQL. Both cut
Chinese into overlapping pairs of characters, as no dictionary fits the names in plans.
"""

from __future__ import annotations

from graph.schema import NODES, RELATIONSHIPS, NodeSchema


def constraints() -> list[str]:
    """Return the statements that make ``id`` the key of every label and index what is looked up; all repeatable.

    Relationships are found by their id too: without an index the evidence of one costs a scan of its whole type.
    """
    statements = []
    for node in NODES:
        name = node.label.lower()
        statements.append(f"CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.id IS UNIQUE")
        statements += [
            f"CREATE INDEX {name}_{field} IF NOT EXISTS FOR (n:{node.label}) ON (n.{field})" for field in node.indexed
        ]
    for link in RELATIONSHIPS:
        name = link.type.lower()
        statements.append(f"CREATE INDEX {name}_id IF NOT EXISTS FOR ()-[r:{link.type}]-() ON (r.id)")
    return statements


def text_index(node: NodeSchema) -> str:
    """Return the name of the label's full-text index, the same on both engines."""
    return f"{node.label.lower()}_text"


def full_text_for_neo4j() -> list[str]:
    """Return Cypher for Neo4j 5; repeatable."""
    return [
        f"CREATE FULLTEXT INDEX {text_index(node)} IF NOT EXISTS FOR (n:{node.label}) "
        f"ON EACH [{', '.join(f'n.{field}' for field in node.searched)}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
        for node in NODES
        if node.searched
    ]


def full_text_for_arcadedb() -> list[str]:
    """Return ArcadeDB SQL, to be run inside the server, as Bolt takes only Cypher; repeatable."""
    statements = []
    for node in (node for node in NODES if node.searched):
        statements.append(f"CREATE VERTEX TYPE `{node.label}` IF NOT EXISTS")
        # ArcadeDB allows one index for one list of properties; the key makes this list differ from the plain index.
        fields = (*node.searched, "id") if len(node.searched) == 1 else node.searched
        statements += [f"CREATE PROPERTY `{node.label}`.`{field}` IF NOT EXISTS STRING" for field in fields]
        statements.append(
            f"CREATE INDEX `{text_index(node)}` IF NOT EXISTS ON `{node.label}` "
            f"({', '.join(f'`{field}`' for field in fields)}) FULL_TEXT "
            'METADATA {"analyzer": "org.apache.lucene.analysis.cjk.CJKAnalyzer"}'
        )
    return statements
