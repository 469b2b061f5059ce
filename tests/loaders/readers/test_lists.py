from __future__ import annotations

import pytest

from loaders.readers.counting import counted
from loaders.readers.lists import Level, ListCounters, NumberedList


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("decimal", "1 2 10 11 20 21 100 105"),
        ("decimalZero", "01 02 10 11 20 21 100 105"),
        ("chineseCounting", "一 二 十 十一 二十 二十一 一百 一百零五"),
        ("chineseCountingThousand", "一 二 十 十一 二十 二十一 一百 一百零五"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零伍"),
        ("ideographTraditional", "甲 乙 癸 十一 二十 二十一 一百 一百零五"),
        ("ideographZodiac", "子 丑 酉 戌 二十 二十一 一百 一百零五"),
        ("ideographDigital", "一 二 一〇 一一 二〇 二一 一〇〇 一〇五"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ 21 100 105"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 21 100 105"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ２１ １００ １０５"),
        ("upperRoman", "I II X XI XX XXI C CV"),
        ("lowerLetter", "a b j k t u vvvv aaaaa"),
        ("unheardOf", "1 2 10 11 20 21 100 105"),
    ],
)
def test_numbers_as_word_shows_them(style: str, expected: str) -> None:
    assert " ".join(counted(value, style) for value in (1, 2, 10, 11, 20, 21, 100, 105)) == expected


def levels(*texts: str, **options: object) -> NumberedList:
    return NumberedList("home", {index: Level(text=text, **options) for index, text in enumerate(texts)})  # type: ignore[arg-type]


def test_deeper_levels_show_those_above() -> None:
    known, counters = levels("%1", "%1.%2", "%1.%2.%3"), ListCounters()
    assert [counters.next_number(known, level) for level in (0, 1, 1, 2, 0, 1)] == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]


def test_level_not_used_yet_shows_the_number_before_its_first() -> None:
    assert ListCounters().next_number(levels("%1", "%1.%2"), 1) == "0.1"


def test_restart_rules_of_a_level() -> None:
    never = NumberedList("never", {0: Level(text="%1"), 1: Level(text="%2", restart=0)})
    counters = ListCounters()
    assert [counters.next_number(never, level) for level in (0, 1, 1, 0, 1)] == ["1", "1", "2", "2", "3"]


def test_legal_levels_count_in_digits() -> None:
    known = NumberedList("legal", {0: Level(style="chineseCounting", text="%1、"), 1: Level(text="%1.%2", legal=True)})
    counters = ListCounters()
    assert [counters.next_number(known, level) for level in (0, 1)] == ["一、", "1.1"]


def test_lists_of_one_definition_share_counters() -> None:
    counters, definition = ListCounters(), {0: Level(text="%1.")}
    first, second = NumberedList("same", definition), NumberedList("same", definition, {0: 1})
    assert [counters.next_number(known, 0) for known in (first, first, second, second, first)] == [
        "1.", "2.", "1.", "2.", "3."]


@pytest.mark.parametrize("value", [0, -5, 32767, 10**9])
@pytest.mark.parametrize("style", ["decimal", "chineseCounting", "upperRoman", "lowerLetter", "ideographTraditional",
                                   "decimalEnclosedCircle", "chineseLegalSimplified"])
def test_no_number_breaks_counting(style: str, value: int) -> None:
    assert isinstance(counted(value, style), str)
