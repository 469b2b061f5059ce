"""The heading tree of a plan.

A heading is a numbered line or the short sentence that opens a numbered paragraph, a line that its format marks as a
heading, or, where numbers are lost, a line of the table of contents or a short line between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.records import BlockKind
from loaders.cleaning import CleanText, Paragraph
from loaders.numbering import Number, leading_number
from loaders.plan import Heading, Part
from loaders.structure.parts import OF_REPORT, SECTION_OF_REPORT, names_a_part, part_of_title
from loaders.structure.ranks import HEADLINE, Candidate, rank_headlines, rank_lost_numbers
from loaders.wrapping import finished

#: A run-in title is a short sentence; the longest seen in plans has about 40 signs.
LONGEST_RUN_IN = 45
LONGEST_LINE = 60
TOC = 5
_TAIL = re.compile(r"[（〔].*(?:单位|部门|分工：|负责|牵头|时限|落实|配合).*$")
#: 6.…扩大到100家以上。（省科技厅、省国资委，甲促进中心）
_BARE_UNITS = re.compile(r"[。；！][（〔][^（）。]{2,80}(?:[局委办厅部院会府署社行县市区]|集团|公司|中心|管委会)(?:（[^（）]{1,8}）)?[）〕]$")


def read_headings(clean: CleanText, paragraphs: Sequence[Paragraph], first: int, skip: set[int]) -> tuple[Heading, ...]:
    """Return the headings from paragraph ``first`` on, in document order, with parents before children.

    Args:
        clean: The cleaned text.
        paragraphs: Its paragraphs.
        first: Index of the first paragraph behind the title.
        skip: Paragraphs that hold no headings (boxes, table cells).
    """
    candidates = [
        found
        for index in range(first, len(paragraphs))
        if index not in skip
        for found in _candidates(clean, paragraphs, index)
    ]
    numbered = sum(candidate.style not in ("toc", "styled") for candidate in candidates)
    if numbered < 3 and len(candidates) < 3:
        found = _headlines(clean, paragraphs, first, skip, {candidate.paragraph for candidate in candidates})
        candidates = sorted([*candidates, *rank_headlines(clean, found)], key=lambda candidate: candidate.title_start)
    candidates = _rank_styled(paragraphs, candidates)
    lost = any(candidate.style == "toc" for candidate in candidates)
    if lost:
        candidates = rank_lost_numbers(clean, candidates)
    end = paragraphs[-1].end if paragraphs else 0
    resets = {
        index
        for index in range(first, len(paragraphs))
        if re.match(r"附件\d*[：:]?", clean.norm[paragraphs[index].start : paragraphs[index].end][:6])
    }
    return _tree(clean, candidates, end, resets, paragraphs, lost=lost)


def _rank_styled(paragraphs: Sequence[Paragraph], candidates: list[Candidate]) -> list[Candidate]:
    """Give a styled heading without a number the rank that numbered headings of its level have.

    Without any, its level alone ranks it above all numbers of official documents, as chapters of a report stand.
    """
    known: dict[int, float] = {}
    for candidate in candidates:
        level = paragraphs[candidate.paragraph].block.level
        if level is not None and candidate.number is not None:
            known.setdefault(level, candidate.rank)
    ranked = []
    for candidate in candidates:
        level = paragraphs[candidate.paragraph].block.level
        if level is not None and candidate.number is None and level in known:
            candidate = replace(candidate, rank=known[level])
        ranked.append(candidate)
    return ranked


#: 3.5万, 行动5个: a number of another kind; behind （三） or 3. the same signs open a title (家庭医生签约服务, 项目建设).
_COUNTS = re.compile(r"[年月日度个家项万亿%％]")


def _candidates(clean: CleanText, paragraphs: Sequence[Paragraph], index: int) -> list[Candidate]:
    paragraph = paragraphs[index]
    if paragraph.block.kind is BlockKind.CELL:
        return []
    norm = clean.norm[paragraph.start : paragraph.end]
    number = leading_number(norm)
    block = paragraph.block
    if number is None and block.number is not None:
        number = leading_number(block.number + "题")
        number = replace(number, length=0, text=block.number) if number is not None else None
    if block.level is not None and (len(norm) <= LONGEST_LINE or number is not None):
        length = number.length if number else 0
        title_end = _title_end(norm, length)
        style = number.style if number else "styled"
        rank = number.rank if number else block.level - 0.5
        return [
            Candidate(
                index,
                number.text if number else None,
                style,
                rank,
                number.value if number else None,
                paragraph.start + length,
                paragraph.start + title_end,
                paragraph.start + _after_stop(norm, title_end),
                title_end < len(norm) - 1,
            )
        ]
    if number is not None:
        return _numbered(clean, paragraph, index, norm, number)
    if len(norm) <= 24 and SECTION_OF_REPORT.fullmatch(norm):
        return [Candidate(index, None, "styled", OF_REPORT, None, paragraph.start, paragraph.end, paragraph.end, False)]
    if paragraph.toc and len(norm) <= LONGEST_LINE and not finished(norm) and not norm.startswith(("图", "表")):
        return [Candidate(index, None, "toc", TOC, None, paragraph.start, paragraph.end, paragraph.end, False)]
    return []


def _numbered(clean: CleanText, paragraph: Paragraph, index: int, norm: str, number: Number) -> list[Candidate]:
    title_end = _title_end(norm, number.length)
    title = norm[number.length : title_end]
    rest = norm[_after_stop(norm, title_end) :]
    if not title or (number.rank >= 7 and (len(title) > 30 or ("，" in title and not rest))):
        return []
    if len(title) > LONGEST_LINE and number.rank >= 6 and not _TAIL.search(norm) and not _BARE_UNITS.search(norm):
        return []
    if (_COUNTS.match(title) and number.style in ("outline", "action")) or (title.endswith(("；", "，", "、"))):
        return []
    gap = _blank_gap(clean, paragraph, number.length, title_end, narrow=len(title) > LONGEST_RUN_IN)
    if gap is not None:
        title_end, rest = gap, norm[gap:]
    start = paragraph.start
    return [
        Candidate(
            index,
            number.text.rstrip("、．.，："),
            number.style,
            number.rank,
            number.value,
            start + number.length,
            start + title_end,
            start + _after_stop(norm, title_end),
            _runs_on(rest),
        )
    ]


def _runs_on(rest: str) -> bool:
    """Tell whether text follows the title in its line; a bracket with owners is not text."""
    return bool(rest) and not re.fullmatch(r"[（〔][^。]*[）〕]", rest)


def _title_end(norm: str, start: int) -> int:
    """Return where the title that begins at ``start`` ends: before its stop, colon or owner bracket."""
    depth, opened = 0, start
    for at in range(start, len(norm)):
        char = norm[at]
        if char in "（〔":
            opened = at if depth == 0 else opened
            depth += 1
        elif char in "）〕":
            depth = max(depth - 1, 0)
            if depth == 0 and opened > start and _TAIL.match(norm[opened : at + 1]):
                return opened
        elif depth == 0 and char in "。！？；":
            return at
        elif depth == 0 and char == "：" and at - start <= 25 and at + 1 < len(norm) and not _slogan(norm, start, at):
            return at
    return opened if depth and opened > start and _TAIL.match(norm[opened:]) else len(norm)


def _slogan(norm: str, start: int, colon: int) -> bool:
    """Tell whether a colon stands inside a heading of its own line (（一）建链：引育整机龙头)."""
    rest = norm[colon + 1 :]
    return colon - start <= 6 and 4 <= len(rest) <= 16 and not re.search(r"[，。；：、\d]|[局委办厅部府会]$", rest)


def _after_stop(norm: str, title_end: int) -> int:
    return title_end + 1 if title_end < len(norm) and norm[title_end] in "。！？；：" else title_end


def _blank_gap(clean: CleanText, paragraph: Paragraph, start: int, end: int, *, narrow: bool) -> int | None:
    """Return where blanks in the source divide a title from its text (（一）加强领导  各级各部门要…).

    One plain blank counts only when ``narrow``: a PDF leaves such blanks anywhere (到 2022 年).
    """
    for at in range(start + 4, min(end, start + 32)):
        here = paragraph.start + at
        gap = clean.source.text[clean.offsets[here - 1] + 1 : clean.offsets[here]]
        if (
            gap
            and not gap.strip(" \u3000\u00a0")
            and (
                narrow
                or (
                    (len(gap) >= 2 or "\u3000" in gap) and re.search("[，、]", clean.norm[here : paragraph.start + end])
                )
            )
            and not re.search("[，、“]", clean.norm[paragraph.start + start : here])
        ):
            return at
    return None


def _headlines(
    clean: CleanText, paragraphs: Sequence[Paragraph], first: int, skip: set[int], known: set[int]
) -> list[Candidate]:
    """Return short unpunctuated lines in front of long paragraphs (newspaper pages, as in 004)."""
    found = []
    # The line right behind the title is the second deck of a headline, not a section (as in 004).
    for index in range(first + 1, len(paragraphs) - 1):
        paragraph, after = paragraphs[index], paragraphs[index + 1]
        norm = clean.norm[paragraph.start : paragraph.end]
        if index in skip or index in known or paragraph.block.kind is BlockKind.CELL or not _short_line(norm):
            continue
        following = clean.norm[after.start : after.end]
        if (len(following) > 25 and finished(following)) or len(following) > 50 or _short_line(following):
            found.append(
                Candidate(index, None, "headline", HEADLINE, None, paragraph.start, paragraph.end, paragraph.end, False)
            )
    return found


def _short_line(norm: str) -> bool:
    return (6 <= len(norm) <= 30 or names_a_part(norm)) and not re.search(
        r"[，。；：、]|记者|责任编辑|\d{4}[年-]|^图|^表|〔", norm
    )


def _tree(
    clean: CleanText,
    candidates: list[Candidate],
    end: int,
    resets: set[int],
    paragraphs: Sequence[Paragraph],
    *,
    lost: bool,
) -> tuple[Heading, ...]:
    headings: list[Heading] = []
    stack: list[tuple[float, int]] = []
    annexed = False
    lowest = min((candidate.rank for candidate in candidates), default=0)
    reset_starts = sorted(paragraphs[index].start for index in resets)
    for candidate in candidates:
        line_start = paragraphs[candidate.paragraph].start
        if reset_starts and reset_starts[0] <= line_start:
            while reset_starts and reset_starts[0] <= line_start:
                reset_starts.pop(0)
            stack.clear()
            annexed = True
        while stack and stack[-1][0] >= candidate.rank:
            stack.pop()
        parent = stack[-1][1] if stack else None
        title = clean.text[candidate.title_start : candidate.title_end]
        folded = clean.norm[candidate.title_start : candidate.title_end]
        outer = headings[parent].part if parent is not None else None
        if lost and headings and not names_a_part(folded):
            part = headings[-1].part
        else:
            part = part_of_title(
                folded, None if lost else outer, top=lost or parent is None or candidate.rank <= lowest
            )
        part = Part.APPENDIX if annexed else part
        headings.append(
            Heading(
                len(headings),
                parent,
                candidate.number,
                title,
                len(stack) + 1,
                candidate.style,
                candidate.title_start,
                candidate.title_end,
                line_start,
                end,
                candidate.body_start,
                candidate.run_in,
                part,
            )
        )
        stack.append((candidate.rank, len(headings) - 1))
    return _closed(headings, end, sorted(paragraphs[index].start for index in resets))


def _closed(headings: list[Heading], end: int, resets: Sequence[int]) -> tuple[Heading, ...]:
    """Set where each heading ends: at the next one that is not below it, or at an annex."""
    ends = [end] * len(headings)
    open_headings: list[int] = []
    for index, heading in enumerate(headings):
        while open_headings and headings[open_headings[-1]].level >= heading.level:
            ends[open_headings.pop()] = heading.start
        open_headings.append(index)
    for index, heading in enumerate(headings):
        ends[index] = min([ends[index], *[at for at in resets if at > heading.start][:1]])
    return tuple(replace(heading, end=ends[index]) for index, heading in enumerate(headings))
