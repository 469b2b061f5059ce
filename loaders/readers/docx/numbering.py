"""Automatic list numbers of a docx: numbering.xml and counters, as ISO/IEC 29500-1 17.9 lays down.

All lists that share an abstract definition share its counters; ``startOverride`` restarts them the first time its list
is used. Bullets are no numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.readers.counting import counted
from loaders.readers.packages import Element, attribute, child, children, whole

DEEPEST_LEVEL = 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition; ``restart`` is the level (from 1) that restarts it, None the usual one."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    paragraph_style: str | None = None


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


class Numbering:
    """The lists of one document with their running counters; paragraphs must be asked for in document order."""

    def __init__(self, root: Element | None) -> None:
        """Read numbering.xml; None for a document without lists."""
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._styles: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        for element in children(root, "abstractNum"):
            self._read_abstract(element)
        for element in children(root, "num"):
            self._read_list(element)

    def _read_abstract(self, element: Element) -> None:
        key = attribute(element, "abstractNumId") or ""
        self._abstract[key] = {whole(attribute(level, "ilvl")): _level(level) for level in children(element, "lvl")}
        link, style = child(element, "numStyleLink"), child(element, "styleLink")
        if link is not None:
            self._links[key] = attribute(link, "val") or ""
        if style is not None:
            self._styles[attribute(style, "val") or ""] = key

    def _read_list(self, element: Element) -> None:
        link = child(element, "abstractNumId")
        found = _List(attribute(link, "val") or "" if link is not None else "")
        for override in children(element, "lvlOverride"):
            index = whole(attribute(override, "ilvl"))
            own, start = child(override, "lvl"), child(override, "startOverride")
            if own is not None:
                found.levels[index] = _level(own)
            if start is not None:
                found.starts[index] = whole(attribute(start, "val"), 1)
        self._lists[attribute(element, "numId") or ""] = found

    def level_of_style(self, number_id: str, style: str) -> int | None:
        """Return the level of a list that a paragraph style is tied to."""
        known = self._lists.get(number_id)
        levels = self._levels(known) if known is not None else {}
        return next((index for index, level in sorted(levels.items()) if level.paragraph_style == style), None)

    def next_number(self, number_id: str, index: int) -> str | None:
        """Count one paragraph and return its number as shown; None for a bullet or an unknown list."""
        known = self._lists.get(number_id)
        if known is None or not 0 <= index <= DEEPEST_LEVEL:
            return None
        levels = self._levels(known)
        level = levels.get(index)
        if level is None:
            return None
        counters = self._counters.setdefault(self._home(known), {})
        self._count(known, levels, counters, index)
        if level.style == "bullet":
            return None
        shown = _shown(level, levels, counters)
        return shown or None

    def _count(self, known: _List, levels: dict[int, Level], counters: dict[int, int], index: int) -> None:
        if index in known.starts and index not in known.used:
            counters[index] = known.starts[index]
        elif index in counters:
            counters[index] += 1
        else:
            counters[index] = levels[index].start
        known.used.add(index)
        for deeper in [other for other in counters if other > index]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and index < restart):
                del counters[deeper]

    def _home(self, known: _List) -> str:
        """Return the abstract definition that holds the levels, links by style followed once."""
        link = self._links.get(known.abstract)
        return self._styles.get(link, known.abstract) if link is not None else known.abstract

    def _levels(self, known: _List) -> dict[int, Level]:
        return {**self._abstract.get(self._home(known), {}), **known.levels}


def _level(element: Element) -> Level:
    def value(name: str) -> str | None:
        found = child(element, name)
        return attribute(found, "val") if found is not None else None

    style = value("numFmt")
    if style is None:
        # Word 2010 writes formats it added as a Choice of mc:AlternateContent, with an older one as Fallback.
        choice = child(element, "AlternateContent", "Fallback", "numFmt")
        style = attribute(choice, "val") if choice is not None else None
    legal = child(element, "isLgl")
    restart = value("lvlRestart")
    return Level(whole(value("start"), 1), style or "decimal", value("lvlText") or "",
                 legal is not None and attribute(legal, "val") not in ("0", "false"),
                 whole(restart) if restart is not None else None, value("pStyle"))


def _shown(level: Level, levels: dict[int, Level], counters: dict[int, int]) -> str:
    def counter(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        other = levels.get(index, Level())
        # A level that has not been used yet shows the number before its first, as Word does (0.1).
        value = counters.get(index, other.start - 1)
        return counted(value, "decimal" if level.legal and other.style != "none" else other.style)

    return re.sub(r"%([1-9])", counter, level.text).strip()
