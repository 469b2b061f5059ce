"""A filled ledger as the readers give it → its rows: what each is about, and what was filled in.

Any workbook or csv will do whose header names its columns as ``HEADERS`` does; the columns may stand in any order.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.records import Block, BlockKind, SourceText

#: Field → headers that mean it, in normal form (``_normal``).
HEADERS: dict[str, frozenset[str]] = {
    "id": frozenset({"编号勿改", "idpleasekeep", "zerenid", "taskid", "targetid"}),
    "task": frozenset({"重点任务", "任务", "任务名称", "工作任务", "主要任务", "任务事项", "task", "keytask"}),
    "indicator": frozenset({"指标", "指标名称", "目标名称", "indicator"}),
    "document": frozenset({"文件条款", "文件", "来源文件", "文件名称", "document", "documentclause", "documentandclause"}),
    "note": frozenset({"进展", "进展情况", "工作进展", "落实情况", "完成情况", "推进情况", "progress"}),
    "status": frozenset({"状态", "完成状态", "任务状态", "进度状态", "status"}),
    "value": frozenset({"完成值", "实际完成值", "实际值", "当前值", "valuereached"}),
    "who": frozenset({"填报人", "填报单位", "报送单位", "报送人", "填报人单位", "reportedby"}),
    "date": frozenset({"填报日期", "填报时间", "报送日期", "更新日期", "更新时间", "截至日期", "reportedon"}),
}
#: Columns of which one must be filled for a row to say something.
FILLED = ("note", "status", "value")
#: Rows at the head of a sheet in which the header may stand.
HEADER_ROWS = 12
_ID = re.compile(r"(?:task|target):[0-9a-f]{24}")
_DROPPED = re.compile(r"[\s()/／、:：,，.。“”\"'*_-]+")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月?)(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row in which something was filled.

    Attributes:
        about: ``task`` or ``target``.
        id: Id from the hidden column when it has the form of one.
        fields: What stands in the known columns, by the names of ``HEADERS``.
        locator: First filled cell.
        text: All cells, a bar between them.
    """

    about: str
    id: str | None
    fields: Mapping[str, str]
    locator: str
    text: str


@dataclass(frozen=True, slots=True)
class FilledLedger:
    """All rows of a file that say something.

    Attributes:
        blank: Rows that name a task or target, but of which nothing was filled in.
        tables: Sheets or tables with a header that was understood.
    """

    rows: tuple[FilledRow, ...]
    blank: int
    tables: int


def read_filled(source: SourceText) -> FilledLedger:
    """Return the rows of a filled ledger; ``tables`` is 0 when no sheet has a header that fits."""
    cells: dict[int, dict[int, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for block in source.blocks:
        if block.kind is BlockKind.CELL and block.table is not None and block.row is not None:
            cells[block.table][block.row].append(block)
    rows: list[FilledRow] = []
    blank = tables = 0
    for table in cells.values():
        header = _header(source, table)
        if header is None:
            continue
        tables += 1
        at, columns = header
        for number in sorted(number for number in table if number > at):
            row = _row(source, table[number], columns)
            if row is None:
                blank += _names_something(table[number], columns)
            else:
                rows.append(row)
    return FilledLedger(tuple(rows), blank, tables)


def _header(source: SourceText, table: Mapping[int, list[Block]]) -> tuple[int, dict[int, str]] | None:
    """Return the row of the header and the field of each column it names."""
    for number in sorted(table)[:HEADER_ROWS]:
        columns: dict[int, str] = {}
        for block in table[number]:
            field = _field(_text(source, block))
            if field is not None and field not in columns.values() and block.column is not None:
                columns[block.column] = field
        named = set(columns.values())
        if named & {"id", "task", "indicator"} and named & set(FILLED):
            return number, columns
    return None


def _field(header: str) -> str | None:
    normal = _normal(header)
    return next((field for field, names in HEADERS.items() if normal in names), None)


def _normal(text: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).lower())


def _text(source: SourceText, block: Block) -> str:
    return source.text[block.start : block.end].strip()


def _row(source: SourceText, blocks: list[Block], columns: Mapping[int, str]) -> FilledRow | None:
    fields: dict[str, str] = {}
    locator = None
    for block in blocks:
        field = columns.get(block.column if block.column is not None else -1)
        if field is not None and field not in fields and _text(source, block):
            fields[field] = _text(source, block)
            if field in FILLED and locator is None:
                locator = block.locator
    if locator is None:
        return None
    key = fields.get("id", "")
    known = key if _ID.fullmatch(key) else None
    target = (known or "").startswith("target:") or (known is None and "indicator" in fields and "task" not in fields)
    text = " | ".join(_text(source, block) for block in blocks)
    return FilledRow("target" if target else "task", known, fields, locator, text)


def _names_something(blocks: list[Block], columns: Mapping[int, str]) -> bool:
    return any(columns.get(block.column if block.column is not None else -1) in ("id", "task", "indicator") for block in blocks)


#: Words for a status → its code; what begins with one of them is it too (已完成80%以上 is not done, so 完成 must end).
_STATUS = (
    ("not_started", ("未启动", "未开始", "尚未启动", "尚未开始", "未开展", "notstarted")),
    ("done", ("已完成", "完成", "已办结", "办结", "已销号", "销号", "done", "completed", "complete")),
    ("delayed", ("滞后", "进度滞后", "延期", "受阻", "逾期", "未完成", "delayed", "behind", "late")),
    ("stopped", ("终止", "中止", "取消", "已终止", "已取消", "不再实施", "stopped", "cancelled")),
    ("in_progress", ("推进中", "进行中", "正在推进", "持续推进", "序时推进", "按计划推进", "按序时推进", "正常推进", "已启动",
                     "实施中", "在建", "inprogress", "ongoing", "ontrack")),
)  # fmt: skip


def read_status(words: str | None) -> str | None:
    """Return the code of a status, or None for words that are not known.

    >>> [read_status(words) for words in ("已完成", "进度滞后", "In progress", "已完成80%", None)]
    ['done', 'delayed', 'in_progress', None, None]
    """
    normal = _normal(words or "")
    return next((code for code, known in _STATUS if normal in known), None)


def read_date(words: str | None) -> str | None:
    """Return an ISO date of the precision given, or None for what is none.

    >>> [read_date(words) for words in ("2025年3月1日", "2025/3/1", "2025-03", "2025年3月", "三月", "2025-13-01")]
    ['2025-03-01', '2025-03-01', '2025-03', '2025-03', None, None]
    """
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", words or "").strip())
    if match is None or not 1 <= int(match[2]) <= 12 or (match[3] and not 1 <= int(match[3]) <= 31):
        return None
    return f"{match[1]}-{int(match[2]):02}" + (f"-{int(match[3]):02}" if match[3] else "")


def read_value(words: str | None) -> tuple[float, str] | None:
    """Return the only number of a cell with the words behind it, or None when there is none or several.

    >>> read_value("1,250家"), read_value("约 3.5%"), read_value("10至12"), read_value("无")
    ((1250.0, '家'), (3.5, '%'), None, None)
    """
    found = list(_NUMBER.finditer(unicodedata.normalize("NFKC", words or "")))
    if len(found) != 1:
        return None
    text = unicodedata.normalize("NFKC", words or "")
    return float(found[0][0].replace(",", "")), text[found[0].end() :].strip()


