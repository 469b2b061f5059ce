"""Tables of indicators: 指标 | 单位 | 2020年 | 2025年 | 年均 | 属性. Past columns are observations, later ones targets.

The goal and text cells of task tables (年度目标, 具体举措) are read like sentences of the row's task.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.extract.figures.reading import Reading, read_cell
from loaders.extract.figures.senses import Sense
from loaders.extract.figures.subjects import Subjects
from loaders.extract.quantity import SIGNS, Quantity, find_quantities
from loaders.extract.times import plan_end
from loaders.plan import Part, Plan, Sentence
from loaders.structure.tables import OWN_NUMBER, Cell, header_of, read_tables

Rows = dict[int, dict[int, Cell]]

_UNIT_OF_NAME = re.compile(r"（(?:单位：)?(?P<unit>[^（）]*[\u4e00-\u9fff%‰㎡][^（）]{0,6}|EFLOPS|PFLOPS|GW|MW)）$")
_CELL_VALUE = re.compile(
    r"(?P<sign>[≥≤><＞＜])?(?P<cumulative>〔)?(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)(?:(?:—|–|-|~|至)(?P<high>\d+(?:\.\d+)?))?"
    r"(?P<unit>[^\d〕]{0,6}?)〕?(?P<hedge>左右|以上|以内|以下)?$"
)
_HEDGES = re.compile(r"(?:左右|以上|以内|以下)$")
_NUMBERED = re.compile(r"^(?:\d+[.、]|（\d+）|[一二三四五六七八九十]+、|[①-⑳]|——|—|-)")
_NAME = re.compile(r"指标(?:名称|内容)?$|^指标")
_PAST = re.compile(r"基期|现状|基数|当前|实际|完成值?$")
_AIM = re.compile(r"目标值?|规划值|预期值?")


@dataclass(frozen=True, slots=True)
class _Column:
    year: int | None
    past: bool
    each: bool
    percent: bool = False


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    name: int
    unit: int | None
    nature: int | None
    columns: dict[int, _Column]


def indicator_tables(plan: Plan, subjects: Subjects) -> Iterator[Reading]:
    """Yield the numbers of all indicator tables, and of the text cells of task tables."""
    starts = [sentence.start for sentence in plan.sentences]
    for rows in read_tables(plan.clean, plan.paragraphs).values():
        header = _header(plan, rows)
        yearly = _yearly(plan, rows) if header is None else None
        if header is not None:
            yield from _indicator_rows(plan, starts, rows, header)
        elif yearly is not None:
            yield from _indicator_rows(plan, starts, rows, yearly[0], measure=yearly[1], said=yearly[2])
        else:
            yield from _task_rows(plan, starts, rows, subjects)


#: 2021年产值, 2026年目标（亿元）: what is measured, the unit, or only that it is an aim.
_YEARLY = re.compile(
    r"20\d{2}年?(?:底|末)?(?P<measure>[\u4e00-\u9fff]{0,8}?)(?:(?:实际|完成|预计)[值数]?|情况)?(?:目标值?|规划值?)?(?:（(?P<unit>[^（）]{1,6})）)?"
)
_UNIT_ABOVE = re.compile(r"单位：(?P<unit>[\u4e00-\u9fff%]{1,5})")
_ABOVE = 120
#: What a table of works or tasks says in its head.
_OTHER_TABLE = re.compile(r"项目|工程|任务|举措|措施|内容|投资|面积|地点")


def _yearly(plan: Plan, rows: Rows) -> tuple[_Header, str, str] | None:
    """Return header, measure and unit of a table of groups by years (产业链群 | 2021年产值 | 2026年目标); None for another kind."""
    for row in list(rows)[:2]:
        cells = rows[row]
        heads = {c: match for c, cell in cells.items() if (match := _YEARLY.fullmatch(cell.text))}
        columns = {c: found for c in heads if (found := _column(plan, cells[c].text)) is not None}
        measure = next((match["measure"] for match in heads.values() if match["measure"]), "")
        name = next((c for c, cell in cells.items() if c not in heads and not re.match(r"序号|编号", cell.text)), None)
        if len(columns) < 2 or not measure or name is None or _OTHER_TABLE.search("".join(cell.text for cell in cells.values())):
            continue
        first = min(cell.start for cell in cells.values())
        above = _UNIT_ABOVE.search(plan.clean.norm, max(first - _ABOVE, 0), first)
        unit = next((match["unit"] for match in heads.values() if match["unit"]), above["unit"] if above else "")
        return _Header(row, name, None, None, columns), measure, unit
    return None


def _header(plan: Plan, rows: Rows) -> _Header | None:
    """Return what the columns hold; None for another kind of table."""
    for row in list(rows)[:3]:
        cells = rows[row]
        name = next((c for c, cell in cells.items() if len(cell.text) <= 8 and _NAME.search(cell.text)), None)
        columns = {
            c: found for c, cell in cells.items() if c != name and (found := _column(plan, cell.text)) is not None
        }
        latest = max((column.year for column in columns.values() if column.year is not None), default=None)
        columns = {c: replace(column, year=latest) if column.each else column for c, column in columns.items()}
        if name is not None and columns:
            unit = next((c for c, cell in cells.items() if cell.text in ("单位", "计量单位")), None)
            nature = next((c for c, cell in cells.items() if re.search(r"属性|性质|类型", cell.text)), None)
            return _Header(row, name, unit, nature, columns)
    return None


def _column(plan: Plan, text: str) -> _Column | None:
    """Return what a value column holds, from its head; None for a column of another kind."""
    if len(text) > 24:
        return None
    named = re.search(r"(20\d{2})年?", text)
    year = int(named[1]) if named else plan_end(text)
    each = bool(re.search("年均|增速|年增长", text))
    past = bool(_PAST.search(text))
    percent = each and bool(re.search(r"[%％]|增速|增长率", text))
    if year is not None:
        now = plan.year or (plan.period[0] if plan.period else None)
        return _Column(year, (now is not None and year < now) or (past and year == now), each, percent)
    if _AIM.search(text) or each or "累计" in text:
        return _Column(plan.period[1] if plan.period else None, False, each or "累计" in text, percent)
    return _Column(None, True, False) if past else None


def _indicator_rows(
    plan: Plan, starts: list[int], rows: Rows, header: _Header, *, measure: str = "", said: str = ""
) -> Iterator[Reading]:
    for row in [row for row in rows if row > header.row]:
        cells = rows[row]
        label = cells.get(header.name)
        if label is None or not label.text or len({cell.text for cell in cells.values()}) < 2:
            continue
        stated = _UNIT_OF_NAME.search(label.text)
        unit = cells[header.unit].text if header.unit is not None and header.unit in cells else ""
        unit = unit if unit not in ("", "—", "-", "/") else stated["unit"] if stated else said
        phrase = _NUMBERED.sub("", label.text[: stated.start()] if stated else label.text)
        phrase = measure if measure and phrase in ("合计", "总计", "全市", "全省", "全县") else phrase + measure
        nature = cells[header.nature].text if header.nature is not None and header.nature in cells else ""
        sentence = _sentence_at(plan, starts, label.start)
        for index, column in header.columns.items():
            cell = cells.get(index)
            match = _CELL_VALUE.search(cell.text) if cell is not None else None
            if cell is not None and match is not None:
                yield _reading(cell, match, unit, phrase, nature, column, sentence)


def _reading(
    cell: Cell, match: re.Match[str], unit: str, phrase: str, nature: str, column: _Column, sentence: Sentence
) -> Reading:
    """Return one value; 〔〕 marks what adds up over the years, which is no yearly rate."""
    each = column.each and match["cumulative"] is None
    changed = "年均增速" if each else "累计" if column.each else ""
    sense = Sense.OBSERVATION if column.past else Sense.TARGET
    before, after = cell.text[: match.start()], (match["hedge"] or "") + nature
    percent = column.each and ("%" in cell.text or (column.percent and match["cumulative"] is None))
    quantity = _quantity(cell, match, "%" if percent and "百分点" not in match["unit"] else unit)
    return Reading(
        quantity, sense, cell.start, cell.end, before, after, phrase + changed, None, column.year, each, sentence, True
    )


def _quantity(cell: Cell, match: re.Match[str], said: str) -> Quantity:
    unit = _HEDGES.sub("", match["unit"] or "") or said
    value = float(match["value"].replace(",", ""))
    high = float(match["high"]) if match["high"] else None
    scale = re.match(r"(万|亿)(?!元|美元|吨标准煤)(?=.)", unit)
    if scale and not unit.startswith("亿吨"):
        factor = {"万": 1e4, "亿": 1e8}[scale[1]]
        value, high, unit = round(value * factor, 6), None if high is None else round(high * factor, 6), unit[1:]
    return Quantity(cell.start, cell.end, value, high, unit, False, (match["sign"] or "").translate(SIGNS))


def _task_rows(plan: Plan, starts: list[int], rows: Rows, subjects: Subjects) -> Iterator[Reading]:
    """Yield the numbers of goal and text columns; their year is that of the plan, their task gives a missing phrase."""
    kinds, first = header_of(rows)
    if not {"task", "detail"} & set(kinds.values()) or "project" in kinds.values():
        return
    seen: set[int] = set()
    for row in [row for row in rows if row >= first]:
        title = ""
        for index, cell in rows[row].items():
            if kinds.get(index) not in ("goal", "task", "detail") or cell.start in seen:
                continue
            seen.add(cell.start)
            if find_quantities(plan.clean.norm, cell.start, cell.end):
                part = Part.GOALS if kinds[index] == "goal" else Part.TASK
                own = OWN_NUMBER.match(cell.text)
                begin = cell.start + (own.end() if own is not None else 0)
                around = replace(_sentence_at(plan, starts, cell.start), start=begin, end=cell.end, part=part)
                yield from read_cell(plan, subjects, around, title)
            title = cell.text


def _sentence_at(plan: Plan, starts: list[int], at: int) -> Sentence:
    index = bisect_right(starts, at) - 1
    found = plan.sentences[index] if index >= 0 and at < plan.sentences[index].end else None
    return found or Sentence(at, at + 1, Part.TABLE, None, None, 0)
