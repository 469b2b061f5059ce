"""A docx table as a grid: which cell stands where, and how far merged ones reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.readers.docx.inline import choice
from loaders.readers.packages import Element, attribute, child, local, whole

#: Word allows 63 columns; a damaged span must not make a million.
MOST_COLUMNS = 63


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell that is not the continuation of another; ``element`` is its ``w:tc``."""

    element: Element
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table by row, and how many rows are tracked deletions (left out)."""

    rows: tuple[tuple[GridCell, ...], ...]
    deleted: int

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max((cell.column + cell.columns for row in self.rows for cell in row), default=0)


def read_grid(table: Element) -> Grid:
    """Return the grid of a ``w:tbl``; text in the lower cells of a merged one is kept as cells of their own."""
    rows: list[list[GridCell]] = []
    open_merges: dict[int, tuple[int, int]] = {}
    deleted = 0
    for element in _unwrapped(table, "tr"):
        if child(element, "trPr", "del") is not None:
            deleted += 1
            continue
        rows.append(_row(element, rows, open_merges))
    return Grid(tuple(tuple(row) for row in rows), deleted)


def _row(element: Element, rows: list[list[GridCell]], open_merges: dict[int, tuple[int, int]]) -> list[GridCell]:
    index, column = len(rows), _span(child(element, "trPr", "gridBefore"), 0)
    cells: list[GridCell] = []
    still_open: dict[int, tuple[int, int]] = {}
    for tc in _unwrapped(element, "tc"):
        properties = child(tc, "tcPr")
        span = _span(child(properties, "gridSpan"), 1)
        merge, sideways = child(properties, "vMerge"), child(properties, "hMerge")
        if sideways is not None and attribute(sideways, "val") != "restart" and cells:
            cells[-1] = replace(cells[-1], columns=cells[-1].columns + span)
        elif merge is not None and attribute(merge, "val") != "restart" and column in open_merges and not _has_text(tc):
            above, place = open_merges[column]
            rows[above][place] = replace(rows[above][place], rows=index - above + 1)
            still_open[column] = open_merges[column]
        else:
            if merge is not None:
                still_open[column] = (index, len(cells))
            cells.append(GridCell(tc, index, column, 1, span))
        column += span
    open_merges.clear()
    open_merges.update(still_open)
    return cells


def _span(element: Element | None, default: int) -> int:
    if element is None:
        return default
    return min(max(whole(attribute(element, "val"), default), default), MOST_COLUMNS)


def _has_text(cell: Element) -> bool:
    return any(local(element) == "t" and (element.text or "").strip() for element in cell.iter())


def _unwrapped(parent: Element, name: str) -> Iterator[Element]:
    """Yield rows or cells, those inside content controls and custom XML included."""
    for element in parent:
        kind = local(element)
        if kind == name:
            yield element
        elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _unwrapped(element, name)
        elif kind == "AlternateContent":
            chosen = choice(element)
            if chosen is not None:
                yield from _unwrapped(chosen, name)
