"""What a reader makes of one file: its text, and the blocks its format delimits. Part of ``graph.records``."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of a source is, as far as its format says so."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table cell of a source, as its format delimits it.

    Blocks come in reading order, never overlap, and cover all text that is not white space.

    Attributes:
        level: Heading level from 1 where the format states one (docx style, HTML h1-h6, md #), else None.
        number: An automatic number that is not part of the text ("（一）" from numbering.xml), else None.
        page: Page from 1 where the format has pages.
        table, row, column: Table index in the document and cell position from 0; None outside tables.
        rows, columns: How many rows and columns a merged cell spans.
        locator: What a person looks for in the original: "p. 3", "Sheet1!B4", "paragraph 12".
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    number: str | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    rows: int = 1
    columns: int = 1
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader makes of the bytes of one file; ``text`` is stored unchanged for ever.

    Attributes:
        name: Base name of the file.
        sha256: Of the bytes.
        encoding: Of text formats, such as ``utf-8`` or ``gb18030``; None for binary formats.
        hints: Metadata the format states beside the text (HTML meta, docx core properties, a government site's
            table of 索引号, 文号, 发布日期), by field name of ``DocumentHead``.
    """

    name: str
    sha256: str
    media_type: str
    encoding: str | None
    text: str
    blocks: tuple[Block, ...]
    hints: tuple[tuple[str, str], ...] = ()

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the stored text as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
