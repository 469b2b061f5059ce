"""Tables of indicators: 指标 | 单位 | 2020年 | 2025年 | 年均 | 属性. Past columns are observations, later ones targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.figures.reading import Reading, read_cell
from loaders.extract.figures.senses import Sense
from loaders.extract.quantity import Quantity, find_quantities
from loaders.plan import Part, Plan, Sentence
from loaders.structure.tables import Cell, header_of, read_tables

_UNIT_OF_NAME = re.compile(r"（(?:单位：)?(?P<unit>[^（）]*[\u4e00-\u9fff%‰㎡][^（）]{0,6}|EFLOPS|PFLOPS|GW|MW)）$")
_CELL_VALUE = re.compile(
    r"(?P<sign>[≥≤><])?(?P<cumulative>〔)?(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>[^\d〕]{0,6})?〕?(?P<hedge>左右|以上|以内)?$"
)
_GOAL_COLUMN = re.compile(r"年度目标|工作目标|目标任务|预期目标|目标值|绩效目标|指标")


@dataclass(frozen=True, slots=True)
class _Column:
    year: int | None
    past: bool
    each: bool


def indicator_tables(plan: Plan) -> Iterator[Reading]:
    """Yield the numbers of all indicator tables, and of the text cells of task tables."""
    for rows in read_tables(plan.clean, plan.paragraphs).values():
        header = _header(plan, rows)
        if header is not None:
            yield from _indicator_rows(plan, rows, *header)
        else:
            yield from _task_rows(plan, rows)


def _header(
    plan: Plan, rows: dict[int, dict[int, Cell]]
) -> tuple[int, int, int | None, int | None, dict[int, _Column]] | None:
    """Return header row, columns of name, unit and nature, and the value columns; None for another kind of table."""
    for row in list(rows)[:3]:
        cells = rows[row]
        name = next(
            (c for c, cell in cells.items() if re.search(r"指标(?:名称)?$|^指标", cell.text) and len(cell.text) <= 8),
            None,
        )
        columns = {
            c: column for c, cell in cells.items() if c != name and (column := _column(plan, cell.text)) is not None
        }
        if name is not None and columns:
            unit = next((c for c, cell in cells.items() if cell.text in ("单位", "计量单位")), None)
            nature = next((c for c, cell in cells.items() if re.search(r"属性|性质|类型", cell.text)), None)
            return row, name, unit, nature, columns
    return None


def _column(plan: Plan, text: str) -> _Column | None:
    year = re.search(r"(20\d{2})年?", text)
    each = bool(re.search("年均|增速|年增长", text))
    if year:
        now = plan.year
        return _Column(int(year.group(1)), now is not None and int(year.group(1)) < now, each)
    if re.search(r"目标值?|规划值", text):
        return _Column(plan.period[1] if plan.period else None, False, each)
    if each or re.search("累计", text):
        return _Column(plan.period[1] if plan.period else None, False, each)
    if re.search(r"基期|现状|基数|当前", text):
        return _Column(None, True, False)
    return None


def _indicator_rows(
    plan: Plan,
    rows: dict[int, dict[int, Cell]],
    header: int,
    name: int,
    unit: int | None,
    nature: int | None,
    columns: dict[int, _Column],
) -> Iterator[Reading]:
    for row in [row for row in rows if row > header]:
        cells = rows[row]
        label = cells.get(name)
        if label is None or not label.text or len({cell.text for cell in cells.values()}) < 2:
            continue
        stated = _UNIT_OF_NAME.search(label.text)
        said = (
            cells[unit].text
            if unit is not None and unit in cells and cells[unit].text not in ("—", "-", "/")
            else stated["unit"]
            if stated
            else ""
        )
        phrase = label.text[: stated.start()] if stated else label.text
        phrase = re.sub(r"^(?:\d+[.、]|（\d+）|[一二三四五六七八九十]+、)", "", phrase)
        for index, column in columns.items():
            cell = cells.get(index)
            match = _CELL_VALUE.search(cell.text) if cell else None
            if cell is None or match is None:
                continue
            quantity = _quantity(cell, match, said, each=column.each)
            sense = Sense.OBSERVATION if column.past else Sense.TARGET
            tail = cells[nature].text if nature is not None and nature in cells else ""
            yield Reading(
                quantity,
                sense,
                cell.start,
                cell.end,
                "",
                (match["hedge"] or "") + tail,
                phrase + ("年均增速" if column.each else ""),
                None,
                column.year,
                column.each,
                _sentence_at(plan, cell.start),
                True,
            )


def _quantity(cell: Cell, match: re.Match[str], said: str, *, each: bool) -> Quantity:
    unit = (match["unit"] or "").strip("左右以上内") or ("%" if each and "%" in cell.text else said)
    value = float(match["value"].replace(",", ""))
    scale = re.match(r"(万|亿)(?!元|美元|吨标准煤)(?=.)", unit)
    if scale and unit not in ("亿元", "万元") and not unit.startswith("亿吨"):
        value, unit = round(value * {"万": 1e4, "亿": 1e8}[scale.group(1)], 6), unit[1:]
    return Quantity(cell.start, cell.end, value, None, unit, False, match["sign"] or "")


def _task_rows(plan: Plan, rows: dict[int, dict[int, Cell]]) -> Iterator[Reading]:
    """Yield the numbers of goal and text columns of a task table; their year is that of the plan."""
    kinds, first = header_of(rows)
    if not {"task", "detail", "project"} & set(kinds.values()):
        return
    seen: set[int] = set()
    for row in [row for row in rows if row >= first]:
        for index, cell in rows[row].items():
            if cell.start in seen or kinds.get(index) not in ("goal", "task", "detail"):
                continue
            seen.add(cell.start)
            if find_quantities(plan.clean.norm, cell.start, cell.end) and "project" not in kinds.values():
                yield from read_cell(plan, _sentence_at(plan, cell.start), cell.start, cell.end)


def _sentence_at(plan: Plan, at: int) -> Sentence:
    found = next((sentence for sentence in plan.sentences if sentence.start <= at < sentence.end), None)
    return found or Sentence(at, at + 1, Part.TABLE, None, None, 0)
