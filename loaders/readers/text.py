"""Plain text → one block per line; lines of tab-divided cells become table cells.

The stored text is the decoded text without its byte order mark and with LF line ends; nothing else changes.
"""

from __future__ import annotations

from graph.records import Block, SourceText
from loaders.readers.building import line_spans, normal_line_ends, source_text
from loaders.readers.decoding import decode_text
from loaders.readers.limits import Limits
from loaders.readers.tables import find_tables

MEDIA_TYPE = "text/plain"


def read_text(name: str, data: bytes, limits: Limits) -> SourceText:
    """Read a plain text file; a form feed begins a new page."""
    decoded, encoding = decode_text(name, data)
    text = normal_line_ends(decoded)
    lines = text.split("\n")
    tables = find_tables(lines)
    blocks: list[Block] = []
    paged, page, at = "\f" in text, 1, 0
    for index, line in enumerate(lines):
        if paged:
            page += len(line) - len(line.lstrip("\f"))
        this, locator = page if paged else None, f"line {index + 1}"
        cells = tables.cells.get(index)
        if cells is not None:
            blocks.extend(cell.block(at, page=this, locator=locator) for cell in cells)
        else:
            blocks.extend(Block(start, end, page=this, locator=locator) for start, end in line_spans(line, at))
        if paged:
            page += line.count("\f") - (len(line) - len(line.lstrip("\f")))
        at += len(line) + 1
    return source_text(name, data, MEDIA_TYPE, text, blocks, encoding=encoding, hints=tables.notes)
