"""A whole document: every name gets an answer, and superiors reach the top."""

import pytest

from graph.records import (
    Area,
    DocumentFacts,
    DocumentHead,
    DocumentStatus,
    Evidence,
    NamedPlace,
    Project,
    Responsibility,
    Role,
    SourceText,
    Task,
    TaskKind,
)
from graph.resolve import Decisions, propose, resolve_document
from graph.resolve.document import definitions

TEXT = "由郑州市人工智能产业发展工作专班（以下简称市专班）牵头。责任单位：市专班、市科技局、各县（市、区）人民政府"
QUOTE = Evidence(0, 1, "由", "test")


@pytest.fixture(scope="module")
def facts():
    source = SourceText("a.txt", "0" * 64, "text/plain", "utf-8", TEXT, ())
    head = DocumentHead(
        "document:1", "a.txt", "0" * 64, source.text_sha256, "text/plain", "utf-8", len(TEXT), "计划", None,
        ("郑州市人民政府办公室",), None, None, None, "行动计划", DocumentStatus.FINAL, Area("河南省", "郑州市"),
    )  # fmt: skip
    owners = ("市专班", "市科技局", "各县（市、区）人民政府", "市低空局")
    roles = tuple(Responsibility(name, Role.LEAD, i, False, False, QUOTE) for i, name in enumerate(owners))
    task = Task("task:1", None, None, "1", "任务", (), TaskKind.TASK, 0, 0, 1, roles, None, QUOTE)
    project = Project("project:1", "项目", None, "project", ("金水区", "高新区"), ("郑州大学",), (), None, None, QUOTE)
    park = NamedPlace("park:1", "高新区", ("高新区", "郑州高新区"), (QUOTE,))
    unknown = NamedPlace("park:2", "预制菜产业园", ("预制菜产业园", "平桥预制菜产业园"), (QUOTE,))
    place = NamedPlace("place:1", "二七区", ("二七区",), (QUOTE,))
    return DocumentFacts(source, head, tasks=(task,), projects=(project,), parks=(park, unknown), places=(place,))


@pytest.fixture(scope="module")
def resolution(facts):
    return resolve_document(facts, decisions=Decisions())


def test_resolve_document_answers_every_name(resolution):
    assert {name: unit.name for name, unit in resolution.units.items()} == {
        "郑州市人民政府办公室": "郑州市人民政府办公室",
        "市专班": "郑州市人工智能产业发展工作专班",
        "市科技局": "郑州市科学技术局",
        "各县（市、区）人民政府": "郑州市各县（市、区）人民政府",
        "市低空局": "郑州市低空局",
        "郑州大学": "郑州大学",
    }


def test_resolve_document_gives_superiors_up_to_the_top(resolution):
    assert set(resolution.superiors) == {"郑州市人民政府", "河南省人民政府", "国务院"}
    assert resolution.superiors["郑州市人民政府"].superior == "河南省人民政府"
    assert resolution.superiors["国务院"].superior is None


def test_resolve_document_tells_parks_from_places(resolution):
    assert {name: park.name for name, park in resolution.parks.items()} == {
        "高新区": "郑州高新技术产业开发区",
        "郑州高新区": "郑州高新技术产业开发区",
        # The document says that the two forms are one park.
        "预制菜产业园": "郑州市平桥预制菜产业园",
        "平桥预制菜产业园": "郑州市平桥预制菜产业园",
    }
    assert {name: place.name for name, place in resolution.places.items()} == {
        "二七区": "郑州市二七区",
        "金水区": "郑州市金水区",
    }


def test_propose_names_what_a_person_should_decide(facts, resolution):
    assert [(p.name, p.area, p.candidate) for p in propose(facts, resolution)] == [
        ("市低空局", "郑州市", "郑州市低空局")
    ]


def test_definitions_reads_what_the_document_defines():
    assert definitions(TEXT) == {"市专班": "郑州市人工智能产业发展工作专班"}
    assert definitions("根据《意见》（以下简称《意见》）和有关要求（以下简称要求）") == {}
