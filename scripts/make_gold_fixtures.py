"""Write Word, Excel and HTML files from plain texts: the twins of some gold documents, and two bundled plans.

    python scripts/make_gold_fixtures.py

Reads ``tests/gold/documents/*.txt``, writes ``tests/gold/variants/documents`` and, beside it, the same gold under the
twin's own file name, so that every reader meets the same facts. Reads ``scripts/demo_sources/*.txt``, writes
``data/documents``. The bytes depend on the texts alone: run again, they are the same.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from html import escape
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
STAMP = datetime(2024, 1, 1)
HEADING_LEVELS = (
    (r"第[一二三四五六七八九十]+章\s*", 1),
    (r"第[一二三四五六七八九十]+节\s*", 2),
    (r"[一二三四五六七八九十]+、", 1),
    (r"（[一二三四五六七八九十]+）", 2),
    (r"\d+\.", 3),
)
NUMBERING = """<w:abstractNum %s w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>
<w:lvlText w:val="%%3."/></w:lvl></w:abstractNum>"""
NUMBERED = '<w:numPr %s><w:ilvl w:val="%d"/><w:numId w:val="90"/></w:numPr>'
Rows = list[list[str]]


def runs(text: str) -> Iterator[str | Rows]:
    """Yield the lines of a text in order; consecutive lines with tabs come as one table."""
    table: Rows = []
    for line in text.splitlines():
        if "\t" in line:
            table.append([cell.strip() for cell in line.split("\t")])
            continue
        if table:
            yield table
            table = []
        if line.strip():
            yield line.strip()
    if table:
        yield table


def merged_rows(table: Rows, column: int) -> list[tuple[int, int]]:
    """First and last row (inclusive) of each cell; an empty cell of the category columns belongs to the one above."""
    spans: list[tuple[int, int]] = []
    for index, row in enumerate(table):
        if row[column] == "" and column <= 1 and len(spans) > 1:
            spans[-1] = (spans[-1][0], index)
        else:
            spans.append((index, index))
    return spans


def squared(table: Rows) -> Rows:
    """Rows of one length, filled up with empty cells."""
    width = max(len(row) for row in table)
    return [row + [""] * (width - len(row)) for row in table]


def add_docx_table(document: Document, table: Rows) -> None:
    """A ruled table whose category cells are merged downwards."""
    rows = squared(table)
    grid = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for column in range(len(rows[0])):
        for first, last in merged_rows(rows, column):
            cell = grid.cell(first, column)
            if last > first:
                cell = cell.merge(grid.cell(last, column))
            cell.text = rows[first][column]


def add_docx_paragraph(document: Document, line: str, automatic: bool) -> None:
    """A heading gets its style; with ``automatic`` its number leaves the text and stands in numbering.xml alone."""
    for pattern, level in HEADING_LEVELS:
        number = re.match(pattern, line)
        if number:
            text = line[number.end() :] if automatic else line
            paragraph = document.add_paragraph(text, style=f"Heading {level}" if level < 3 else "Normal")
            if automatic:
                paragraph._p.get_or_add_pPr().append(parse_xml(NUMBERED % (nsdecls("w"), level - 1)))
            return
    document.add_paragraph(line)


def make_docx(text: str, automatic: bool = False) -> bytes:
    """Word with heading styles; see ``add_docx_paragraph`` for ``automatic``."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING % nsdecls("w")))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for part in runs(text):
        if isinstance(part, str):
            add_docx_paragraph(document, part, automatic)
        else:
            add_docx_table(document, part)
    document.core_properties.created = document.core_properties.modified = STAMP
    buffer = io.BytesIO()
    document.save(buffer)
    return without_times(buffer.getvalue())


def make_xlsx(text: str) -> bytes:
    """One sheet; a line without tabs is a row merged over all columns, as office clerks lay out lists."""
    book = Workbook()
    sheet = book.active
    parts = list(runs(text))
    width = max(len(row) for part in parts if not isinstance(part, str) for row in part)
    at = 1
    for part in parts:
        rows = [[part]] if isinstance(part, str) else squared(part)
        for offset, row in enumerate(rows):
            for column, value in enumerate(row, start=1):
                sheet.cell(at + offset, column, number_or_text(value) if len(row) > 1 else value)
        if isinstance(part, str):
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=width)
        else:
            for column in range(2):
                for first, last in merged_rows(rows, column):
                    if last > first:
                        sheet.merge_cells(None, at + first, column + 1, at + last, column + 1)
        at += len(rows)
    book.properties.created = book.properties.modified = STAMP
    buffer = io.BytesIO()
    book.save(buffer)
    return without_times(buffer.getvalue())


