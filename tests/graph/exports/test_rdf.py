"""Turtle and JSON-LD, read back by rdflib: the same triples, known terms, every quote at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import DCTERMS, ORG, PROV, RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from graph.exports.rdf import BASE, PREFIXES
from graph.exports.rdf_text import write_jsonld, write_turtle
from graph.exports.snapshot import Snapshot, read_snapshot
from graph.rows import build_rows
from graph.stores import GraphStore
from graph.writer import write_document
from tests.contract.plans import plans, resolution_of
from tests.graph.plans import Plan

OA, ZEREN = Namespace(PREFIXES["oa"]), Namespace(PREFIXES["zeren"])
#: The terms of the Web Annotation vocabulary that a quote takes; rdflib knows ORG, PROV, DCTERMS and SKOS by itself.
OA_TERMS = {
    "Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "identifying", "motivatedBy", "hasBody",
    "hasTarget", "hasSource", "hasSelector", "exact", "prefix", "suffix", "start", "end",
}  # fmt: skip
ODD = "“引号”\"双\"'单'\\ \r\n\t\x7f\x0b \U0002000b <b>@zh^^"


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    odd = Plan(ODD)
    odd.task(ODD, [])
    for plan in (*plans(), odd):
        write_document(store, build_rows(plan.facts(), resolution_of(plan)), file="plan.txt")
    return store


@pytest.fixture
def snapshot(filled: GraphStore) -> Snapshot:
    return read_snapshot(filled)


@pytest.fixture
def turtle(snapshot: Snapshot, tmp_path: Path) -> Graph:
    write_turtle(snapshot, tmp_path / "a.ttl")
    return Graph().parse(tmp_path / "a.ttl")


def test_both_formats_say_the_same(snapshot: Snapshot, turtle: Graph, tmp_path: Path) -> None:
    write_jsonld(snapshot, tmp_path / "a.jsonld")
    other = Graph().parse(tmp_path / "a.jsonld", format="json-ld")
    assert len(turtle) > 1000 and isomorphic(turtle, other)


def test_known_vocabularies_have_every_term(turtle: Graph) -> None:
    used = {str(term) for triple in turtle for term in triple if isinstance(term, URIRef)}
    for prefix, namespace in (("org", ORG), ("prov", PROV), ("dct", DCTERMS), ("skos", SKOS), ("rdf", RDF)):
        terms = {iri.removeprefix(PREFIXES[prefix]) for iri in used if iri.startswith(PREFIXES[prefix])}
        assert terms and all(URIRef(PREFIXES[prefix] + term) in namespace for term in terms), (prefix, terms)
    assert {iri.removeprefix(PREFIXES["oa"]) for iri in used if iri.startswith(PREFIXES["oa"])} == OA_TERMS


def test_every_fact_has_its_quote_and_position(filled: GraphStore, snapshot: Snapshot, turtle: Graph) -> None:
    said = 0
    for thing in (*snapshot.nodes, *snapshot.links):
        evidence = snapshot.evidence(thing.properties)
        if evidence is None:
            continue
        body = URIRef(BASE + thing.id)
        annotation = turtle.value(predicate=OA.hasBody, object=body)
        target = turtle.value(annotation, OA.hasTarget)
        assert turtle.value(target, OA.hasSource) == URIRef(BASE + evidence.document.id)
        words, position = sorted(turtle.objects(target, OA.hasSelector), reverse=True)
        assert str(turtle.value(words, OA.exact)) == evidence.quote
        assert str(turtle.value(words, OA.prefix)) == evidence.before
        assert str(turtle.value(words, OA.suffix)) == evidence.after
        assert turtle.value(position, OA.start).toPython() == evidence.start
        assert turtle.value(position, OA.end).toPython() == evidence.end
        said += 1
    assert said == len(list(turtle.subjects(RDF.type, OA.Annotation))) > 100


def test_responsibilities_are_associations_with_role_and_plan(filled: GraphStore, turtle: Graph) -> None:
    query = """
    SELECT ?unit ?role ?task ?plan WHERE {
      ?task prov:qualifiedAssociation [ prov:agent/skos:prefLabel ?unit ; prov:hadRole/skos:prefLabel ?role ; prov:hadPlan ?plan ] .
      FILTER(lang(?role) = "en")
    }
    """
    found = sorted((str(row[0]), str(row[1]), str(row[2]), str(row[3])) for row in turtle.query(query))
    rows = filled.read(
        "MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task) RETURN u.name AS unit, r.role AS role, t.id AS task, r.document_id AS plan"
    )
    assert found == sorted((row["unit"], row["role"], BASE + row["task"], BASE + row["plan"]) for row in rows) != []
    plain = {(str(s), str(o)) for s, o in turtle.subject_objects(PROV.wasAssociatedWith)}
    assert len(plain) == len({(task, unit) for unit, _, task, _ in found})


def test_units_have_superiors_and_short_names_and_groups_are_no_formal_organisations(turtle: Graph) -> None:
    unit = turtle.value(predicate=SKOS.prefLabel, object=Literal("郑州市科学技术局", lang="zh"))
    if unit is None:
        unit = next(turtle.subjects(RDF.type, ORG.FormalOrganization))
    assert list(turtle.subject_objects(ORG.subOrganizationOf))
    assert list(turtle.objects(unit, SKOS.prefLabel))
    groups = set(turtle.subjects(RDF.type, ZEREN.UnnamedGroup))
    assert groups and not groups & set(turtle.subjects(RDF.type, ORG.FormalOrganization))


def test_odd_characters_survive(turtle: Graph) -> None:
    titles = [str(title) for title in turtle.objects(predicate=DCTERMS.title)]
    assert titles.count(ODD) == 2


def test_same_store_gives_same_bytes(filled: GraphStore, tmp_path: Path) -> None:
    for write, ending in ((write_turtle, "ttl"), (write_jsonld, "jsonld")):
        for number in (1, 2):
            write(read_snapshot(filled), tmp_path / f"{number}.{ending}")
        assert (tmp_path / f"1.{ending}").read_bytes() == (tmp_path / f"2.{ending}").read_bytes()
