"""The pack as a Word document on A4 that people can add their remarks to."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row

from graph.exports.evidence_pack.model import Pack, Table

_MARGIN, _WIDTH = 13, 184
_RED, _FONT = RGBColor(0x9B, 0x1C, 0x1C), "宋体"
#: The file states no time of its own, so that the same pack is the same file.
_MADE = datetime(2000, 1, 1)


def docx_of(pack: Pack) -> bytes:
    """Return the file."""
    word = Document()
    _prepare(word)
    word.add_heading(pack.title, level=1)
    word.add_paragraph().add_run(pack.thing).bold = True
    for label, value in pack.facts:
        line = word.add_paragraph()
        line.add_run(f"{label}：" if pack.lang == "zh" else f"{label}: ").bold = True
        line.add_run(value)
    for text in pack.summary:
        word.add_paragraph(text)
    for table in pack.tables:
        _add_table(word, table)
    for text in pack.notes:
        word.add_paragraph().add_run(text).font.size = Pt(8)
    word.add_heading(pack.hash_title, level=2)
    for line_ in pack.hash_lines:
        word.add_paragraph().add_run(line_).font.size = Pt(7)
    word.add_paragraph(pack.sign)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _prepare(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(14)
    for name, size in (("Normal", 9), ("Heading 1", 15), ("Heading 2", 10.5)):
        style = word.styles[name]
        style.font.size = Pt(size)
        style.font.name = _FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        style.paragraph_format.space_before = Pt(0 if name == "Normal" else 6)
        style.paragraph_format.space_after = Pt(2)
    core = word.core_properties
    core.author, core.title, core.comments = "Zeren", "", ""
    core.created = core.modified = _MADE


def _add_table(word: WordDocument, table: Table) -> None:
    word.add_heading(table.title, level=2)
    grid = word.add_table(rows=1, cols=len(table.head))
    grid.style = "Table Grid"
    grid.autofit = False
    _fill(grid.rows[0], table.head, table.widths, bold=True)
    repeat = OxmlElement("w:tblHeader")
    grid.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in table.rows:
        _fill(grid.add_row(), row.cells, table.widths, bold=row.missing, red=row.missing)


def _fill(row: _Row, texts: tuple[str, ...], widths: tuple[int, ...], *, bold: bool, red: bool = False) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(_WIDTH * width / 100)
        _write(cell, text, bold=bold, red=red)


def _write(cell: _Cell, text: str, *, bold: bool, red: bool) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.font.size, run.bold = Pt(8.5), bold
    if red:
        run.font.color.rgb = _RED
