"""The plan of one document: cleaned text, heading tree, tasks without their facts, and what part every sentence is in.

This is what ``loaders.structure`` makes and ``loaders.extract`` reads. Offsets here are *clean* offsets (into
``CleanText.text`` and ``.norm``) unless a name says stored; ``CleanText.evidence`` maps them back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from graph.records import Area, DocumentHead, DocumentStatus, TaskKind
from loaders.cleaning import CleanText, Paragraph


class Part(StrEnum):
    """What a stretch of a plan is about; decides how its numbers are read."""

    FRONT = "front"  # header, title, notice that forwards the plan
    BACKGROUND = "background"  # 现状, 形势, 短板: numbers are observations
    GOALS = "goals"  # 总体要求, 发展目标: numbers are targets without a task
    TASK = "task"
    SAFEGUARD = "safeguard"
    TABLE = "table"  # cells of a table
    APPENDIX = "appendix"  # figure data, contact lines


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with what stands below it.

    Attributes:
        title: Without its number, as written, blanks removed.
        number: As printed (or as the format numbers it); None when there is none.
        title_start, title_end: Clean span of the title.
        start, end: Clean span of the heading and everything below it.
        run_in: True when the text follows in the same paragraph (1.启动…建设。依托…).
        body_start: Where the text after the title begins.
    """

    index: int
    parent: int | None
    number: str | None
    title: str
    level: int
    style: str
    title_start: int
    title_end: int
    start: int
    end: int
    body_start: int
    run_in: bool
    part: Part


@dataclass(frozen=True, slots=True)
class Item:
    """An action item: a heading, a slogan paragraph, or a row of a task table.

    Attributes:
        heading: Index of its heading; of the heading around it for slogan paragraphs and rows.
        parent: Index of the item it is a part of (slogan paragraphs), or None.
        owners: For rows: (role word, clean start, clean end) of its owner cells.
        deadline: For rows: clean span of the deadline cell.
    """

    index: int
    parent: int | None
    heading: int | None
    number: str | None
    title: str
    path: tuple[str, ...]
    kind: TaskKind
    title_start: int
    title_end: int
    start: int
    end: int
    owners: tuple[tuple[str, int, int], ...] = ()
    deadline: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A 专栏 with its title and text (clean offsets)."""

    title: str
    title_start: int
    title_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (up to 。；！？ or the end of its paragraph; the stop is included).

    Attributes:
        heading: Index of the innermost heading around it, or None.
        item: Index of the innermost top-level item (task) around it, or None.
        paragraph: Index of its paragraph.
    """

    start: int
    end: int
    part: Part
    heading: int | None
    item: int | None
    paragraph: int
    box: int | None = None


@dataclass(slots=True)
class Plan:
    """Everything known of a document before its facts are stated."""

    clean: CleanText
    paragraphs: tuple[Paragraph, ...]
    title: str | None
    area: Area
    year: int | None  # year of writing, else first year of the period: what 今年, 年内 and 全年 mean
    period: tuple[int, int] | None
    status: DocumentStatus
    headings: tuple[Heading, ...]
    items: tuple[Item, ...]
    boxes: tuple[Box, ...]
    sentences: tuple[Sentence, ...]
    head: DocumentHead | None = None
    notes: list[str] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)

    @property
    def document_id(self) -> str:
        """Id of the document, as in its head."""
        if self.head is None:
            raise ValueError("the head of the document has not been read yet")
        return self.head.id

    def norm(self, start: int, end: int) -> str:
        """Return the folded text of a clean stretch."""
        return self.clean.norm[start:end]

    def line_end(self, at: int) -> int:
        """Return the end of the paragraph that holds a clean offset; the offset itself when none does."""
        if len(self._lines) != len(self.paragraphs):
            self._lines = [paragraph.start for paragraph in self.paragraphs]
        index = bisect_right(self._lines, at) - 1
        return self.paragraphs[index].end if index >= 0 and at <= self.paragraphs[index].end else at

    def sentences_in(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the sentences inside ``[start, end)``, the first cut at ``start``."""
        if len(self._starts) != len(self.sentences):
            self._starts = [sentence.start for sentence in self.sentences]
        for sentence in self.sentences[max(bisect_right(self._starts, start) - 1, 0) :]:
            if sentence.start >= end:
                return
            first = max(sentence.start, start)
            if sentence.end > first:
                yield first, min(sentence.end, end)

    def paragraph_sentences(self, paragraph: int) -> Iterator[Sentence]:
        """Yield the sentences of one paragraph in order."""
        return (sentence for sentence in self.sentences if sentence.paragraph == paragraph)


_STOP = re.compile(r"[。；！？][”’）]*|(?<=\S)\n")


def cut_sentences(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``norm[start:end]``; stops inside brackets do not cut.

    >>> list(cut_sentences("甲（乙；丙）。丁", 0, 8))
    [(0, 7), (7, 8)]
    """
    at, depth = start, 0
    for index in range(start, end):
        char = norm[index]
        if char in "（〔":
            depth += 1
        elif char in "）〕":
            depth = max(depth - 1, 0)
        elif char in "。！？" or (char == "；" and depth == 0):
            if char in "。！？":
                depth = 0 if "）" not in norm[index : index + 80] else depth
            if depth == 0:
                stop = index + 1
                while stop < end and norm[stop] in "”’":
                    stop += 1
                if stop > at:
                    yield at, stop
                at = max(stop, at)
    if at < end:
        yield at, end
