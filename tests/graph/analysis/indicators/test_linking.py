"""Which figures are put together, which are kept apart, and that no order of rows changes it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from graph.analysis.indicators import IndicatorDecisions, link_figures, load_indicator_decisions, near_indicators
from graph.errors import ResolutionError, SettingsError
from tests.graph.analysis.indicators.making import row, seen

ZONE = {"area": "郑州高新技术产业开发区"}


def groups(rows: list[dict[str, object]], **more: object) -> list[set[str]]:
    return [{f.quote for f in each.figures} for each in link_figures(rows, **more)]  # type: ignore[arg-type]


def test_figures_of_one_indicator_come_together_across_documents() -> None:
    rows = [
        row("全市高新技术企业总数", 9000, document="甲计划", year=2026), seen("高企数", 5800, "户", document="乙报告", year=2023),
        row("国家高新技术企业", 6000, document="丙规划", subject="郑州"), seen("技术合同成交额", 69200, "百万元", document="乙报告"),
        row("技术合同成交总额", 0.1, "万亿元", document="丙规划"),
    ]  # fmt: skip
    found = {each.label: each for each in link_figures(rows)}
    assert {label: len(each.figures) for label, each in found.items()} == {"高新技术企业": 3, "技术合同成交额": 2}
    assert sorted(f.value for f in found["技术合同成交额"].figures) == [pytest.approx(6.92e10), pytest.approx(1e11)]
    assert found["高新技术企业"].scope.label == "郑州市" and len(found["高新技术企业"].observations) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (row("高新技术企业", 9000), seen("高新技术企业", 16000, subject="武汉")),
        (row("高新技术企业", 9000), row("高新技术企业", 900, **ZONE)),
        (row("高新技术企业", 9000), row("高新技术企业", 500, "亿元")),
        (row("高新技术企业", 9000), row("新增高新技术企业", 900)),
        (row("文化遗产", 2, "项"), row("文化遗产", 15, "处", start=120)),
        (row("培训技能人才", 2, "万人次"), row("培训技能人才", 2, "万人")),
        (row("实际利用外资", 46, "亿美元"), row("实际利用外资", 300, "亿元")),
        (row("产业规模", 1000, "亿元", task_id="task:a"), row("产业规模", 6000, "亿元", task_id="task:b")),
        (row("产业规模", 1000, "亿元", document="甲"), row("产业规模", 1000, "亿元", document="乙")),
        (row("引进研发机构", 60, task_id="task:a", parks=["中原科技城"]), row("引进研发机构", 90)),
        (row("中试平台", 4, quote="在郑州高新区建成中试平台4个"), row("中试平台", 8, quote="全市中试平台达到8个")),
    ],
)  # fmt: skip
def test_figures_that_cannot_be_compared_stay_apart(first: dict[str, object], second: dict[str, object]) -> None:
    key = first["document_id"]
    places = [{"document_id": key, "place": "郑州高新技术产业开发区", "surfaces": ["郑州高新区"]}]
    assert len(groups([first, second], places=places)) == 2


def test_subject_is_read_in_the_light_of_the_document() -> None:
    zone = [seen("新增常住人口", 15, "万人", subject=name, **ZONE) for name in ("高新区", "郑州高新区", None)]
    for number, each in enumerate(zone):
        each["fact_id"] = f"observation:{number}"
    (only,) = link_figures(zone)
    assert only.scope.name == "郑州高新技术产业开发区" and len(only.figures) == 3
    (city,) = link_figures([row("高新技术企业", 1, subject="全市"), row("高新技术企业", 2, subject="郑州", start=9)])
    assert city.scope.name == "郑州市"


def test_words_that_say_the_whole_city_win_over_the_park_of_the_task() -> None:
    inside = row("高新技术企业", 9000, task_id="task:a", parks=["中原科技城"], quote="高新技术企业达到9000家")
    whole = row("高新技术企业", 9000, task_id="task:a", parks=["中原科技城"], quote="全市高新技术企业达到9000家", start=300)
    assert [each.scope.label for each in link_figures([inside, whole])] == ["郑州市", "郑州市（中原科技城）"]


def test_order_of_rows_changes_nothing() -> None:
    rows = [row(name, number, start=number, document=document) for number, name in enumerate(
        ["高新技术企业", "高企数", "新增高新技术企业", "技术合同成交额", "技术合同成交总额", "科技型企业", "高新企业总数"]) for document in "甲乙丙"]  # fmt: skip
    first = link_figures(rows)
    for seed in range(5):
        mixed = rows[:]
        random.Random(seed).shuffle(mixed)
        assert link_figures(mixed) == first
        assert near_indicators(link_figures(mixed)) == near_indicators(first)


def test_goal_of_a_plan_without_a_year_takes_the_end_of_the_plan_and_says_so() -> None:
    plan = {"year": None, "period_start": 2021, "period_end": 2025}
    (goal,) = link_figures([row("高新技术企业", 6000, **plan)])
    (inside,) = link_figures([row("高新技术企业", 6000, task_id="task:a", **plan)])
    assert [(f.year, f.assumed) for f in (*goal.figures, *inside.figures)] == [(2025, True), (None, False)]


@pytest.mark.parametrize(
    ("quote", "op"),
    [("成交额突破200亿元", "gt"), ("企业超过300家", "gt"), ("近300家企业", "lt"), ("约300家", "approx"), ("平台300余家", "gt"), ("平台112家以上", "ge"),
     ("规模以上工业企业300家", "eq"), ("2023年规模以上企业300家", "eq"), ("省级以上平台300家", "eq"), ("国家超算中心1个", "eq"), ("不少于30场", "ge")],
)  # fmt: skip
def test_observed_value_says_itself_how_it_binds(quote: str, op: str) -> None:
    (found,) = link_figures([seen("某项", 300, quote=quote)])
    assert found.figures[0].op == op


@pytest.mark.parametrize(
    ("lead", "per", "period", "span"),
    [("到2025年，新增平台30家", None, None, "through"), ("全年新增平台30家", None, None, "year"), ("每年新增平台30家", "year", None, "each"),
     ("新增平台30家", None, None, None), ("三年新增平台30家", None, None, "through"), ("新增平台30家", None, (2025, 2025), "year"),
     ("2024年新增平台30家", None, None, "year"), ("2024年底前新增平台30家", None, None, "through")],
)  # fmt: skip
def test_increase_is_of_a_year_or_of_a_period(
    lead: str, per: str | None, period: tuple[int, int] | None, span: str | None
) -> None:
    given = row("新增平台", 30, quote="新增平台30家", start=len(lead) - 7, per=per, year=2025)
    if period:
        given |= {"period_start": period[0], "period_end": period[1]}
    (found,) = link_figures([given], texts={given["document_id"]: lead + "。"})
    assert found.figures[0].span == span


DECISIONS = """decisions:
  - {name: 科技企业, area: 郑州市, is: 科技型企业, reviewer: 张三, date: 2026-11-23, reason: 附表同指一数}
  - {name: 高企数, area: "*", not: 高新技术企业, reviewer: 李四, date: 2026-11-23, reason: 含已出库企业}
