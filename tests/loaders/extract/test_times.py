"""Years that a text names, and which of them only say what is compared with."""

from __future__ import annotations

import pytest

from loaders.extract.times import find_times


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("到2025年", 2025),
        ("2026年底前", 2026),
        ("到“十四五”末", 2025),
        ("“十五五”期间", 2030),
        ("2024—2026年", 2026),
        ("今年", 2023),
        ("年内", 2023),
        ("去年", 2022),
        ("过去一年", 2022),
        ("2020全社会研发投入", 2020),
        ("截至2022年底", 2022),
    ],
)
def test_the_year_meant(text, year):
    (time,) = find_times(text, 0, len(text), 2023)
    assert (time.year, time.base) == (year, False)


@pytest.mark.parametrize("text", ["较2020年", "比上年", "在2023年基础上", "2017年以来", "由2020年的", "是2020年的2.2倍"])
def test_years_of_comparison_are_marked(text):
    (time,) = find_times(text, 0, len(text), 2023)
    assert time.base


@pytest.mark.parametrize(("text", "past"), [("截至2022年底", True), ("截至2025年", False), ("今年上半年", True), ("一季度，", True), ("今年", False)])
def test_what_is_over_is_past(text, past):
    (time,) = find_times(text, 0, len(text), 2023)
    assert time.past is past


@pytest.mark.parametrize("text", ["每年新增", "年均增长"])
def test_yearly(text):
    (time,) = find_times(text, 0, len(text), 2023)
    assert time.each
    assert time.year is None


@pytest.mark.parametrize("text", ["2000多家企业", "“十四五”规划", "第十四个五年规划", "上年度研发投入"])
def test_no_times(text):
    assert find_times(text, 0, len(text), 2023) == []
