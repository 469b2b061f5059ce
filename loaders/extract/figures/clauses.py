"""Clauses of a sentence: what stands between its commas, with brackets set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[（〔）〕，；：。！？\n]|——|…+")


@dataclass(frozen=True, slots=True)
class Span:
    """A clause; offsets are those of the text.

    Attributes:
        bracket: Where the bracket around it opens, or None.
        after_stop: True when ；or the beginning of the sentence stands in front.
    """

    start: int
    end: int
    bracket: int | None
    after_stop: bool


def cut_clauses(norm: str, start: int, end: int) -> list[Span]:
    """Return the clauses of ``norm[start:end]``, a clause in brackets before the one around it.

    >>> [(s.start, s.end) for s in cut_clauses("甲（乙，丙）丁，戊", 0, 9)]
    [(2, 3), (4, 5), (0, 7), (8, 9)]
    """
    found: list[Span] = []
    opened: list[tuple[int, bool, int | None]] = []
    first, stop, bracket = start, True, None
    for match in _MARK.finditer(norm, start, end):
        mark = match.group()
        if mark in "（〔":
            opened.append((first, stop, bracket))
            first, stop, bracket = match.end(), False, match.start()
        elif mark in "）〕":
            if opened:
                found.append(Span(first, match.start(), bracket, stop))
                first, stop, bracket = opened.pop()
        else:
            if match.start() > first:
                found.append(Span(first, match.start(), bracket, stop))
            first, stop = match.end(), mark[0] in "；。！？…"
    while True:
        if end > first:
            found.append(Span(first, end, bracket, stop))
        if not opened:
            return found
        first, stop, bracket = opened.pop()


def clause_at(clauses: list[Span], at: int) -> Span:
    """Return the innermost clause around a position; brackets come before what surrounds them."""
    inside = [clause for clause in clauses if clause.start <= at < clause.end]
    return min(inside, key=lambda clause: clause.end - clause.start) if inside else clauses[-1]
