"""The rows of project lists: a column 项目名称 beside builder, place, owner and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.names.entries import Entry
from loaders.plan import Plan
from loaders.structure.tables import Cell, header_of, read_tables

_BUILDER = re.compile(r"建设单位|业主|实施主体|投资主体|承建|项目单位")
_PLACE = re.compile(r"建设地点|地点|选址|所在")
#: 总投资（亿元）, 2025年计划投资, 占地面积（亩）.
_FIGURE = re.compile(
    r"(?P<attribute>(?:项目)?(?:估算|计划|概算)?总投资|(?:20\d{2}年|年度)?(?:计划|预计)?(?:完成)?投资(?:计划|额)?|(?:总)?占地(?:面积)?|用地(?:面积)?|(?:总)?建筑面积)"
    r"(?:（(?:单位：)?(?P<unit>[^（）]{1,6})）)?"
)
_VALUE = re.compile(r"(?:约)?(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>亿元|万元|亩|平方米|万平方米)?")
#: 单位：亿元 above the table.
_UNIT_ABOVE = re.compile(r"单位：(?P<unit>亿元|万元|元|亩)")
_ABOVE = 200


def project_rows(plan: Plan) -> Iterator[Entry]:
    """Yield the rows of project lists (a column 项目名称)."""
    for rows in read_tables(plan.clean, plan.paragraphs).values():
        kinds, first = header_of(rows)
        columns = [column for column, kind in kinds.items() if kind == "project"]
        if not columns:
            continue
        header = {column: cell.text for column, cell in rows[first - 1].items()}
        top = min(cell.start for cell in rows[first - 1].values())
        above = _UNIT_ABOVE.search(plan.clean.norm, max(top - _ABOVE, 0), top)
        for row in [row for row in rows if row >= first]:
            cells = rows[row]
            cell = cells.get(columns[0])
            if cell is None or len(cell.text) < 3 or len({c.text for c in cells.values()}) <= 2:
                continue
            filled = {column: c for column, c in cells.items() if c.text}
            yield Entry(
                cell.start,
                cell.end,
                min(c.start for c in filled.values()),
                max(c.end for c in filled.values()),
                None,
                "project",
                "project.row",
                tuple((c.start, c.end) for column, c in filled.items() if _BUILDER.search(header.get(column, ""))),
                tuple(c.text for column, c in filled.items() if _PLACE.search(header.get(column, ""))),
                tuple(_figures(filled, header, above["unit"] if above else "")),
            )


def _figures(
    cells: dict[int, Cell], header: dict[int, str], above: str
) -> Iterator[tuple[str, float, str, int, int]]:
    """Yield the figures of the columns whose head says what they hold, in the unit of cell, head or caption."""
    for column, cell in cells.items():
        head = _FIGURE.fullmatch(header.get(column, ""))
        value = _VALUE.fullmatch(cell.text)
        if head is None or value is None:
            continue
        unit = value["unit"] or head["unit"] or (above if "投资" in head["attribute"] else "")
        if unit:
            yield head["attribute"], float(value["value"].replace(",", "")), unit, cell.start, cell.end
