"""Boxes (专栏) of a plan: their title line and the paragraphs inside.

Two forms: a text box or table that Word turns into lines behind a tab and two empty lines (as in 000), and a plain line
"专栏 3 …" whose content runs to the next heading that continues the numbering outside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.records import BlockKind
from loaders.cleaning import CleanText, Paragraph
from loaders.numbering import Number, leading_number
from loaders.plan import Box

_BOX = re.compile(r"专栏[一二三四五六七八九十\d]*(?:[-—.－]\d+)*[：:]?")


def find_boxes(clean: CleanText, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Box, ...], set[int]]:
    """Return the boxes in order and the indexes of all paragraphs in them, title lines included."""
    boxes: list[Box] = []
    inside: set[int] = set()
    outer: list[Number] = []
    index = 0
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        norm = clean.norm[paragraph.start : paragraph.end]
        match = _BOX.match(norm)
        if match is None or len(norm) > 60 or norm.endswith("。"):
            number = leading_number(norm)
            if number is not None:
                outer = [other for other in outer if other.rank < number.rank] + [number]
            index += 1
            continue
        title_start = paragraph.start + match.end()
        title_end = paragraph.end
        last = _last_paragraph(clean, paragraphs, index, outer)
        if title_end > title_start or last > index:
            title = clean.text[title_start:title_end] or norm
            boxes.append(
                Box(
                    title,
                    title_start if title_end > title_start else paragraph.start,
                    title_end,
                    paragraph.start,
                    paragraphs[last].end,
                )
            )
        inside.update(range(index, last + 1))
        index = last + 1
    return tuple(boxes), inside


def _last_paragraph(clean: CleanText, paragraphs: Sequence[Paragraph], first: int, outer: list[Number]) -> int:
    opening = paragraphs[first]
    last = first
    inner: Number | None = None
    for index in range(first + 1, len(paragraphs)):
        paragraph = paragraphs[index]
        norm = clean.norm[paragraph.start : paragraph.end]
        if opening.block.kind in (BlockKind.CELL, BlockKind.BOX):
            if paragraph.block.kind is not opening.block.kind or paragraph.block.table != opening.block.table:
                return last
        elif opening.tab:
            if (paragraph.toc and not paragraph.tab) or (paragraph.blanks_before >= 2 and index > first + 1):
                return last
        else:
            number = leading_number(norm)
            if number is None and inner is not None and index > first + 1:
                return last  # the numbered list of the box is over
            if number is not None and _continues(number, inner):
                inner = number
            elif _leaves(norm, paragraph, outer, index > first + 1):
                return last
        if _BOX.match(norm) and len(norm) <= 60:
            return last
        last = index
    return last


def _continues(number: Number, inner: Number | None) -> bool:
    """Tell whether a number opens or continues a list inside the box."""
    if inner is None or number.style != inner.style:
        return number.value == 1 and number.rank >= 6
    return number.value is not None and inner.value is not None and number.value == inner.value + 1


def _leaves(norm: str, paragraph: Paragraph, outer: list[Number], has_content: bool) -> bool:
    """Tell whether a paragraph after a plain box title stands outside the box again."""
    if paragraph.block.level is not None or (paragraph.blanks_before >= 2 and has_content):
        return True
    number = leading_number(norm)
    if number is None:
        return False
    for known in outer:
        if number.style == known.style:
            return number.value is not None and known.value is not None and number.value == known.value + 1
    return bool(outer) and number.rank < outer[-1].rank and number.rank <= 5
