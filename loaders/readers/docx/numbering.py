"""The lists of a docx: numbering.xml → ``NumberedList``, links between definitions by style followed."""

from __future__ import annotations

from loaders.readers.lists import DEEPEST_LEVEL, Level, ListCounters, NumberedList
from loaders.readers.packages import Element, attribute, child, children, whole


class Numbering:
    """The lists of one document with their running counters; paragraphs must be asked for in document order."""

    def __init__(self, root: Element | None) -> None:
        """Read numbering.xml; None for a document without lists."""
        self._counters = ListCounters()
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._styles: dict[str, str] = {}
        for element in children(root, "abstractNum"):
            self._read_abstract(element)
        self._lists = {attribute(element, "numId") or "": self._list(element) for element in children(root, "num")}

    def _read_abstract(self, element: Element) -> None:
        key = attribute(element, "abstractNumId") or ""
        self._abstract[key] = {whole(attribute(level, "ilvl")): _level(level) for level in children(element, "lvl")}
        link, style = child(element, "numStyleLink"), child(element, "styleLink")
        if link is not None:
            self._links[key] = attribute(link, "val") or ""
        if style is not None:
            self._styles[attribute(style, "val") or ""] = key

    def _list(self, element: Element) -> NumberedList:
        link = child(element, "abstractNumId")
        abstract = attribute(link, "val") or "" if link is not None else ""
        home = self._styles.get(self._links.get(abstract, ""), abstract)
        found = NumberedList(home, dict(self._abstract.get(home, {})))
        for override in children(element, "lvlOverride"):
            index = whole(attribute(override, "ilvl"))
            own, start = child(override, "lvl"), child(override, "startOverride")
            if own is not None:
                found.levels[index] = _level(own)
            if start is not None:
                found.starts[index] = whole(attribute(start, "val"), 1)
        return found

    def level_of_style(self, number_id: str, style: str) -> int | None:
        """Return the level of a list that a paragraph style is tied to."""
        known = self._lists.get(number_id)
        levels = known.levels if known is not None else {}
        return next((index for index, level in sorted(levels.items()) if level.paragraph_style == style), None)

    def next_number(self, number_id: str, index: int) -> str | None:
        """Count one paragraph and return its number as shown; None for a bullet or an unknown list."""
        known = self._lists.get(number_id)
        return self._counters.next_number(known, index) if known is not None and 0 <= index <= DEEPEST_LEVEL else None


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
    return Level(
        whole(value("start"), 1),
        style or "decimal",
        value("lvlText") or "",
        legal is not None and attribute(legal, "val") not in ("0", "false"),
        whole(restart) if restart is not None else None,
        value("pStyle"),
    )
