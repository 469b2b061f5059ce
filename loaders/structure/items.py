"""Action items of a plan: its innermost headings in the task and safeguard parts, and the slogan paragraphs in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graph.records import BlockKind, TaskKind
from loaders.cleaning import CleanText, Paragraph
from loaders.numbering import leading_number
from loaders.plan import Heading, Item, Part

#: A slogan is a short sentence; longer first sentences are plain text (longest slogan seen in 000: 33 signs).
LONGEST_SLOGAN = 36
#: 一是, 二要: the marker of an enumeration is no part of the slogan.
_MARKER = re.compile(r"[一二三四五六七八九十]+[是要]")
#: A bracket or line that names owners.
_OWNED = re.compile(r"(?:责任|牵头|配合)(?:单位|部门|分工)：|（[^（）]{2,120}(?:牵头|负责)[^（）]{0,40}）")
_OWNER_LINE = re.compile(r"(?<=\n)(?:牵头|责任)(?:单位|部门)：")
#: 中国（郑州）智能传感谷: a short bracket inside a name.
_IN_NAME = re.compile(r"（[\u4e00-\u9fffA-Za-z]{1,6}）")
_PURPOSE = re.compile(r"(?:为了?|根据|依据|按照)[^。]{6,}(?:制[定订]|提出)(?:本|以下|如下)")
#: What only the entry of a project says.
_SITE = re.compile(r"建设(?:地点|内容|规模|单位|期限?)[：:\d]|投资估算|总投资|由[^，。]{2,20}投资")
_KINDS = {Part.TASK: TaskKind.TASK, Part.SAFEGUARD: TaskKind.SAFEGUARD}


def find_items(
    clean: CleanText,
    paragraphs: Sequence[Paragraph],
    headings: Sequence[Heading],
    skip: set[int],
    *,
    report: bool = False,
) -> list[Item]:
    """Return the headed items in document order, each followed by its slogan paragraphs.

    Args:
        clean: The text.
        paragraphs: Its paragraphs.
        headings: Its headings.
        skip: Indexes of paragraphs that are no running text.
        report: True for the press, whose headlines between paragraphs (科创动能更足) are no tasks unless they have owners.
    """
    closed = _closed(clean, headings)
    parents = {heading.parent for heading in headings} - closed
    items: list[Item] = []
    for heading in headings:
        if heading.parent in closed:
            continue
        kind = _KINDS.get(heading.part)
        if heading.part is Part.GOALS and heading.number and _OWNED.search(clean.norm, heading.start, heading.end):
            kind = TaskKind.TASK  # 预期目标 that a report divides among units
        if report and not heading.number and not _OWNED.search(clean.norm, heading.start, heading.end):
            continue
        if kind is None or heading.index in parents or not _is_item(clean, heading) or _is_purpose(clean, heading):
            continue
        item = Item(
            len(items),
            None,
            heading.index,
            heading.number,
            heading.title,
            path_of(headings, heading.parent),
            kind,
            heading.title_start,
            heading.title_end,
            heading.start,
            heading.end,
        )
        items.append(item)
        items.extend(_slogans(clean, paragraphs, heading, item, skip))
    return items


def _closed(clean: CleanText, headings: Sequence[Heading]) -> set[int | None]:
    """Return the headings that are tasks although numbers stand below them.

    Their points are sentences or projects without a title of their own, and one line behind the last of them names the
    owners (（一）补链：做厚航材配套 … ①甲项目。建设地点：… 牵头部门：…).
    """
    below: dict[int, list[Heading]] = defaultdict(list)
    for heading in headings:
        if heading.parent is not None:
            below[heading.parent].append(heading)
    return {
        parent
        for parent, points in below.items()
        if len(points) > 1  # the owners behind a lone point are its own
        and not any(point.index in below for point in points)
        and _OWNER_LINE.search(clean.norm, points[-1].start, points[-1].end)
        and not any(_OWNED.search(clean.norm, point.start, point.end) for point in points[:-1])
        and all(_is_untitled(clean, point) for point in points)
    }


def _is_untitled(clean: CleanText, point: Heading) -> bool:
    if _SITE.search(clean.norm, point.start, point.end):
        return True
    return not point.run_in and "，" in clean.norm[point.title_start : point.title_end]


def path_of(headings: Sequence[Heading], index: int | None) -> tuple[str, ...]:
    """Return the headings from the outermost down to ``index``, each with its number as printed."""
    path: list[str] = []
    while index is not None:
        heading = headings[index]
        path.append(printed(heading))
        index = heading.parent
    return tuple(reversed(path))


def printed(heading: Heading) -> str:
    """Return number and title of a heading as a reader sees them."""
    sign = "、" if heading.style == "han" and heading.number and not heading.number.endswith("、") else ""
    return f"{heading.number or ''}{sign}{heading.title}"


def _is_item(clean: CleanText, heading: Heading) -> bool:
    """Tell an action item from a heading with nothing under it (a table's caption, a list of annexes)."""
    if heading.run_in or heading.style in (
        "arabic",
        "arabic_bracket",
        "arabic_half",
        "han_bracket",
        "ordinal",
        "circled",
        "outline",
        "han",
    ):
        return heading.end > heading.title_end or heading.style != "han"
    return heading.end - heading.body_start > 15


def _is_purpose(clean: CleanText, heading: Heading) -> bool:
    """Tell whether an article only says why the paper is made (第一条 为…，根据…，制定本措施。)."""
    stop = clean.norm.find("。", heading.title_start, heading.end)
    text = clean.norm[heading.title_start : stop if stop >= 0 else heading.end]
    return _PURPOSE.match(text) is not None


def _slogans(
    clean: CleanText, paragraphs: Sequence[Paragraph], heading: Heading, item: Item, skip: set[int]
) -> list[Item]:
    if heading.run_in:
        return []
    first = bisect_left(paragraphs, heading.start, key=lambda paragraph: paragraph.start)
    last = bisect_left(paragraphs, heading.end, key=lambda paragraph: paragraph.start)
    inside = range(first, last)
    body = [
        index
        for index in inside
        if paragraphs[index].start >= heading.body_start
        and index not in skip
        and paragraphs[index].block.kind is not BlockKind.CELL
    ]
    found = [(index, end) for index in body if (end := slogan_end(clean, paragraphs[index])) is not None]
    if len(found) < 2 or len(found) * 2 < len(body):
        return []
    slogans = []
    for position, (index, end) in enumerate(found):
        start = paragraphs[index].start
        marker = _MARKER.match(clean.norm, start, end)
        start = marker.end() if marker else start
        stop = paragraphs[found[position + 1][0]].start if position + 1 < len(found) else heading.end
        slogans.append(
            Item(
                item.index + 1 + position,
                item.index,
                heading.index,
                None,
                clean.text[start:end],
                (*item.path, printed(heading)),
                item.kind,
                start,
                end,
                start,
                stop,
            )
        )
    return slogans


def slogan_end(clean: CleanText, paragraph: Paragraph) -> int | None:
    """Return where the slogan that opens a paragraph ends (before 。), or None when it opens with plain text."""
    norm = clean.norm[paragraph.start : paragraph.end]
    at = norm.find("。")
    if not 4 <= at <= LONGEST_SLOGAN or at > len(norm) - 8 or leading_number(norm) is not None:
        return None
    plain = _IN_NAME.sub("", norm[:at])
    if re.search(r"[；：（\d]|^(?:为|以|到|对|按|根据|围绕|依托|“?十)", plain) or norm[:at].count("，") > 1:
        return None
    return paragraph.start + at


def renumbered(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items with indexes that match their positions; parents follow."""
    position = {item.index: at for at, item in enumerate(items)}
    return tuple(
        replace(item, index=at, parent=None if item.parent is None else position[item.parent])
        for at, item in enumerate(items)
    )
