"""Deadlines as days: an ISO date of the precision given ends with its last day, words have none."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def last_day(deadline: str | None) -> date | None:
    """Return the last day on which a deadline is kept, or None for words and for no deadline.

    >>> [str(last_day(text)) for text in ("2026", "2026-02", "2026-03-05", "持续推进", "2026-13")]
    ['2026-12-31', '2026-02-28', '2026-03-05', 'None', 'None']
    """
    match = _ISO.fullmatch(deadline or "")
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    try:
        return date(year, month, int(match[3]) if match[3] else monthrange(year, month)[1])
    except ValueError:
        return None


def deadline_change(before: str | None, after: str | None) -> str | None:
    """Return what became of a deadline, or None when it is the same or neither states one.

    Returns:
        ``deadline_added``, ``deadline_dropped``, ``deadline_earlier``, ``deadline_later`` or ``deadline_restated``
        (words on a side).
    """
    if before == after:
        return None
    if before is None or after is None:
        return "deadline_added" if before is None else "deadline_dropped"
    old, new = last_day(before), last_day(after)
    if old is None or new is None:
        return "deadline_restated"
    if old == new:
        return None
    return "deadline_later" if new > old else "deadline_earlier"
