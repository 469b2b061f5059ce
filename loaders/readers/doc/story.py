"""The text of a Word 97-2003 file as paragraphs with their properties, story by story."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.readers.doc.binary import (
    CHARACTER_RUNS,
    PARAGRAPH_RUNS,
    DocDamage,
    Header,
    Piece,
    Runs,
    modifiers,
    part,
    piece_text,
    unsigned,
)

IN_TABLE, ROW_END, DEPTH = 0x2416, 0x2417, 0x6649
#: The properties stand in the ``Data`` stream (sprmPHugePapx).
_ELSEWHERE = (0x6645, 0x6646)
_DELETED, _HIDDEN, _SYMBOL = 0x0800, 0x083C, 0x6A09
#: Paragraph, cell and page (or section) end.
_ENDS = "\r\x07\x0c"
_FIELD = re.compile(r"\x13[^\x14\x15]*(?:\x14|\x15)?|[\x14\x15]")
_SIGNS = {
    0x0B: "\n",
    0x0E: "\n",
    0x1E: "-",
    0x1F: "",
    0xAD: "",
    **dict.fromkeys([*range(9), *range(0x0C, 0x0E), *range(0x0F, 0x1E)], ""),
}


@dataclass(frozen=True, slots=True)
class DocParagraph:
    """One paragraph, cell end or row end.

    Attributes:
        properties: Property modifiers, the index of the style in front (two bytes).
        cell_end: Ends a table cell (or, with ``row_end``, a row).
        depth: Nesting depth of the table it is in, 0 outside.
    """

    text: str
    properties: bytes
    cell_end: bool
    row_end: bool
    depth: int


class Stories:
    """The stories of one file; ``deleted``, ``hidden`` and ``unmapped`` count what the reader reports."""

    def __init__(self, word: bytes, table: bytes, data: bytes, header: Header, pieces: list[Piece]) -> None:
        """Put the pieces of the three streams together."""
        self._pieces = pieces
        self._data = data
        self._starts = [piece.start for piece in pieces]
        text = "".join(piece_text(word, piece) for piece in pieces)
        if pieces and (pieces[0].start != 0 or len(text) != pieces[-1].end):
            raise DocDamage("the table of its text pieces has gaps")
        self._paragraphs = Runs(word, table, header.places[PARAGRAPH_RUNS], paragraphs=True)
        characters = Runs(word, table, header.places[CHARACTER_RUNS], paragraphs=False)
        removed = self._positions(characters.marked(_DELETED))
        symbols = self._positions(characters.marked(_SYMBOL))
        self.deleted = len(removed)
        self.hidden = len(self._positions(characters.marked(_HIDDEN)))
        unmapped = [(start, end) for start, end in symbols if "(" in text[start:end]]
        self.unmapped = sum(end - start for start, end in unmapped)
        self._text = _without(text, [*removed, *unmapped])

    def _positions(self, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the character ranges that byte ranges cover."""
        found: list[tuple[int, int]] = []
        for piece in self._pieces:
            width = 1 if piece.narrow else 2
            last = piece.offset + width * (piece.end - piece.start)
            for start, end in ranges:
                low, high = max(start, piece.offset), min(end, last)
                if low < high:
                    found.append(
                        (
                            piece.start + (low - piece.offset) // width,
                            piece.start + (high - piece.offset + width - 1) // width,
                        )
                    )
        return found

    def paragraphs(self, start: int, end: int) -> Iterator[DocParagraph]:
        """Yield the paragraphs between two character positions."""
        at = start
        end = min(end, len(self._text))
        for position in range(start, end):
            if self._text[position] in _ENDS:
                yield self._paragraph(at, position)
                at = position + 1
        if at < end:
            yield self._paragraph(at, end)

    def _paragraph(self, start: int, end: int) -> DocParagraph:
        mark = min(end, len(self._text) - 1)
        piece = self._pieces[bisect_right(self._starts, mark) - 1]
        properties = self._whole(self._paragraphs.at(piece.offset_of(mark)))
        found = {
            code: int.from_bytes(operand[:4], "little")
            for code, operand in modifiers(properties[2:])
            if code in (IN_TABLE, ROW_END, DEPTH)
        }
        depth = found.get(DEPTH, 1 if found.get(IN_TABLE) else 0)
        ends_cell = end < len(self._text) and self._text[end] == "\x07"
        return DocParagraph(_clean(self._text[start:end]), properties, ends_cell, bool(found.get(ROW_END)), depth)

    def _whole(self, properties: bytes) -> bytes:
        """Return properties with those that were too long for their page, such as rows of many cells."""
        for code, operand in modifiers(properties[2:]):
            if code in _ELSEWHERE:
                at = int.from_bytes(operand, "little")
                return properties[:2] + part(self._data, at + 2, unsigned(self._data, at, 2))
        return properties


def _without(text: str, ranges: list[tuple[int, int]]) -> str:
    """Blank out ranges with a sign that cleaning drops, so that positions stay; ends of paragraphs stay too."""
    if not ranges:
        return text
    signs = list(text)
    for start, end in ranges:
        for position in range(start, min(end, len(signs))):
            if signs[position] not in _ENDS:
                signs[position] = "\x01"
    return "".join(signs)


def _clean(text: str) -> str:
    """Return the text as shown: results of fields without their instructions, no anchors."""
    shown = _FIELD.sub("", text).translate(_SIGNS)
    return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
