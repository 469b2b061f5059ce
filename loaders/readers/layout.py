"""Characters with their places on a page → lines and ruled tables in reading order (PDF and OFD)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.readers.ruling import RuledTable

#: One cell that covers this share of the page is its frame.
FRAME_SHARE = 0.7
#: The first line of a paragraph is indented by two characters; written as two ideographic spaces.
INDENT = "\u3000\u3000"


@dataclass(frozen=True, slots=True)
class Sign:
    """One character with its middle (y grows downwards); places are None for blanks and line ends."""

    text: str
    x: float | None
    y: float | None
    left: float
    size: float


@dataclass(frozen=True, slots=True)
class TableOnPage:
    """A ruled table with the text of each cell, in the order of ``table.cells``."""

    table: RuledTable
    texts: tuple[str, ...]

    def row_texts(self, row: int) -> tuple[str, ...]:
        """Return the texts of the cells that begin in a row."""
        return tuple(text for cell, text in zip(self.table.cells, self.texts, strict=True) if cell.row == row)


@dataclass(slots=True)
class PageContent:
    """The lines (text) and tables of one page in reading order."""

    items: list[str | TableOnPage] = field(default_factory=list)


def arrange(signs: Sequence[Sign], tables: Sequence[RuledTable], area: float) -> PageContent:
    """Return lines and tables of a page of a given area; a table stands where its first character does."""
    framed = [table for table in tables if not _is_frame(table, area)]
    return PageContent(list(_items(signs, framed)))


def _items(signs: Sequence[Sign], tables: Sequence[RuledTable]) -> Iterator[str | TableOnPage]:
    cells: dict[int, list[list[Sign]]] = {number: [[] for _ in table.cells] for number, table in enumerate(tables)}
    order: list[list[Sign] | int] = [[]]
    place: tuple[int, int] | None = None
    for sign in signs:
        if sign.x is not None and sign.y is not None:
            place = _place(tables, sign.x, sign.y)
        if place is not None:
            number, cell = place
            if number not in order:
                order.extend([number, []])
            cells[number][cell].append(sign)
        elif sign.text == "\n" or not isinstance(order[-1], list):
            order.append([])
        if place is None and sign.text != "\n" and isinstance(order[-1], list):
            order[-1].append(sign)
    margin = _margin([line for line in order if isinstance(line, list)])
    for item in order:
        if isinstance(item, int):
            yield TableOnPage(tables[item], tuple(_cell_text(signs) for signs in cells[item]))
            continue
        text = _line_text(item)
        if text:
            yield (INDENT if _is_indented(item, margin) else "") + text


def _cell_text(signs: Sequence[Sign]) -> str:
    lines: list[list[Sign]] = [[]]
    for sign in signs:
        if sign.text == "\n":
            lines.append([])
        else:
            lines[-1].append(sign)
    return "\n".join(text for line in lines if (text := _line_text(line)))


def _line_text(signs: Sequence[Sign]) -> str:
    """Return a line in the order of its places: programs draw signs of another font (“ ”) behind the rest.

    The blanks that were added for the gaps then make no sense any more, and new ones are set where gaps remain.
    """
    placed = [sign for sign in signs if sign.x is not None]
    back = any(later.left < sign.left - 0.3 * sign.size for sign, later in pairwise(placed))
    if not back:
        return "".join(sign.text for sign in signs).strip()
    text, end = "", None
    for sign in sorted(placed, key=lambda sign: sign.left):
        if end is not None and sign.left - end > 0.35 * max(sign.size, 1.0):
            text += " "
        text += sign.text
        end = sign.left + sign.size
    return text


def _place(tables: Sequence[RuledTable], x: float, y: float) -> tuple[int, int] | None:
    for number, table in enumerate(tables):
        left, top, right, bottom = table.box
        if left <= x < right and top <= y < bottom:
            found = next((index for index, cell in enumerate(table.cells) if cell.holds(x, y)), None)
            return None if found is None else (number, found)
    return None


def _margin(lines: Sequence[Sequence[Sign]]) -> float | None:
    """Return where most lines of a page begin, None when there are too few to tell."""
    starts = [round(line[0].left) for line in lines if len(line) > 4 and line[0].x is not None]
    if len(starts) < 4:
        return None
    near = {start: sum(abs(start - other) <= 3 for other in starts) for start in set(starts)}
    return min(near, key=lambda start: (-near[start], start))


def _is_indented(line: Sequence[Sign], margin: float | None) -> bool:
    if margin is None or not line or line[0].x is None:
        return False
    size = max(sign.size for sign in line[:8])
    return size > 0 and 1.5 * size <= line[0].left - margin <= 2.6 * size


def _is_frame(table: RuledTable, area: float) -> bool:
    left, top, right, bottom = table.box
    return len(table.cells) == 1 and (right - left) * (bottom - top) > FRAME_SHARE * area
