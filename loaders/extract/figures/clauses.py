"""Clauses of a sentence: what stands between its commas, brackets set apart."""

from __future__ import annotations

import re

_BORDER = re.compile(r"[，。；：！？\n]")


def clause_bounds(norm: str, start: int, end: int, at: int) -> tuple[int, int]:
    """Return the clause of ``norm[start:end]`` around ``at``; a bracket around it is a clause of its own."""
    first = start
    for match in _BORDER.finditer(norm, start, at):
        first = match.end()
    opened = norm.rfind("（", first, at)
    if opened >= 0 and "）" not in norm[opened:at]:
        first = opened + 1
    stop = _BORDER.search(norm, at, end)
    last = stop.start() if stop else end
    closed = norm.find("）", at, last)
    if closed >= 0 and "（" not in norm[at:closed]:
        last = closed
    return first, last


def last_break(norm: str, first: int, at: int) -> int:
    """Return where the words of a number begin behind the number before it: after 、, 和, 及 or its hedge."""
    match = re.match(r"(?:（[^）]*）)?(?:以上|左右|以内|以下|及以上)?(?:的)?[、和及与]?", norm[first:at])
    return first + (match.end() if match else 0)
