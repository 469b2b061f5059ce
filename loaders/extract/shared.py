"""Owners stated once for a group of items: a line of its own behind the last of them (静安区三年行动计划 writes so).

Whether a plan writes so is seen from the whole of it: in every group with owners, the only ones stand in a paragraph of
their own at the end of the group, and at least two groups have one.
"""

from __future__ import annotations

from collections import defaultdict

from loaders.extract.brackets import owner_brackets
from loaders.plan import Item, Plan

_GROUPS_NEEDED = 2


def shared_brackets(plan: Plan) -> dict[int, tuple[int, int]]:
    """Return, by item index, the clean span of the owner bracket that an item shares with the last of its group."""
    groups: dict[int | None, list[Item]] = defaultdict(list)
    for item in plan.items:
        if item.parent is None and item.heading is not None and not item.owners:
            groups[plan.headings[item.heading].parent].append(item)
    starts = {paragraph.start for paragraph in plan.paragraphs}
    found: dict[int, tuple[int, int]] = {}
    shown = 0
    for items in groups.values():
        brackets = [(item, bracket) for item in items for bracket in owner_brackets(plan.clean.norm, item.start, item.end)]
        if not brackets or (len(items) == 1 and brackets[0][1].start in starts):
            continue
        item, bracket = brackets[0]
        if len(items) == 1 or item is not items[-1] or bracket.start not in starts:
            return {}
        shown += 1
        found.update({earlier.index: (bracket.start, bracket.end) for earlier in items[:-1]})
    return found if shown >= _GROUPS_NEEDED else {}
