"""The binary layer of Word 97-2003 files ([MS-DOC]): header, pieces of text, property runs and their modifiers.

Every offset in the file is checked against the bytes there are; what points outside is damage, not a reason to guess.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from loaders.readers.reasons import Reason

#: Places of (offset, length) pairs in the header, [MS-DOC] 2.5.6.
STYLES, CHARACTER_RUNS, PARAGRAPH_RUNS, PIECES, LISTS, LIST_OVERRIDES = 0xA2, 0xFA, 0x102, 0x1A2, 0x2E2, 0x2EA
WORD_97 = 0xC1
_OPERAND = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_DEFINITION, _CHANGED_TABS = 0xD608, 0xC615


class DocDamage(Exception):
    """The bytes are not what the format prescribes; ``reason`` says how to report it."""

    def __init__(self, message: str, reason: Reason = Reason.CORRUPT) -> None:
        """Keep the message and the reason code."""
        super().__init__(message)
        self.reason = reason


def unsigned(data: bytes, offset: int, size: int = 4) -> int:
    """Return a little-endian number.

    Raises:
        DocDamage: It would lie outside the data.
    """
    if offset < 0 or offset + size > len(data):
        raise DocDamage("an offset points outside the file")
    return int.from_bytes(data[offset : offset + size], "little")


def part(data: bytes, offset: int, size: int) -> bytes:
    """Return a stretch of bytes.

    Raises:
        DocDamage: It would lie outside the data.
    """
    if offset < 0 or size < 0 or offset + size > len(data):
        raise DocDamage("an offset points outside the file")
    return data[offset : offset + size]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` stand at ``offset``, one or two bytes each."""

    start: int
    end: int
    offset: int
    narrow: bool

    def offset_of(self, position: int) -> int:
        """Return the byte offset of a character."""
        return self.offset + (position - self.start) * (1 if self.narrow else 2)


@dataclass(frozen=True, slots=True)
class Header:
    """What the file information block says; ``counts`` are the lengths of the stories, main text first."""

    table_name: str
    counts: tuple[int, ...]
    places: dict[int, tuple[int, int]]


def read_header(word: bytes) -> Header:
    """Return the header of the ``WordDocument`` stream.

    Raises:
        DocDamage: Not Word 97 or later, encrypted, or cut off.
    """
    if unsigned(word, 0, 2) != 0xA5EC:
        raise DocDamage("the text stream has no Word signature")
    if unsigned(word, 2, 2) < WORD_97:
        raise DocDamage("Word 6 or 95; save it as docx", Reason.UNSUPPORTED)
    flags = unsigned(word, 0x0A, 2)
    if flags & 0x0100:
        raise DocDamage("is protected by a password; save it without one", Reason.ENCRYPTED)
    counts = tuple(unsigned(word, offset) for offset in (0x4C, 0x50, 0x54, 0x58, 0x5C, 0x60, 0x64, 0x68))
    places = {
        place: (unsigned(word, place), unsigned(word, place + 4))
        for place in (STYLES, CHARACTER_RUNS, PARAGRAPH_RUNS, PIECES, LISTS, LIST_OVERRIDES)
    }
    return Header("1Table" if flags & 0x0200 else "0Table", counts, places)


def read_pieces(table: bytes, place: tuple[int, int]) -> list[Piece]:
    """Return the pieces of text in order ([MS-DOC] 2.9.38, Clx).

    Raises:
        DocDamage: There is no piece table, or it runs backwards.
    """
    clx, at = part(table, *place), 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + unsigned(clx, at + 1, 2)
    if at >= len(clx) or clx[at] != 2:
        raise DocDamage("has no table of its text pieces")
    pieces = part(clx, at + 5, unsigned(clx, at + 1))
    count = (len(pieces) - 4) // 12
    ends = [unsigned(pieces, 4 * index) for index in range(count + 1)]
    found: list[Piece] = []
    for index, (start, end) in enumerate(pairwise(ends)):
        code = unsigned(pieces, 4 * (count + 1) + 8 * index + 2)
        narrow = bool(code & 0x40000000)
        if end < start:
            raise DocDamage("the table of its text pieces runs backwards")
        found.append(Piece(start, end, (code & 0x3FFFFFFF) // 2 if narrow else code & 0x3FFFFFFF, narrow))
    return found


def piece_text(word: bytes, piece: Piece) -> str:
    """Return the characters of a piece, one each; halves of surrogate pairs stay apart.

    Raises:
        DocDamage: It points outside the file.
    """
    length = piece.end - piece.start
    raw = part(word, piece.offset, length if piece.narrow else 2 * length)
    if piece.narrow:
        # [MS-DOC] 2.9.73: cp1252, whose five undefined bytes stand for themselves.
        return "".join(bytes([byte]).decode("cp1252") if byte not in _UNDEFINED else chr(byte) for byte in raw)
    return "".join(map(chr, struct.unpack(f"<{length}H", raw)))


_UNDEFINED = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))


class Runs:
    """Properties by byte offset, from the formatted disk pages of paragraphs or characters."""

    def __init__(self, word: bytes, table: bytes, place: tuple[int, int], *, paragraphs: bool) -> None:
        """Read the pages that the bin table at ``place`` names."""
        bins = part(table, *place)
        count = max((len(bins) - 4) // 8, 0)
        runs: list[tuple[int, int, bytes]] = []
        for index in range(count):
            number = unsigned(bins, 4 * (count + 1) + 4 * index) & 0x3FFFFF
            runs.extend(_page_runs(part(word, number * 512, 512), paragraphs))
        self._runs = sorted(runs)
        self._starts = [start for start, _, _ in self._runs]

    def at(self, offset: int) -> bytes:
        """Return the properties of the character at a byte offset; empty when none are stated."""
        index = bisect_right(self._starts, offset) - 1
        return self._runs[index][2] if index >= 0 and offset < self._runs[index][1] else b""

    def marked(self, code: int) -> list[tuple[int, int]]:
        """Return the byte ranges whose properties set a modifier to something other than 0."""
        return [
            (start, end)
            for start, end, raw in self._runs
            if any(operand[:1] != b"\0" for known, operand in modifiers(raw) if known == code)
        ]


def _page_runs(page: bytes, paragraphs: bool) -> Iterator[tuple[int, int, bytes]]:
    count = page[511]
    width = 13 if paragraphs else 1
    for index in range(count):
        at = 4 * (count + 1) + width * index
        if at >= 511:
            raise DocDamage("a page of properties is damaged")
        yield unsigned(page, 4 * index), unsigned(page, 4 * index + 4), _properties(page, 2 * page[at], paragraphs)


def _properties(page: bytes, offset: int, paragraphs: bool) -> bytes:
    if offset == 0:
        return b""
    length = page[offset]
    if not paragraphs:
        return page[offset + 1 : offset + 1 + length]
    if length:
        return page[offset + 1 : offset + 2 * length]
    return page[offset + 2 : offset + 2 + 2 * page[min(offset + 1, 511)]]


def modifiers(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield code and operand of each property modifier ([MS-DOC] 2.2.5.1); stops where they are damaged."""
    at = 0
    while at + 2 <= len(properties):
        code = int.from_bytes(properties[at : at + 2], "little")
        at += 2
        size = _OPERAND.get(code >> 13)
        if size is None:
            if code == _TABLE_DEFINITION:
                size = int.from_bytes(properties[at : at + 2], "little") + 1
            elif code == _CHANGED_TABS and properties[at : at + 1] == b"\xff":
                return
            else:
                size = 1 + (properties[at] if at < len(properties) else 0)
        if at + size > len(properties):
            return
        yield code, properties[at : at + size]
        at += size
