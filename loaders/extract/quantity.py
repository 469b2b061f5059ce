"""Numbers with units in folded text: 3000家, 1.8万亿元, 5-10个, 三成, 千亿级, 翻一番, 第16位, 总指数突破70.

Counts and areas have 万 and 亿 multiplied out (5万人 is 50000 人); money keeps the unit written (105亿元), as FORMAT.md
says. Years, dates and the numbers of headings are none; a number inside a name (5G, PM2.5, 1+8+N) is found and marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from loaders.extract.measures import MONEY, SCALES, UNITS, WEAK


class Form(StrEnum):
    """How a number is written."""

    MEASURED = "measured"  # 3000家
    BARE = "bare"  # 总指数突破70, 3.99万
    GRADE = "grade"  # 千亿级
    RANK = "rank"  # 第16位
    NAME = "name"  # 5G, 500强


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; offsets are those of the text searched, unit included.

    Attributes:
        value: Multiplied out (see the module docstring).
        value2: Upper end of a range, else None.
        unit: As written, without 万 and 亿 where these are multiplied out; "" for a bare number.
        more: True for 余 and 多 behind the number (3万余个).
        sign: "≥", "≤", ">" or "<" in front, else "".
    """

    start: int
    end: int
    value: float
    value2: float | None
    unit: str
    more: bool = False
    sign: str = ""
    form: Form = Form.MEASURED


_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"万亿|千亿|百亿|千万|百万|十万|亿|万|千(?![伏瓦米克卡])|百(?!分)"
_UNIT = "|".join(re.escape(unit) for unit in UNITS).replace("/", "[/／]")
# The looks ahead in these patterns spare a dozen alternatives where none can begin; without them reading takes a tenth longer.
_DIGITS = re.compile(
    rf"(?=[≥≤＞＜><\d])(?P<sign>[≥≤＞＜><])?(?P<a>{_NUMBER})(?P<more>[余多几])?(?P<scale>{_SCALE})?(?P<more2>[余多])?"
    rf"(?:(?P<unit_a>{_UNIT})?(?P<to>——|—|–|-|~|至|到)(?P<b>{_NUMBER})(?P<scale_b>{_SCALE})?(?P<more3>[余多])?)?"
    rf"(?P<unit>{_UNIT})?(?P<paren>（[套间台辆个家户座]）)?"
)
_HAN = "〇零一二两三四五六七八九十百千"
_SPECIAL = re.compile(
    rf"(?=[\d翻亿万第排位居{_HAN}])(?:翻(?P<double>[一两二三]?)番|(?P<of>百|千|万|[{_HAN}]+)分之(?P<share>[{_HAN}]+(?:点[{_HAN}]+)?)"
    r"|(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?![立为员果功本熟效长都绩品套体型就交分因份略片])"
    r"|(?<=[少减短降低至到])(?P<halved>一半)|(?<![\d.])(?P<n>[1-9])/(?P<m>[2-9])(?![\d.])"
    r"|(?P<digits>\d+(?:\.\d+)?)?(?P<grade>十亿|百亿|千亿|万亿|亿)元?级(?!别)"
    rf"|第(?P<rank>\d+|[{_HAN}]+)(?:位|名)(?!者|的?为|的单位)|(?:排名|位列|居)第(?P<rank2>\d+)(?![\d位名年章节条])|第(?P<rank3>\d+)(?=[、和及与]第\d+[位名]))"
)
_WORDS = re.compile(
    rf"(?P<a>[{_HAN}]+)(?:至|到)?(?P<b>(?<=[至到])[{_HAN}]+)?(?P<more>[余多])?(?P<scale>万亿|亿|万)?(?P<more2>[余多])?(?P<unit>{_UNIT})"
)
_ROUND = re.compile(
    r"(?=[万千百十][亿万])(?:(?<=突破|超过|达到|跨越|冲刺|迈上|跃上)|(?<=[超逾破达]))(?P<scale>万亿|千亿|百亿|千万|百万|十万)(?![亿万次])(?P<unit>元|家|人|户|台|辆|吨|亩)?"
)
#: 突破百项关键技术, 打造百家领军企业; 百企千项 behind no such verb is a name.
_HUNDREDS = re.compile(
    r"(?=[百千][项家个种条款座名])(?<=突破|形成|打造|开拓|制定|培育|建设|推出|实施|新增|攻克|组织|引进|建成|选树|遴选|创建|开展|发布)(?P<scale>[百千])(?P<unit>[项家个种条款座名])(?=[\u4e00-\u9fff])"
)
_GRADES = {"亿": 1.0, "十亿": 10.0, "百亿": 100.0, "千亿": 1000.0, "万亿": 10000.0}
_WORD = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
#: What a bare number must follow to be a value: a verb of level, 为 or a bracket.
_LEVEL = re.compile(
    r"(?:突破|达到?|超过?|低于|高于|不低于|不高于|不超过|控制在|稳定在|保持在|提[高升]到|提[高升]至|[增降升]至|[降增]到|仅为|约?为|分别为|和|、|（|[≥≤><])$"
)
_ENDS = re.compile(r"(?:以上|以下|左右|以内|分)?(?:[，。；、）和\n]|$)")
_LATIN = re.compile(r"[A-Za-z]")
_FOLLOWS_NAME = re.compile(
    r"[A-Za-z+]|强(?![化大度])|版|号(?!召)|A级|度(?!过)|代|期(?!间)|工程|行动|平台|系列|[年月日时点届章条款号〕]|强企业"
)


