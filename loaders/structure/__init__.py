"""From a source text to the plan: head, heading tree, action items, boxes, and the part every sentence stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from graph.records import Area, BlockKind, DocumentHead, DocumentStatus, SourceText, content_id
from loaders.cleaning import Paragraph, clean
from loaders.plan import Box, Heading, Item, Part, Plan, Sentence, cut_sentences
from loaders.structure.area import area_of
from loaders.structure.boxes import find_boxes
from loaders.structure.closing import without_closing
from loaders.structure.contents import contents_lines
from loaders.structure.figures import figure_data
from loaders.structure.front import RawHead
from loaders.structure.head import read_head
from loaders.structure.headings import read_headings
from loaders.structure.items import find_items, renumbered
from loaders.structure.tables import table_items
from loaders.structure.years import with_past_plan, with_review

__all__ = ["read_plan"]


def read_plan(source: SourceText) -> Plan:
    """Return the plan of a source; a text without any structure gives one part and no items.

    Raises:
        DocumentError: Never for content; readers refuse what cannot be read before.
    """
    cleaned, paragraphs = clean(source)
    raw = read_head(cleaned, paragraphs)
    area = area_of(cleaned, raw)
    boxes, boxed = find_boxes(cleaned, paragraphs)
    tail = figure_data(cleaned, paragraphs)
    skip = (
        contents_lines(cleaned, paragraphs) | boxed | tail | {index for index, paragraph in enumerate(paragraphs) if paragraph.block.kind is BlockKind.CELL}
    )
    headings = _without_tail(read_headings(cleaned, paragraphs, raw.body, skip), paragraphs, tail)
    headings = with_past_plan(with_review(without_closing(headings, cleaned, paragraphs)), cleaned, raw.period)
    items = find_items(cleaned, paragraphs, headings, skip, report=raw.status is DocumentStatus.NEWS)
    rows = [replace(item, index=item.index + len(items)) for item in table_items(cleaned, paragraphs, headings)]
    around = {item.heading for item in rows}
    items = [item for item in items if not (item.heading in around and item.parent is None)]
    ordered = renumbered(sorted([*items, *rows], key=lambda item: (item.start, item.parent is not None)))
    numbered = re.search(r"〔(20\d{2})〕", raw.doc_number or "")
    year = int((raw.written or raw.published or (numbered[1] if numbered else "0"))[:4]) or (raw.period[0] if raw.period else _titled(raw.title) or _reported(headings))
    plan = Plan(cleaned, paragraphs, raw.title, area, year, raw.period, raw.status, headings, ordered, boxes, ())
    plan.sentences = tuple(_sentences(plan, raw, boxed, tail))
    plan.head = _document_head(source, raw, area)
    return plan


def _titled(title: str | None) -> int | None:
    """Return the last year of whose work a title speaks (2023年工作总结和2024年工作安排), None when it names none."""
    return max((int(year) for year in re.findall(r"(20\d{2})年度?(?:重点|主要|政府)?工作", title or "")), default=None)


def _reported(headings: Sequence[Heading]) -> int | None:
    """Return the year in which a report without a date was made: that after the one it looks back on (2019年工作回顾)."""
    years = [int(match[1]) + 1 for heading in headings if (match := re.match(r"(20\d{2})年工作回顾", heading.title))]
    return max(years, default=None)


def _document_head(source: SourceText, raw: RawHead, area: Area) -> DocumentHead:
    return DocumentHead(
        content_id("document", source.sha256),
        source.name,
        source.sha256,
        source.text_sha256,
        source.media_type,
        source.encoding,
        len(source.text),
        raw.title,
        raw.doc_number,
        raw.issuers,
        raw.written,
        raw.published,
        raw.period,
        raw.kind,
        raw.status,
        area,
        tuple(sorted(raw.evidence.items())),
    )


def _without_tail(
    headings: tuple[Heading, ...], paragraphs: Sequence[Paragraph], tail: set[int]
) -> tuple[Heading, ...]:
    if not tail:
        return headings
    end = paragraphs[min(tail)].start
    return tuple(replace(heading, end=min(heading.end, end)) for heading in headings)


def _sentences(plan: Plan, raw: RawHead, boxed: set[int], tail: set[int]) -> list[Sentence]:
    starts = [heading.start for heading in plan.headings]
    tops = [item for item in plan.items if item.parent is None]
    top_starts = [item.start for item in tops]
    box_starts = [box.start for box in plan.boxes]
    found: list[Sentence] = []
    alone = Counter((paragraph.block.table, paragraph.block.row) for paragraph in plan.paragraphs)
    opening = Part.GOALS if plan.status is DocumentStatus.NEWS else Part.FRONT
    for index, paragraph in enumerate(plan.paragraphs):
        heading = _innermost(plan.headings, starts, paragraph.start)
        part = opening if heading is None else plan.headings[heading].part
        if index < raw.body:
            if plan.status is DocumentStatus.NEWS and _said_again(plan, paragraph, raw.body):
                continue  # a headline says again what the report says
            part = Part.FRONT
        elif plan.status is DocumentStatus.NEWS and _is_headline(plan, heading, paragraph):
            continue
        elif index in tail:
            part = Part.APPENDIX
        elif paragraph.block.kind is BlockKind.CELL:
            # 备注 below a table fills its row; it is text.
            note = alone[paragraph.block.table, paragraph.block.row] == 1 and paragraph.end - paragraph.start > 25
            part = Part.FRONT if note else Part.TABLE
        item = _around(tops, top_starts, paragraph.start)
        box = _box(plan.boxes, box_starts, paragraph.start) if index in boxed else None
        begin = paragraph.start
        if heading is not None and plan.headings[heading].start == begin and plan.headings[heading].number is not None:
            # 3.今年赤字率…: the number of the heading is no part of what is measured.
            begin = plan.headings[heading].title_start
        for first, last in cut_sentences(plan.clean.norm, begin, paragraph.end):
            found.append(Sentence(first, last, part, heading, item, index, box))
    return found


def _is_headline(plan: Plan, heading: int | None, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a headline between others (投资增长两成), which the text below it says in full."""
    if heading is None:
        return False
    own = plan.headings[heading]
    return own.number is None and own.start == paragraph.start and own.title_end >= paragraph.end


def _said_again(plan: Plan, headline: Paragraph, body: int) -> bool:
    """Tell whether the report itself has every number of its headline."""
    text = plan.clean.norm[plan.paragraphs[body].start :] if body < len(plan.paragraphs) else ""
    numbers = re.findall(r"\d+(?:\.\d+)?", plan.clean.norm[headline.start : headline.end])
    # 突破1.2万亿元 is said again as 1.24万亿元.
    said = [re.escape(number) + (r"\d*" if "." in number else "") for number in numbers]
    return all(re.search(rf"(?<![\d.]){number}(?![\d.])", text) for number in said)


def _innermost(headings: Sequence[Heading], starts: Sequence[int], at: int) -> int | None:
    index = bisect_right(starts, at) - 1
    current: int | None = index if index >= 0 else None
    while current is not None and headings[current].end <= at:
        current = headings[current].parent
    return current


def _around(tops: Sequence[Item], starts: Sequence[int], at: int) -> int | None:
    for position in range(bisect_right(starts, at) - 1, max(bisect_right(starts, at) - 4, -1), -1):
        if tops[position].start <= at < tops[position].end:
            return tops[position].index
    return None


def _box(boxes: Sequence[Box], starts: Sequence[int], at: int) -> int | None:
    index = bisect_right(starts, at) - 1
    return index if index >= 0 and boxes[index].start <= at < boxes[index].end else None
