"""Numbers with units in folded text: 3000家, 1.2万亿元, 5-10个, 三成, 千亿级, 翻一番, 1/3.

Counts and areas have 万 and 亿 multiplied out (5万人 is 50000 人); money keeps the unit written (105亿元), as FORMAT.md says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
_HAN = r"[一二两三四五六七八九十百千]+"
_UNITS = (
    "个百分点|百分点|亿美元|万美元|亿元|万元|美元|元/平方米|元|%|‰|平方公里|公顷|万亩|亩|平方米|立方米|平米|㎡|公里|千米|海里|米|毫米|万吨|吨标准煤|吨标煤|吨|公斤|标准箱|TEU|箱"
    "|兆瓦时|兆瓦|吉瓦|千瓦时|千瓦|瓦|千伏安|EFLOPS|PFLOPS|Eflops|Pflops|P|EB|PB|TB|GW|MW|Gbps|Mbps|毫秒|秒|分钟|小时|个工作日|工作日|天|个月"
    "|人次|人份|人|名|位|户|家次|家|个|件|项|套|座|所|辆|台套|台|次|倍|张|床|对|条|种|支|只|批次|批|场次|场|处|栋|棵|株|宗|例|间|期|轮|艘|架|列|班|根|组|届|篇|部|门|册|本|页|节|亩次|级|类|款|样|平方|立方|枚|颗|头|羽|尾|标箱|机架|标准机架|车位|泊位|卷|孔|克|千克|微克/立方米|分贝|分|度|吨公里|万户|套间|盏|艘次|架次|列次|趟|份|辆次|家企业"
)
_QUANTITY = re.compile(
    rf"(?P<sign>[≥≤><])?(?P<a>{_ARABIC})(?P<scale1>万亿|亿|万|千(?![伏瓦米克])|百)?(?P<unit1>%|‰|亿元|万元)?(?:(?:—|–|-|~|至|到)(?=\d)(?P<b>{_ARABIC}))?"
    rf"(?P<more>余|多|几)?(?P<scale>万亿|亿|万|千(?![伏瓦米克])|百)?(?P<more2>余|多)?(?P<unit>(?:{_UNITS})(?:（[套间台辆个家]+）)?)?(?P<grade>级)?"
)
_HAN_QUANTITY = re.compile(
    rf"(?P<a>{_HAN}|[十百千]余|数[十百千])(?:至|到)?(?P<more>余|多)?(?P<scale>万亿|亿|万)?(?P<more2>余|多)?(?P<unit>个百分点|百分点|亿元|万元|元|个|家|名|人|件|项|套|座|所|辆|台|亩|平方公里|平方米|公里|吨|户|人次|倍|成)"
)
_GRADE = re.compile(r"(?P<a>\d+(?:\.\d+)?|[十百千]|(?=万亿))(?P<scale>万亿|亿)(?:元)?级")
_SPECIAL = re.compile(
    r"翻(?P<double>一|两|二|三)番|(?P<parts>[二三四五六七八九十])分之(?P<count>[一二三四五六七八九])|(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?=[以左多，。；、的]|$)|减少?一半|缩短一半|(?P<fold>倍增)|(?P<n>\d)/(?P<m>\d)(?!\d)"
)
_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SCALE = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12}
_MONEY = ("元", "美元")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; offsets are those of the text searched.

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


def find_quantities(norm: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return the quantities of ``norm[start:end]`` in order, without overlaps; years and dates are none.

    >>> [(q.value, q.unit) for q in find_quantities("引进人才5万人，产值1.2万亿元")]
    [(50000.0, '人'), (12000.0, '亿元')]
    """
    stop = len(norm) if end is None else end
    found: list[Quantity] = []
    taken = bytearray(stop - start)
    for pattern, read in ((_SPECIAL, _special), (_GRADE, _grade), (_QUANTITY, _arabic), (_HAN_QUANTITY, _han)):
        for match in pattern.finditer(norm, start, stop):
            if taken.find(1, match.start() - start, match.end() - start) >= 0:
                continue
            quantity = read(norm, match)
            if quantity is not None:
                found.append(quantity)
                taken[quantity.start - start : quantity.end - start] = b"\x01" * (quantity.end - quantity.start)
    return sorted(found, key=lambda quantity: quantity.start)


