"""The numbers that head the parts of Chinese official documents, and their rank.

Source: GB/T 9704-2012 §7.3.3 (一、 （一） 1. （1）), with 编 章 节 of longer plans above it and ① below; ASCII and full-width
forms and the 、 or ． after an Arabic number as observed in 001, 003 and 000. Input is folded text (``cleaning.fold``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = "一二三四五六七八九十百零〇两"
_PATTERNS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("part", 0, re.compile(rf"第([{_HAN}\d]+)[编篇部分]+(?![，。的])")),
    ("chapter", 1, re.compile(rf"第([{_HAN}\d]+)章")),
    ("section", 2, re.compile(rf"第([{_HAN}\d]+)节")),
    ("han", 3, re.compile(rf"([{_HAN}]{{1,4}})[、．.](?=\S)")),
    (
        "action",
        4,
        re.compile(
            rf"((?:重点|专项|主要|具体)?(?:行动|任务|工程|举措|措施|专项|计划)[{_HAN}\d]{{1,3}})(?:[：:、，.．]|(?=[\u4e00-\u9fff“]))"
        ),
    ),
    ("han_bracket", 5, re.compile(rf"（([{_HAN}]{{1,4}})）[、．.]?")),
    ("ordinal", 5, re.compile(rf"第([{_HAN}\d]{{1,3}})(?:[，、：]|条[，、：]?|项[，、：])(?=\S)")),
    # 11.121人才梯队项目, 3.5G基站, 1.2025年底前…: no decimal of a plan has three places or G behind it.
    ("arabic", 6, re.compile(r"(\d{1,3})(?:[、．]|\.(?:(?!\d)|(?=\d{3,}[\u4e00-\u9fff“])|(?=[456]G)))(?=\S)")),
    ("arabic_bracket", 9, re.compile(r"（(\d{1,3})）[、．.]?")),
    ("circled", 10, re.compile(r"([①-⑳])")),
    ("outline", 6, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?=[\u4e00-\u9fff“])")),
    ("arabic_half", 9, re.compile(r"(\d{1,2})）(?=\S)")),
)
_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@dataclass(frozen=True, slots=True)
class Number:
    """A leading number.

    Attributes:
        style: Name of the form (``han_bracket`` for （一）).
        rank: 0 for the outermost form; forms of one rank never enclose each other.
        value: The ordinal, or None for outline numbers such as 1.2.
        length: Characters of the number with its sign.
    """

    style: str
    rank: int
    value: int | None
    length: int
    text: str


def leading_number(text: str) -> Number | None:
    """Return the number that opens a folded line, or None.

    >>> leading_number("（十二）完善机制").value
    12
    >>> leading_number("2025年底前") is None
    True
    """
    for style, rank, pattern in _PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        if style == "han" and _is_sentence(text, match.end()):
            return None
        depth = match.group(1).count(".") if style == "outline" else 0
        value = (
            None if style == "outline" else to_int(re.sub(r"^[^\d一二三四五六七八九十百零〇两]+", "", match.group(1)))
        )
        return Number(style, rank + depth, value, match.end(), match.group())
    return None


def _is_sentence(text: str, at: int) -> bool:
    """Tell 一、二、三产业 (an enumeration inside a sentence) from a heading."""
    return bool(re.match(rf"[{_HAN}][、，]", text[at:]))


def to_int(number: str) -> int | None:
    """Return the value of a Chinese, Arabic or circled ordinal up to 999, or None when it is not one."""
    if number.isdigit() and number.isascii():
        return int(number)
    if len(number) == 1 and "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    total, digit = 0, 0
    for char in number:
        if char in _DIGIT:
            digit = _DIGIT[char]
        elif char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            return None
    return total + digit
