from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from graph.records import BlockKind, SourceText
from loaders.readers import read_bytes
from tests.loaders.readers.checking import check_source, grid, notes, texts
from tests.loaders.readers.making import unzipped, zipped


def save(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(fill: Callable[[Worksheet], object], title: str = "任务") -> SourceText:
    book = Workbook()
    book.active.title = title
    fill(book.active)
    data = save(book)
    source = read_bytes("a.xlsx", data, sandbox=False)
    check_source(source, data)
    return source


def one(value: object, number_format: str = "General") -> str:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = number_format

    return texts(read(fill), BlockKind.CELL)[0]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.6, "0%", "60%"), (0.105, "0.0%", "10.5%"), (0.1 + 0.2, "General", "0.3"), (1200.5, "#,##0.00", "1200.5"),
        (12, "General", "12"), (2025, "General", "2025"), (1e15, "General", "1000000000000000"),
        (date(2025, 12, 31), "yyyy-mm-dd", "2025-12-31"), (date(2025, 12, 31), 'yyyy"年"m"月"d"日"', "2025年12月31日"),
        (date(2025, 6, 1), 'yyyy"年"m"月";@', "2025年6月"), (datetime(2025, 6, 1, 8, 30), "yyyy/m/d h:mm", "2025-06-01 08:30"),
        (time(8, 30), "h:mm", "08:30"), (5, '0"家"', "5"), (True, "General", "TRUE"), ("2025年底", "@", "2025年底"),
        (3, '[Red]0;-0', "3"),
    ],
)
def test_values_as_a_person_sees_them(value: object, number_format: str, shown: str) -> None:
    assert one(value, number_format) == shown


def test_merged_cells_reach_over_used_rows_and_columns() -> None:
    def fill(sheet: Worksheet) -> None:
        for place, value in {"A1": "标题", "B3": "设施", "D3": "甲", "D4": "乙", "D9": "丙"}.items():
            sheet[place] = value
        sheet.merge_cells("A1:D1")
        sheet.merge_cells("B3:C9")

    source = read(fill)
    shape = {source.text[b.start : b.end]: (b.row, b.column, b.rows, b.columns, b.locator) for b in source.blocks[1:]}
    assert shape == {"标题": (0, 0, 1, 3, "任务!A1"), "设施": (1, 1, 3, 1, "任务!B3"), "甲": (1, 2, 1, 1, "任务!D3"),
                     "乙": (2, 2, 1, 1, "任务!D4"), "丙": (3, 2, 1, 1, "任务!D9")}


def test_sheet_names_are_headings_unless_they_say_nothing() -> None:
    assert texts(read(lambda sheet: sheet.append(["甲"])), BlockKind.HEADING) == ["任务"]
    assert texts(read(lambda sheet: sheet.append(["甲"]), "Sheet1"), BlockKind.HEADING) == []


def test_formula_without_result_is_reported_not_computed() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"] = "合计", "=1+1"

    source = read(fill)
    assert (texts(source, BlockKind.CELL), notes(source)) == (["合计"], ["formula_without_value"])


def test_formula_with_a_stored_result_is_its_result() -> None:
    book = Workbook()
    book.active["A1"] = "=1+1"
    parts = unzipped(save(book))
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"<v></v>", b"<v>2</v>").replace(
        b"<v />", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>")
    assert texts(read_bytes("a.xlsx", zipped(parts), sandbox=False)) == ["2"]


def test_hidden_sheets_rows_and_columns_are_read_and_said_so() -> None:
    book = Workbook()
    book.active.append(["明", "列"])
    book.active.row_dimensions[1].hidden = True
    hidden = book.create_sheet("隐藏表")
    hidden.append(["暗"])
    hidden.sheet_state = "veryHidden"
    source = read_bytes("a.xlsx", save(book), sandbox=False)
    assert texts(source, BlockKind.CELL) == ["明", "列", "暗"]
    assert notes(source) == ["hidden", "hidden"]


def test_line_breaks_in_a_cell_make_paragraphs() -> None:
    source = read(lambda sheet: sheet.append(["市科技局\n市财政局", "乙"]))
    assert grid(source) == {(0, 0): "市科技局|市财政局", (0, 1): "乙"}


def test_far_cell_costs_nothing() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["XFD1048576"] = "近", "远"

    source = read(fill)
    assert len(source.text) < 20
    assert source.blocks[-1].locator == "任务!XFD1048576"
