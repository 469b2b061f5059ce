"""Running counters of automatic lists, as Word counts them (ISO/IEC 29500-1 17.9, [MS-DOC] 2.4.6.3).

All lists that share a definition share its counters; a start of its own restarts them the first time a list is used.
Bullets are no numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.readers.counting import counted

DEEPEST_LEVEL = 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition.

    Attributes:
        style: Number format by its name in WordprocessingML (``chineseCounting``).
        text: As shown, with ``%1`` to ``%9`` for the counters of the levels.
        legal: Show the counters of all levels in digits.
        restart: The level (from 1) after which this one begins anew; None for any above, 0 for never.
        paragraph_style: Id of the style tied to the level.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    paragraph_style: str | None = None


@dataclass(slots=True)
class NumberedList:
    """A list as paragraphs refer to it.

    Attributes:
        home: Key of the definition whose counters it shares.
        starts: Level → number it starts with, the first time this list is used.
    """

    home: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


class ListCounters:
    """The counters of one document; paragraphs must be counted in document order."""

    def __init__(self) -> None:
        """Begin a document."""
        self._counters: dict[str, dict[int, int]] = {}

    def next_number(self, known: NumberedList, index: int) -> str | None:
        """Count one paragraph on level ``index`` from 0; return its number as shown, None for a bullet."""
        level = known.levels.get(index)
        if level is None:
            return None
        counters = self._counters.setdefault(known.home, {})
        if index in known.starts and index not in known.used:
            counters[index] = known.starts[index]
        elif index in counters:
            counters[index] += 1
        else:
            counters[index] = level.start
        known.used.add(index)
        for deeper in [other for other in counters if other > index]:
            restart = known.levels[deeper].restart if deeper in known.levels else None
            if restart is None or (restart and index < restart):
                del counters[deeper]
        return None if level.style == "bullet" else _shown(level, known.levels, counters) or None


def _shown(level: Level, levels: dict[int, Level], counters: dict[int, int]) -> str:
    def counter(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        other = levels.get(index, Level())
        # A level that has not been used yet shows the number before its first, as Word does (0.1).
        value = counters.get(index, other.start - 1)
        return counted(value, "decimal" if level.legal and other.style != "none" else other.style)

    return re.sub(r"%([1-9])", counter, level.text).strip()
