"""The pack as a workbook: a printable sheet, and a second one with every column of every hop.

Every cell is written as text, so nothing that a document says becomes a formula or a link.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from graph.exports.evidence_pack.model import Pack, Table

#: Excel takes no longer texts.
MAX_CELL = 32_000
_COLUMNS, _WIDTH = 5, 96


def xlsx_of(pack: Pack) -> bytes:
    """Return the file."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"author": "Zeren", "created": datetime(2000, 1, 1)})
        _write_page(book, pack)
        _write_annex(book, pack.annex)
    return out.getvalue()


def _write_page(book: Any, pack: Pack) -> None:
    sheet = book.add_worksheet(pack.title[:31])
    looks = {
        "title": book.add_format({"bold": True, "font_size": 15}),
        "bold": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        "head": book.add_format({"bold": True, "border": 1, "bg_color": "#EEF1F4", "text_wrap": True, "valign": "top"}),
        "cell": book.add_format({"border": 1, "text_wrap": True, "valign": "top", "font_size": 9}),
        "missing": book.add_format(
            {"border": 1, "text_wrap": True, "valign": "top", "font_size": 9, "bold": True, "font_color": "#9B1C1C"}
        ),
        "text": book.add_format({"text_wrap": True, "valign": "top", "font_size": 9}),
    }
    for column, width in enumerate(pack.tables[-1].widths):
        sheet.set_column(column, column, _WIDTH * width / 100)
    sheet.write_string(0, 0, pack.title, looks["title"])
    row = _write_line(sheet, 1, pack.thing, looks["bold"])
    for label, value in pack.facts:
        row = _write_line(sheet, row, f"{label}: {value}", looks["text"])
    for text in pack.summary:
        row = _write_line(sheet, row, text, looks["text"])
    for table in pack.tables:
        row = _write_table(sheet, row + 1, table, looks)
    for text in (*pack.notes, pack.hash_title, *pack.hash_lines, pack.sign):
        row = _write_line(sheet, row, text, looks["text"])
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.55, bottom=0.55)
    sheet.fit_to_pages(1, 0)


def _write_line(sheet: Any, row: int, text: str, look: Any) -> int:
    """Write a text across the page, in a row high enough for it; return the next row."""
    sheet.merge_range(row, 0, row, _COLUMNS - 1, "", look)
    sheet.write_string(row, 0, text[:MAX_CELL], look)
    sheet.set_row(row, 14 * (1 + sum(2 if ord(sign) > 0x2E80 else 1 for sign in text[:MAX_CELL]) // _WIDTH))
    return row + 1


def _write_table(sheet: Any, row: int, table: Table, looks: dict[str, Any]) -> int:
    row = _write_line(sheet, row, table.title, looks["bold"])
    for column, text in enumerate(table.head):
        sheet.write_string(row, column, text, looks["head"])
    for line in table.rows:
        row += 1
        for column, text in enumerate(line.cells):
            sheet.write_string(row, column, text[:MAX_CELL], looks["missing" if line.missing else "cell"])
    return row + 1


def _write_annex(book: Any, annex: Table) -> None:
    sheet = book.add_worksheet(annex.title[:31])
    bold = book.add_format({"bold": True})
    for column, text in enumerate(annex.head):
        sheet.write_string(0, column, text, bold)
    for number, row in enumerate(annex.rows, 1):
        for column, text in enumerate(row.cells):
            sheet.write_string(number, column, text[:MAX_CELL])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(annex.rows)), len(annex.head) - 1)
    sheet.set_landscape()
