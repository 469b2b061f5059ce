"""Ruled tables of a page: straight lines → grid of cells, merged ones included.

Lines that meet form one table. Its columns and rows are the distinct line positions; two neighbouring fields are one
cell when no line divides them. Tables open at the left and right, as in many Chinese documents, are closed there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

#: Lines nearer than this (points) are one; gaps in a line up to this are closed.
SNAP, GAP = 2.5, 4.0
#: A border must cover this share of a field's side to divide it from the next.
COVERAGE = 0.6
#: More crossings or fields than this are a drawing, not a table.
MOST_CROSSINGS, MOST_FIELDS = 1_000_000, 20_000


@dataclass(frozen=True, slots=True)
class Stroke:
    """A horizontal (``at`` is y) or vertical (``at`` is x) line from ``low`` to ``high``; y grows downwards."""

    horizontal: bool
    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell with its place from 0 and its box."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the cell."""
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The cells of one table in reading order, and the x positions of its column borders."""

    cells: tuple[RuledCell, ...]
    borders: tuple[float, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return (
            min(cell.left for cell in self.cells),
            min(cell.top for cell in self.cells),
            max(cell.right for cell in self.cells),
            max(cell.bottom for cell in self.cells),
        )


class TooManyLines(Exception):
    """The page holds a drawing rather than tables."""


def find_ruled_tables(strokes: Sequence[Stroke]) -> list[RuledTable]:
    """Return the tables that the lines of a page form, from top to bottom.

    Raises:
        TooManyLines: There are more lines than any table has.
    """
    lines = (
        _joined([stroke for stroke in strokes if stroke.horizontal]),
        _joined([stroke for stroke in strokes if not stroke.horizontal]),
    )
    if len(lines[0]) * len(lines[1]) > MOST_CROSSINGS:
        raise TooManyLines
    tables = [table for group in _groups(*lines) if (table := _table(*group)) is not None]
    return sorted(tables, key=lambda table: (table.box[1], table.box[0]))


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Bring lines that lie nearly on one another to one position and join overlapping ones."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        if groups and stroke.at - groups[-1][0].at <= SNAP:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    joined: list[Stroke] = []
    for group in groups:
        at = sum(stroke.at for stroke in group) / len(group)
        merged: list[Stroke] = []
        for stroke in sorted(group, key=lambda stroke: stroke.low):
            if merged and stroke.low <= merged[-1].high + GAP:
                merged[-1] = Stroke(stroke.horizontal, at, merged[-1].low, max(merged[-1].high, stroke.high))
            else:
                merged.append(Stroke(stroke.horizontal, at, stroke.low, stroke.high))
        joined.extend(stroke for stroke in merged if stroke.high - stroke.low > GAP)
    return joined


def _groups(across: Sequence[Stroke], down: Sequence[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Divide the lines into groups that touch each other."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for first, row in enumerate(across):
        for second, column in enumerate(down):
            if (row.low - GAP <= column.at <= row.high + GAP) and (column.low - GAP <= row.at <= column.high + GAP):
                parent[root(first)] = root(len(across) + second)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for index, stroke in enumerate([*across, *down]):
        groups[root(index)][0 if stroke.horizontal else 1].append(stroke)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _table(across: Sequence[Stroke], down: Sequence[Stroke]) -> RuledTable | None:
    xs = sorted({stroke.at for stroke in down})
    ys = sorted({stroke.at for stroke in across})
    left, right = min(stroke.low for stroke in across), max(stroke.high for stroke in across)
    xs = ([left] if left < xs[0] - 2 * GAP else []) + xs + ([right] if right > xs[-1] + 2 * GAP else [])
    if len(xs) < 2 or (len(xs) - 1) * (len(ys) - 1) > MOST_FIELDS:
        return None
    walls_down, walls_across = _walls(down), _walls(across)
    divided_right = {
        (row, column): _covers(walls_down.get(xs[column + 1], []), ys[row], ys[row + 1])
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
    }
    divided_below = {
        (row, column): _covers(walls_across.get(ys[row + 1], []), xs[column], xs[column + 1])
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
    }
    cells = _merge(len(ys) - 1, len(xs) - 1, divided_right, divided_below)
    return RuledTable(
        tuple(
            RuledCell(row, column, rows, columns, xs[column], ys[row], xs[column + columns], ys[row + rows])
            for row, column, rows, columns in cells
        ),
        tuple(xs),
    )


def _walls(strokes: Sequence[Stroke]) -> dict[float, list[Stroke]]:
    walls: dict[float, list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        walls[stroke.at].append(stroke)
    return walls


def _covers(strokes: Sequence[Stroke], low: float, high: float) -> bool:
    covered = sum(max(min(stroke.high, high) - max(stroke.low, low), 0.0) for stroke in strokes)
    return covered >= COVERAGE * (high - low)


def _merge(
    height: int, width: int, divided_right: dict[tuple[int, int], bool], divided_below: dict[tuple[int, int], bool]
) -> list[tuple[int, int, int, int]]:
    """Return (row, column, rows, columns) of the cells: the largest undivided rectangle from each free field."""
    taken: set[tuple[int, int]] = set()
    cells: list[tuple[int, int, int, int]] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            columns = 1
            while (
                column + columns < width
                and not divided_right[row, column + columns - 1]
                and (row, column + columns) not in taken
            ):
                columns += 1
            rows = 1
            while row + rows < height and all(
                not divided_below[row + rows - 1, place]
                and (row + rows, place) not in taken
                and (place == column + columns - 1 or not divided_right[row + rows, place])
                for place in range(column, column + columns)
            ):
                rows += 1
            taken |= {(down, place) for down in range(row, row + rows) for place in range(column, column + columns)}
            cells.append((row, column, rows, columns))
    return cells
