"""A snapshot as FollowTheMoney entities, one JSON object a line: for OpenAleph, nomenklatura and what builds on them.

Units become public bodies, tasks and projects projects, responsibilities participations, documents documents, places and
parks addresses, figures notes; whatever else joins two of these a link with a role. Each says its words in ``summary``
and names its document in ``proof``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.exports.files import new_file
from graph.exports.snapshot import Link, Node, Row, Snapshot
from graph.schema import RELATIONSHIP_BY_TYPE

Entity = dict[str, Any]

_ROLES = {"lead": "牵头单位", "support": "配合单位", "responsible": "责任单位"}
#: Relationships that stand in a property of one of their ends, or are no more than bookkeeping.
_INSIDE = ("RESPONSIBLE_FOR", "BUILDS", "ISSUED_BY", "HAS_TARGET", "SUPPORTED_BY", "MEASURES", "MENTIONS",
           "LOCATED_IN", "HAS_FACT")  # fmt: skip
_SCHEMATA = {"Task": "Project", "Project": "Project", "Place": "Address", "Park": "Address", "Policy": "Note",
             "Document": "Document", "Target": "Note", "Observation": "Note", "Support": "Note", "ProjectFact": "Note"}  # fmt: skip
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def write_followthemoney(snapshot: Snapshot, path: Path) -> int:
    """Write JSON lines; returns the number of entities.

    Raises:
        SettingsError: The file cannot be written.
    """
    count = 0
    with new_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        for entity in entities_of(snapshot):
            stream.write(json.dumps(entity, ensure_ascii=False) + "\n")
            count += 1
    return count


def entities_of(snapshot: Snapshot) -> Iterator[Entity]:
    """Yield the entities, things first, in the order of the snapshot."""
    for node in snapshot.nodes:
        if (schema := schema_of(node)) is not None:
            made = _MAKERS[schema](snapshot, node) if schema in _MAKERS else {}
            yield _entity(node.id, schema, made, _said(snapshot, node.properties))
    for link in snapshot.links:
        yield from _link(snapshot, link)


def schema_of(node: Node) -> str | None:
    """Return the schema that a node is written as; None for what has no counterpart (sections, indicators, clauses)."""
    if node.label != "Unit":
        return _SCHEMATA.get(node.label)
    if node.properties.get("kind") == "enterprise":
        return "Company"
    return "Organization" if node.properties.get("diffuse") else "PublicBody"


def _link(snapshot: Snapshot, link: Link) -> Iterator[Entity]:
    first, last, said = _key(link.first.id), _key(link.last.id), _said(snapshot, link.properties)
    role = RELATIONSHIP_BY_TYPE[link.type].caption_zh
    if link.type in ("RESPONSIBLE_FOR", "BUILDS"):
        part = _ROLES.get(str(link.properties.get("role")), "建设单位")
        ends = {"project": last, "participant": first, "role": part, "endDate": _date(link.last.properties)}
        yield _entity(link.id, "ProjectParticipant", ends, said)
    elif link.type == "ISSUED_BY":
        yield _entity(link.id, "Documentation", {"document": first, "entity": last, "role": role}, said)
    elif link.type not in _INSIDE and schema_of(link.first) and schema_of(link.last):
        yield _entity(link.id, "UnknownLink", {"subject": first, "object": last, "role": role}, said)


def _document(snapshot: Snapshot, node: Node) -> Entity:
    own = node.properties
    sources = [f"sha256:{own['sha256']}"] if own.get("sha256") else []
    return {
        "name": node.name,
        "title": own.get("title"),
        "fileName": own.get("source"),
        "author": own.get("issuers"),
        "authoredAt": own.get("written"),
        "publishedAt": own.get("published"),
        "mimeType": own.get("media_type"),
        "language": "zho",
        "country": "cn",
        "notes": [*sources, *([own["doc_number"]] if own.get("doc_number") else [])],
    }


def _unit(snapshot: Snapshot, node: Node) -> Entity:
    own = node.properties
    mentions = snapshot.arriving(node, "MENTIONS")
    forms = {form for link in mentions for form in link.properties.get("surfaces") or ()}
    return {
        "name": node.name,
        "weakAlias": sorted(forms - {node.name}),
        "classification": own.get("kind"),
        "country": "cn",
    }


def _project(snapshot: Snapshot, node: Node) -> Entity:
    own = node.properties
    targets = [link.last for link in snapshot.leaving(node, "HAS_TARGET")]
    return {
        "name": node.name,
        "projectId": node.id,
        "goal": [str(target.properties["quote"]) for target in targets],
        "phase": own.get("kind"),
        "keywords": own.get("path"),
        "endDate": _date(own),
        "country": "cn",
        "description": own.get("text"),
        "addressEntity": sorted({_key(link.last.id) for link in snapshot.leaving(node, "LOCATED_IN")}),
    }


def _address(snapshot: Snapshot, node: Node) -> Entity:
    return {"name": node.name, "full": node.name, "country": "cn"}


def _note(snapshot: Snapshot, node: Node) -> Entity:
    types = ("HAS_TARGET", "SUPPORTED_BY", "HAS_FACT")
    about = [link.first.id for type_ in types for link in snapshot.arriving(node, type_)]
    document = node.properties.get("document_id")
    return {
        "name": node.name,
        "description": node.properties.get("quote"),
        "entity": sorted(map(_key, about)) or ([_key(document)] if document else []),
        "keywords": node.label,
    }


_MAKERS = {
    "Document": _document,
    "PublicBody": _unit,
    "Organization": _unit,
    "Company": _unit,
    "Project": _project,
    "Address": _address,
    "Note": _note,
}


def _said(snapshot: Snapshot, properties: Row) -> Entity:
    said = snapshot.evidence(properties)
    if said is None:
        return {}
    place = f"{said.place}, {said.start}-{said.end}" if said.place else f"{said.start}-{said.end}"
    return {"summary": f"{said.quote} ({place})", "proof": _key(said.document.id)}


def _entity(key: str, schema: str, *properties: Entity) -> Entity:
    values = {name: _texts(value) for part in properties for name, value in part.items()}
    return {"id": _key(key), "schema": schema, "properties": {name: texts for name, texts in values.items() if texts}}


def _texts(value: Any) -> list[str]:
    return [] if value is None else [str(each) for each in (value if isinstance(value, list) else [value]) if each]


def _date(own: Row) -> str | None:
    """Return a deadline that is a date of any precision; one in words has no place in this format."""
    words = str(own.get("deadline") or "")
    return words if _DATE.fullmatch(words) else None


def _key(key: str) -> str:
    return key.replace(":", "-")
