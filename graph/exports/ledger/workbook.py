"""A ``Ledger`` → the bytes of a workbook: six sheets, A4 landscape, header on each page, status from a list.

Every cell from a document is written as a string; one that a program could take for a formula is also marked as text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from graph.exports.ledger import content as words
from graph.exports.ledger.content import Lang, Ledger, Row

#: A cell holds 32,767 characters; a line end counts twice in some programs.
MOST = 32_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: What XML cannot hold.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
SHEETS = {
    "tasks": ("任务", "Tasks"), "targets": ("目标", "Targets"), "units": ("单位", "Units"), "gaps": ("缺口", "Gaps"),
    "conflicts": ("冲突", "Conflicts"), "evidence": ("依据", "Evidence"),
}  # fmt: skip
FILL, HIDDEN = "fill", "hidden"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: captions, width in characters, cell of a row, and whether it is to be filled in or hidden."""

    zh: str
    en: str
    width: int
    cell: Callable[[Row, Lang], Any]
    kind: str = ""


def _progress(name: str) -> Callable[[Row, Lang], str]:
    return lambda row, lang: words.reported(row, name)


_REPORT = (
    Column("进展", "Progress", 26, _progress("note"), FILL),
    Column("状态", "Status", 9, words.status, FILL),
)
_TAIL = (
    Column("填报人", "Reported by", 10, _progress("who"), FILL),
    Column("填报日期", "Reported on", 11, _progress("reported_on"), FILL),
    Column("灯号", "Light", 14, words.light),
)
TASKS = (
    Column("文件/条款", "Document / clause", 20, lambda row, lang: words.source(row)),
    Column("重点任务", "Task", 22, lambda row, lang: row["title"]),
    Column("具体举措", "Measures", 40, lambda row, lang: row["measures"]),
    Column("指标及目标值", "Indicators and values", 20, lambda row, lang: "\n".join(map(words.target, row["targets"]))),
    Column("牵头单位", "Lead", 14, lambda row, lang: words.owners(row, lang, "lead")),
    Column("配合单位", "Support", 16, lambda row, lang: words.owners(row, lang, "support")),
    Column("责任领导", "Leader in charge", 9, lambda row, lang: "", FILL),
    Column("完成时限", "Deadline", 10, lambda row, lang: row["deadline"] or ""),
    *_REPORT,
    Column("原文依据", "Quote", 24, lambda row, lang: row["quote"]),
    Column("页/段", "Place", 9, lambda row, lang: row["place"] or ""),
    *_TAIL,
    Column("编号（勿改）", "Id (please keep)", 10, lambda row, lang: row["task_id"], HIDDEN),
)
TARGETS = (
    Column("文件/条款", "Document / clause", 24, lambda row, lang: words.source({**row, "number": None})),
    Column("指标", "Indicator", 26, lambda row, lang: row["indicator"]),
    Column("目标值", "Value", 14, lambda row, lang: words.figure(row)),
    Column("年份", "Year", 7, lambda row, lang: row["year"] if row["year"] is not None else ""),
    Column("所属任务", "Part of", 24, lambda row, lang: row["task"] or ""),
    Column("完成值", "Value reached", 12, _progress("value_words"), FILL),
    *_REPORT,
    Column("原文依据", "Quote", 30, lambda row, lang: row["quote"]),
    Column("页/段", "Place", 9, lambda row, lang: row["place"] or ""),
    *_TAIL,
    Column("编号（勿改）", "Id (please keep)", 10, lambda row, lang: row["target_id"], HIDDEN),
)


def _numbers(name: str) -> Callable[[Row, Lang], str]:
    return lambda row, lang: "、".join(map(str, sorted(row[name]))) if row[name] else ""


