"""Figures: one target or observed value with all that decides what it may be compared with."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analysis.indicators.measures import Measure, Step
from graph.analysis.indicators.scope import Scope
from graph.analysis.indicators.units import Unit

_END = re.compile(r"[。！？\n]")
_CLAUSE = re.compile(r"[。！？；;\n]")
_PARTIAL = re.compile(r"上半年|前三季度|前[一二三两]季度|[一二三]季度|1\s*[-—–至到]\s*(?:[2-9]|1[01])月|截[至止](?:\d{4}年)?(?:[1-9]|1[01])月")
_IN_YEAR = re.compile(r"全年|年内|今年|当年|本年|年度新增|\d{4}年(?!底|末|前|，?到|以来|[-—至到])")
_THROUGH = re.compile(r"到\s*\d{4}\s*年|\d{4}\s*年(?:底|末)?前|[一二两三四五]年(?:内|累计|时间)?|期间|规划期|累计|五年|“?十[二三四五六]五”?|以来")
_DOWNWARD = re.compile(r"降至|降到|降低[到至]|下降[到至]|压减[到至]|压缩[到至]|控制在|缩短[到至]|减少[到至]|不超过|以内|以下")
_MORE = re.compile(r"突破|超过|超出|多于|[逾超]\s*\d|\d\s*[多余]")
_LESS = re.compile(r"(?:近|接近|将近|不足|不到|(?<!不)少于)\s*\d")
#: 以上 and 以下 bind a number only right behind it: 规模以上工业 is no bound.
_BEHIND = re.compile(r"\d\s*(?:万亿|[万亿])?[^\d\s，。；、年]{0,4}?(?P<word>以上|以下|以内)$")
_FLOOR = re.compile(r"(?:不少于|不低于|至少)\s*\d")
_ABOUT = re.compile(r"约\s*\d|大约|左右|上下")
#: 左右 and 约 allow this share of the value on either side.
ABOUT = 0.05
#: A verb of making in front of a number: what two tasks build may add up.
_MAKING = re.compile(r"建|培育|打造|新增|引进|引育|培养|创建|设立|布局|认定|开工|改造|培训|聚集|集聚|推出|实施|完成|组建|支持|扶持|招募")


@dataclass(frozen=True, slots=True)
class Source:
    """The document a figure stands in.

    Attributes:
        date: Its date, or the first year of its period, as an ISO date; None when it states neither.
    """

    document_id: str
    title: str
    doc_number: str | None
    status: str
    date: str | None
    period: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One target or observed value.

    Attributes:
        kind: target or observation.
        low, high: The values it allows, in the unit of the family; None for no bound.
        strict: True when the lower bound itself is not allowed (突破, 超过).
        value: The number in the unit of the family.
        year: Year it holds for: as written, else (``assumed``) the last year of the plan, for goals of the plan as a whole.
        span: year (within one year), each (每年), through (from the start up to the year), or None when unsaid; levels have None.
        partial: The words speak of a part of the year.
        sentence: Offset at which its sentence begins.
        lead: The sentence up to the end of the quote.
        down: Less is better.
        made: The words say that something is made: two such figures of two tasks may add up.
        steps: What was done to the phrase.
        decided: The decision of a person that set the measure, as its file says, or None.
    """

    id: str
    kind: str
    source: Source
    written: str
    measure: Measure
    unit: Unit
    family: str
    scope: Scope
    op: str
    shown: float
    shown2: float | None
    value: float
    low: float | None
    high: float | None
    strict: bool
    year: int | None
    assumed: bool
    span: str | None
    partial: bool
    down: bool
    made: bool
    task_id: str | None
    task: str | None
    start: int
    end: int
    quote: str
    sentence: int
    lead: str
    steps: tuple[Step, ...]
    decided: str | None = None

    @property
    def place(self) -> tuple[str, int, str]:
        """Sorts figures by document and place in it."""
        return (self.source.document_id, self.start, self.id)

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Sorts figures by time of their documents; those without a date come last."""
        return (self.source.date or "9999", *self.place)


def read_source(row: Mapping[str, Any]) -> Source:
    """Return the document of a row of ``targets/figures``."""
    period = (row["period_start"], row["period_end"]) if row["period_start"] and row["period_end"] else None
    date = row["written"] or row["published"] or (str(period[0]) if period else None)
    return Source(row["document_id"], row["document_title"], row["doc_number"], row["status"] or "final", date, period)


class Text:
    """The stored text of one document, to ask for the sentence of an offset."""

    def __init__(self, text: str) -> None:
        """Index the ends of sentences and clauses."""
        self.text = text
        self._ends = [match.end() for match in _END.finditer(text)]
        self._clauses = [match.end() for match in _CLAUSE.finditer(text)]

    def sentence(self, start: int) -> int:
        """Return where the sentence of an offset begins."""
        return _last(self._ends, start)

    def lead(self, start: int, end: int) -> str:
        """Return the clause (up to ；) from its beginning to the end of the quote."""
        return self.text[_last(self._clauses, start) : end]


def read_time(row: Mapping[str, Any], measure: Measure, source: Source, lead: str) -> tuple[int | None, bool, str | None]:
    """Return the year, whether it is assumed, and the span of an increase."""
    year, assumed = row["year"], False
    if year is None and row["fact_kind"] == "target" and row["task_id"] is None and source.period is not None:
        year, assumed = source.period[1], True
    if measure.form != "increase":
        return year, assumed, None
    if row["per"] == "year":
        return year, assumed, "each"
    if (measure.verb or "").startswith("累计") or _THROUGH.search(lead):
        return year, assumed, "through"
    one_year = source.period is not None and source.period[0] == source.period[1]
    if row["fact_kind"] == "observation" or one_year or _IN_YEAR.search(lead):
        return year, assumed, "year"
    return year, assumed, None


def read_operator(row: Mapping[str, Any]) -> str:
    """Return how a value binds; an observed value says so in its own words (突破200亿元 is more than 200)."""
    if row["op"] is not None:
        return str(row["op"])
    quote = str(row["quote"])
    behind = _BEHIND.search(quote)
    if behind is not None:
        return "ge" if behind["word"] == "以上" else "le"
    for op, pattern in (("gt", _MORE), ("lt", _LESS), ("approx", _ABOUT), ("ge", _FLOOR)):
        if pattern.search(quote):
            return op
    return "eq"


def read_bounds(op: str, value: float, value2: float | None) -> tuple[float | None, float | None, bool]:
    """Return the lowest and highest value that the words allow, and whether the lowest itself is out."""
    if value2 is not None:
        return min(value, value2), max(value, value2), False
    if op in ("ge", "gt"):
        return value, None, op == "gt"
    if op in ("le", "lt"):
        return None, value, False
    if op == "approx":
        return value - abs(value) * ABOUT, value + abs(value) * ABOUT, False
    return value, value, False


def is_downward(op: str, measure: Measure, quote: str) -> bool:
    """Tell whether less is better: a ceiling, a rank, 降至 and 控制在."""
    return measure.form == "rank" or op in ("le", "lt") or (op in ("eq", "approx") and _DOWNWARD.search(quote) is not None)


def is_made(quote: str) -> bool:
    """Tell whether the words speak of making so many things, rather than of how many there are."""
    return _MAKING.search(quote) is not None


def is_partial(lead: str) -> bool:
    """Tell whether the words speak of a part of the year."""
    return _PARTIAL.search(lead) is not None


def _last(ends: Sequence[int], at: int) -> int:
    number = bisect_right(ends, at)
    return ends[number - 1] if number else 0
