"""Clauses of a sentence: what stands between its commas, with brackets set apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_MARK = re.compile(r"[（〔）〕，；：。！？\n]|——|…+")


#: Brackets nested deeper are no prose; without a limit each number would look through all of them.
_DEEPEST = 8


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
        if mark in "（〔" and len(opened) < _DEEPEST:
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


def assign(clauses: list[Span], starts: list[int]) -> list[Span]:
    """Return the innermost clause of each position; positions ascend, inner clauses come before what surrounds them."""
    found: list[Span | None] = [None] * len(starts)
    for clause in clauses:
        for index in range(bisect_left(starts, clause.start), bisect_left(starts, clause.end)):
            found[index] = found[index] or clause
    return [clause or Span(at, at + 1, None, False) for clause, at in zip(found, starts, strict=True)]
