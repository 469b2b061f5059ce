"""A project as found in the text, before its record is made, and the items of the lists that name several."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.mentions import Mention


@dataclass(frozen=True, slots=True)
class Entry:
    """A project before its record: clean spans of its name and of the text about it."""

    name_start: int
    name_end: int
    start: int
    end: int
    box: int | None
    kind: str
    rule: str
    builders: tuple[tuple[int, int], ...] = ()
    places: tuple[str, ...] = ()
    #: (attribute, value, unit, start, end) of the cells of its row.
    figures: tuple[tuple[str, float, str, int, int], ...] = ()


def mentions_between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Return the mentions that begin in ``[start, end)``."""
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    return mentions[first : bisect_left(mentions, end, lo=first, key=lambda mention: mention.start)]


_SAME_KIND = re.compile(
    r"(?P<left>[\u4e00-\u9fff]{2,}(?P<kind>高铁|铁路|城际|高速|水电站|抽水蓄能电站|产业园|基地))(?:和|及|以及|与)"
    r"(?P<right>[\u4e00-\u9fff]{2,}?(?P=kind))(?=[、，。；等]|$)"
)


def items_of(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the items between 、 that stand outside brackets; 甲和乙 at the end are two when both are long enough."""
    depth, first = 0, start
    for joint in _SAME_KIND.finditer(norm, start, end):
        # 西康高铁和延榆高铁 inside a list are two.
        yield from items_of(norm, start, joint.end("left"))
        yield from items_of(norm, joint.start("right"), end)
        return
    for at in range(start, end):
        depth += (norm[at] in "（“") - (norm[at] in "）”")
        if depth == 0 and norm[at] == "、":
            yield first, at
            first = at + 1
    last = norm[first:end]
    both = re.fullmatch(r"(.{5,})(?:和|及|以及)(.{5,})", last)
    if both is not None and first > start:
        yield first, first + both.end(1)
        yield first + both.start(2), end
    elif end > first:
        yield first, end