def _arabic(norm: str, match: re.Match[str]) -> Quantity | None:
    before, after = norm[max(match.start() - 1, 0) : match.start()], norm[match.end() : match.end() + 1]
    unit = match["unit"] or match["unit1"] or ""
    if (before and before.isascii() and (before.isalpha() or before in ".+")) or (
        unit == ""
        and (
            bool(after) and ((after.isascii() and after.isalnum()) or after in "年月日号+〕]强级大批轮代字型度届位期点")
        )
    ):
        return None
    if (norm[match.start("a") : match.end() + 1].rstrip("年").isdigit() and after == "年") or (
        re.match(r"年|月(?!份?均)|日", norm[match.end() : match.end() + 1]) and unit == ""
    ):
        return None
    scale1, scale = match["scale1"], match["scale"]
    if match["unit1"] and match["b"] is None and match["unit"]:
        unit = match["unit1"]
    scale = scale or scale1 or ""
    low, unit = _scaled(_number(match["a"]), scale if scale1 is None or match["b"] is None else scale1, unit)
    high = None if match["b"] is None else _scaled(_number(match["b"]), scale, match["unit"] or match["unit1"] or "")[0]
    if high is not None and high < low and match["b"] and low > 1000:
        return None
    end = match.end("unit1") if match["unit1"] and match["b"] is None and match["unit"] else match.end()
    end = match.start("grade") if match["grade"] and unit != "" and end == match.end() else end
    return Quantity(match.start("a"), end, low, high, unit, bool(match["more"] or match["more2"]), match["sign"] or "")


def _han(norm: str, match: re.Match[str]) -> Quantity | None:
    if (
        norm[max(match.start() - 1, 0) : match.start()] in ("第", "十", "百", "千", "同", "统", "唯", "逐", "每", "同")
        or match["unit"] == "成"
    ):
        return None
    value = han_number(match["a"].rstrip("余").lstrip("数"))
    if value is None or (
        value < 10
        and match["unit"] not in ("个百分点", "百分点", "倍")
        and match["scale"] is None
        and not re.match(r"以上|左右|以内", norm[match.end() : match.end() + 2])
    ):
        return None
    if (
        len(match["a"]) == 1
        and match["a"] in "十百千"
        and not re.match(r"以上|左右|以内|[，。；、\n]", norm[match.end() : match.end() + 2])
    ):
        return None  # 千亩连片茶园, 百个场景: a way to say many
    low, unit = _scaled(value, match["scale"] or "", match["unit"])
    return Quantity(
        match.start(), match.end(), low, None, unit, bool(match["more"] or match["more2"]) or "余" in match["a"]
    )


def _grade(norm: str, match: re.Match[str]) -> Quantity | None:
    digits = match["a"]
    value = 1.0 if digits == "" else {"十": 10.0, "百": 100.0, "千": 1000.0}.get(digits) or float(digits)
    return Quantity(match.start(), match.end(), value * (10000 if match["scale"] == "万亿" else 1), None, "亿元")


def _special(norm: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    if match["double"]:
        return Quantity(start, end, {"一": 1.0, "两": 2.0, "二": 2.0, "三": 3.0}[match["double"]], None, "番")
    if match["parts"]:
        share = _DIGITS[match["count"]] / (10 if match["parts"] == "十" else _DIGITS[match["parts"]])
        return Quantity(start, end, round(share * 100, 2), None, "%")
    if match["tenths"]:
        return Quantity(start, end, _DIGITS[match["tenths"]] * 10.0 + (5 if match["half"] else 0), None, "%")
    if match["fold"]:
        return None
    if match["n"]:
        return (
            None
            if match["m"] == "0"
            else Quantity(start, end, round(int(match["n"]) / int(match["m"]) * 100, 2), None, "%")
        )
    return Quantity(start, end, 50.0, None, "%")


def _scaled(value: float, scale: str, unit: str) -> tuple[float, str]:
    """Fold 万 and 亿 into counts and areas; put them before the unit of money."""
    if unit in _MONEY and scale in ("万", "亿"):
        return value, scale + unit
    if unit in _MONEY and scale == "万亿":
        return round(value * 10000, 6), "亿" + unit
    if unit in ("万吨", "万亩", "万户"):
        return round(value * 1e4 * _SCALE.get(scale, 1), 6), unit[1:]
    return (round(value * _SCALE[scale], 6) if scale else value), unit


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def han_number(text: str) -> float | None:
    """Return the value of a Chinese number up to 9999, or None."""
    total, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            return None
    return float(total + digit) or None
