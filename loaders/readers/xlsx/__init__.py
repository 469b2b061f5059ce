"""Excel workbooks (xlsx, xlsm) → one table per sheet, values as shown, merged cells with their reach.

Sheets are walked directly within the limits of the package: rows and columns that hold nothing are left out of the
grid, so one cell at the far end of a sheet costs no more than any other. Formulas are never computed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.records import BlockKind, SourceText
from loaders.readers.building import TextBuilder
from loaders.readers.limits import Limits
from loaders.readers.packages import Element, Package, attribute, child, children, local, related, whole
from loaders.readers.reasons import Note
from loaders.readers.xlsx.values import Formats

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DEFAULT_NAME = re.compile(r"(?:Sheet|工作表|Лист|Feuil)\s*\d*", re.IGNORECASE)
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


@dataclass(slots=True)
class _Sheet:
    """What one sheet holds: texts by (row, column) from 1, and merged ranges by their first cell."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    unvalued: int = 0
    hidden: int = 0


def read_xlsx(name: str, data: bytes, limits: Limits) -> SourceText:
    """Read a workbook.

    Raises:
        DocumentError: ``corrupt``, ``encrypted``, ``bomb``, ``refused_dtd``, ``too_large`` or ``no_text``.
    """
    package = Package(name, data, limits)
    reader = _WorkbookReader(package, TextBuilder(name, limits))
    reader.read()
    return reader.builder.finish(data, MEDIA_TYPE)


class _WorkbookReader:
    """Walks the sheets of one workbook in the order of their tabs."""

    def __init__(self, package: Package, builder: TextBuilder) -> None:
        self.package = package
        self.builder = builder
        main = next(
            (path for kind, path in related(package, "").values() if kind == "officeDocument"), "xl/workbook.xml"
        )
        self.workbook = package.xml(main)
        self.links = related(package, main)
        parts = dict(self.links.values())
        from_1904 = (
            attribute(properties, "date1904") in ("1", "true")
            if (properties := child(self.workbook, "workbookPr")) is not None
            else False
        )
        self.formats = Formats(package.optional_xml(parts.get("styles", "")), from_1904=from_1904)
        self.strings = [_text_of(item) for item in children(package.optional_xml(parts.get("sharedStrings", "")), "si")]

    def read(self) -> None:
        for element in children(child(self.workbook, "sheets"), "sheet"):
            title = attribute(element, "name") or ""
            kind, path = self.links.get(_relation(element), ("", ""))
            if kind != "worksheet":
                self.builder.note(Note.LOST_PART, f"sheet {title!r} holds no cells (a chart, for example)")
                continue
            sheet = self._sheet(self.package.xml(path))
            self._report(element, sheet, title)
            if sheet.cells:
                if not _DEFAULT_NAME.fullmatch(title):
                    self.builder.paragraph(" ".join(title.split()), BlockKind.HEADING, level=1, locator=title)
                self._write(sheet, title)

    def _report(self, element: Element, sheet: _Sheet, title: str) -> None:
        if (attribute(element, "state") or "visible") != "visible":
            self.builder.note(Note.HIDDEN, f"sheet {title!r} is hidden; it is read all the same")
        if sheet.hidden:
            self.builder.note(Note.HIDDEN, f"sheet {title!r} has {sheet.hidden} hidden rows or columns; they are read")
        if sheet.unvalued:
            self.builder.note(
                Note.FORMULA_WITHOUT_VALUE,
                f"sheet {title!r}: {sheet.unvalued} formulas have no stored "
                "result; open and save the file in a spreadsheet program",
            )

    def _sheet(self, root: Element) -> _Sheet:
        sheet = _Sheet()
        sheet.hidden = sum(
            attribute(column, "hidden") in ("1", "true") for column in children(child(root, "cols"), "col")
        )
        row = 0
        for row_element in children(child(root, "sheetData"), "row"):
            row = whole(attribute(row_element, "r"), row + 1)
            sheet.hidden += attribute(row_element, "hidden") in ("1", "true")
            column = 0
            for cell in children(row_element, "c"):
                place = _place(attribute(cell, "r")) or (row, column + 1)
                column = place[1]
                text = self._value(cell, sheet)
                if text.strip():
                    sheet.cells[place] = text.strip()
        for merged in children(child(root, "mergeCells"), "mergeCell"):
            first, _, last = (attribute(merged, "ref") or "").partition(":")
            start, end = _place(first), _place(last)
            if start is not None and end is not None and start in sheet.cells:
                sheet.merged[start] = end
        return sheet

    def _value(self, cell: Element, sheet: _Sheet) -> str:
        kind = attribute(cell, "t") or "n"
        if kind == "inlineStr":
            inline = child(cell, "is")
            return _text_of(inline) if inline is not None else ""
        value = child(cell, "v")
        written = value.text or "" if value is not None else ""
        raw = written.strip()
        if not raw:
            sheet.unvalued += child(cell, "f") is not None and kind != "str"
            return ""
        if kind == "s":
            index = whole(raw, -1)
            return self.strings[index] if 0 <= index < len(self.strings) else ""
        if kind == "b":
            return "TRUE" if raw == "1" else "FALSE"
        return self.formats.shown(raw, whole(attribute(cell, "s"))) if kind == "n" else written

    def _write(self, sheet: _Sheet, title: str) -> None:
        """Write the cells; rows and columns are counted among those that hold something."""
        rows = sorted({row for row, _ in sheet.cells})
        columns = sorted({column for _, column in sheet.cells})
        rank = {column: index for index, column in enumerate(columns)}
        order = {row: index for index, row in enumerate(rows)}
        table, open_row = self.builder.open_table(), 0
        for (row, column), text in sorted(sheet.cells.items()):
            while open_row < order[row]:
                self.builder.end_row()
                open_row += 1
            last_row, last_column = sheet.merged.get((row, column), (row, column))
            self.builder.cell(
                text,
                table,
                order[row],
                rank[column],
                rows=_among(rows, row, last_row),
                columns=_among(columns, column, last_column),
                locator=f"{title}!{letters(column)}{row}",
            )
        self.builder.end_row()


def _relation(element: Element) -> str:
    """Return the relationship id of a sheet (``r:id``), not its own ``sheetId``."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def _among(used: list[int], first: int, last: int) -> int:
    return max(bisect_right(used, last) - bisect_left(used, first), 1)


def _place(reference: str | None) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)), column


def letters(column: int) -> str:
    """Return the letters of a column from 1.

    >>> letters(1), letters(28), letters(16384)
    ('A', 'AB', 'XFD')
    """
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _text_of(item: Element) -> str:
    """Return the text of a string item, its runs joined and phonetic guides left out."""
    return "".join(_runs(item))


def _runs(item: Element) -> Iterator[str]:
    for element in item:
        name = local(element)
        if name == "t":
            yield element.text or ""
        elif name != "rPh":
            yield from _runs(element)
