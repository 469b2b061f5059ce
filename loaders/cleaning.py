"""A cleaned copy of a source text whose every character knows where it came from.

In: a ``SourceText``. Out: a ``CleanText`` (Word debris, page numbers and stray blanks dropped, lines that a page or a
print width cut joined again) and its paragraphs. The stored text itself is never changed.

Paragraphs are divided by a line end. ``text`` is as written; ``norm`` has the same length, with full-width letters and digits narrowed and ASCII brackets,
commas, colons and semicolons widened where Chinese stands around them, so that rules need one form only.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass

from graph.records import Block, BlockKind, Evidence, SourceText
from loaders.wrapping import Line, joins

#: What Word, converters and web pages leave behind (observed in 000 and 002; zero-width characters in HTML).
DEBRIS = re.compile(r"\[bookmark:[^\]\n]*\]|\[(?:if|endif)[^\]\n]*\]|HYPERLINK \S+|[\u200b-\u200f\u2060\ufeff\u00ad]")
#: A heading of a Word table of contents keeps its ``_Toc`` anchor, even when its number is lost (as in 000).
TOC_ANCHOR = re.compile(r"\[bookmark:\s*_Toc\d+\]")
PAGE_NUMBER = re.compile(
    r"\s*(?:[—–\-－]{1,2}\s*\d{1,4}\s*[—–\-－]{1,2}|第\s*\d{1,4}\s*页(?:[，,/ ]*共\s*\d{1,4}\s*页)?)\s*$"
)
#: The running head of a gazette that was cut out of its pages.
RUNNING_HEAD = re.compile(
    r"\s*[\u4e00-\u9fff]{2,20}(?:人民政府公报|政报|公报)\s*[（(]?\d{4}\s*[年.．]\s*第?\s*\d{1,3}\s*[期号]?[）)]?\s*$"
)
_BLANK = " \t\u3000\u00a0\r\n\u2002\u2003\u2009"
_BULLET = re.compile(r"[•●▪■◆◇★☆·]\s*")
#: ★市工信局、市商务局: in a table the sign marks the lead.
_MARKED_UNIT = re.compile(r"[★☆●◆][\u4e00-\u9fff]{2,14}?(?:局|委|办|厅|部|院|中心|政府|集团|公司)(?:[、，；\s]|$)")

_NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
#: A PDF may carry ⼀ (a Kangxi radical) for 一.
_RADICALS = {code: ord(unicodedata.normalize("NFKC", chr(code))) for code in range(0x2F00, 0x2FD6)}
_FOLD = str.maketrans(
    {**_NARROW, **_RADICALS, "％": "%", "＋": "+", "．": ".", "－": "-", "～": "~", "／": "/", "﹪": "%", "〜": "~"}
)
_WIDE = str.maketrans(
    {
        "(": "（",
        ")": "）",
        ",": "，",
        ":": "：",
        "\u2236": "：",  # RATIO, as some input methods give it
        ";": "；",
        "［": "〔",
        "］": "〕",
        "[": "〔",
        "]": "〕",
        "〈": "（",
        "〉": "）",
        "〖": "【",
        "〗": "】",
        "!": "！",
        "?": "？",
    }
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One cleaned paragraph, heading or table cell; offsets into ``CleanText``, half-open.

    Attributes:
        block: First block of the source it was made of.
        toc: True when the source marks it as a heading of its table of contents.
        blanks_before: Empty lines in front of it in the source.
    """

    start: int
    end: int
    block: Block
    toc: bool = False
    blanks_before: int = 0
    tab: bool = False


@dataclass(frozen=True, slots=True)
class CleanText:
    """The cleaned text with its map back; see the module docstring."""

    source: SourceText
    text: str
    norm: str
    offsets: array[int]

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Return the evidence in the stored text for the clean stretch ``[start, end)``, which must not be empty."""
        first, last = self.stored(start, end)
        return Evidence(first, last, self.source.text[first:last], rule)

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Return the stored offsets of the clean stretch ``[start, end)``."""
        if end <= start:
            at = self.offsets[start] if start < len(self.offsets) else len(self.source.text)
            return at, at
        return self.offsets[start], self.offsets[end - 1] + 1

    def clean_offset(self, stored: int) -> int:
        """Return the clean offset of the last kept character at or before a stored offset."""
        return max(bisect_right(self.offsets, stored) - 1, 0)


