"""What must hold for every ``SourceText`` any reader returns."""

from __future__ import annotations

import hashlib

from graph.records import Block, BlockKind, SourceText


def check_source(source: SourceText, data: bytes) -> None:
    """Fail unless hash, text and blocks keep the promises of ``graph.records``."""
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.text.strip()
    assert "\r" not in source.text and "\0" not in source.text
    source.text.encode("utf-8")
    covered = bytearray(len(source.text))
    end = 0
    for block in source.blocks:
        assert end <= block.start < block.end <= len(source.text), "blocks stand in order and never overlap"
        end = block.end
        covered[block.start : block.end] = b"\1" * (block.end - block.start)
        check_block(block, source.text[block.start : block.end])
    lost = [sign for sign, seen in zip(source.text, covered, strict=True) if not seen and not sign.isspace()]
    assert not lost or (source.media_type == "text/markdown" and set(lost) <= set("#|=-")), lost[:20]


def check_block(block: Block, text: str) -> None:
    """Fail unless a block says what it may."""
    assert text.strip()
    assert block.locator
    assert block.level is None or 1 <= block.level <= 9
    assert block.number is None or block.number.strip()
    assert block.page is None or block.page >= 1
    assert block.rows >= 1 and block.columns >= 1
    if block.kind is BlockKind.CELL:
        assert block.table is not None and block.row is not None and block.column is not None
        assert "\t" not in text
    else:
        assert block.row is None and block.column is None


def texts(source: SourceText, kind: BlockKind | None = None) -> list[str]:
    """Return the texts of all blocks (of a kind) in order."""
    return [source.text[block.start : block.end] for block in source.blocks if kind is None or block.kind is kind]


def grid(source: SourceText, table: int = 0) -> dict[tuple[int, int], str]:
    """Return the cells of a table by position, paragraphs of a cell divided by a bar."""
    cells: dict[tuple[int, int], list[str]] = {}
    for block in source.blocks:
        if block.kind is BlockKind.CELL and block.table == table and block.row is not None and block.column is not None:
            cells.setdefault((block.row, block.column), []).append(source.text[block.start : block.end])
    return {place: "|".join(lines) for place, lines in cells.items()}


def notes(source: SourceText) -> list[str]:
    """Return the codes of all notes."""
    return [value.split(":")[0] for key, value in source.hints if key == "note"]