def find_quantities(norm: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return the quantities of ``norm[start:end]`` in order, without overlaps.

    >>> [(q.value, q.unit) for q in find_quantities("引进人才5万人，产值1.2万亿元")]
    [(50000.0, '人'), (1.2, '万亿元')]
    """
    stop = len(norm) if end is None else end
    found = sorted(_candidates(norm, start, stop), key=lambda quantity: (quantity.start, -quantity.end))
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _candidates(norm: str, start: int, stop: int) -> Iterator[Quantity]:
    for pattern, read in ((_DIGITS, _digits), (_WORDS, _words)):
        yield from filter(None, (read(norm, match) for match in pattern.finditer(norm, start, stop)))
    yield from map(_special, _SPECIAL.finditer(norm, start, stop))
    for match in _HUNDREDS.finditer(norm, start, stop):
        yield Quantity(match.start(), match.end(), SCALES[match["scale"]], None, match["unit"])
    for match in _ROUND.finditer(norm, start, stop):
        unit = match["unit"] or "元"
        value, unit = (SCALES[match["scale"]] / 1e8, "亿" + unit) if unit == "元" else (SCALES[match["scale"]], unit)
        yield Quantity(match.start(), match.end(), value, None, unit)


def _digits(norm: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    before, after = norm[max(start - 1, 0) : start], norm[end : end + 2]
    unit, scale = match["unit"] or "", match["scale"] or ""
    if match["b"] and _is_year(match["a"]) and _is_year(match["b"]):
        return None
    if before == "〔" or (unit == "部" and after[:1] in ("门", "委")):
        return None  # the year of a 文号; 科技部等14部门
    if unit == "级" and "亿" in scale:
        return None  # 5000亿级 is read as a grade
    if unit in ("年", "日") or (unit == "" and after[:1] in ("年", "月", "日")) or (unit == "月"):
        return _span_of_time(norm, match) if unit == "年" and not _is_year(match["a"]) else None
    if _in_name(norm, match, before, after):
        return Quantity(start, end, float(match["a"].replace(",", "")), None, unit, form=Form.NAME)
    if unit == "" and match["b"] and not match["scale_b"] and not match["unit_a"]:
        return None
    if unit == "" and not scale and not _is_value(norm, match):
        return None
    return _measured(match, unit, scale)


def _measured(match: re.Match[str], unit: str, scale: str) -> Quantity:
    more = bool(match["more"] or match["more2"] or match["more3"])
    start, end = match.start("a"), match.end()
    high: float | None = None
    low = _number(match["a"])
    if match["b"]:
        scale_b = match["scale_b"] or scale
        unit = unit or match["unit_a"] or ""
        high, _ = scaled(_number(match["b"]), scale_b, unit)
        scale = scale or scale_b
    low, unit = scaled(low, scale, unit + (match["paren"] or ""))
    if high is not None and high <= low:
        high = None
    unit = "人" if unit == "人口" else unit
    form = Form.BARE if unit == "" else Form.MEASURED
    return Quantity(start, end, low, high, unit, more, (match["sign"] or "").translate(SIGNS), form)


SIGNS = str.maketrans({"＞": ">", "＜": "<"})


def _span_of_time(norm: str, match: re.Match[str]) -> Quantity | None:
    """Return 15年 of 存续期不超过15年; a year with fewer than four digits is a duration."""
    if len(match["a"].split(".")[0]) > 2:
        return None
    return Quantity(match.start("a"), match.end(), _number(match["a"]), None, "年")


def _in_name(norm: str, match: re.Match[str], before: str, after: str) -> bool:
    """Tell whether a number is part of a name: 5G, PM2.5, 1+8+N, M0, 6.0版, 500强, “1125智汇郑州”."""
    unit, plain = match["unit"] or "", match["scale"] is None and match["b"] is None
    if before and ((before.isascii() and (before.isalpha() or before in "+&#/")) or before in "+·第"):
        return True
    if norm[match.end() : match.end() + 1] == "级" and unit not in MONEY and unit != "":
        return True
    if unit in ("强", "号") or (plain and unit in WEAK and unit not in ("分", "类", "期") and before in ("", "第")):
        return True
    if before == "“" and norm[match.end() : match.end() + 1].isdigit():
        return True  # “5个100”工程
    if before in ("“", "《", "〔", "‘"):
        return unit == "" or "+" in norm[match.end() : match.end() + 30].split("”")[0] or unit in WEAK
    return unit == "" and plain and bool(_FOLLOWS_NAME.match(after))


def _is_value(norm: str, match: re.Match[str]) -> bool:
    """Tell whether a number without unit and scale is a value (总指数突破70，), not a numeral or a code."""
    if len(match["a"].split(".")[0]) > 6 or _is_year(match["a"]):
        return False
    return bool(match["sign"] or _LEVEL.search(norm[max(match.start() - 6, 0) : match.start()])) and bool(
        _ENDS.match(norm, match.end())
    )


def _words(norm: str, match: re.Match[str]) -> Quantity | None:
    """Return a number in words; small ones only with a hedge or a decimal unit (三个一批 counts nothing)."""
    unit, start, end = match["unit"], match.start(), match.end()
    value = han_number(match["a"])
    if norm[end : end + 1] == "级" and norm[end : end + 2] != "级别":
        return None
    if value is None or norm[max(start - 1, 0) : start] in (
        "第",
        "同",
        "统",
        "唯",
        "逐",
        "每",
        "之",
        "数",
        "某",
        "这",
        "任",
        "进",
        "万",
        "亿",
        "点",
        "十",
    ):
        return None
    hedged = bool(re.match(r"（[^）]{1,4}）以上|以上|左右|以内|以下", norm[end : end + 6])) or bool(
        match["more"] or match["more2"]
    )
    if unit in WEAK or (unit in ("年", "日", "分", "次", "位", "门", "节") and not hedged):
        return None
    if (
        match["scale"] is None
        and unit not in ("个百分点", "百分点", "倍")
        and not (hedged or match["b"])
        and (value < 10 or (value % 10 == 0 and len(match["a"]) == 1))
    ):
        return None
    if unit == "倍" and norm[end : end + 1] == "增":
        return None
    low, unit = scaled(value, match["scale"] or "", unit)
    high = han_number(match["b"]) if match["b"] else None
    return Quantity(start, end, low, high, unit, bool(match["more"] or match["more2"]))


def _special(match: re.Match[str]) -> Quantity:
    start, end = match.span()
    if match["double"] is not None:
        return Quantity(start, end, {"": 2.0, "一": 2.0, "两": 4.0, "二": 4.0, "三": 8.0}[match["double"]], None, "倍")
    if match["of"]:
        whole = {"百": 100.0, "千": 1000.0, "万": 10000.0}.get(match["of"]) or han_number(match["of"]) or 1.0
        return Quantity(start, end, round(_decimal(match["share"]) / whole * 100, 2), None, "%")
    if match["tenths"]:
        return Quantity(start, end, _WORD[match["tenths"]] * 10.0 + (5 if match["half"] else 0), None, "%")
    if match["halved"]:
        return Quantity(start, end, 50.0, None, "%")
    if match["n"]:
        return Quantity(start, end, round(int(match["n"]) / int(match["m"]) * 100, 2), None, "%")
    if match["grade"]:
        return Quantity(
            start, end, _GRADES[match["grade"]] * float(match["digits"] or 1), None, "亿元", form=Form.GRADE
        )
    place = match["rank"] or match["rank2"] or match["rank3"]
    return Quantity(
        start, end, float(place) if place.isdigit() else han_number(place) or 1.0, None, "位", form=Form.RANK
    )


def scaled(value: float, scale: str, unit: str) -> tuple[float, str]:
    """Fold 万 and 亿 into counts and areas; put them before the unit of money."""
    if unit in MONEY:
        large = {"百亿": 100.0, "千亿": 1000.0, "百万": 100.0, "千万": 1000.0, "十万": 10.0}.get(scale, 1.0)
        names = {"百亿": "亿", "千亿": "亿", "百万": "万", "千万": "万", "十万": "万", "百": "", "千": ""}
        kept = names.get(scale, scale)
        return value * (large if kept or scale in ("百", "千") else 1) * (
            SCALES[scale] if scale in ("百", "千") else 1
        ), kept + unit
    return (round(value * SCALES[scale], 6) if scale else value), unit


def han_number(text: str) -> float | None:
    """Return the value of a Chinese number up to 9999, or None.

    >>> han_number("一百二十")
    120.0
    """
    total, digit = 0, 0
    for char in text:
        if char in _WORD:
            digit = _WORD[char]
        elif char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            return None
    return float(total + digit) or None


def _decimal(text: str) -> float:
    whole, _, part = text.partition("点")
    value = han_number(whole) or 0.0
    return value + (float("0." + "".join(str(_WORD.get(char, 0)) for char in part)) if part else 0.0)


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")
