"""Rows as files: CSV that opens right in a spreadsheet program, and a workbook. Built only when asked for.

Cells are text as shown, never formulas or links, whatever a document says.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
import xlsxwriter

from explorer.state import Lang, language
from explorer.texts import T
from queries.captions import caption, value_caption

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MAX_CELL = 32_000


def show_downloads(rows: Sequence[Mapping[str, Any]], name: str, *, key: str) -> None:
    """Show the two download buttons for rows of a question.

    Args:
        rows: All rows, not only those on the page.
        name: File name without ending.
        key: Of the page; the buttons' own keys follow from it.
    """
    if not rows:
        return
    lang = language()
    side_by_side = st.container(horizontal=True)
    side_by_side.download_button(
        T("download.xlsx"), lambda: workbook(*tabulate(rows, lang)), f"{name}.xlsx", XLSX, key=f"{key}.xlsx", on_click="ignore",
    )
    side_by_side.download_button(
        T("download.csv"), lambda: comma_separated(*tabulate(rows, lang)), f"{name}.csv", "text/csv", key=f"{key}.csv", on_click="ignore",
    )


def tabulate(rows: Sequence[Mapping[str, Any]], lang: Lang) -> tuple[list[str], list[list[Any]]]:
    """Return captions and cells of rows; groups of values become one text per cell."""
    names = list(rows[0])
    header = [caption(name, lang) for name in names]
    return header, [[_cell(name, row[name], lang) for name in names] for row in rows]


def comma_separated(header: Sequence[str], lines: Sequence[Sequence[Any]]) -> bytes:
    """Return a CSV file with a byte order mark, without which spreadsheets take UTF-8 for something else."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([[_harmless(value) for value in line] for line in lines])
    return out.getvalue().encode("utf-8-sig", "replace")


def workbook(header: Sequence[str], lines: Sequence[Sequence[Any]]) -> bytes:
    """Return a workbook with one sheet: bold frozen header, filters, wrapped text."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet()
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, header, bold)
        for number, line in enumerate(lines, 1):
            sheet.write_row(number, 0, line, wrapped)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(lines)), len(header) - 1)
        sheet.set_column(0, len(header) - 1, 18)
    return out.getvalue()


def _cell(name: str, value: Any, lang: Lang) -> Any:
    shown = value_caption(name, value, lang)
    if isinstance(shown, list):
        shown = "；".join(_words(part, lang) for part in shown)
    if isinstance(shown, str):
        return shown.encode("utf-8", "replace").decode("utf-8")[:MAX_CELL]
    return shown


def _words(part: Any, lang: Lang) -> str:
    if not isinstance(part, Mapping):
        return str(part)
    shown = {key: value for key, value in part.items() if value is not None and not key.endswith("_id")}
    return " ".join(str(value_caption(key, value, lang)) for key, value in shown.items())


def _harmless(value: Any) -> Any:
    """Return a text with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