def number_or_text(value: str) -> str | int | float | None:
    """What a clerk's spreadsheet stores for a cell typed like this."""
    if re.fullmatch(r"\d+", value):
        return int(value)
    return float(value) if re.fullmatch(r"\d+\.\d+", value) else value or None


def make_html(text: str) -> bytes:
    """A page of a government site: meta tags, navigation, the text, a footer."""
    parts = list(runs(text))
    title = next(part for part in parts if isinstance(part, str) and not re.match(r"[^，。]{2,6}：", part))
    published = re.search(r"公开日期：(\S+)", text)
    meta = f'<meta name="ArticleTitle" content="{escape(title)}">'
    if published:
        meta += f'<meta name="PubDate" content="{published[1]}">'
    body = "\n".join(f"<p>{escape(part)}</p>" if isinstance(part, str) else html_table(part) for part in parts)
    page = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>{meta}
<style>p {{ text-indent: 2em }}</style><script>var visits = 2024;</script></head>
<body><div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 政策文件</div>
<div class="article" id="zoom">
{body}
</div><div class="footer">版权所有 网站标识码3205000002 打印 关闭窗口</div></body></html>
"""
    return page.encode()


def html_table(table: Rows) -> str:
    """Plain ``tr`` and ``td``, merged cells as ``rowspan``."""
    rows = squared(table)
    cells: list[list[str]] = [[] for _ in rows]
    for column in range(len(rows[0])):
        for first, last in merged_rows(rows, column):
            span = f' rowspan="{last - first + 1}"' if last > first else ""
            cells[first].append(f"<td{span}>{escape(rows[first][column])}</td>")
    return "<table>\n" + "\n".join(f"<tr>{''.join(row)}</tr>" for row in cells) + "\n</table>"


def without_times(data: bytes) -> bytes:
    """The same zip with fixed member times, so that equal content gives equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                fixed = rb"\g<1>" + STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + rb"\g<2>"
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)", fixed, content)
            target.writestr(zipfile.ZipInfo(name, STAMP.timetuple()[:6]), content)
    return out.getvalue()


VARIANTS: tuple[tuple[str, str, Callable[[str], bytes]], ...] = (
    ("hefei_task_table", "docx", make_docx),
    ("hefei_task_table", "xlsx", make_xlsx),
    ("hefei_task_table", "html", make_html),
    ("suzhou_ai_plan", "docx", partial(make_docx, automatic=True)),
    ("suzhou_ai_plan", "html", make_html),
    ("ningbo_port_plan", "docx", make_docx),
    ("changsha_project_list", "xlsx", make_xlsx),
)


BUNDLED: tuple[tuple[str, str, Callable[[str], bytes]], ...] = (
    ("zhengzhou_innovation_plan_145", "docx", make_docx),
    ("zhengzhou_science_tasks_2025", "xlsx", make_xlsx),
)


def make_bundled(target: Path) -> list[Path]:
    """Write the bundled plans that are not plain text into a folder; return their paths."""
    made = []
    for stem, suffix, make in BUNDLED:
        path = target / f"{stem}.{suffix}"
        path.write_bytes(make((ROOT / "scripts" / "demo_sources" / f"{stem}.txt").read_text("utf-8")))
        made.append(path)
    return made


def make_variants(target: Path) -> list[Path]:
    """Write every twin and its gold below a folder; return the documents' paths."""
    (target / "documents").mkdir(parents=True, exist_ok=True)
    (target / "gold").mkdir(exist_ok=True)
    made = []
    for stem, suffix, make in VARIANTS:
        text = (GOLD / "documents" / f"{stem}.txt").read_text("utf-8-sig")
        path = target / "documents" / f"{stem}.{suffix}"
        path.write_bytes(make(text))
        gold = json.loads((GOLD / "gold" / f"{stem}.json").read_text("utf-8"))
        gold["doc"] = path.name
        written = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        (target / "gold" / f"{stem}_{suffix}.json").write_text(written, "utf-8")
        made.append(path)
    return made


if __name__ == "__main__":
    for made_path in [*make_variants(GOLD / "variants"), *make_bundled(ROOT / "data" / "documents")]:
        print(made_path.relative_to(ROOT))
