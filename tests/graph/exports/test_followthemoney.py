"""FollowTheMoney JSON lines, held to the model's rules and counted against the store."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.exports.followthemoney import write_followthemoney
from graph.exports.snapshot import read_snapshot
from graph.rows import build_rows
from graph.stores import GraphStore
from graph.writer import write_document
from tests.contract.plans import plans, resolution_of

RULES = yaml.safe_load(Path(__file__).with_name("ftm_rules.yml").read_text(encoding="utf-8"))
THINGS = {"Document", "PublicBody", "Organization", "Company", "Address", "Note", "Project"}
FORMS = {
    "text": r"(?s).+", "date": r"\d{4}(-\d\d(-\d\d)?)?", "country": r"[a-z]{2}", "language": r"[a-z]{3}",
    "mimetype": r"[a-z]+/[a-z0-9.+-]+",
}  # fmt: skip


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    for plan in plans():
        write_document(store, build_rows(plan.facts(), resolution_of(plan)), file="plan.txt")
    return store


@pytest.fixture
def entities(filled: GraphStore, tmp_path: Path) -> list[dict[str, Any]]:
    count = write_followthemoney(read_snapshot(filled), tmp_path / "a.json")
    lines = (tmp_path / "a.json").read_text(encoding="utf-8").splitlines()
    assert len(lines) == count
    return [json.loads(line) for line in lines]


def problems(entities: list[dict[str, Any]]) -> list[str]:
    """Return what breaks the rules."""
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    found = [] if len(schemata) == len(entities) else ["an id stands twice"]
    for entity in entities:
        rules = RULES[entity["schema"]]
        found += [f"{entity['id']} lacks {name}" for name in rules["required"] if not entity["properties"].get(name)]
        for name, values in entity["properties"].items():
            if (rule := rules["properties"].get(name)) is None:
                found.append(f"{entity['schema']} has no {name}")
            elif isinstance(rule, list):
                allowed = THINGS if rule == ["Thing"] else set(rule)
                found += [f"{name} of {entity['id']} is {value}" for value in values if schemata.get(value) not in allowed]
            else:
                found += [f"{name} is {value!r}" for value in values if not re.fullmatch(FORMS[rule], value)]
    return found


def test_entities_keep_the_rules_of_the_model(entities: list[dict[str, Any]]) -> None:
    assert problems(entities) == []
    assert THINGS - {"Company"} <= {entity["schema"] for entity in entities}


def test_rules_find_what_breaks_them(entities: list[dict[str, Any]]) -> None:
    participant = next(entity for entity in entities if entity["schema"] == "ProjectParticipant")
    participant["properties"]["project"] = ["nobody"]
    participant["properties"]["endDate"] = ["soon"]
    participant["properties"]["colour"] = ["red"]
    assert len(problems(entities)) == 3


def test_counts_are_those_of_the_store(filled: GraphStore, entities: list[dict[str, Any]]) -> None:
    def stored(query: str) -> int:
        return int(filled.read(query)[0]["n"])

    found = Counter(entity["schema"] for entity in entities)
    units = found["PublicBody"] + found["Organization"] + found["Company"]
    assert units == stored("MATCH (u:Unit) RETURN count(u) AS n")
    assert found["Project"] == stored("MATCH (n:Task|Project) RETURN count(n) AS n")
    assert found["Document"] == stored("MATCH (n:Document) RETURN count(n) AS n")
    assert found["ProjectParticipant"] == stored("MATCH ()-[r:RESPONSIBLE_FOR|BUILDS]->() RETURN count(r) AS n")
    assert found["Documentation"] == stored("MATCH ()-[r:ISSUED_BY]->() RETURN count(r) AS n")


def test_every_fact_says_its_words_and_names_its_document(entities: list[dict[str, Any]]) -> None:
    said = {"ProjectParticipant", "Documentation", "UnknownLink"}
    notes = [e for e in entities if e["schema"] in said or (e["schema"] == "Note" and "Policy" not in e["properties"]["keywords"])]
    assert notes
    for entity in notes:
        assert re.search(r"(?s).+ \((.+, )?\d+-\d+\)$", entity["properties"]["summary"][0]), entity
        assert entity["properties"]["proof"]


def test_same_store_gives_same_bytes(filled: GraphStore, tmp_path: Path) -> None:
    for number in (1, 2):
        write_followthemoney(read_snapshot(filled), tmp_path / f"{number}.json")
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()
