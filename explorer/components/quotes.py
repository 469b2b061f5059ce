"""Quotes in the context of the stored text: which stretches to show, what to mark in them, and whether they are true.

Pure functions; offsets are code points of the stored text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

#: Code points shown before and after a quote, and the gap up to which two quotes share a stretch.
CONTEXT = 48
JOIN = 60
#: Longest stretch shown beside a table.
MAX_STRETCH = 900


class QuoteState(StrEnum):
    """Whether a quote stands in the stored text at its place."""

    EXACT = "exact"
    CUT = "cut"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote to show.

    Attributes:
        label: What it says, for people (牵头单位 郑州市科学技术局).
        kind: Word that decides the marking: task, unit, deadline, target, money, place, clause or other.
        fact: Id of the node or relationship, or None.
    """

    label: str
    kind: str
    document_id: str
    start: int
    end: int
    quote: str
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one document with the quotes marked in it."""

    document_id: str
    start: int
    end: int
    quotes: tuple[Quote, ...]


def quote_of(row: Any, label: str, kind: str, prefix: str = "", *, fact: str | None = None) -> Quote | None:
    """Return the quote that a row states in its ``<prefix>start``, ``…end`` and ``…quote``, or None."""
    start, end, words = (row.get(f"{prefix}{part}") for part in ("start", "end", "quote"))
    if start is None or end is None or words is None:
        return None
    return Quote(label, kind, str(row["document_id"]), start, end, words, fact)


def check(text: str, quote: Quote) -> QuoteState:
    """Tell whether the stored text says exactly this at exactly this place."""
    return QuoteState.EXACT if text[quote.start : quote.end] == quote.quote else QuoteState.MISSING


def stretches(text: str, quotes: Iterable[Quote]) -> list[Stretch]:
    """Return the stretches of one document's text that show all quotes, near ones together, in text order."""
    found: list[Stretch] = []
    for quote in sorted(set(quotes), key=lambda quote: (quote.start, -quote.end)):
        start, end = _start(text, quote.start), _end(text, min(quote.end, quote.start + MAX_STRETCH))
        last = found[-1] if found else None
        if last is not None and start <= last.end + JOIN and max(end, last.end) - last.start <= MAX_STRETCH:
            found[-1] = Stretch(quote.document_id, last.start, max(end, last.end), (*last.quotes, quote))
        else:
            found.append(Stretch(quote.document_id, start, end, (quote,)))
    return found


def window(length: int, focus: int, size: int) -> tuple[int, int]:
    """Return the part of a long text to show around an offset: whole parts of ``size``, so links stay put."""
    if length <= size:
        return 0, length
    part = max(0, min(focus, length - 1)) // size
    return part * size, min(length, (part + 1) * size)


def by_document(quotes: Iterable[Quote | None]) -> dict[str, list[Quote]]:
    """Return the quotes by document, in order of appearance, without absent ones."""
    groups: dict[str, list[Quote]] = {}
    for quote in quotes:
        if quote is not None:
            groups.setdefault(quote.document_id, []).append(quote)
    return groups


def state_in(text: str, quote: Quote, start: int, end: int) -> QuoteState:
    """Tell the state of a quote of which only ``text[start:end]`` is shown."""
    state = check(text, quote)
    if state is QuoteState.EXACT and (quote.start < start or quote.end > end):
        return QuoteState.CUT
    return state


def _start(text: str, at: int) -> int:
    """Return where the context begins: at the line's start, else so many code points before."""
    lowest = max(0, at - CONTEXT)
    line = text.rfind("\n", lowest, at)
    return line + 1 if line >= 0 else lowest


def _end(text: str, at: int) -> int:
    highest = min(len(text), at + CONTEXT)
    line = text.find("\n", at, highest)
    return line if line >= 0 else highest


def spans(shown: Sequence[Quote], text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Return the marks of a stretch as the evidence component takes them, with offsets inside the stretch."""
    marks = []
    for quote in shown:
        if quote.end <= start or quote.start >= end or check(text, quote) is QuoteState.MISSING:
            continue
        marks.append(
            {
                "start": max(quote.start, start) - start,
                "end": min(quote.end, end) - start,
                "label": quote.label,
                "kind": quote.kind,
                "id": quote.fact or f"{quote.start}-{quote.end}",
            }
        )
    return marks
