"""Puts stored text and its blocks together, so that spans are exact by construction.

A reader says what follows (``paragraph``, ``cell``, ``end_row``); the builder writes the text, one line per paragraph,
cells of a row divided by tabs, and keeps the blocks. ``finish`` refuses text that cannot be stored.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.errors import DocumentError
from graph.records import Block, BlockKind, SourceText
from loaders.readers.limits import Limits
from loaders.readers.reasons import Note, Reason, note

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?")


def normal_line_ends(text: str) -> str:
    """Return the text with every CR LF and lone CR as LF; the only change readers make to decoded text."""
    return _LINE_ENDS.sub("\n", text) if "\r" in text else text


def line_spans(text: str, start: int = 0) -> Iterable[tuple[int, int]]:
    r"""Yield the spans of the lines of ``text`` that are not only white space, ends and form feeds left out.

    >>> list(line_spans("甲\n\n  乙\n", 10))
    [(10, 11), (13, 16)]
    """
    at = start
    for line in text.split("\n"):
        if line.strip():
            body = line.strip("\f")
            first = at + line.index(body)
            yield first, first + len(body)
        at += len(line) + 1


def source_text(
    name: str,
    data: bytes,
    media_type: str,
    text: str,
    blocks: Iterable[Block],
    *,
    encoding: str | None = None,
    hints: Iterable[tuple[str, str]] = (),
) -> SourceText:
    """Return the finished record.

    Raises:
        DocumentError: ``no_text`` when there is only white space, ``bad_character`` for NUL or half a surrogate pair.
    """
    bad = _UNSTORABLE.search(text)
    if bad is not None:
        sign = "NUL character" if bad.group() == "\0" else f"half a surrogate pair (U+{ord(bad.group()):04X})"
        line = text.count("\n", 0, bad.start()) + 1
        raise DocumentError(Reason.BAD_CHARACTER, f"{sign} in line {line}; text holds no such character", source=name)
    if not text.strip():
        raise DocumentError(Reason.NO_TEXT, "no text in it; a scan needs text recognition first", source=name)
    return SourceText(name, hashlib.sha256(data).hexdigest(), media_type, encoding, text, tuple(blocks), tuple(hints))


@dataclass(frozen=True, slots=True)
class CellLine:
    """One paragraph of a table cell, with its automatic number or heading level where it has one."""

    text: str
    number: str | None = None
    level: int | None = None


class TextBuilder:
    """Collects text, blocks and hints of one file in reading order."""

    def __init__(self, name: str, limits: Limits) -> None:
        """Begin a file; ``name`` is for errors, ``limits`` bounds characters and cells."""
        self.name = name
        self.limits = limits
        self.blocks: list[Block] = []
        self.hints: list[tuple[str, str]] = []
        self._parts: list[str] = []
        self._length = 0
        self._cells = 0
        self._tables = 0
        self._filled = 0

    def paragraph(
        self,
        text: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        level: int | None = None,
        number: str | None = None,
        page: int | None = None,
        table: int | None = None,
        locator: str | None = None,
    ) -> None:
        """Add a paragraph with one block; line breaks in it stay, white space alone gets no block."""
        text = normal_line_ends(text).strip("\n\f")
        if text.strip():
            start = self._length
            self.blocks.append(Block(start, start + len(text), kind, level, number, page, table, locator=locator))
        self._write(text + "\n")

    def lines(self, text: str, *, page: int | None = None, locator: str | None = None) -> None:
        """Add text that keeps its line breaks, one paragraph block per line."""
        for line in normal_line_ends(text).split("\n"):
            self.paragraph(line, page=page, locator=locator)

    def open_table(self) -> int:
        """Return the index of a table (or box) that begins here."""
        self._filled = 0
        self._tables += 1
        return self._tables - 1

    def cell(
        self,
        content: str | Sequence[CellLine],
        table: int,
        row: int,
        column: int,
        *,
        rows: int = 1,
        columns: int = 1,
        page: int | None = None,
        locator: str | None = None,
        wrapped: bool = False,
    ) -> None:
        """Add the cell at a position; the columns between it and the last one become tabs.

        Cells of a row come from left to right, ``end_row`` closes it. Each paragraph of the cell is a block of its own
        with the same position, unless its line breaks only wrap it (``wrapped``, in a PDF).
        """
        self._cells += 1
        if self._cells > self.limits.max_cells:
            raise DocumentError(
                Reason.TOO_LARGE,
                f"more than {self.limits.max_cells} table cells (ZEREN_READ_MAX_CELLS raises the limit)",
                source=self.name,
            )
        self._write("\t" * (column - self._filled))
        self._filled = max(column, self._filled)
        for index, line in enumerate(_cell_lines(content, wrapped)):
            if index:
                self._write("\n")
            start = self._length
            self.blocks.append(
                Block(
                    start,
                    start + len(line.text),
                    BlockKind.CELL,
                    line.level,
                    line.number,
                    page,
                    table,
                    row,
                    column,
                    rows,
                    columns,
                    locator,
                )
            )
            self._write(line.text)

    def end_row(self) -> None:
        """Close the row of cells."""
        self._write("\n")
        self._filled = 0

    def note(self, code: Note, text: str) -> None:
        """Keep a note on what was odd."""
        self.hints.append(note(code, text))

    def hint(self, name: str, value: str | None) -> None:
        """Keep a field of the head that the format states beside the text; the first value of a field wins."""
        value = " ".join(value.split()) if value is not None else ""
        if value and all(name != known for known, _ in self.hints):
            self.hints.append((name, value))

    def finish(self, data: bytes, media_type: str, encoding: str | None = None) -> SourceText:
        """Return the record of everything added.

        Raises:
            DocumentError: As ``source_text``.
        """
        return source_text(
            self.name, data, media_type, "".join(self._parts), self.blocks, encoding=encoding, hints=self.hints
        )

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > self.limits.max_characters:
            raise DocumentError(
                Reason.TOO_LARGE,
                f"more than {self.limits.max_characters} characters of text "
                "(ZEREN_READ_MAX_CHARACTERS raises the limit)",
                source=self.name,
            )


def _cell_lines(content: str | Sequence[CellLine], wrapped: bool) -> list[CellLine]:
    if isinstance(content, str):
        content = [CellLine(line) for line in ([content] if wrapped else normal_line_ends(content).split("\n"))]
    lines: list[CellLine] = []
    for line in content:
        text = normal_line_ends(line.text).replace("\t", " ").strip("\n\f")
        if text.strip():
            lines.append(line if text == line.text else CellLine(text, line.number, line.level))
    return lines
