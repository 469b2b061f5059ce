"""Numbers with units: values, scales, ranges, words, ranks, and numbers that are part of a name."""

from __future__ import annotations

from itertools import pairwise

import pytest

from loaders.extract.quantity import Form, find_quantities, han_number


def found(text: str) -> list[tuple[float, str]]:
    return [(quantity.value, quantity.unit) for quantity in find_quantities(text) if quantity.form is not Form.NAME]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("50家以上", 50, "家"),
        ("5万人", 50000, "人"),
        ("1270万人口", 12700000, "人"),
        ("506万平方米", 5060000, "平方米"),
        ("20.06万亩", 200600, "亩"),
        ("12亿千瓦", 1.2e9, "千瓦"),
        ("150亿元", 150, "亿元"),
        ("1.8万亿元", 1.8, "万亿元"),
        ("11.5亿美元", 11.5, "亿美元"),
        ("1,200亿元", 1200, "亿元"),
        ("0.2‰", 0.2, "‰"),
        ("99.995%", 99.995, "%"),
        ("2个百分点", 2, "个百分点"),
        ("6.5万套（间）", 65000, "套（间）"),
        ("35微克/立方米", 35, "微克/立方米"),
        ("8000PFLOPS", 8000, "PFLOPS"),
        ("三成以上", 30, "%"),
        ("八成半，", 85, "%"),
        ("百分之三十", 30, "%"),
        ("十分之一", 10, "%"),
        ("四分之一", 25, "%"),
        ("1/3", 33.33, "%"),
        ("减少一半", 50, "%"),
        ("翻一番", 2, "倍"),
        ("翻两番", 4, "倍"),
        ("提高1.5倍", 1.5, "倍"),
        ("十余家", 10, "家"),
        ("一百二十万吨", 1200000, "吨"),
        ("两个以上", 2, "个"),
        ("第16位", 16, "位"),
        ("排名第2，", 2, "位"),
        ("突破千亿元", 1000, "亿元"),
        ("千亿级", 1000, "亿元"),
        ("万亿级", 10000, "亿元"),
        ("5000亿级", 5000, "亿元"),
        ("总指数突破70；", 70, ""),
        ("新增人口3.99万，", 39900, ""),
    ],
)
def test_value_and_unit(text, value, unit):
    assert found(text) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("5-10个", 5, 10, "个"),
        ("5%—10%", 5, 10, "%"),
        ("1000-2000万元", 1000, 2000, "万元"),
        ("5至8个", 5, 8, "个"),
        ("三到五家", 3, 5, "家"),
        ("2—3条", 2, 3, "条"),
    ],
)
def test_a_range_keeps_both_ends(text, low, high, unit):
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.value2, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize("text", ["3万余个", "20余万人", "300多家"])
def test_yu_and_duo_say_more(text):
    (quantity,) = find_quantities(text)
    assert quantity.more


@pytest.mark.parametrize(("text", "sign"), [("≥95", "≥"), ("<1.3", "<")])
def test_signs_are_kept(text, sign):
    (quantity,) = find_quantities(text)
    assert quantity.sign == sign


@pytest.mark.parametrize("text", ["5G", "PM2.5浓度", "1+8+N体系", "M0用地", "世界500强企业", "4A级景区", "6.0版", "10万吨级泊位", "30号"])
def test_numbers_in_names_are_marked(text):
    quantities = find_quantities(text)
    assert quantities
    assert all(quantity.form is Form.NAME for quantity in quantities)


@pytest.mark.parametrize(
    "text",
    ["2024—2026年", "2025年12月25日", "1. 打造平台", "三个一批", "四个面向", "第七次会议", "12345热线", "成立九个月前成员", "邮编450007", "数千家"],
)
def test_years_numbering_and_sayings_are_no_quantities(text):
    assert found(text) == []


def test_quantities_never_overlap_and_point_at_their_text():
    text = "到2025年建成5G基站5万个、工厂100家，产值1.2万亿元，占比三成以上，居全国第3位"
    quantities = find_quantities(text)
    assert [text[q.start : q.end] for q in quantities if q.form is not Form.NAME] == ["5万个", "100家", "1.2万亿元", "三成", "第3位"]
    assert all(a.end <= b.start for a, b in pairwise(quantities))


@pytest.mark.parametrize(("text", "value"), [("十", 10), ("十二", 12), ("一百零五", 105), ("三千二百", 3200), ("两", 2), ("甲", None)])
def test_numbers_in_words(text, value):
    assert han_number(text) == value
