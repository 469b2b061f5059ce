"""Parks that stand in a place by their name or by the words behind them, and where the name of a park begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.records import DocumentFacts

HEAD = "甘肃省2025年园区建设行动方案\n\n一、重点任务\n\n（一）建园区。"
Facts = Callable[[str], DocumentFacts]


@pytest.mark.parametrize(
    ("sentence", "located"),
    [
        ("加快建设瓜州县精细化工产业园。", [("瓜州县精细化工产业园", "瓜州县")]),
        ("祁连航材产业园位于肃州区，规划面积3平方公里。", [("祁连航材产业园", "肃州区")]),
        ("发展大河镇蜜瓜产业园。", [("大河镇蜜瓜产业园", "大河镇")]),
        ("建设瓜州县特色产业园区。", [("瓜州县特色产业园区", "瓜州县")]),
        ("支持酒泉经开区扩区。", []),
        ("发展甘肃省特色产业园。", []),
    ],
)
def test_parks_and_their_places(facts_of: Facts, sentence: str, located: list[tuple[str, str]]) -> None:
    facts = facts_of(HEAD + sentence + "\n")
    assert [(fact.name, fact.place) for fact in facts.located if fact.kind == "park"] == located


@pytest.mark.parametrize(
    ("sentence", "parks"),
    [
        ("毗邻大学城是酒泉高新区的优势。", ["酒泉高新区"]),
        ("打造政校企协作新模式酒泉高新区先行一步。", ["酒泉高新区"]),
        ("第三代半导体数字产业园开工。", ["第三代半导体数字产业园"]),
        ("规划建设3000亩电池配套产业园。", ["电池配套产业园"]),
        ("规划提出祁安科技新城的发展方向。", ["祁安科技新城"]),
    ],
)
def test_where_a_park_begins(facts_of: Facts, sentence: str, parks: list[str]) -> None:
    assert [park.name for park in facts_of(HEAD + sentence + "\n").parks] == parks


def test_headlines_of_a_report_are_no_tasks(facts_of: Facts) -> None:
    report = "酒泉：工业项目集中开工\n　　本报讯（记者 马某）昨日，酒泉高新区集中开工8个项目。\n\n　　投资增长两成多\n\n　　目前，全市工业投资增长21.3%，开工率达95%。\n\n　　服务跑出加速度\n\n　　专班已为企业解决困难。代办员每天都在工地上。\n"
    facts = facts_of(report)
    assert facts.head.status == "news"
    assert facts.tasks == ()
    assert {8, 21.3, 95} <= {o.value for o in facts.observations}
    assert facts.targets == ()
