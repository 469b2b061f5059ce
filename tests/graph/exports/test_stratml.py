"""StratML Part 2, held to the schema's rules and counted against the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from graph.exports.snapshot import read_snapshot
from graph.exports.stratml import NAMESPACE, _date, _number, write_stratml
from graph.rows import build_rows
from graph.stores import GraphStore
from graph.writer import write_document
from tests.contract.plans import plans, resolution_of
from tests.graph.plans import Plan

RULES = etree.XMLSchema(etree.parse(Path(__file__).with_name("stratml_rules.xsd")))
N = {"s": NAMESPACE}


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    odd, empty = Plan("<odd> & \x0b"), Plan("空文件")
    odd.task("a\x00b]]>", [])
    for plan in (*plans(), odd, empty):
        write_document(store, build_rows(plan.facts(), resolution_of(plan)), file="plan.txt")
    return store


@pytest.fixture
def trees(filled: GraphStore, tmp_path: Path) -> list[etree._ElementTree]:
    assert write_stratml(read_snapshot(filled), tmp_path / "out") == 5
    return [etree.parse(path) for path in sorted((tmp_path / "out").iterdir())]


def test_files_keep_the_rules(trees: list[etree._ElementTree]) -> None:
    assert len(trees) == 5, "documents of one file name do not overwrite each other"
    for tree in trees:
        RULES.assertValid(tree)


@pytest.mark.parametrize("path", ["//s:Goal[1]/s:Name", "//s:Objective[1]/s:Identifier", "//s:NumberOfUnits"])
def test_rules_refuse_what_breaks_them(trees: list[etree._ElementTree], path: str) -> None:
    tree = next(tree for tree in trees if tree.xpath("//s:NumberOfUnits", namespaces=N))
    element = tree.xpath(path, namespaces=N)[0]
    if path.endswith("Name"):
        element.getparent().remove(element)
    else:
        element.text = "1,000"
    assert not RULES.validate(tree)


def test_every_task_owner_and_figure_is_there_once(filled: GraphStore, trees: list[etree._ElementTree]) -> None:
    def count(path: str) -> int:
        return sum(len(tree.xpath(path, namespaces=N)) for tree in trees)

    def stored(query: str) -> int:
        return int(filled.read(query)[0]["n"])

    assert count("//s:Objective[s:SequenceIndicator or s:Description]") == stored("MATCH (t:Task) RETURN count(t) AS n")
    assert count("//s:Stakeholder") == stored("MATCH ()-[r:RESPONSIBLE_FOR]->() RETURN count(r) AS n")
    assert count("//s:TargetResult") == stored("MATCH (t:Target) RETURN count(t) AS n")
    assert count("//s:Organization") == stored("MATCH ()-[r:ISSUED_BY]->() RETURN count(r) AS n")
    observed = {text for tree in trees for text in tree.xpath("//s:ActualResult/s:Description/text()", namespaces=N)}
    assert len(observed) == stored("MATCH (o:Observation) RETURN count(o) AS n")


def test_target_has_number_comparator_year_and_words(filled: GraphStore, trees: list[etree._ElementTree]) -> None:
    found = {
        tuple(
            result.findtext(name, namespaces=N)
            for name in ("s:NumberOfUnits", "s:Descriptor/s:DescriptorValue", "s:EndDate", "s:Description")
        )
        for tree in trees
        for result in tree.xpath("//s:TargetResult", namespaces=N)
    }
    for row in filled.read("MATCH (t:Target) RETURN t.value AS value, t.quote AS quote, t.start AS start, t.year AS year"):
        matching = [one for one in found if row["quote"] in one[3] and f"{row['start']}-" in one[3]]
        assert matching and float(matching[0][0]) == row["value"]
        assert matching[0][2] == (f"{row['year']}-12-31" if row["year"] else None)
    assert {one[1] for one in found} <= {">=", ">", "=", "~", "<=", "<"}


def test_groups_without_a_name_are_generic_groups(trees: list[etree._ElementTree]) -> None:
    kinds = {tree_kind for tree in trees for tree_kind in tree.xpath("//s:Stakeholder/@StakeholderTypeType", namespaces=N)}
    assert kinds == {"Organization", "Generic_Group"}


@pytest.mark.parametrize(
    ("value", "last", "date"),
    [
        (2026, True, "2026-12-31"), (2026, False, "2026-01-01"), ("2024-02", True, "2024-02-29"), ("2026-06", False, "2026-06-01"),
        ("2026-06-15", True, "2026-06-15"), ("2026-13", True, None), ("2026-02-30", True, None), ("长期坚持", True, None),
        (None, True, None),
    ],
)  # fmt: skip
def test_dates_are_whole_or_absent(value: object, last: bool, date: str | None) -> None:
    assert _date(value, last=last) == date


@pytest.mark.parametrize(
    ("value", "text"), [(1e16, "10000000000000000"), (0.125, "0.125"), (6000.0, "6000"), (1e-7, "0.0000001"), (None, None)]
)
def test_numbers_are_plain_decimals(value: float | None, text: str | None) -> None:
    assert _number(value) == text


def test_tasks_stand_under_the_section_they_serve(trees: list[etree._ElementTree]) -> None:
    tree = next(tree for tree in trees if tree.findtext("s:Name", namespaces=N) == "第一号行动计划")
    goals = {goal.findtext("s:Name", namespaces=N): goal for goal in tree.xpath("//s:Goal", namespaces=N)}
    held = {name: [o.findtext("s:Name", namespaces=N) for o in goal.findall("s:Objective", N)] for name, goal in goals.items()}
    assert held["重点任务"] == ["培育高新技术企业", "建设科技城"], "a task within a task serves the same section"
    assert held["人才工程"] == ["引进人才", "无人负责的任务"]
