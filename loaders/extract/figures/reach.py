"""What a number reads as in its words: the record of one reading, units left out, and how far its noun may reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.extract.figures.senses import Sense
from loaders.extract.figures.supports import is_money
from loaders.extract.quantity import Form, Quantity
from loaders.extract.times import Time
from loaders.plan import Sentence

_PERSONS = re.compile(r"人口|大学生|人才|人数|毕业生|劳动力|农民")
_SUMS = re.compile(r"额|收入|产值|投资|规模|税")
#: 均 in front of a verb of level, not 平均, and the last character of a measure.
_EACH = re.compile(
    r"(?<![平人户亩日月年])均(?:要|须|应|力争)?(?:达到?|超过?|突破|不低于|不少于|保持|稳定|实现|提[高升]|控制|为|在)*(?:到|至|在)?$"
)
_MEASURE = re.compile(r"[一-鿿]{2,}[率重比例量额数值度]$")
#: 90%以上的县（市）30分钟上高速: the time is part of what is measured.
_COUNTIES = re.compile(r"(?:以上)?的?(?:[县市区乡镇村]|县城|县级行政中心|乡镇|建制村|行政村|居民)(?:（[市区县镇乡、]{1,7}）)?")
_MEETING = re.compile(r"[一-鿿]{0,10}(?:大会|会议)上?")


@dataclass(frozen=True, slots=True)
class Reading:
    """One number understood; offsets are clean.

    Attributes:
        start, end: The stretch that carries the fact (its clause up to the number, its hedge and its noun).
        before, after: Words of its clause around it.
        bound, beneficiary: Of supports.
        deadline: ISO date where the time is finer than its year.
    """

    quantity: Quantity
    sense: Sense
    start: int
    end: int
    before: str
    after: str
    indicator: str
    subject: str | None
    year: int | None
    each: bool
    sentence: Sentence
    rule_table: bool = False
    bound: str = "exact"
    deadline: str | None = None
    beneficiary: str | None = None


def with_unit(norm: str, unit: str, quantity: Quantity) -> Quantity:
    """Give a bare 1815.27亿 or 23835 the unit of the number it is compared with."""
    if quantity.form is not Form.BARE or quantity.unit:
        return quantity
    written, near = norm[quantity.end - 1], norm[max(quantity.start - 12, 0) : quantity.start]
    if written == "亿" and (is_money(unit) or _SUMS.search(near)):
        return replace(quantity, value=round(quantity.value / 1e8, 6), unit="亿元")
    if written == "万" and re.match(r"平(?![方米均台衡安等原])", norm[quantity.end : quantity.end + 2]):
        return replace(quantity, end=quantity.end + 1, unit="平方米")
    if written == "万" and _PERSONS.search(near[-8:] + norm[quantity.end : quantity.end + 8]):
        return replace(quantity, unit="人")
    bracketed = norm[quantity.start - 1] in "（、" and norm[quantity.end : quantity.end + 1] == "）"
    return replace(quantity, unit=unit) if bracketed else quantity


def limit_of(norm: str, quantities: Sequence[Quantity], index: int, end: int) -> int:
    """Return how far the noun behind a number may reach: the next number, unless that qualifies the noun."""
    quantity = quantities[index]
    for other in quantities[index + 1 : index + 6]:
        if other.start >= end:
            break
        between = norm[quantity.end : other.start]
        qualifies = (
            re.match(r"(?:以上|以下|以内)?的[一-鿿]", norm[other.end : end])
            and not re.search(r"[、，和及]", between)
            and (other.unit == "" or is_money(other.unit))
            and len(between) > 1
        )
        # 3个超2000亿元产业集群
        sized = between in ("超", "过", "超过", "突破") and is_money(other.unit) and re.match(r"(?:级|以上)?的?(?:产业|企业|集群|园区|项目)", norm[other.end : end])
        reached = other.unit in ("分钟", "小时") and _COUNTIES.fullmatch(between)
        if other.form not in (Form.NAME, Form.GRADE) and not (qualifies or sized or reached):
            return other.start
    return end


def hedge_length(after: str) -> int:
    """Return the length of the hedge (以上, 左右) that follows a number."""
    match = re.match(r"(?:（[^）]{1,6}）)?(?:及|或)?(?:以上|以下|左右|以内|上下)", after)
    return match.end() if match else 0


def meeting_year(norm: str, times: Sequence[Time]) -> int | None:
    """Return the year of a meeting named behind its aims (……2022年工作会议上), None when the next year is none."""
    later = next((time for time in times if time.year is not None and not (time.base or time.soft)), None)
    return later.year if later is not None and _MEETING.match(norm, later.end, later.end + 16) else None


def spread(reading: Reading) -> Iterator[Reading]:
    """Yield a reading once for each measure that 均 gives the number to (普及率、数控化率均达到85%)."""
    items = re.split(r"[、和]", reading.indicator)
    shared = len(items) > 1 and _EACH.search(reading.before) and all(_MEASURE.search(item) for item in items)
    stated = reading.sense in (Sense.TARGET, Sense.OBSERVATION)
    yield from (replace(reading, indicator=item) for item in items) if shared and stated else (reading,)
