"""Years that a text names: 到2025年, 2020年底前, “十四五”末, 年内, 去年, 每年."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TIME = re.compile(
    r"(?P<until>到|至|截至|截止到?|自|从|在|较|比|以)?(?P<year>(?:19|20)\d{2})(?:[—–\-－~至到](?P<to>(?:19|20)\d{2}))?年(?P<late>年?底|末|上半年|下半年|\d{1,2}月(?:底|末|份)?|[一二三四]季度)?(?P<before>之?前|以前)?"
    r"|(?:(?<=[。，；\n])|^)(?P<plain>20\d{2})(?=[\u4e00-\u9fff]{2})(?!年)"
    r"|(?P<pre>到|至)?“?十(?P<five>[二三四五六七])五”?(?P<end>期?末|时期末|期间|时期)?"
    r"|(?P<now>今年(?:底|末|上半年|以来|[前一]季度)?|本年度?|年内|全年|年底前|年末前|当年|本年|年底)"
    r"|(?P<last>去年(?:底|末)?|上年(?:末|底|同期)?|去年同期)"
    r"|(?P<each>每年度?|年均|逐年|每年均)"
    r"|(?P<span>[一二两三四五六七八九十\d]{1,2})年(?:内|左右|时间|累计|间|统筹|共|新增|建成|引进|安排|完成)"
)
_FIRST = {"二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031, "七": 2036}


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression.

    Attributes:
        year: The year it names (last of a range), or None for 每年 and 三年内.
        past: True for 去年 and 截至.
        each: True for 每年 and 年均.
        whole: True for 全年 and 当年, which repeat a year stated before.
        base: True for a year of comparison (较2020年, 比上年, 在2023年基础上).
    """

    start: int
    end: int
    year: int | None
    past: bool = False
    each: bool = False
    base: bool = False
    whole: bool = False


def find_times(norm: str, start: int, end: int, now: int | None) -> list[Time]:
    """Return the time expressions of ``norm[start:end]`` in order; ``now`` is the year that 今年 means."""
    return [time for match in _TIME.finditer(norm, start, end) if (time := _read(norm, match, now)) is not None]


def _read(norm: str, match: re.Match[str], now: int | None) -> Time | None:
    start, end = match.span()
    if match["year"]:
        base = match["until"] in ("较", "比", "以") or (
            norm.startswith(("为基期", "为基数", "基础上", "增长", "水平", "的水平"), end)
            and match["until"] in ("较", "比", "以", "在")
        )
        if norm.startswith(("基础", "为基", "水平"), end):
            base = True
        past = match["until"] in ("截至", "截止", "截止到")
        return Time(start, end, int(match["to"] or match["year"]), past, False, base)
    if match["plain"]:
        return Time(start, end, int(match["plain"]))
    if match["five"]:
        first = _FIRST[match["five"]]
        if match["end"] is None and match["pre"] is None:
            return None
        return Time(start, end, first + 4)
    if match["now"]:
        past = bool(re.search("以来|上半年|季度", match["now"]))
        return Time(start, end, now, past, whole=match["now"] in ("全年", "当年", "年底"))
    if match["last"]:
        base = norm[max(start - 1, 0) : start] in ("较", "比")
        return Time(start, end, now - 1 if now else None, True, False, base)
    if match["each"]:
        return Time(start, end, None, False, True)
    return Time(start, end, None)