UNITS = (
    Column("单位", "Unit", 34, lambda row, lang: row["unit"]),
    Column("牵头项数", "Leads", 9, lambda row, lang: len(row["lead"])),
    Column("责任项数", "Responsible", 9, lambda row, lang: len(row["responsible"])),
    Column("配合项数", "Supports", 9, lambda row, lang: len(row["support"])),
    Column("牵头任务序号", "Leads nos.", 30, _numbers("lead")),
    Column("责任任务序号", "Responsible nos.", 24, _numbers("responsible")),
    Column("配合任务序号", "Supports nos.", 30, _numbers("support")),
    Column("▲ 红灯序号", "▲ Red nos.", 14, _numbers("red")),
    Column("◆ 黄灯序号", "◆ Amber nos.", 14, _numbers("amber")),
)
GAPS = (
    Column("缺口", "Gap", 26, lambda row, lang: row[f"gap_{lang}"]),
    Column("事项", "What", 40, lambda row, lang: words.gap_subject(row)),
    Column("文件", "Document", 30, lambda row, lang: row.get("document_title") or ""),
    Column("原文依据", "Quote", 50, lambda row, lang: row.get("quote") or ""),
    Column("页/段", "Place", 10, lambda row, lang: row["place"] or ""),
)
CONFLICTS = (
    Column("指标", "Indicator", 30, lambda row, lang: row["indicator"]),
    Column("年份", "Year", 7, lambda row, lang: row["year"]),
    Column("各处数值", "Values", 30, lambda row, lang: "\n".join(words.figure(each) for each in row["targets"])),
    Column("文件", "Documents", 40, lambda row, lang: "\n".join(f"《{each['document_title']}》" for each in row["targets"])),
    Column("原文依据", "Quotes", 60, lambda row, lang: "\n".join(f"“{each['quote']}”" for each in row["targets"])),
)
EVIDENCE = (
    Column("类别", "Kind", 8, lambda row, lang: row["kind_zh"] if lang == "zh" else row["kind_en"]),
    Column("事项", "What", 36, lambda row, lang: row["what"]),
    Column("原文", "Quote", 60, lambda row, lang: row["quote"]),
    Column("文件", "Document", 34, lambda row, lang: row["document_title"]),
    Column("页/段", "Place", 10, lambda row, lang: row["place"] or ""),
    Column("字符", "Characters", 14, lambda row, lang: f"{row['start']}–{row['end']}"),
    Column("文件 SHA-256", "File SHA-256", 20, lambda row, lang: row["sha256"]),
)


