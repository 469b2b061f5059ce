"""Verdicts on figures written for it: what is met, weaker, contradicting, adding up; and what is never called a conflict."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.indicators import link_figures
from graph.analysis.indicators.verdicts import OUTCOMES, Verdict, judge
from tests.graph.analysis.indicators.making import row, seen

Rows = list[dict[str, Any]]


def verdicts(rows: Rows, kind: str, *, texts: dict[str, str] | None = None, until: int | None = None) -> list[Verdict]:
    return [verdict for verdict in judge(link_figures(rows, texts=texts), until=until) if verdict.kind == kind]


def outcomes(rows: Rows, kind: str, **more: Any) -> list[str]:
    return [verdict.outcome for verdict in verdicts(rows, kind, **more)]


def text_of(rows: Rows, *, sentences: bool = True) -> dict[str, str]:
    """A text with each quote at its place; a sentence ends at 99 and at 250."""
    text = list("字" * 99 + "。" + "字" * 150 + "。" + "字" * 250) if sentences else list("字" * 500)
    for each in rows:
        text[each["start"] : each["end"]] = each["quote"]
    return {each["document_id"]: "".join(text) for each in rows}


def later(value: float, measure: str = "座", **other: Any) -> dict[str, Any]:
    return seen("公共图书馆", value, measure, document="乙报告", written="2026-02-01", **{"year": 2025, **other})


def goal(value: float, measure: str = "座", **other: Any) -> dict[str, Any]:
    return row("公共图书馆总数", value, measure, document="甲规划", written="2021-03-01", **other)


@pytest.mark.parametrize(
    ("target", "observed", "outcome"),
    [
        (goal(100), later(100), "met"), (goal(100), later(99), "missed"), (goal(100, op="gt"), later(100), "missed"),
        (goal(100, op="gt"), later(101), "met"), (goal(100, op="ge"), later(100), "met"), (goal(100, op="approx"), later(100), "met"),
        (goal(100, op="approx"), later(96), "unjudged"), (goal(100, op="approx"), later(90), "missed"), (goal(100, op="le"), later(90), "met"),
        (goal(100, op="le"), later(101), "missed"), (goal(100, op="lt"), later(100), "missed"), (goal(100, value2=120.0), later(110), "met"),
        (goal(100, value2=120.0), later(90), "missed"), (goal(100), later(120, quote="公共图书馆突破120座"), "met"),
        (goal(100), later(80, quote="公共图书馆突破80座"), "unjudged"), (goal(100), later(100, quote="公共图书馆近100座"), "unjudged"),
        (goal(100), later(90, quote="公共图书馆近90座"), "missed"), (goal(100), later(100, "个"), "met"),
        (goal(100, quote="公共图书馆降至100座"), later(90), "met"), (goal(100, quote="公共图书馆降至100座"), later(110), "missed"),
    ],
)  # fmt: skip
def test_target_against_the_value_of_its_year(target: dict[str, Any], observed: dict[str, Any], outcome: str) -> None:
    (verdict,) = verdicts([target, observed], "attainment")
    assert verdict.outcome == outcome
    for words in (verdict.zh, verdict.en):
        assert all(part in words for part in ("座" if target["measure"] == "座" else "个", "郑州市", "2025", target["quote"], observed["quote"]))


def test_units_of_one_family_are_turned_into_each_other() -> None:
    rows = [row("技术合同成交额", 0.09, "万亿元"), seen("技术合同成交额", 90100000, "千元", document="乙"), seen("技术合同成交额", 9010000, "万元", document="丙")]
    (verdict,) = verdicts(rows, "attainment")
    assert verdict.outcome == "met" and {fact.source.title for fact in verdict.facts} == {"甲计划", "丙"}


@pytest.mark.parametrize(
    ("observed", "because"),
    [
        (later(120, subject="武汉"), "范围不同"), (later(120, area="郑州市金水区"), "范围不同"), (later(120, year=2023), "年份最近的现状值是2023年"),
        (seen("新增公共图书馆", 30, "座", document="乙", year=2025), "口径不同"), (later(120, "万册"), "计量单位不同"),
        (later(120, quote="截至2025年6月，公共图书馆120座"), "年中某一时点"),
    ],
)  # fmt: skip
def test_what_differs_is_explained_and_never_judged(observed: dict[str, Any], because: str) -> None:
    (verdict,) = verdicts([goal(100), observed], "attainment", until=2026)
    assert verdict.outcome == "unjudged" and because in verdict.zh


def test_target_is_open_until_its_year_is_over() -> None:
    assert outcomes([goal(100)], "attainment", until=2025) == ["open"]
    assert outcomes([goal(100)], "attainment", until=2026) == ["unjudged"]
    assert outcomes([goal(100, year=None)], "attainment", until=2026) == ["unjudged"]
    assert outcomes([goal(100), later(80, year=2024)], "attainment", until=2025) == ["open"]


def test_texts_that_disagree_about_the_value_judge_nothing() -> None:
    rows = [goal(100), later(110), seen("公共图书馆", 90, "座", document="丙年鉴")]
    assert outcomes(rows, "attainment") == ["unjudged"]


def test_yearly_increase_is_judged_year_by_year() -> None:
    plan = row("新增公交专用道", 30, "公里", per="year", year=2025, period_start=2024, period_end=2026, quote="每年新增公交专用道30公里")
    rows = [plan, *(seen("新增公交专用道", value, "公里", year=year, document=f"{year}年报") for year, value in ((2023, 5), (2024, 31), (2025, 12)))]
    assert {(verdict.year, verdict.outcome) for verdict in verdicts(rows, "attainment")} == {(2024, "met"), (2025, "missed")}


def plan(value: float, document: str, written: str | None, **other: Any) -> dict[str, Any]:
    return row("新能源公交车占比", value, "%", document=document, written=written, **other)


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        (plan(80, "甲", "2021-01-01"), plan(90, "乙", "2023-01-01"), "stronger"),
        (plan(80, "甲", "2021-01-01"), plan(70, "乙", "2023-01-01"), "weaker"),
        (plan(80, "甲", "2021-01-01"), plan(80, "乙", "2023-01-01", op="ge"), "same"),
        (plan(80, "甲", "2021-01-01"), plan(75, "乙", "2023-01-01", year=2026), "weaker"),
        (plan(80, "甲", "2021-01-01"), plan(85, "乙", "2023-01-01", year=2026), "not_comparable"),
        (plan(80, "甲", "2021-01-01"), plan(80, "乙", "2023-01-01", year=2024), "stronger"),
        (plan(80, "甲", "2021-01-01"), plan(70, "乙", None), "not_comparable"),
        (plan(80, "甲", "2023"), plan(70, "乙", "2023-05-01"), "not_comparable"),
        (plan(80, "甲", "2021-01-01", op="le"), plan(70, "乙", "2023-01-01", op="le"), "stronger"),
    ],
)  # fmt: skip
def test_later_plan_against_the_earlier_one(first: dict[str, Any], second: dict[str, Any], outcome: str) -> None:
    for order in ([first, second], [second, first]):
        (verdict,) = verdicts(order, "revision")
        assert verdict.outcome == outcome
        assert first["quote"] in verdict.zh and second["quote"] in verdict.en


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        (goal(100), goal(80, start=300), "contradiction"),
        (goal(100), goal(80, start=300, op="ge"), "compatible"),
        (goal(100), goal(120, start=300, op="ge"), "contradiction"),
        (goal(100, op="ge"), goal(120, start=300, op="ge"), "compatible"),
        (goal(100), goal(80, start=300, year=None), "not_comparable"),
        (goal(100, quote="建设公共图书馆100座", task_id="task:a"), goal(80, start=300, quote="建设公共图书馆80座", task_id="task:b"), "not_comparable"),
        (goal(100), goal(80, start=300, year=2023), None),
        (goal(100), goal(100, start=300), None),
        (goal(100), goal(100, start=300, op="ge"), None),
        (goal(100), goal(80, start=103), None),
        (goal(100), goal(80, start=300, subject="金水区"), None),
        (row("新增绿道", 30, "公里"), row("新增绿道", 50, "公里", start=300), "not_comparable"),
        (row("新增绿道", 370, "公里", year=2022), row("新增绿道", 350, "公里", start=300, year=None, op="ge"), "not_comparable"),
    ],
)  # fmt: skip
def test_two_statements_of_one_document(first: dict[str, Any], second: dict[str, Any], outcome: str | None) -> None:
    found = verdicts([first, second], "agreement", texts=text_of([first, second]))
    assert [verdict.outcome for verdict in found] == ([outcome] if outcome else [])
    for verdict in found:
        assert "矛盾" not in verdict.zh.replace("不算矛盾", "") or outcome == "contradiction"
        assert first["quote"] in verdict.zh and second["quote"] in verdict.zh


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        (later(100), later(120, start=300), "contradiction"), (later(212.8, "亿元"), later(213, "亿元", start=300), None),
        (later(212.8, "亿元"), later(200, "亿元", start=300, quote="公共图书馆突破200亿元"), "compatible"),
        (later(100), seen("公共图书馆", 120, "座", document="丙年鉴"), "not_comparable"),
        (later(100), later(90, start=300, quote="上半年，公共图书馆90座"), "not_comparable"), (later(100), later(100, start=300, subject="全市"), None),
    ],
)  # fmt: skip
def test_two_values_of_one_year(first: dict[str, Any], second: dict[str, Any], outcome: str | None) -> None:
    assert outcomes([first, second], "agreement", texts=text_of([first, second])) == ([outcome] if outcome else [])


def sentence(whole: float, *parts: tuple[str, float]) -> Rows:
    at = itertools.count(100, 20)
    first = seen("境内外上市公司", whole, start=next(at), quote=f"境内外上市公司{whole:g}家")
    words = ["其中", *[""] * 9]
    return [first, *(seen(f"{mark}上市公司", value, start=next(at), quote=f"{lead}{mark}上市公司{value:g}家") for lead, (mark, value) in zip(words, parts, strict=False))]


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        (sentence(83, ("境外", 24), ("境内", 59)), "fits"), (sentence(83, ("境外", 24), ("境内", 69)), "does_not_fit"),
        (sentence(83, ("境外", 24)), "unjudged"), (sentence(83, ("境外", 94)), "does_not_fit"), (sentence(83, ("科技", 50), ("国有", 60)), "unjudged"),
    ],
)  # fmt: skip
def test_parts_that_a_sentence_names(rows: Rows, outcome: str) -> None:
    (verdict,) = verdicts(rows, "sum", texts=text_of(rows, sentences=False))
    assert verdict.outcome == outcome and len(verdict.facts) == len(rows)
    assert verdicts(rows, "sum", texts={rows[0]["document_id"]: ("字" * 19 + "。") * 25}) == [], "in sentences of their own they are no parts"


def test_districts_against_their_city() -> None:
    def district(name: str, value: float, at: int) -> dict[str, Any]:
        return seen("充电桩", value, "个", subject=name, start=at, document="统计")

    city = seen("充电桩", 1000, "个", document="统计")
    some = [district("金水区", 400, 200), district("二七区", 300, 300)]
    assert outcomes([city, *some], "sum") == ["unjudged"]
    assert outcomes([city, *some, district("中原区", 500, 400)], "sum") == ["does_not_fit"]
    assert outcomes([city, *some, district("武汉市", 500, 400)], "sum") == ["unjudged"]
    assert outcomes([city, *some, district("中原区", 300, 400)], "sum") == ["fits"]


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ([goal(150), later(100, year=2023)], "plausible"), ([goal(300), later(100, year=2023)], "steep"), ([goal(90), later(100, year=2023)], "reached"),
        ([goal(121), later(100, year=2023), later(99, year=2021)], "plausible"), ([goal(130), later(100, year=2023), later(99, year=2021)], "steep"),
        ([plan(3.2, "甲", "2021"), seen("新能源公交车占比", 3.0, "%", year=2023)], "plausible"),
        ([plan(9.0, "甲", "2021"), seen("新能源公交车占比", 3.0, "%", year=2023)], "steep"),
    ],
)  # fmt: skip
def test_growth_that_a_target_implies(rows: Rows, outcome: str) -> None:
    (verdict,) = verdicts(rows, "growth")
    assert verdict.outcome == outcome
    assert "基期：2023" in verdict.zh and "base year: 2023" in verdict.en and (outcome == "reached" or "规则" in verdict.zh)


def test_no_growth_is_judged_without_a_base_or_with_the_result_at_hand() -> None:
    assert verdicts([goal(300)], "growth") == []
    assert verdicts([goal(300), later(100, year=2023), later(310)], "growth") == []
    assert verdicts([goal(300, quote="新建成公共图书馆300座", year=2025), later(100, year=2023)], "growth") == []


@pytest.mark.parametrize(("start", "outcome"), [(40, "short"), (60, "fits"), (None, "unjudged")])
def test_yearly_increase_beside_the_total(start: float | None, outcome: str) -> None:
    period = {"period_start": 2024, "period_end": 2026, "year": 2026}
    rows = [row("养老服务中心", 120, "个", **period), row("新增养老服务中心", 20, "个", per="year", start=200, op="ge", **period)]
    if start is not None:
        rows.append(seen("养老服务中心", start, "个", year=2023, start=20))
    (verdict,) = verdicts(rows, "pace")
    assert verdict.outcome == outcome and "3×20个" in verdict.zh
    assert "矛盾" not in verdict.zh.replace("不是矛盾", "")


NAMES = ("高新技术企业", "高企数", "新增高新技术企业", "研发投入强度", "R&D经费支出占GDP比重", "技术合同成交额")
figures = st.builds(
    lambda name, value, unit, kind, year, document, start, op, subject: (seen if kind else row)(
        name, value, "%" if "研发" in name or "R&D" in name else unit, year=year, document=document, start=start, op=op, subject=subject,
        written={"甲": "2021-01-01", "乙": "2023-05-01", "丙": None}[document],
    ),
    st.sampled_from(NAMES), st.integers(1, 200), st.sampled_from(["家", "亿元"]), st.booleans(), st.sampled_from([None, 2020, 2022, 2025]),
    st.sampled_from("甲乙丙"), st.integers(0, 400), st.sampled_from(["eq", "ge", "gt", "le", "approx"]), st.sampled_from([None, "武汉"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(figures, max_size=14), st.randoms(use_true_random=False))
def test_every_verdict_is_explained_and_no_order_changes_it(rows: Rows, chance: random.Random) -> None:
    found = judge(link_figures(rows))
    mixed = rows[:]
    chance.shuffle(mixed)
    assert judge(link_figures(mixed)) == found
    assert len({verdict.id for verdict in found}) == len(found)
    for verdict in found:
        assert verdict.outcome in OUTCOMES[verdict.kind]
        assert all(f"“{fact.quote}”" in verdict.zh and f"“{fact.quote}”" in verdict.en for fact in verdict.facts)
        assert verdict.indicator.scope.label in verdict.zh and "单位：" in verdict.zh and "unit: " in verdict.en
        if verdict.outcome in ("contradiction", "met", "missed"):
            assert len({(f.measure, f.family, f.scope.key) for f in verdict.facts}) == 1
        if verdict.outcome == "contradiction":
            assert len({f.year for f in verdict.facts}) == 1 and not any(f.assumed != verdict.facts[0].assumed for f in verdict.facts)
