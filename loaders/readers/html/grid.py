"""A web table as a grid of cells (the table model of HTML, with spans cut to the rows there are)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

MOST_COLUMNS = 1000
#: A table with a cell this long lays out the page; it is no table of data.
LONGEST_CELL = 1500


@dataclass(frozen=True, slots=True)
class WebCell:
    """One cell with its place from 0."""

    node: LexborNode
    row: int
    column: int
    rows: int
    columns: int


def read_web_table(table: LexborNode) -> list[list[WebCell]]:
    """Return the cells of a table by row."""
    rows = list(_rows(table))
    taken: dict[int, int] = {}
    grid: list[list[WebCell]] = []
    for index, row in enumerate(rows):
        column, cells = 0, []
        for node in row.iter():
            if node.tag not in ("td", "th"):
                continue
            while taken.get(column, 0) > index:
                column += 1
            high = min(_span(node, "rowspan") or len(rows), len(rows) - index)
            wide = min(max(_span(node, "colspan"), 1), MOST_COLUMNS)
            cells.append(WebCell(node, index, column, high, wide))
            for place in range(column, column + wide):
                taken[place] = index + high
            column += wide
        grid.append(cells)
    return grid


def is_data_table(table: LexborNode, grid: list[list[WebCell]]) -> bool:
    """Tell whether a table holds data rather than laying out the page."""
    cells = [cell for row in grid for cell in row]
    if max((len(row) for row in grid), default=0) < 2 or table.attributes.get("role") == "presentation":
        return False
    # The selector also looks above the table, and so finds an inner table itself.
    if any(node.mem_id != table.mem_id for node in table.css("table, h1, h2, article")):
        return False
    return all(len(cell.node.text() or "") <= LONGEST_CELL for cell in cells)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for part in table.iter():
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in part.iter() if row.tag == "tr")


def _span(node: LexborNode, name: str) -> int:
    raw = (node.attributes.get(name) or "1").strip()
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= 5 else 1