def clean(source: SourceText) -> tuple[CleanText, tuple[Paragraph, ...]]:
    """Clean a source and cut it into paragraphs, in document order."""
    lines = _lines(source)
    joined = joins([line for line, _ in lines])
    pieces: list[str] = []
    offsets: array[int] = array("q")
    paragraphs: list[Paragraph] = []
    paragraph_end = 0
    for (line, block), continues in zip(lines, joined, strict=True):
        if not continues and paragraphs:
            # A line end keeps patterns from reading across paragraphs; it belongs to no paragraph.
            pieces.append("\n")
            offsets.append(paragraph_end)
        start = len(offsets)
        for first, last in line.kept:
            pieces.append(source.text[first:last])
            offsets.extend(range(first, last))
        paragraph_end = line.kept[-1][1]
        if continues and paragraphs:
            paragraphs[-1] = _extended(paragraphs[-1], len(offsets))
            continue
        paragraphs.append(Paragraph(start, len(offsets), block, line.toc, line.blanks_before, line.tab))
    text = "".join(pieces)
    return CleanText(source, text, fold(text), offsets), tuple(paragraphs)


def _extended(paragraph: Paragraph, end: int) -> Paragraph:
    return Paragraph(paragraph.start, end, paragraph.block, paragraph.toc, paragraph.blanks_before, paragraph.tab)


def fold(text: str) -> str:
    """Return the text with one width per sign, of the same length (see the module docstring)."""
    narrow = text.translate(_FOLD)
    wide = narrow.translate(_WIDE)
    if wide == narrow:
        return narrow
    return _CLOCK.sub(lambda match: match.group().translate(_UNWIDE), wide)


#: 1,200亿 and 10:30 keep their ASCII sign: it stands between digits.
_CLOCK = re.compile(r"(?<=\d)[，：](?=\d{3}(?!\d)|[0-5]\d(?!\d))")
_UNWIDE = str.maketrans({"，": ",", "：": ":"})


def _lines(source: SourceText) -> list[tuple[Line, Block]]:
    found: list[tuple[Line, Block]] = []
    previous_end = 0
    for block in source.blocks:
        raw = source.text[block.start : block.end]
        if PAGE_NUMBER.match(raw) or RUNNING_HEAD.match(raw):
            continue
        blanks = max(source.text.count("\n", previous_end, block.start) - 1, 0)
        previous_end = block.end
        kept = _kept(source.text, block.start, block.end)
        if not kept:
            continue
        text = fold("".join(source.text[first:last] for first, last in kept))
        structured = block.kind is not BlockKind.PARAGRAPH or block.level is not None or block.number is not None
        line = Line(
            text, kept, bool(TOC_ANCHOR.search(raw)), blanks, raw.startswith("\t"), structured, block.page, _set_in(raw), _BULLET.match(raw.lstrip()) is not None
        )
        found.append((line, block))
    return found


def _kept(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the stretches of ``text[start:end]`` that cleaning keeps."""
    kept: list[tuple[int, int]] = []
    at = start
    for match in DEBRIS.finditer(text, start, end):
        kept.extend(_without_blanks(text, at, match.start()))
        at = match.end()
    kept.extend(_without_blanks(text, at, end))
    while kept and _BULLET.fullmatch(text, kept[0][0], kept[0][0] + 1) and not _MARKED_UNIT.match(text, kept[0][0], end):
        first, last = kept[0]
        kept[0:1] = [(first + 1, last)] if last > first + 1 else []
    return tuple(kept)


def _without_blanks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Drop blanks except single ones between two Latin words (``AI for Science``)."""
    kept: list[tuple[int, int]] = []
    at = start
    while at < end:
        if text[at] in _BLANK:
            run = at
            while run < end and text[run] in _BLANK:
                run += 1
            latin = kept and run < end and _latin(text[kept[-1][1] - 1]) and _latin(text[run])
            if latin:
                kept.append((at, at + 1))
            at = run
            continue
        run = at
        while run < end and text[run] not in _BLANK:
            run += 1
        kept.append((at, run))
        at = run
    return kept


def _set_in(raw: str) -> bool:
    """Tell whether a line begins with at least two blanks or one wide one."""
    return raw.startswith(("  ", "\u3000"))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
