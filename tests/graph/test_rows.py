"""Rows of documents made by hand: what becomes a node, what an edge, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from graph.errors import DocumentError
from graph.records import Area, Body, Evidence, Resolution, Role
from graph.rows import DocumentRows, build_rows, shared_id
from graph.rows.document import TEXT_PART
from graph.rows.figures import base_unit, indicator_name, indicator_subject
from graph.schema import NODE_BY_LABEL
from tests.graph.plans import AREA, Plan, plans


def rows_of(plan: Plan) -> DocumentRows:
    return build_rows(plan.facts(), plan.resolution())


def links(rows: DocumentRows, type_: str) -> set[tuple[str, str]]:
    """Both ends of all relationships of a type, by the names of their nodes."""
    caption = {
        (node.label, node.id): node.properties.get("name")
        or node.properties.get("title")
        or node.properties.get("quote")
        or node.label
        for node in rows.nodes
    }
    return {(caption[row.start], caption[row.end]) for row in rows.relationships if row.type == type_}


def only(rows: DocumentRows, label: str) -> dict[str, object]:
    (found,) = [node.properties for node in rows.nodes if node.label == label]
    return dict(found)


def test_build_rows_parts_belong_to_their_parent_or_section_or_document() -> None:
    plan = Plan("行动计划")
    outer = plan.section("重点任务")
    inner = plan.section("科技", outer)
    big = plan.task("大任务", [], section=inner)
    plan.task("小任务", [], section=inner, parent=big)
    plan.task("散任务", [])

    rows = rows_of(plan)

    assert links(rows, "PART_OF") == {
        ("重点任务", "行动计划"),
        ("科技", "重点任务"),
        ("大任务", "科技"),
        ("小任务", "大任务"),
        ("散任务", "行动计划"),
    }


def test_build_rows_one_responsibility_for_each_role_and_superiors_up_to_the_top() -> None:
    plan = Plan("行动计划")
    plan.task("任务", [("市科技局", Role.LEAD), ("市财政局", Role.SUPPORT)])

    rows = rows_of(plan)

    assert links(rows, "RESPONSIBLE_FOR") == {("郑州市科技局", "任务"), ("郑州市财政局", "任务")}
    roles = {row.properties["name"]: row.properties["role"] for row in rows.relationships if "role" in row.properties}
    assert roles == {"市科技局": "lead", "市财政局": "support"}
    assert links(rows, "REPORTS_TO") == {
        ("郑州市科技局", "郑州市人民政府"),
        ("郑州市财政局", "郑州市人民政府"),
        ("郑州市人民政府", "国务院"),
    }


def test_build_rows_mentions_tell_named_nodes_from_those_that_follow() -> None:
    plan = Plan("行动计划")
    plan.task("任务一", [("市科技局", Role.LEAD)])
    plan.task("任务二", [("郑州市科技局", Role.LEAD), ("市科技局", Role.SUPPORT)])

    rows = rows_of(plan)

    mentions = {row.end[1]: row.properties for row in rows.relationships if row.type == "MENTIONS"}
    bureau = mentions[shared_id("Unit", {"name": "郑州市科技局"})]
    assert (bureau["surfaces"], bureau["count"]) == (["市科技局", "郑州市科技局"], 3)
    assert bureau["start"] == plan.tasks[0].responsible[0].evidence.start
    state = mentions[shared_id("Unit", {"name": "国务院"})]
    assert (state["surfaces"], state["count"], state["quote"]) == ([], 0, "市科技局")


def test_build_rows_surest_reading_of_a_unit_wins_within_a_document() -> None:
    plan = Plan("行动计划")
    plan.task("任务", [("郑州市科技局", Role.LEAD), ("市科技局", Role.SUPPORT)])
    resolution = plan.resolution()
    vague = replace(resolution.units["郑州市科技局"], method="unresolved", kind="other", level=None)
    resolution = replace(resolution, units={**resolution.units, "郑州市科技局": vague})

    rows = build_rows(plan.facts(), resolution)

    unit = next(node.properties for node in rows.nodes if node.properties.get("name") == "郑州市科技局")
    assert (unit["kind"], unit["level"]) == ("department", "city")


def test_build_rows_project_with_place_builder_and_figures() -> None:
    plan = Plan("行动计划")
    task = plan.task("任务", [])
    plan.project("示范项目", "二七区", "某集团", task=task)

    rows = rows_of(plan)

    assert links(rows, "CONCERNS") == {("任务", "示范项目")}
    assert links(rows, "LOCATED_IN") == {("示范项目", "二七区")}
    assert links(rows, "BUILDS") == {("某集团", "示范项目")}
    assert links(rows, "HAS_FACT") == {("示范项目", "总投资3.5亿元")}
    (builds,) = [row for row in rows.relationships if row.type == "BUILDS"]
    assert builds.properties["quote"] == "某集团"


def test_build_rows_task_that_names_a_park_in_its_title_concerns_it() -> None:
    plan = Plan("行动计划")
    plan.task("建设中原科技城", [("市高新区管委会", Role.LEAD)])
    title = plan.tasks[0].evidence
    plan.parks["中原科技城"] = [Evidence(title.start + 2, title.end, "中原科技城", "park.lexicon")]

    assert links(rows_of(plan), "CONCERNS") == {("建设中原科技城", "中原科技城")}


def test_build_rows_committee_administers_its_park_when_both_are_mentioned() -> None:
    plan = Plan("行动计划")
    plan.task("任务", [("市高新区管委会", Role.LEAD)])
    plan.park("郑州高新技术产业开发区")

    assert links(rows_of(plan), "ADMINISTERS") == {("郑州市高新区管委会", "郑州高新技术产业开发区")}


def test_build_rows_leading_group_has_its_chair_and_the_host_of_its_office() -> None:
    plan = Plan("行动计划")
    task = plan.task("加强领导", [("市数字经济领导小组", Role.LEAD), ("市科技局", Role.RESPONSIBLE)])
    group, host = (owner.evidence for owner in plan.tasks[0].responsible)
    chair = plan.say("市长", "body.chair")
    body = Body("body:1", task, group.quote, chair.quote, chair, host.quote, host, group)

    rows = build_rows(replace(plan.facts(), bodies=(body,)), plan.resolution())

    assert links(rows, "HOSTS") == {("郑州市科技局", "郑州市数字经济领导小组")}
    chairs = {row.properties["name"]: row.properties.get("chair_quote") for row in rows.relationships if row.type == "RESPONSIBLE_FOR"}
    assert chairs == {"市数字经济领导小组": "市长", "市科技局": None}


def test_build_rows_policy_is_the_same_as_text_and_as_citation() -> None:
    plan, other = Plan("国家创新规划"), Plan("市行动计划")
    other.cite("国家创新规划")

    (text_of,) = [row for row in rows_of(plan).relationships if row.type == "TEXT_OF"]
    (cites,) = [row for row in rows_of(other).relationships if row.type == "CITES"]

    assert text_of.end == cites.end


def test_build_rows_blocks_only_where_the_format_has_places() -> None:
    paper, plain = Plan("计划", media_type="application/pdf"), Plan("计划")
    for plan in (paper, plain):
        plan.block("第一页的话", 1)

    assert only(rows_of(paper), "Block")["locator"] == "p. 1"
    assert not [node for node in rows_of(plain).nodes if node.label == "Block"]


def test_build_rows_long_text_in_parts_that_join_to_the_whole() -> None:
    plan = Plan("行动计划")
    plan.say("长" * (2 * TEXT_PART) + "𠮷\n")

    parts = [node.properties for node in rows_of(plan).nodes if node.label == "Text"]

    assert [len(part["content"]) <= TEXT_PART for part in parts] == [True] * 3
    assert "".join(part["content"] for part in parts) == plan.text
    assert [part["start"] for part in parts] == [0, TEXT_PART, 2 * TEXT_PART]


def test_build_rows_keeps_clauses_that_gave_nothing() -> None:
    plan = Plan("行动计划")
    plan.open_clause("由某某单位负责")

    clause = only(rows_of(plan), "Clause")

    assert (clause["quote"], clause["outcome"], clause["reason"]) == (
        "由某某单位负责",
        "unresolved",
        "no unit has this name",
    )


def test_build_rows_refuses_a_quote_that_the_text_does_not_say() -> None:
    plan = Plan("行动计划")
    plan.task("任务", [("市科技局", Role.LEAD)])
    facts = plan.facts()
    wrong = replace(facts.tasks[0], evidence=replace(facts.tasks[0].evidence, quote="任勿"))

    with pytest.raises(DocumentError, match="任勿") as caught:
        build_rows(replace(facts, tasks=(wrong,)), plan.resolution())

    assert caught.value.code == "inconsistent"


def test_build_rows_name_without_resolution_is_kept_as_unresolved() -> None:
    plan = Plan("行动计划")
    plan.task("任务", [("市科技局", Role.LEAD)])

    rows = build_rows(plan.facts(), Resolution())

    (owner,) = [row.properties for row in rows.relationships if row.type == "RESPONSIBLE_FOR"]
    assert (owner["name"], owner["resolution"]) == ("市科技局", "unresolved")
    assert links(rows, "RESPONSIBLE_FOR") == {("市科技局", "任务")}


@given(plans())
def test_build_rows_same_facts_same_rows_with_distinct_ids(plan: Plan) -> None:
    rows = rows_of(plan)

    assert rows == rows_of(plan)
    keys = [node.id for node in rows.nodes] + [row.id for row in rows.relationships]
    assert len(keys) == len(set(keys))


@given(plans())
def test_build_rows_every_shared_node_is_mentioned_and_follows_from_its_key(plan: Plan) -> None:
    rows = rows_of(plan)

    shared = [node for node in rows.nodes if NODE_BY_LABEL[node.label].shared]
    assert {node.id for node in shared} == {row.end[1] for row in rows.relationships if row.type == "MENTIONS"}
    assert all(shared_id(node.label, node.properties) == node.id for node in shared)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("全市高新技术企业", "高新技术企业"),
        ("我省 R&D经费", "R&D经费"),
        ("全社会研发投入", "全社会研发投入"),
        ("“四上”企业", "四上企业"),
        ("数字经济核心产业增加值占ＧＤＰ比重", "数字经济核心产业增加值占GDP比重"),
        ("全市", "全市"),
    ],
)
def test_indicator_name_is_the_same_for_the_same_measure(written: str, normal: str) -> None:
    assert indicator_name(written) == normal


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("亿元", "元"),
        ("万亿元", "元"),
        ("万人次", "人次"),
        ("万", None),
        ("％", "%"),
        ("亿千瓦时", "千瓦时"),
        ("家", "家"),
    ],
)
def test_base_unit_is_without_multiple(written: str, base: str | None) -> None:
    assert base_unit(written) == base


def test_indicator_subject_is_the_area_unless_the_text_names_another() -> None:
    assert indicator_subject(None, AREA) == indicator_subject("全市", AREA) == "郑州市"
    assert indicator_subject("中原科技城", AREA) == "中原科技城"
    assert indicator_subject(None, Area()) == "全国"
