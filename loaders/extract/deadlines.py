"""When a task is due: from its deadline column or label, else from the one 年底前 in its text."""

from __future__ import annotations

import re

from graph.records import Evidence
from loaders.plan import Item, Plan

_DATE = re.compile(
    r"(?P<year>20\d{2})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?|(?P<quarter>[一二三四1-4])季度|(?P<half>上半年|下半年)|(?P<end>年?底|末))?"
)
_DUE = re.compile(_DATE.pattern + r"(?:底|末)?(?:之?前|以前)")
_OPEN = re.compile(r"持续推进|长期坚持|长期推进|持续实施|持续|长期|全年|每年|常年|即时|立行立改|常态化")
_QUARTER = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}


def read_deadline(plan: Plan, item: Item, stated: tuple[int, int] | None) -> tuple[str | None, Evidence | None]:
    """Return the deadline of an item as an ISO date of the precision given, or its words, with its evidence.

    Args:
        plan: The plan; its year completes 年底前 and 12月底.
        item: The item.
        stated: Clean span of a deadline cell or of what follows 完成时限：, or None.
    """
    norm = plan.clean.norm
    if stated is not None and stated[1] > stated[0]:
        text = norm[stated[0] : stated[1]]
        return deadline_of(text, plan.year) or text, plan.clean.evidence(*stated, "deadline.stated")
    found = list(_DUE.finditer(norm, item.start, item.end))
    if len(found) == 1:
        return _iso(found[0]), plan.clean.evidence(found[0].start(), found[0].end(), "deadline.due")
    return None, None


def deadline_of(text: str, year: int | None) -> str | None:
    """Return the ISO form of a deadline's words, None when they state no date.

    >>> deadline_of("2025年12月底", None)
    '2025-12'
    >>> deadline_of("持续推进", 2024)
    '持续推进'
    """
    match = _DATE.search(text)
    if match:
        return _iso(match)
    month = re.search(r"(?<!\d)(\d{1,2})月", text)
    if month and year and 1 <= int(month.group(1)) <= 12:
        return f"{year}-{int(month.group(1)):02}"
    if re.search(r"年底|年内|年末", text) and year:
        return f"{year}"
    words = _OPEN.search(text)
    return words.group() if words else None


def _iso(match: re.Match[str]) -> str:
    year, month, day = match["year"], match["month"], match["day"]
    if match["quarter"]:
        return f"{year}-{_QUARTER[match['quarter']]:02}"
    if match["half"]:
        return f"{year}-06" if match["half"] == "上半年" else f"{year}-12"
    if month and 1 <= int(month) <= 12:
        return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return year
