"""Paragraph styles and lists of Word 97-2003 ([MS-DOC] 2.9.271 STSH, 2.9.131 LSTF)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loaders.readers.doc.binary import DocDamage, modifiers, part, unsigned
from loaders.readers.lists import Level, NumberedList

OUTLINE, LIST_LEVEL, LIST, STYLE = 0x2640, 0x260A, 0x460B, 0x4600
#: Built-in styles: heading 1-9, title, table of contents 1-9.
_HEADINGS, _TITLE, _CONTENTS = range(1, 10), 62, range(19, 28)
_NONE = 0xFFF
BODY_LEVEL = 9
_FORMATS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    16: "japaneseLegal",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    23: "bullet",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}


@dataclass(frozen=True, slots=True)
class DocStyle:
    """What a style, or a paragraph, says: heading level from 1, list from 1 (0 none), list level from 0."""

    level: int | None = None
    list_index: int = 0
    list_level: int = 0
    contents: bool = False
    title: bool = False

    def modified(self, properties: bytes) -> DocStyle:
        """Return the style with property modifiers applied."""
        found = self
        for code, operand in modifiers(properties):
            if code == OUTLINE:
                found = replace(found, level=operand[0] + 1 if operand[0] < BODY_LEVEL else None)
            elif code == LIST_LEVEL:
                found = replace(found, list_level=operand[0])
            elif code == LIST:
                index = int.from_bytes(operand, "little", signed=True)
                found = replace(found, list_index=index if index > 0 else 0)
        return found


def read_doc_styles(table: bytes, place: tuple[int, int]) -> list[DocStyle]:
    """Return the styles by their index, each with what it inherits."""
    data = part(table, *place)
    head = unsigned(data, 0, 2)
    count, base = unsigned(data, 2, 2), unsigned(data, 4, 2)
    entries: list[bytes] = []
    at = 2 + head
    for _ in range(count):
        size = unsigned(data, at, 2) if at + 2 <= len(data) else 0
        entries.append(part(data, at + 2, size))
        at += 2 + size + size % 2
    known: dict[int, DocStyle] = {}
    return [_style(index, entries, base, known, 0) for index in range(count)]


def _style(index: int, entries: list[bytes], base: int, known: dict[int, DocStyle], depth: int) -> DocStyle:
    if index in known:
        return known[index]
    if index >= len(entries) or len(entries[index]) < 10 or depth > 20:
        return DocStyle()
    data = entries[index]
    identity, kind, parent = unsigned(data, 0, 2) & 0xFFF, data[2] & 0xF, unsigned(data, 2, 2) >> 4
    found = _style(parent, entries, base, known, depth + 1) if parent != _NONE and parent != index else DocStyle()
    if kind == 1:
        found = replace(found, contents=identity in _CONTENTS, title=identity == _TITLE)
        if identity in _HEADINGS:
            found = replace(found, level=identity)
        found = found.modified(_paragraph_properties(data, base))
    known[index] = found
    return found


def _paragraph_properties(data: bytes, base: int) -> bytes:
    """Return the modifiers of a paragraph style, behind its name."""
    if base + 2 > len(data):
        return b""
    at = base + 2 + 2 * (unsigned(data, base, 2) + 1)
    if at + 2 > len(data):
        return b""
    return data[at + 4 : at + 2 + unsigned(data, at, 2)]


def read_doc_lists(table: bytes, definitions: tuple[int, int], overrides: tuple[int, int]) -> list[NumberedList]:
    """Return the lists in the order paragraphs refer to them, from 1 on; empty when there are none."""
    if not definitions[1] or not overrides[1]:
        return []
    levels = _definitions(table, *definitions)
    data = part(table, overrides[0], len(table) - overrides[0])
    count = unsigned(data, 0)
    if 4 + 16 * count > len(data):
        raise DocDamage("the table of its lists is damaged")
    found: list[NumberedList] = []
    at = 4 + 16 * count
    for index in range(count):
        key, changes = unsigned(data, 4 + 16 * index), data[4 + 16 * index + 12]
        entry = NumberedList(str(key), dict(levels.get(key, {})))
        at += 4
        for _ in range(changes):
            first, flags = unsigned(data, at), unsigned(data, at + 4)
            at += 8
            place = flags & 0xF
            if flags & 0x20:
                entry.levels[place], at = _level(data, at)
            if flags & 0x10:
                entry.starts[place] = min(first, 32767)
        found.append(entry)
    return found


def _definitions(table: bytes, start: int, size: int) -> dict[int, dict[int, Level]]:
    head = part(table, start, size)
    count = unsigned(head, 0, 2)
    found: dict[int, dict[int, Level]] = {}
    at = start + size
    for index in range(count):
        entry = part(head, 2 + 28 * index, 28)
        found[unsigned(entry, 0)] = levels = {}
        for number in range(1 if entry[26] & 1 else 9):
            levels[number], at = _level(table, at)
    return found


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """Return one level and where the next begins ([MS-DOC] 2.9.136 LVL)."""
    head = part(data, at, 28)
    flags = head[5]
    text_at = at + 28 + head[24] + head[25]
    length = unsigned(data, text_at, 2)
    signs = part(data, text_at + 2, 2 * length)
    codes = [int.from_bytes(signs[2 * index : 2 * index + 2], "little") for index in range(length)]
    text = "".join(f"%{code + 1}" if code < 9 else "" if 0xD800 <= code < 0xE000 else chr(code) for code in codes)
    restart = head[26] if flags & 0x08 else None
    return (
        Level(min(unsigned(head, 0), 32767), _FORMATS.get(head[4], "decimal"), text, bool(flags & 0x04), restart),
        text_at + 2 + 2 * length,
    )
