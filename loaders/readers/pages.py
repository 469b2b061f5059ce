"""What readers of paged formats (PDF, OFD) share: lines and tables per page → blocks, without running headers.

Lines that stand at the top or bottom of most pages, and page numbers there, are left out and counted. A table that
goes on at the top of the next page is one table, its repeated header row left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.records import BlockKind
from loaders.readers.building import TextBuilder
from loaders.readers.layout import PageContent, TableOnPage
from loaders.readers.reasons import Note

_PAGE_NUMBER = re.compile(r"[—–\-－―_·•\s]*第?\s*(\d{1,4})\s*页?(?:\s*[/，,共of]+\s*\d{1,4}\s*页?)?[—–\-－―_·•\s]*")
#: Only this many lines at either end of a page can be a running header or footer.
EDGE_LINES = 2
FEWEST_PAGES = 3
SAME_BORDER = 6.0


def write_pages(builder: TextBuilder, pages: Sequence[PageContent]) -> None:
    """Write all pages, and notes on what was left out."""
    dropped = _running_lines(pages)
    if dropped:
        builder.note(Note.REPEATED_LINES, f"{len(dropped)} page numbers and running headers or footers left out")
    writer = _PageWriter(builder)
    for number, page in enumerate(pages, 1):
        for index, item in enumerate(page.items):
            if (number, index) in dropped:
                continue
            if isinstance(item, TableOnPage):
                writer.table(item, number)
            else:
                writer.line(item, number)
    writer.end_table()


@dataclass(slots=True)
class _Cell:
    """A cell that may grow at the next page."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    page: int
    locator: str


class _PageWriter:
    """Writes lines at once and tables when they have ended, as they may go on at the next page."""

    def __init__(self, builder: TextBuilder) -> None:
        self.builder = builder
        self.cells: list[_Cell] = []
        self.borders: tuple[float, ...] = ()
        self.first_row: tuple[str, ...] = ()
        self.rows = self.page = 0

    def line(self, text: str, page: int) -> None:
        self.end_table()
        self.builder.paragraph(text, page=page, locator=f"p. {page}")

    def table(self, item: TableOnPage, page: int) -> None:
        if len(item.table.borders) == 2:
            self.end_table()
            self._box(item, page)
            return
        goes_on = bool(self.cells) and page == self.page + 1 and _same_columns(item.table.borders, self.borders)
        if not goes_on:
            self.end_table()
            self.first_row = item.row_texts(0)
        skip = 1 if goes_on and any(self.first_row) and item.row_texts(0) == self.first_row else 0
        shift = self.rows - skip - (1 if goes_on and self._splits_row(item, skip) else 0)
        for cell, text in zip(item.table.cells, item.texts, strict=True):
            if cell.row >= skip:
                self._add(
                    _Cell(
                        cell.row + shift,
                        cell.column,
                        cell.rows,
                        cell.columns,
                        text,
                        page,
                        f"p. {page} table row {cell.row + 1} column {cell.column + 1}",
                    ),
                    cell.row == skip,
                )
        self.rows = shift + max(cell.row + cell.rows for cell in item.table.cells)
        self.borders, self.page = item.table.borders, page

    def _splits_row(self, item: TableOnPage, skip: int) -> bool:
        """Tell whether the page break cut a row: its number stands on the page before only."""
        first = next(
            (
                text
                for cell, text in zip(item.table.cells, item.texts, strict=True)
                if cell.row == skip and cell.column == 0 and cell.rows == 1
            ),
            None,
        )
        numbers = [cell.text.strip() for cell in self.cells if cell.column == 0 and cell.row > 0]
        return first == "" and len(numbers) >= 2 and all(number.isdigit() for number in numbers)

    def _add(self, cell: _Cell, at_top: bool) -> None:
        """Add a cell; at the top of a page it may be the rest of the one above."""
        above = next((known for known in reversed(self.cells) if known.column == cell.column), None)
        if at_top and above is not None and above.columns == cell.columns and above.row + above.rows >= cell.row:
            if above.row == cell.row:
                above.text = "\n".join(text for text in (above.text, cell.text) if text)
                above.rows = max(above.rows, cell.rows)
                return
            # A blank cell may just be blank; in a column with merged cells it is the rest of one.
            merges = cell.rows > 1 or any(known.rows > 1 for known in self.cells if known.column == cell.column)
            if not cell.text and above.text and merges:
                above.rows = cell.row + cell.rows - above.row
                return
        self.cells.append(cell)

    def end_table(self) -> None:
        """Write the table that is open, if any."""
        cells, self.cells, self.rows = sorted(self.cells, key=lambda cell: (cell.row, cell.column)), [], 0
        if not cells:
            return
        table, row = self.builder.open_table(), 0
        for cell in cells:
            while row < cell.row:
                self.builder.end_row()
                row += 1
            self.builder.cell(
                cell.text,
                table,
                cell.row,
                cell.column,
                rows=cell.rows,
                columns=cell.columns,
                page=cell.page,
                locator=cell.locator,
                wrapped=True,
            )
        self.builder.end_row()

    def _box(self, item: TableOnPage, page: int) -> None:
        table = self.builder.open_table()
        for text in item.texts:
            for line in text.split("\n"):
                self.builder.paragraph(line, BlockKind.BOX, table=table, page=page, locator=f"p. {page}")


