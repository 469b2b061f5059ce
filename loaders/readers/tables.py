"""Tables in plain text: neighbouring lines with the same number of cells, divided by tabs or by pipes (| 序号 | 指标 |).

Below a header of indicators blanks divide them too (``spaced``). A converter writes a table that way, with a blank line
between the rows or without, and leaves the cells of a vertically merged one blank. Lines whose only cell stands behind a
tab (a 专栏 of a Word file, as in 000) and tables of contents (title, tab, page number) are no tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.records import Block, BlockKind
from loaders.readers.reasons import Note, note
from loaders.readers.spaced import tabbed

_NUMERIC = re.compile(r"[\d.,%％—–\-－/\s()（）]*")
#: A row such as 一、新建项目（3项） spans the table; longer lines are text between two tables.
LONGEST_SPANNING_ROW = 40


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell of one line, as offsets into that line."""

    start: int
    end: int
    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    def block(self, at: int, *, page: int | None, locator: str) -> Block:
        """Return the block of this cell when its line begins at offset ``at`` of the text."""
        return Block(
            at + self.start,
            at + self.end,
            BlockKind.CELL,
            page=page,
            table=self.table,
            row=self.row,
            column=self.column,
            rows=self.rows,
            columns=self.columns,
            locator=locator,
        )


@dataclass(slots=True)
class TextTables:
    """Cells by index of their line, and notes on what was read into blanks."""

    cells: dict[int, list[TextCell]] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)


def find_tables(lines: Sequence[str]) -> TextTables:
    """Return the tables among the lines of a text."""
    found = TextTables()
    lines = tabbed([_piped(line) for line in lines])
    index = table = 0
    while index < len(lines):
        run = _run(lines, index)
        if run:
            _add(found, lines, run, table)
            table += 1
        index = run[-1] + 1 if run else index + 1
    return found


def _piped(line: str) -> str:
    """Return a line of piped cells with a tab for each pipe between them, of the same length; other lines as they are."""
    bare = line.strip()
    if len(bare) < 5 or bare[0] != "|" or bare[-1] != "|" or "\t" in line or bare.count("|") < 3:
        return line
    begin = line.index("|")
    end = line.rindex("|")
    return " " * (begin + 1) + line[begin + 1 : end].replace("|", "\t") + " " * (len(line) - end)


def _filled(line: str) -> int:
    return sum(bool(cell.strip()) for cell in line.split("\t"))


def _run(lines: Sequence[str], first: int) -> list[int]:
    """Return the line indexes of the table that begins at ``first``; empty when none does."""
    if "\t" not in lines[first] or _filled(lines[first]) < 2:
        return []
    tabs = lines[first].count("\t")
    run, index = [first], _next(lines, first)
    while index < len(lines):
        following = _next(lines, index)
        if lines[index].count("\t") == tabs and _filled(lines[index]) >= 1:
            run.append(index)
        elif not (
            _spans(lines[index])
            and following < len(lines)
            and lines[following].count("\t") == tabs
            and _filled(lines[following]) >= 2
        ):
            break
        else:
            run.append(index)
        index = following
    rows = [lines[index] for index in run if _filled(lines[index]) >= 2]
    return [] if len(rows) < 2 or _is_contents(rows) else run


def _next(lines: Sequence[str], index: int) -> int:
    """Return the next line that is not blank, over at most one blank line (some converters write one between rows)."""
    following = index + 1
    return following + 1 if following < len(lines) and not lines[following].strip(" \u3000\r") else following


def _spans(line: str) -> bool:
    bare = line.strip()
    return "\t" not in line and 0 < len(bare) <= LONGEST_SPANNING_ROW and bare[-1] not in "。；：，"


def _is_contents(rows: Sequence[str]) -> bool:
    """Tell whether the rows are titles with page numbers that never fall."""
    cells = [[cell.strip() for cell in row.split("\t") if cell.strip()] for row in rows]
    if not all(len(row) == 2 and row[1].isdigit() for row in cells):
        return False
    pages = [int(row[1]) for row in cells]
    return pages == sorted(pages)


def _add(found: TextTables, lines: Sequence[str], run: Sequence[int], table: int) -> None:
    width = max(lines[index].count("\t") for index in run) + 1
    grid = [lines[index].split("\t") for index in run]
    carried = _carried_columns(grid, width)
    for row, (index, cells) in enumerate(zip(run, grid, strict=True)):
        at = 0
        for column, cell in enumerate(cells):
            bare = cell.strip()
            if bare:
                start = at + cell.index(bare)
                rows = _reach(grid, row, column) if column in carried else 1
                found.cells.setdefault(index, []).append(
                    TextCell(start, start + len(bare), table, row, column, rows, width if len(cells) == 1 else 1)
                )
            at += len(cell) + 1
    if carried:
        columns = ", ".join(str(column + 1) for column in sorted(carried))
        found.notes.append(
            note(
                Note.CARRIED_DOWN,
                f"table {table + 1} (line {run[0] + 1}): blank cells of column {columns} continue the cell above",
            )
        )


def _carried_columns(grid: Sequence[Sequence[str]], width: int) -> set[int]:
    """Return the columns left of the first full text column that have blanks below a filled cell.

    Only there do blanks mean a merged cell (类别 in front of 指标); further right nothing is said (备注).
    """
    body = [row for row in grid[1:] if len(row) == width]
    for column in range(width):
        values = [row[column].strip() for row in body]
        if all(values) and not all(_NUMERIC.fullmatch(value) for value in values):
            left = range(column)
            return {other for other in left if body[0][other].strip() and not all(row[other].strip() for row in body)}
    return set()


def _reach(grid: Sequence[Sequence[str]], row: int, column: int) -> int:
    """Return how many rows the cell spans down to the next filled one; the header row spans itself."""
    rows = 1
    while row and row + rows < len(grid) and len(grid[row + rows]) > column and not grid[row + rows][column].strip():
        rows += 1
    return rows
