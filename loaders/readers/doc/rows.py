"""Tables of Word 97-2003: rows with their own cell edges → one grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.readers.building import CellLine
from loaders.readers.doc.binary import modifiers

_DEFINITION = 0xD608
#: Edges nearer than this (twips, 1/20 point) are one.
SNAP = 40
_CONTINUES, _JOINS_LEFT = 1, 1


@dataclass(slots=True)
class DocRow:
    """One row: lines per cell, the edges of the cells, and their merge flags ([MS-DOC] 2.9.317)."""

    cells: list[list[CellLine]] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)

    def define(self, properties: bytes) -> None:
        """Take edges and flags from the modifiers of the row end."""
        for code, operand in modifiers(properties[2:]):
            if code == _DEFINITION and len(operand) >= 3:
                count = operand[2]
                numbers = operand[3 : 5 + 2 * count]
                if len(numbers) < 2 * (count + 1):
                    return
                self.edges = [
                    int.from_bytes(numbers[2 * index : 2 * index + 2], "little", signed=True)
                    for index in range(count + 1)
                ]
                tail = operand[5 + 2 * count :]
                self.flags = [int.from_bytes(tail[20 * index : 20 * index + 2], "little") for index in range(count)]


@dataclass(slots=True)
class DocCell:
    """A cell with its place from 0."""

    row: int
    column: int
    rows: int
    columns: int
    lines: list[CellLine]


def grid_of(rows: Sequence[DocRow]) -> list[list[DocCell]]:
    """Return the cells by row; lower cells of a vertically merged one make it longer instead."""
    edges = _columns(rows)
    grid: list[list[DocCell]] = []
    open_cells: dict[int, DocCell] = {}
    for index, row in enumerate(rows):
        cells: list[DocCell] = []
        for place, lines in enumerate(row.cells):
            start, end = _span(row, place, edges)
            flags = row.flags[place] if place < len(row.flags) else 0
            above = open_cells.get(start)
            if flags & 3 == _JOINS_LEFT and cells and not lines:
                cells[-1].columns = end - cells[-1].column
            elif (flags >> 5) & 3 == _CONTINUES and above is not None and not lines:
                above.rows = index - above.row + 1
            else:
                cells.append(DocCell(index, start, 1, max(end - start, 1), lines))
                open_cells[start] = cells[-1]
        grid.append(cells)
    return grid


def _columns(rows: Sequence[DocRow]) -> list[int]:
    """Return the distinct edges of all rows, those nearly the same as one."""
    found: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not found or edge - found[-1] > SNAP:
            found.append(edge)
    return found


def _span(row: DocRow, place: int, edges: Sequence[int]) -> tuple[int, int]:
    if place + 1 >= len(row.edges):
        return place, place + 1

    def nearest(edge: int) -> int:
        return min(range(len(edges)), key=lambda index: abs(edges[index] - edge))

    return nearest(row.edges[place]), nearest(row.edges[place + 1])
