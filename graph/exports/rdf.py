"""A snapshot as linked data: W3C ORG for units, PROV for documents and responsibility, Web Annotation for quotes.

The result is a list of JSON-LD node objects with full names; ``graph.exports.rdf_text`` writes them as JSON-LD or Turtle.
Everything has a name of its own below ``urn:zeren:``, so the same store gives the same triples.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.exports.snapshot import Link, Node, Snapshot

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "zeren": "urn:zeren:terms:",
}
BASE = "urn:zeren:"

#: A resource: ``@id``, ``@type``, and lists of values by term.
Resource = dict[str, Any]

_TYPES = {
    "Document": ("prov:Entity", "prov:Plan"),
    "Section": ("prov:Entity",),
    "Task": ("prov:Activity",),
    "Unit": ("org:FormalOrganization", "prov:Agent"),
    "Park": ("prov:Location",),
    "Place": ("prov:Location",),
    "Policy": ("prov:Entity", "prov:Plan"),
    "Indicator": ("skos:Concept",),
}
#: Properties with a term that others know; all others become ``zeren:`` with their own name.
_TERMS = {
    ("Document", "title"): "dct:title",
    ("Document", "doc_number"): "dct:identifier",
    ("Document", "written"): "dct:created",
    ("Document", "published"): "dct:issued",
    ("Section", "title"): "dct:title",
    ("Task", "title"): "dct:title",
    ("Policy", "title"): "dct:title",
    ("Policy", "doc_number"): "dct:identifier",
}
#: Relationships with a term that others know, beside their own.
_KNOWN = {
    "PART_OF": "dct:isPartOf",
    "ISSUED_BY": "prov:wasAttributedTo",
    "REPORTS_TO": "org:subOrganizationOf",
    "LOCATED_IN": "prov:atLocation",
    "CITES": "dct:references",
    "TEXT_OF": "prov:specializationOf",
}
_ROLES = {"lead": ("牵头", "lead"), "support": ("配合", "support"), "responsible": ("责任", "responsible")}
_EVIDENCE = ("document_id", "start", "end", "quote", "rule")


def resources_of(snapshot: Snapshot) -> Iterator[Resource]:
    """Yield every resource, each once, in the order of the snapshot: roles, nodes, relationships, evidence behind each."""
    for role, (zh, en) in _ROLES.items():
        labels = [_text(zh, "zh"), _text(en, "en")]
        yield {"@id": f"zeren:role-{role}", "@type": ["prov:Role", "org:Role"], "skos:prefLabel": labels}
    for node in snapshot.nodes:
        yield _node(snapshot, node)
        yield from _annotation(snapshot, _iri(node.id), node.properties)
    for link in snapshot.links:
        yield _link(link)
        yield from _annotation(snapshot, _iri(link.id), link.properties)


def _node(snapshot: Snapshot, node: Node) -> Resource:
    own = node.properties
    made: Resource = {"@id": _iri(node.id), "@type": [f"zeren:{node.label}", *_TYPES.get(node.label, ())]}
    if node.label == "Unit" and own.get("diffuse"):
        # 各有关部门 is a way of speaking and no organisation that exists in law.
        made["@type"] = ["zeren:Unit", "zeren:UnnamedGroup", "org:Organization", "prov:Agent"]
    if node.label in ("Unit", "Park", "Place", "Project", "Indicator"):
        made["skos:prefLabel"] = [_text(node.name, "zh")]
        forms = {form for link in snapshot.arriving(node, "MENTIONS") for form in link.properties.get("surfaces") or ()}
        made["skos:altLabel"] = [_text(form, "zh") for form in sorted(forms - {node.name})]
    for name, value in own.items():
        if name not in ("id", *_EVIDENCE) and value is not None:
            term = _TERMS.get((node.label, name), f"zeren:{name}")
            made[term] = [_literal(each) for each in (value if isinstance(value, list) else [value])]
    if (said := snapshot.evidence(own)) is not None:
        made["prov:value"] = [_literal(said.quote)]
        made["prov:wasQuotedFrom"] = [{"@id": _iri(said.document.id)}]
    for link in (found for found in snapshot.from_node(node) if found.type in _KNOWN):
        _add(made, _KNOWN[link.type], link.last)
    for link in snapshot.from_node(node):
        _add(made, f"zeren:{link.type}", link.last)
    for link in snapshot.arriving(node, "RESPONSIBLE_FOR"):
        made.setdefault("prov:qualifiedAssociation", []).append({"@id": _iri(link.id)})
        _add(made, "prov:wasAssociatedWith", link.first)
    return made


def _link(link: Link) -> Resource:
    """Return the relationship itself: a PROV association where it is one, else a statement about its two ends."""
    own = link.properties
    made: Resource = {"@id": _iri(link.id)}
    if link.type == "RESPONSIBLE_FOR":
        made["@type"] = ["prov:Association", "zeren:Responsibility"]
        made["prov:agent"] = [{"@id": _iri(link.first.id)}]
        made["prov:hadRole"] = [{"@id": f"zeren:role-{own['role']}"}]
        made["prov:hadPlan"] = [{"@id": _iri(own["document_id"])}]
    else:
        made["@type"] = ["rdf:Statement"]
        made["rdf:subject"] = [{"@id": _iri(link.first.id)}]
        made["rdf:predicate"] = [{"@id": f"zeren:{link.type}"}]
        made["rdf:object"] = [{"@id": _iri(link.last.id)}]
    for name, value in own.items():
        if name not in ("id", "role", *_EVIDENCE) and value is not None:
            made[f"zeren:{name}"] = [_literal(each) for each in (value if isinstance(value, list) else [value])]
    return made


def _annotation(snapshot: Snapshot, body: str, properties: Any) -> Iterator[Resource]:
    """Yield the evidence of a fact as a Web Annotation: what is said, in which words and where."""
    said = snapshot.evidence(properties)
    if said is None:
        return
    target, words, place = f"{body}:source", f"{body}:words", f"{body}:position"
    yield {
        "@id": f"{body}:evidence",
        "@type": ["oa:Annotation"],
        "oa:motivatedBy": [{"@id": "oa:identifying"}],
        "oa:hasBody": [{"@id": body}],
        "oa:hasTarget": [{"@id": target}],
        "zeren:rule": [_literal(said.rule)] if said.rule else [],
    }
    yield {
        "@id": target,
        "@type": ["oa:SpecificResource"],
        "oa:hasSource": [{"@id": _iri(said.document.id)}],
        "oa:hasSelector": [{"@id": words}, {"@id": place}],
        "zeren:place": [_literal(said.place)] if said.place else [],
    }
    quote = {"oa:exact": said.quote, "oa:prefix": said.before, "oa:suffix": said.after}
    yield {"@id": words, "@type": ["oa:TextQuoteSelector"], **{term: [_literal(text)] for term, text in quote.items()}}
    offsets = {"oa:start": said.start, "oa:end": said.end}
    positions = {term: [{"@value": str(n), "@type": "xsd:nonNegativeInteger"}] for term, n in offsets.items()}
    yield {"@id": place, "@type": ["oa:TextPositionSelector"], **positions}


def _add(made: Resource, term: str, node: Node) -> None:
    value = {"@id": _iri(node.id)}
    values = made.setdefault(term, [])
    if value not in values:
        values.append(value)


def _iri(key: str) -> str:
    return BASE + key


def _text(words: str, language: str) -> dict[str, str]:
    return {"@value": words, "@language": language}


def _literal(value: Any) -> dict[str, str]:
    """Return a typed literal in its canonical form."""
    if isinstance(value, bool):
        return {"@value": "true" if value else "false", "@type": "xsd:boolean"}
    if isinstance(value, int):
        return {"@value": str(value), "@type": "xsd:integer"}
    if isinstance(value, float):
        return {"@value": repr(value), "@type": "xsd:double"}
    return {"@value": str(value)}
