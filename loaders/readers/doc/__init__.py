"""Word 97-2003 files (doc, wps) → paragraphs, headings, automatic numbers, tables and text boxes.

The container is opened by legacy-doc; its text extractor is not used, as it drops numbers, tables and damaged pieces
without a word. Headers, footers, comments and the table of contents are not text of the plan.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from legacy_doc.exceptions import LegacyDocError
from legacy_doc.ole import OleReader
from legacy_doc.types import ExtractionOptions

from graph.errors import DocumentError
from graph.records import BlockKind, SourceText
from loaders.readers.building import CellLine, TextBuilder
from loaders.readers.doc.binary import (
    LIST_OVERRIDES,
    LISTS,
    PIECES,
    STYLES,
    DocDamage,
    Header,
    read_header,
    read_pieces,
)
from loaders.readers.doc.rows import DocRow, grid_of
from loaders.readers.doc.story import DocParagraph, Stories
from loaders.readers.doc.styles import DocStyle, read_doc_lists, read_doc_styles
from loaders.readers.limits import Limits
from loaders.readers.lists import ListCounters, NumberedList
from loaders.readers.reasons import Note, Reason

MEDIA_TYPE = "application/msword"


def read_doc(name: str, data: bytes, limits: Limits) -> SourceText:
    """Read a Word 97-2003 file.

    Raises:
        DocumentError: ``encrypted``, ``unsupported`` (Word 6 and 95), ``corrupt``, ``too_large`` or ``no_text``.
    """
    builder = TextBuilder(name, limits)
    try:
        ole = OleReader(data, options=ExtractionOptions(max_file_bytes=limits.max_bytes))
        word = ole.read_stream("WordDocument")
        header = read_header(word)
        table, extra = ole.read_stream(header.table_name), ole.try_read_stream("Data") or b""
        _DocReader(
            builder, header, Stories(word, table, extra, header, read_pieces(table, header.places[PIECES])), table
        ).read()
    except DocDamage as error:
        raise DocumentError(
            error.reason,
            f"is a Word 97-2003 file, but {error}" if error.reason is Reason.CORRUPT else str(error),
            source=name,
        ) from error
    except (LegacyDocError, struct.error, IndexError) as error:
        raise DocumentError(
            Reason.CORRUPT, f"is a damaged or cut-off Word 97-2003 file ({error})", source=name
        ) from error
    return builder.finish(data, MEDIA_TYPE)


@dataclass(slots=True)
class _Table:
    """The rows of the table being read; ``lines`` are those of the open cell."""

    rows: list[DocRow] = field(default_factory=list)
    row: DocRow = field(default_factory=DocRow)
    lines: list[CellLine] = field(default_factory=list)


class _DocReader:
    """Walks the stories of one file."""

    def __init__(self, builder: TextBuilder, header: Header, stories: Stories, table: bytes) -> None:
        self.builder = builder
        self.header = header
        self.stories = stories
        self.styles = read_doc_styles(table, header.places[STYLES])
        self.lists: list[NumberedList] = read_doc_lists(table, header.places[LISTS], header.places[LIST_OVERRIDES])
        self.counters = ListCounters()
        self.count = self.contents = 0
        self.table: _Table | None = None

    def read(self) -> None:
        main, footnotes, headers, macros, comments, endnotes, boxes, _ = self.header.counts
        for paragraph in self.stories.paragraphs(0, main):
            self._add(paragraph)
        self._end_table()
        self._boxes(sum((main, footnotes, headers, macros, comments, endnotes)), boxes)
        self._notes("footnote", main, footnotes)
        self._notes("endnote", sum((main, footnotes, headers, macros, comments)), endnotes)
        for code, amount, text in (
            (Note.DELETED, self.stories.deleted, "stretches of tracked deletions left out"),
            (Note.HIDDEN, self.stories.hidden, "stretches of hidden text read"),
            (Note.UNMAPPED, self.stories.unmapped, "symbols of unknown meaning left out"),
            (Note.CONTENTS, self.contents, "lines of the table of contents left out"),
        ):
            if amount:
                self.builder.note(code, f"{amount} {text}")

    def _style(self, paragraph: DocParagraph) -> DocStyle:
        index = int.from_bytes(paragraph.properties[:2], "little")
        style = self.styles[index] if index < len(self.styles) else DocStyle()
        return style.modified(paragraph.properties[2:])

    def _number(self, style: DocStyle) -> str | None:
        if not 0 < style.list_index <= len(self.lists):
            return None
        return self.counters.next_number(self.lists[style.list_index - 1], style.list_level)

    def _add(self, paragraph: DocParagraph) -> None:
        style = self._style(paragraph)
        if paragraph.depth > 0:
            self._add_to_table(paragraph, style)
            return
        self._end_table()
        if style.contents:
            self.contents += bool(paragraph.text.strip())
            return
        number = self._number(style)
        self.count += 1
        kind = BlockKind.HEADING if style.level is not None or style.title else BlockKind.PARAGRAPH
        pieces = [paragraph.text] if kind is BlockKind.HEADING else paragraph.text.split("\n")
        for index, piece in enumerate(pieces):
            self.builder.paragraph(
                piece, kind, level=style.level, number=number if index == 0 else None, locator=f"paragraph {self.count}"
            )

    # -- tables --------------------------------------------------------------------------------------------------
    def _add_to_table(self, paragraph: DocParagraph, style: DocStyle) -> None:
        table = self.table = self.table or _Table()
        if paragraph.row_end and paragraph.depth == 1:
            table.row.define(paragraph.properties)
            table.rows.append(table.row)
            table.row, table.lines = DocRow(), []
            return
        number = self._number(style)
        # A cell of a 序号 column often holds nothing but its automatic number: that is what a person reads.
        text = paragraph.text if paragraph.text.strip() else number or ""
        pieces = text.split("\n")
        table.lines.extend(
            CellLine(piece, number if at == 0 and paragraph.text.strip() else None, style.level)
            for at, piece in enumerate(pieces)
            if piece.strip()
        )
        if paragraph.cell_end and paragraph.depth == 1:
            table.row.cells.append(table.lines)
            table.lines = []

    def _end_table(self) -> None:
        table, self.table = self.table, None
        if table is None:
            return
        if table.lines or table.row.cells:
            table.rows.append(DocRow([*table.row.cells, table.lines]))
        index = self.builder.open_table()
        if all(len(row.cells) <= 1 for row in table.rows):
            for line in (line for row in table.rows for cell in row.cells for line in cell):
                self.builder.paragraph(
                    line.text,
                    BlockKind.BOX,
                    level=line.level,
                    number=line.number,
                    table=index,
                    locator=f"table {index + 1}",
                )
            return
        for cells in grid_of(table.rows):
            for cell in cells:
                self.builder.cell(
                    cell.lines,
                    index,
                    cell.row,
                    cell.column,
                    rows=cell.rows,
                    columns=cell.columns,
                    locator=f"table {index + 1} row {cell.row + 1} column {cell.column + 1}",
                )
            self.builder.end_row()

    # -- other stories -------------------------------------------------------------------------------------------
    def _boxes(self, start: int, length: int) -> None:
        """Add the text boxes behind the text: the file says where they stand only by drawing."""
        table: int | None = None
        for paragraph in self.stories.paragraphs(start, start + length):
            style = self._style(paragraph)
            if paragraph.text.strip():
                table = self.builder.open_table() if table is None else table
                for piece in paragraph.text.split("\n"):
                    self.builder.paragraph(
                        piece,
                        BlockKind.BOX,
                        level=style.level,
                        number=self._number(style),
                        table=table,
                        locator="text box",
                    )

    def _notes(self, kind: str, start: int, length: int) -> None:
        for paragraph in self.stories.paragraphs(start, start + length):
            if paragraph.text.strip():
                self.builder.paragraph(paragraph.text.strip(), locator=kind)