def make_workbook(ledger: Ledger, lang: Lang = "zh") -> bytes:
    """Return the workbook; the same ledger gives the same cells."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": _heading(ledger, "tasks", lang), "comments": f"zeren, {ledger.today.isoformat()}"})
        _Book(book, ledger, lang).write()
    return out.getvalue()


def _heading(ledger: Ledger, sheet: str, lang: Lang) -> str:
    name = ("责任台账", "Ledger of tasks")[lang == "en"]
    return f"{ledger.title} {name}（{SHEETS[sheet][0]}）".strip() if lang == "zh" else f"{ledger.title} {name}: {SHEETS[sheet][1]}".strip()


class _Book:
    """The sheets of one workbook while they are written."""

    def __init__(self, book: Any, ledger: Ledger, lang: Lang) -> None:
        self.book, self.ledger, self.lang, self.at = book, ledger, lang, lang == "en"
        cell = {"text_wrap": True, "valign": "top", "border": 1, "font_size": 9}
        self.formats = {
            "": book.add_format(cell),
            FILL: book.add_format(cell | {"bg_color": "#FFF9E5", "locked": False}),
            HIDDEN: book.add_format(cell),
            "link": book.add_format(cell | {"font_color": "#0B57A4", "underline": 1}),
            "text": book.add_format(cell | {"quote_prefix": True}),
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1,
                                     "bg_color": "#E8EEF4", "font_size": 9}),
            "title": book.add_format({"bold": True, "font_size": 14}),
            "alert": book.add_format({"bold": True}),
        }  # fmt: skip
        self.names = {key: zh_en[self.at] for key, zh_en in SHEETS.items()}

    def write(self) -> None:
        tasks, targets = self.ledger.tasks, self.ledger.targets
        evidence, first = self._evidence()
        self._sheet("tasks", TASKS, tasks, links=[first + at for at in range(len(tasks))])
        self._sheet("targets", TARGETS, targets, links=[first + len(tasks) + at for at in range(len(targets))])
        self._sheet("units", UNITS, self.ledger.units())
        self._sheet("gaps", GAPS, self.ledger.gaps)
        self._sheet("conflicts", CONFLICTS, self.ledger.conflicts)
        back = [("tasks", 3 + at) for at in range(len(tasks))] + [("targets", 3 + at) for at in range(len(targets))]
        self._sheet("evidence", EVIDENCE, evidence, back=back)

    def _evidence(self) -> tuple[list[Row], int]:
        hashes = {row["document_id"]: row["sha256"] for row in self.ledger.documents}
        kinds = ((self.ledger.tasks, "任务", "task", "title"), (self.ledger.targets, "目标", "target", "indicator"))
        return [
            {"kind_zh": zh, "kind_en": en, "what": row[name], "sha256": hashes.get(row["document_id"], ""),
             **{key: row[key] for key in ("quote", "document_title", "place", "start", "end")}}
            for rows, zh, en, name in kinds for row in rows
        ], 3  # fmt: skip

    def _sheet(
        self, name: str, columns: Sequence[Column], rows: Sequence[Row], *, links: Sequence[int] = (),
        back: Sequence[tuple[str, int]] = (),
    ) -> None:  # fmt: skip
        sheet = self.book.add_worksheet(self.names[name])
        sheet.write_string(0, 0, _heading(self.ledger, name, self.lang)[:MOST], self.formats["title"])
        header = [("序号", "No.")[self.at], *((column.zh, column.en)[self.at] for column in columns)]
        for at, caption in enumerate(header):
            sheet.write_string(1, at, caption, self.formats["head"])
        sheet.set_column(0, 0, 5)
        for at, column in enumerate(columns, 1):
            sheet.set_column(at, at, column.width, None, {"hidden": True} if column.kind == HIDDEN else {})
        for number, row in enumerate(rows, 1):
            sheet.write_number(number + 1, 0, number, self.formats[""])
            for at, column in enumerate(columns, 1):
                self._cell(sheet, number + 1, at, column, column.cell(row, self.lang))
                if links and column.zh == "原文依据":
                    self._link(sheet, number + 1, at, "evidence", links[number - 1], str(row["quote"]))
            if back:
                self._link(sheet, number + 1, 2, *back[number - 1], str(row["what"]))
        self._finish(sheet, columns, len(rows))

    def _cell(self, sheet: Any, row: int, at: int, column: Column, value: Any) -> None:
        if isinstance(value, int | float):
            sheet.write_number(row, at, value, self.formats[column.kind])
            return
        text = _clean(value)
        if text == "":
            sheet.write_blank(row, at, None, self.formats[column.kind])
            return
        marked = text.startswith(_FORMULA)
        sheet.write_string(row, at, text, self.formats["text" if marked else column.kind])

    def _link(self, sheet: Any, row: int, at: int, name: str, line: int, text: str) -> None:
        """Write a link inside the workbook; its text is a string like any other."""
        sheet.write_url(row, at, f"internal:'{self.names[name]}'!A{line}", self.formats["link"], _clean(text) or "–")

    def _finish(self, sheet: Any, columns: Sequence[Column], rows: int) -> None:
        last = len(columns) - (columns[-1].kind == HIDDEN)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.repeat_rows(1)
        sheet.freeze_panes(2, 0)
        sheet.print_area(0, 0, rows + 1, last)
        pages = "第 &P 页，共 &N 页" if self.lang == "zh" else "Page &P of &N"
        sheet.set_footer(f"&L{self.ledger.today.isoformat()}&C{pages}")
        sheet.autofilter(1, 0, max(rows + 1, 2), len(columns))
        for at, column in enumerate(columns, 1):
            if column.zh == "状态" and rows:
                choices = [pair[self.at] for pair in words.STATUS.values()]
                sheet.data_validation(2, at, rows + 1, at, {
                    "validate": "list", "source": choices, "ignore_blank": True,
                    "error_title": column.zh, "error_message": "、".join(choices), "error_type": "warning",
                })  # fmt: skip


def _clean(value: Any) -> str:
    """Return a text that a workbook can hold: no half characters, control characters as pictures, no longer than a cell."""
    text = str("" if value is None else value).encode("utf-8", "replace").decode("utf-8")
    return _CONTROLS.sub(lambda match: chr(0x2400 + ord(match[0])) if ord(match[0]) < 32 else "\ufffd", text)[:MOST]