def _same_columns(borders: Sequence[float], others: Sequence[float]) -> bool:
    return len(borders) == len(others) and all(
        abs(border - other) <= SAME_BORDER for border, other in zip(borders, others, strict=True)
    )


def _running_lines(pages: Sequence[PageContent]) -> set[tuple[int, int]]:
    """Return (page, item) of the page numbers and of the lines that most pages repeat at their ends."""
    edges = [(number, index, item) for number, page in enumerate(pages, 1) for index, item in _edge_lines(page)]
    numbers = {
        (number, index): int(match.group(1))
        for number, index, item in edges
        if (match := _PAGE_NUMBER.fullmatch(item)) is not None
    }
    shifts = Counter(value - number for (number, _), value in numbers.items())
    shift, agreeing = shifts.most_common(1)[0] if shifts else (0, 0)
    # A bare number may also be text (a chart's axis): it must count on from page to page, or be dressed as one.
    dropped = {
        place
        for place, value in numbers.items()
        if (agreeing >= 2 and value - place[0] == shift) or not _text_of(pages, place).strip().isdigit()
    }
    enough = max(FEWEST_PAGES, len(pages) * 0.5)
    alike: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, index, item in edges:
        alike[_shape(item)].append((number, index, item))
    for group in alike.values():
        if len({number for number, _, _ in group}) >= enough and _repeats(
            [(number, item) for number, _, item in group]
        ):
            dropped |= {(number, index) for number, index, _ in group}
    return dropped


def _repeats(lines: Sequence[tuple[int, str]]) -> bool:
    """Tell whether lines of one shape are one line: their numbers stay the same or count on with the pages."""
    numbers = [(page, [int(digits[:9]) for digits in re.findall(r"\d+", line)]) for page, line in lines]
    return all(
        len({found[at] for _, found in numbers}) == 1 or len({found[at] - page for page, found in numbers}) == 1
        for at in range(len(numbers[0][1]))
    )


def _edge_lines(page: PageContent) -> list[tuple[int, str]]:
    lines = [(index, item) for index, item in enumerate(page.items) if isinstance(item, str) and item.strip()]
    last = len(page.items)
    return [(index, item) for index, item in lines if index < EDGE_LINES or index >= last - EDGE_LINES]


def _text_of(pages: Sequence[PageContent], place: tuple[int, int]) -> str:
    item = pages[place[0] - 1].items[place[1]]
    return item if isinstance(item, str) else ""


def _shape(line: str) -> str:
    """Return a line with its digits and blanks levelled, so that 第 3 页 and 第 4 页 are the same."""
    return re.sub(r"\d+", "0", "".join(line.split()))
