"""Puts stored text and its blocks together, so that spans are exact by construction.

A reader says what follows (``paragraph``, ``cell``, ``row_end``); the builder writes the text, one line per paragraph,
cells of a row divided by tabs, and keeps the blocks. ``finish`` refuses text that cannot be stored.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from graph.errors import DocumentError
from graph.records import Block, BlockKind, SourceText
from loaders.readers.limits import Limits
from loaders.readers.reasons import Reason

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


def source_text(name: str, data: bytes, media_type: str, text: str, blocks: Iterable[Block], *,
                encoding: str | None = None, hints: Iterable[tuple[str, str]] = ()) -> SourceText:
    """Return the finished record.

    Raises:
        DocumentError: ``no_text`` when there is only white space, ``bad_character`` for NUL or half a surrogate pair.
    """
    bad = _UNSTORABLE.search(text)
    if bad is not None:
        sign = "NUL character" if bad.group() == "\0" else f"half a surrogate pair (U+{ord(bad.group()):04X})"
        line = text.count("\n", 0, bad.start()) + 1
        raise DocumentError(Reason.BAD_CHARACTER, f"{sign} in line {line}; text files hold no such character", source=name)
    if not text.strip():
        raise DocumentError(Reason.NO_TEXT, "no text in it; a scan needs text recognition first", source=name)
    return SourceText(name, hashlib.sha256(data).hexdigest(), media_type, encoding, text, tuple(blocks), tuple(hints))


class TextBuilder:
    """Collects text, blocks and hints of one file in reading order.

    Args:
        name: Base name of the file, for errors.
        limits: Bounds on characters and cells.
    """

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.blocks: list[Block] = []
        self.hints: list[tuple[str, str]] = []
        self._parts: list[str] = []
        self._length = 0
        self._cells = 0
        self._tables = 0
        self._table: int | None = None
        self._filled = 0

    def paragraph(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, level: int | None = None,
                  number: str | None = None, page: int | None = None, locator: str | None = None) -> None:
        """Add a paragraph as one line (or several when it has line breaks of its own) with one block."""
        text = normal_line_ends(text)
        if text.strip():
            self._block(text, Block(0, 0, kind, level, number, page, locator=locator))
        self._write(text + "\n")

    def lines(self, text: str, *, page: int | None = None, locator: str | None = None) -> None:
        """Add text that keeps its line breaks, one paragraph block per line."""
        for line in normal_line_ends(text).split("\n"):
            self.paragraph(line, page=page, locator=locator)

    def open_table(self) -> int:
        """Begin a table on a line of its own; return its index in the document."""
        self._table, self._filled = self._tables, 0
        self._tables += 1
        return self._table

    def cell(self, text: str, row: int, column: int, *, rows: int = 1, columns: int = 1, page: int | None = None,
             locator: str | None = None) -> None:
        """Add the cell at a position; empty columns before it become tabs, its paragraphs blocks of their own.

        Cells of a row come from left to right; ``end_row`` closes the row.
        """
        self._cells += 1
        if self._cells > self.limits.max_cells:
            raise DocumentError(Reason.TOO_LARGE, f"more than {self.limits.max_cells} table cells "
                                "(ZEREN_READ_MAX_CELLS raises the limit)", source=self.name)
        if column > self._filled:
            self._write("\t" * (column - self._filled))
            self._filled = column
        text = normal_line_ends(text).replace("\t", " ").strip("\n")
        for start, end in line_spans(text):
            self._block(text, Block(0, 0, BlockKind.CELL, page=page, table=self._table, row=row, column=column,
                                    rows=rows, columns=columns, locator=locator), start, end)
        self._write(text)

    def end_row(self) -> None:
        """Close the row of cells."""
        self._write("\n")
        self._filled = 0

    def note(self, hint: tuple[str, str]) -> None:
        """Keep a note or another hint."""
        self.hints.append(hint)

    def finish(self, data: bytes, media_type: str, encoding: str | None = None) -> SourceText:
        """Return the record of everything added."""
        return source_text(self.name, data, media_type, "".join(self._parts), self.blocks,
                           encoding=encoding, hints=self.hints)

    def _block(self, text: str, block: Block, start: int = 0, end: int | None = None) -> None:
        end = len(text) if end is None else end
        while end > start and text[end - 1] in "\n\f":
            end -= 1
        self.blocks.append(replace(block, start=self._length + start, end=self._length + end))

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > self.limits.max_characters:
            raise DocumentError(Reason.TOO_LARGE, f"more than {self.limits.max_characters} characters of text "
                                "(ZEREN_READ_MAX_CHARACTERS raises the limit)", source=self.name)
