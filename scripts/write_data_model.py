"""Write docs/data_model.md from graph/schema.py."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.schema import EVIDENCE, NODES, RELATIONSHIPS, SCHEMA_VERSION, NodeSchema, Property, RelationshipSchema

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data_model.md"
HEAD = f"""# Data model

Made from `graph/schema.py` by `make docs`; do not edit. Schema version {SCHEMA_VERSION}.

Every node and relationship has the key `id`, a content hash: the same bytes give the same ids wherever and however
often they are loaded. All other properties may be absent (null). *Document nodes* belong to one document and carry its
`document_id`. *Shared nodes* are named by several documents, their properties follow from their key alone, and they
live as long as some document `MENTIONS` them. Every relationship belongs to one document. Terms in Chinese:
[glossary.md](glossary.md).

## Evidence

Nodes marked "with evidence" and all relationships carry these. `quote` is exactly the stored text from `start` to
`end`.

"""


def property_table(properties: Iterable[Property]) -> str:
    """Return a Markdown table with one line for each property."""
    rows = "".join(f"| `{p.name}` | `{p.type}` | {p.meaning.replace('|', '/')} |\n" for p in properties)
    return f"| Property | Type | Meaning |\n|---|---|---|\n{rows}" if rows else ""


def node_part(node: NodeSchema) -> str:
    """Return the section of one label."""
    evident = set(EVIDENCE) <= set(node.properties)
    kind = "Shared node" if node.shared else "Document node"
    own = [p for p in node.properties if p.name != "id" and not (evident and p in EVIDENCE)]
    notes = [kind + (", with evidence" if evident else "")]
    notes += [f"full-text search over `{'`, `'.join(node.searched)}`"] if node.searched else []
    notes += [f"indexed by `{'`, `'.join(node.indexed)}`"] if node.indexed else []
    head = f"### {node.label} {node.caption_zh}\n\n{sentence(node.meaning)} {'; '.join(notes)}.\n\n"
    return head + property_table(own)


def relationship_part(relationship: RelationshipSchema) -> str:
    """Return the section of one relationship type."""
    patterns = "".join(f"- `(:{a})-[:{relationship.type}]->(:{b})`\n" for a, b in relationship.joins)
    head = f"### {relationship.type} {relationship.caption_zh}\n\n{sentence(relationship.meaning)}\n\n{patterns}"
    table = property_table(relationship.properties)
    return head + (f"\n{table}" if table else "")


def sentence(text: str) -> str:
    """Return a phrase as a sentence; only its first letter changes."""
    return f"{text[:1].upper()}{text[1:]}."


def page() -> str:
    """Return the whole page."""
    parts = [HEAD + property_table(EVIDENCE), "## Nodes\n", *map(node_part, NODES)]
    parts += ["## Relationships\n", *map(relationship_part, RELATIONSHIPS)]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
