"""Years that a text names: 到2025年, 2020年底前, “十四五”末, 年内, 去年, 每年."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TIME = re.compile(
    # One look at the first sign spares a dozen alternatives where none can begin.
    r"(?=[截到至自从在较比以与由相对\d“十今本明上前一二三四五六七八九两年全当昨过去每逐])(?:(?P<until>截止到|截至|截止|到|至|自|从|在|较|比|以|与|由|相比于?|对比)?"
    r"(?P<year>(?:19|20)\d{2})(?:年?(?:—|–|-|~|至|到)(?P<to>(?:19|20)\d{2}))?年(?:度(?![假]))?(?P<late>年?底|年?末|上半年|下半年|\d{1,2}月(?:\d{1,2}日|底|末|份)?|[一二三四]季度|前[一二三]季度)?(?P<before>之?前|以前)?"
    r"|(?P<pre>到|至|较)?“?十(?P<five>[二三四五六七])五”?(?P<end>期?末|时期末|期间|时期|以来|[前后][两三]年)?"
    r"|(?P<now>今年(?:底|末|上半年|以来|前?[一二三]季度末?|前\d{1,2}个?月|1(?:—|-|至)\d{1,2}月份?)?|本年度?)"
    r"|(?P<next>明年(?:底|末|上半年)?(?:之?前)?)"
    r"|(?P<quarter>(?<![年第\d])(?:(?:上半年|前?[一二三]季度|1(?:—|-|至)\d{1,2}月份?|前\d{1,2}个月)(?=[，,全我])|[一二三]季度末(?=[，全我达实突超增完累])))"
    r"|(?P<soft>(?<![年第\d])1(?:—|-|至)12月份?|年内|全年(?!龄)|年底前|年末前|当年|年底|(?<!\d)年末)"
    r"|(?P<day>(?<![\d年])\d{1,2}月\d{1,2}日(?:之?前)?|当[天日](?=[，共总])|昨[日天])"
    r"|(?P<last>过去一年|一年来|去年(?:底|末|同期)?|(?:较|比)?上年(?!度)(?:末|底|同期)?)"
    r"|(?P<each>每年度?|年均|逐年|每年均|年增[长幅速])"
    r"|(?P<span>[一二两三四五六七八九十\d]{1,2})年(?:内|左右|时间|累计|间|统筹|共|(?=[新建引安完遴培打投组实形支免推改]))"
    r"|(?:(?<=[，。；：、\n])|^)(?P<plain>20[0-4]\d)(?=[\u4e00-\u9fff])(?![年个家名人万亿千多余户项套亩座件辆台所吨公平]))"
)
_HINT = re.compile(r"年|[—至-]12月|20\d\d|[一二三]季度|十[二三四五六七]五|月份|月\d|当[天日]|昨[日天]")
_FIRST = {"二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031, "七": 2036}
#: 2020年的2.2倍 compares with 2020.
_TIMES_OF = re.compile(r"的\d+(?:\.\d+)?倍|的[一两三四五六七八九十]+倍")
#: 在2024年41.5亿元的基础上: the number is the base of an aim.
_STARTED = re.compile(r"的?\d[\d.,]*[\u4e00-\u9fff%]{1,8}的?基础上")
#: “十四五”计划投资118亿元 is what is spent within the plan; “十四五”规划 is a paper.
_INVESTED = re.compile(r"(?:计划|安排|预计)(?:完成)?投资|投资(?=\d)")
_BASE = ("较", "比", "与", "由", "从", "以", "相比", "相比于", "对比")


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression.

    Attributes:
        year: The year it names (last of a range), or None for 每年 and 三年内.
        past: True for 去年 and 截至.
        each: True for 每年 and 年均.
        base: True for a year of comparison (较2020年, 比上年, 在2023年基础上) or a beginning (2017年以来).
        soft: True for 全年, 年内 and a day without a year (3月28日, 当天), which mean the year spoken of, else the document's.
        running: True for 上半年 and 一季度, which a report speaks of until it names another time.
        until: True for 到2025年, which opens a passage of aims.
    """

    start: int
    end: int
    year: int | None
    past: bool = False
    each: bool = False
    base: bool = False
    soft: bool = False
    running: bool = False
    until: bool = False


def find_times(norm: str, start: int, end: int, now: int | None) -> list[Time]:
    """Return the time expressions of ``norm[start:end]`` in order; ``now`` is the year that 今年 means.

    >>> [(t.year, t.base) for t in find_times("到2025年，比重较2020年提高2个百分点", 0, 20, 2021)]
    [(2025, False), (2020, True)]
    """
    if _HINT.search(norm, start, end) is None:
        return []
    return [time for match in _TIME.finditer(norm, start, end) if (time := _read(norm, match, now)) is not None]


def plan_end(text: str) -> int | None:
    """Return the last year of the five-year plan a text names (“十四五”末 is 2025), None when it names none."""
    match = re.search(r"十([二三四五六七])五", text)
    return _FIRST[match[1]] + 4 if match else None


def _read(norm: str, match: re.Match[str], now: int | None) -> Time | None:
    start, end = match.span()
    if match["year"]:
        year, until = int(match["to"] or match["year"]), match["until"]
        base = (
            until in _BASE
            or norm.startswith(("以来", "起", "的基础上", "基础上", "为基", "水平", "同期"), end)
            or _TIMES_OF.match(norm, end) is not None
            or (until in (None, "在") and _STARTED.match(norm, end) is not None)
        )
        if match["to"] and until in _BASE:
            base = until != "从"
        past = (until in ("截至", "截止", "截止到") and (now is None or year <= now)) or match["late"] in ("上半年",)
        return Time(
            start,
            end,
            year,
            past,
            base=base,
            until=until in ("到", "至", "截止到", "截至") or match["before"] is not None,
        )
    if match["plain"]:
        return Time(start, end, int(match["plain"]))
    if match["five"]:
        if match["end"] is None and match["pre"] is None and _INVESTED.match(norm, end) is None:
            return None
        year = _FIRST[match["five"]] + 4
        over = now is not None and year < now
        return Time(
            start,
            end,
            year,
            past=over,
            base=match["end"] == "以来" or match["pre"] == "较" or _TIMES_OF.match(norm, end) is not None,
            until=match["pre"] is not None,
        )
    if match["now"]:
        over = bool(re.search("以来|上半年|季度|月", match["now"]))
        return Time(start, end, now, past=over, running=over)
    if match["quarter"]:
        return Time(start, end, now, past=True, running=True)
    if match["next"]:
        return Time(start, end, now + 1 if now else None)
    if match["soft"] or match["day"]:
        return Time(start, end, now, soft=True)
    if match["last"]:
        base = match["last"][0] in "较比" or norm[max(start - 1, 0) : start] in ("较", "比")
        return Time(start, end, now - 1 if now else None, not base, base=base)
    if match["each"]:
        return Time(start, end, None, each=True)
    return Time(start, end, None)
