"""Writes the kept elements of a page as blocks, in page order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from selectolax.lexbor import LexborNode

from graph.records import BlockKind
from loaders.readers.building import CellLine, TextBuilder
from loaders.readers.counting import counted
from loaders.readers.html.grid import WebCell, is_data_table, read_web_table
from loaders.readers.html.main_part import MainPart
from loaders.readers.html.tree import BLOCK_TAGS, DROPPED_TAGS, is_hidden, walk
from loaders.readers.metadata import field_of

_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff]+")
_CHROME = re.compile(
    r"[\[【(（]?(?:字(?:体|号)(?:大小)?[：:]?|大|中|小|打印(?:本页)?|关闭(?:窗口)?|分享到?[：:]?|收藏|返回顶部|[\s|\uff5c、/【】\[\]])+"
    r"[\]】)）]?"
)
_LABELLED = re.compile(r"([\u4e00-\u9fff\s\u3000]{2,10})[：:]\s*(.{2,80}?)(?=\s{2,}|[\u4e00-\u9fff]{2,5}[：:]|$)")
_LIST_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
LONGEST_TITLE = 60


@dataclass(slots=True)
class _Line:
    """The paragraph being collected."""

    text: str = ""
    bold: int = 0
    level: int | None = None
    number: str | None = None
    centred: bool = False


class PageWriter:
    """Turns elements into paragraphs and cells.

    Attributes:
        fields: Head fields found in labelled lines and the metadata table, in page order.
    """

    def __init__(self, builder: TextBuilder, part: MainPart) -> None:
        """Write into ``builder`` what ``part`` keeps."""
        self.builder = builder
        self.part = part
        self.fields: list[tuple[str, str]] = []
        self._line = _Line()
        self._depths = {"bold": 0, "pre": 0, "centred": 0}
        self._count = 0
        self._label: str | None = None
        self._items: dict[int, int] = {}

    def write(self, root: LexborNode) -> None:
        """Write everything kept below an element."""
        node: LexborNode | None = root
        while node is not None:
            descend = self._enter(node)
            following = node.first_child if descend else None
            if following is None:
                if descend:
                    self._leave(node)
                following = self._next(node, root)
            node = following
        self._flush()
        self._emit_label()

    def _next(self, node: LexborNode, root: LexborNode) -> LexborNode | None:
        """Return the node behind a finished one, leaving the elements that end there."""
        while node.mem_id != root.mem_id:
            if node.next is not None:
                return node.next
            above = node.parent
            if above is None:
                return None
            self._leave(above)
            node = above
        return None

    def _enter(self, node: LexborNode) -> bool:
        """Begin a node; return whether its children follow."""
        tag = node.tag
        if node.is_text_node:
            self._text(node.text_content or "")
            return False
        if not self.part.keeps(node):
            return False
        if tag == "br":
            self._break()
        elif tag == "table":
            self._flush()
            self._emit_label()
            grid = read_web_table(node)
            if is_data_table(node, grid):
                self._table(grid)
                return False
        elif tag in BLOCK_TAGS:
            self._flush()
            self._open(node, tag)
        self._depths["bold"] += tag in ("b", "strong")
        self._depths["pre"] += tag == "pre"
        self._depths["centred"] += _is_centred(node)
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag
        if tag in BLOCK_TAGS:
            self._flush()
        self._depths["bold"] -= tag in ("b", "strong")
        self._depths["pre"] -= tag == "pre"
        self._depths["centred"] -= _is_centred(node)

    def _open(self, node: LexborNode, tag: str) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._line.level = int(tag[1])
        elif tag == "li":
            self._line.number = self._list_number(node)

    def _list_number(self, item: LexborNode) -> str | None:
        """Return the number a browser shows in front of an item of an ordered list, else None."""
        parent = item.parent
        if parent is None or parent.tag != "ol" or _UNNUMBERED.search(parent.attributes.get("style") or ""):
            return None
        start = (parent.attributes.get("start") or "1").strip()
        first = int(start) if start.isascii() and start.isdigit() and len(start) <= 6 else 1
        number = self._items[parent.mem_id] = self._items.get(parent.mem_id, first - 1) + 1
        return counted(number, _LIST_STYLES.get(parent.attributes.get("type") or "1", "decimal")) + "."

    def _text(self, raw: str) -> None:
        if self._depths["pre"]:
            for index, piece in enumerate(raw.split("\n")):
                if index:
                    self._break()
                self._line.text += piece
            return
        text = _SPACE.sub(" ", raw)
        if text.strip() or (text and self._line.text):
            self._line.text += text.lstrip() if not self._line.text or self._line.text[-1:].isspace() else text
            self._line.bold += len(text.strip()) if self._depths["bold"] else 0
            self._line.centred = self._line.centred or self._depths["centred"] > 0

    def _break(self) -> None:
        """End a line at ``br``: a new paragraph, but one heading stays one heading."""
        if self._line.level is not None:
            self._line.text = self._line.text.rstrip() + "\n" if self._line.text.strip() else ""
        else:
            self._flush()

    def _flush(self) -> None:
        line, self._line = self._line, _Line()
        text = line.text.strip(" \n") if not self._depths["pre"] else line.text.rstrip()
        if not text:
            # <li><p>: the number and the level belong to the first text inside.
            self._line.number, self._line.level = line.number, line.level
            return
        if len(text) <= 30 and _CHROME.fullmatch(text):
            return
        if line.level is None and len(text) <= 12 and text.endswith(("：", ":")) and field_of(text) is not None:
            # Label and value of a metadata table made of div elements stand in lines of their own.
            self._emit_label()
            self._label = text
            return
        if line.level is None and self._label is not None:
            text, self._label = self._label + text, None
        self._emit(line, text)

    def _emit_label(self) -> None:
        label, self._label = self._label, None
        if label is not None:
            self._emit(_Line(), label)

    def _emit(self, line: _Line, text: str) -> None:
        if self._label is not None:
            self._emit_label()
        self._count += 1
        titled = (
            len(text) <= LONGEST_TITLE and text[-1] not in "。；，：" and (line.centred or line.bold >= len(text) * 0.9)
        )
        kind = BlockKind.HEADING if line.level is not None or titled else BlockKind.PARAGRAPH
        self.builder.paragraph(text, kind, level=line.level, number=line.number, locator=f"paragraph {self._count}")
        self._find_fields(text)

    # -- tables --------------------------------------------------------------------------------------------------
    def _table(self, grid: list[list[WebCell]]) -> None:
        index = self.builder.open_table()
        texts: list[str] = []
        for row in grid:
            for cell in row:
                lines = cell_lines(cell.node)
                texts.append("".join(lines))
                self.builder.cell(
                    [CellLine(line) for line in lines],
                    index,
                    cell.row,
                    cell.column,
                    rows=cell.rows,
                    columns=cell.columns,
                    locator=f"table {index + 1} row {cell.row + 1} column {cell.column + 1}",
                )
            self.builder.end_row()
        for label, value in pairwise(texts):
            field = field_of(label) if len(label) <= 12 else None
            if field is not None and value and field_of(value) is None:
                self.fields.append((field, value))

    def _find_fields(self, text: str) -> None:
        """Keep head fields of lines such as 索引号：A1 文号：某政〔2024〕1号."""
        if len(text) <= 300 and self._count <= 40:
            for match in _LABELLED.finditer(text):
                field = field_of(match.group(1))
                if field is not None and field != "title":
                    self.fields.append((field, match.group(2).strip()))


def cell_lines(node: LexborNode) -> list[str]:
    """Return the paragraphs of a table cell as text."""
    lines, hidden = [""], 0
    for entering, inner in walk(node):
        if inner.is_text_node:
            if entering and not hidden:
                lines[-1] += _SPACE.sub(" ", inner.text_content or "")
            continue
        skip = inner.tag in DROPPED_TAGS or (inner.mem_id != node.mem_id and is_hidden(inner))
        hidden += (1 if entering else -1) if skip else 0
        if (inner.tag == "br" and entering) or inner.tag in BLOCK_TAGS:
            lines.append("")
    return [line.strip() for line in lines if line.strip()]


def _is_centred(node: LexborNode) -> bool:
    if node.tag == "center":
        return True
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return node.tag in ("p", "div") and (
        "text-align:center" in style or (attributes.get("align") or "").lower() == "center"
    )
