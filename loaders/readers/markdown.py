"""Markdown → headings with their level, paragraphs, and pipe tables as cells; the stored text keeps every mark.

Only what tells structure is read (ATX and setext headings, pipe tables, fences); emphasis and links stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.records import Block, BlockKind, SourceText
from loaders.readers.building import line_spans, normal_line_ends, source_text
from loaders.readers.decoding import decode_text
from loaders.readers.limits import Limits

MEDIA_TYPE = "text/markdown"
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_RULE_ROW = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$")
_CELL = re.compile(r"(?:\\\||[^|])+")


def read_markdown(name: str, data: bytes, limits: Limits) -> SourceText:
    """Read a Markdown file.

    Raises:
        DocumentError: ``undecodable``, ``bad_character`` or ``no_text``.
    """
    decoded, encoding = decode_text(name, data)
    text = normal_line_ends(decoded)
    return source_text(name, data, MEDIA_TYPE, text, _blocks(text.split("\n")), encoding=encoding)


def _blocks(lines: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    at = index = table = 0
    fence: str | None = None
    while index < len(lines):
        line, place = lines[index], f"line {index + 1}"
        mark = _FENCE.match(line)
        heading = _HEADING.match(line)
        if mark is not None and (fence is None or line.strip() == fence):
            fence = mark.group(1) if fence is None else None
        if fence is not None or mark is not None:
            blocks.extend(_plain(line, at, place))
        elif heading is not None and heading.group(2):
            blocks.append(
                Block(
                    at + heading.start(2), at + heading.end(2), BlockKind.HEADING, len(heading.group(1)), locator=place
                )
            )
        elif _opens_table(lines, index):
            rows = _table_rows(lines, index)
            blocks.extend(_table(lines, index, rows, at, table))
            table += 1
            at += sum(len(line) + 1 for line in lines[index : index + rows])
            index += rows
            continue
        else:
            level = _underlined(lines, index)
            kind = BlockKind.HEADING if level is not None else BlockKind.PARAGRAPH
            blocks.extend(Block(start, end, kind, level, locator=place) for start, end in line_spans(line, at))
        at += len(line) + 1
        index += 1
    return blocks


def _plain(line: str, at: int, place: str) -> list[Block]:
    return [Block(start, end, locator=place) for start, end in line_spans(line, at)]


def _underlined(lines: Sequence[str], index: int) -> int | None:
    """Return the level of a heading whose next line underlines it."""
    before = lines[index - 1] if index else ""
    if index + 1 >= len(lines) or not lines[index].strip() or before.strip() or _UNDERLINE.match(lines[index]):
        return None
    mark = _UNDERLINE.match(lines[index + 1])
    return None if mark is None else 1 if mark.group(1)[0] == "=" else 2


def _opens_table(lines: Sequence[str], index: int) -> bool:
    return "|" in lines[index] and index + 1 < len(lines) and _RULE_ROW.match(lines[index + 1]) is not None


def _table_rows(lines: Sequence[str], index: int) -> int:
    last = index + 2
    while last < len(lines) and "|" in lines[last]:
        last += 1
    return last - index


def _table(lines: Sequence[str], first: int, count: int, at: int, table: int) -> list[Block]:
    blocks: list[Block] = []
    row = 0
    for index in range(first, first + count):
        line = lines[index]
        if index == first + 1:
            blocks.extend(_plain(line, at, f"line {index + 1}"))
        else:
            blocks.extend(
                Block(
                    at + start,
                    at + end,
                    BlockKind.CELL,
                    table=table,
                    row=row,
                    column=column,
                    locator=f"line {index + 1}",
                )
                for column, start, end in _cells(line)
            )
            row += 1
        at += len(line) + 1
    return blocks


def _cells(line: str) -> list[tuple[int, int, int]]:
    """Return column, start and end of the filled cells of a row; the pipes at its ends are optional."""
    begin = len(line) - len(line.lstrip())
    begin += line[begin : begin + 1] == "|"
    found: list[tuple[int, int, int]] = []
    column, at = 0, begin
    while at < len(line):
        match = _CELL.match(line, at)
        if match is not None and match.group().strip():
            bare = match.group().strip()
            start = at + match.group().index(bare)
            found.append((column, start, start + len(bare)))
        at = (match.end() if match is not None else at) + 1
        column += 1
    return found