"""


def decided(tmp_path: Path, text: str) -> IndicatorDecisions:
    path = tmp_path / "indicators.yml"
    path.write_text(text, encoding="utf-8")
    return load_indicator_decisions(path)


def test_a_person_joins_and_parts(tmp_path: Path) -> None:
    rows = [row("科技企业", 1), row("科技型企业", 2), row("高企数", 3), row("高新技术企业", 4)]
    assert len(groups(rows)) == 3
    found = link_figures(rows, decisions=decided(tmp_path, DECISIONS))
    assert {each.label: len(each.figures) for each in found} == {"科技型企业": 2, "高企数": 1, "高新技术企业": 1}
    joined = next(f for each in found for f in each.figures if f.written == "科技企业")
    assert joined.decided == "张三 2026-11-23: 附表同指一数" and joined.steps[-1].rule == "decision"
    other = [{**each, "area": "西安市", "city": "西安市", "province": "陕西省"} for each in rows[:2]]
    assert len(groups(other, decisions=decided(tmp_path, DECISIONS))) == 2, "a decision of one area holds there only"


def test_a_decision_never_makes_unlike_units_alike(tmp_path: Path) -> None:
    rows = [row("科技企业", 1, "亿元"), row("科技型企业", 2, "家")]
    assert len(groups(rows, decisions=decided(tmp_path, DECISIONS))) == 2


def test_decisions_may_lead_on_but_not_in_a_circle(tmp_path: Path) -> None:
    line = '  - {{name: {0}, area: "*", is: {1}, reviewer: 张三, date: 2026-11-23, reason: 试}}\n'
    chain = decided(tmp_path, "decisions:\n" + line.format("甲数", "乙数") + line.format("乙数", "丙数"))
    assert len(groups([row("甲数", 1), row("丙数", 2, start=9)], decisions=chain)) == 1
    with pytest.raises(ResolutionError, match="circle"):
        decided(tmp_path, "decisions:\n" + line.format("甲数", "乙数") + line.format("乙数", "甲数"))


def test_decisions_file_that_is_wrong_or_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ResolutionError, match="decision 1"):
        decided(tmp_path, "decisions:\n  - {name: 甲, area: '*', is: 乙, not: 丙, reviewer: 张, date: 2026-01-01, reason: x}\n")
    with pytest.raises(SettingsError, match="no such"):
        load_indicator_decisions(tmp_path / "none.yml")
    office = tmp_path / "office.yml"
    office.write_text(DECISIONS, encoding="utf-8")
    monkeypatch.setenv("ZEREN_INDICATOR_DECISIONS", str(office))
    assert load_indicator_decisions().joins("科技企业", "郑州市") is not None


def test_near_names_are_shown_for_review_and_never_joined() -> None:
    rows = [row("每万人口发明专利拥有量", 18, "件"), row("每万人口高价值发明专利拥有量", 15, "件", start=9), row("公园绿地", 3, "个", start=20)]
    found = link_figures(rows)
    assert len(found) == 3
    assert [(a.label, b.label) for a, b, _ in near_indicators(found)] == [("每万人口发明专利拥有量", "每万人口高价值发明专利拥有量")]
