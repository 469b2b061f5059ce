"""What the paragraph styles of a docx say: heading level, list, table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.readers.packages import Element, attribute, child, children, whole

#: Outline level 9 (from 0) is body text.
BODY_LEVEL = 9
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it inherits.

    Attributes:
        level: Heading level from 1, or None.
        number_id, number_level: The list it belongs to; "0" turns an inherited list off.
        contents: True for entries of a table of contents.
        title: True for the style of the document's title.
        hidden: True when its text is not shown.
    """

    level: int | None = None
    number_id: str | None = None
    number_level: int | None = None
    contents: bool = False
    title: bool = False
    hidden: bool = False


def read_styles(root: Element | None) -> dict[str, Style]:
    """Return the paragraph styles by id, each with what its ``basedOn`` chain gives it; "" is the default style."""
    elements = {
        attribute(element, "styleId") or "": element
        for element in children(root, "style")
        if attribute(element, "type") in (None, "paragraph")
    }
    known: dict[str, Style] = {}
    for key in elements:
        _resolve(key, elements, known)
    default = next((key for key, element in elements.items() if attribute(element, "default") in ("1", "true")), None)
    known.setdefault("", known[default] if default is not None else Style())
    return known


def _resolve(key: str, elements: dict[str, Element], known: dict[str, Style]) -> None:
    """Resolve a style after the ones it is based on; a chain that bites its tail is cut there."""
    chain: list[str] = []
    while key in elements and key not in known and key not in chain:
        chain.append(key)
        base = child(elements[key], "basedOn")
        key = attribute(base, "val") or "" if base is not None else ""
    for link in reversed(chain):
        base = child(elements[link], "basedOn")
        parent = known.get(attribute(base, "val") or "", Style()) if base is not None else Style()
        known[link] = _style(elements[link], parent)


def _style(element: Element, parent: Style) -> Style:
    name_element = child(element, "name")
    name = (attribute(name_element, "val") or "" if name_element is not None else "").strip()
    level, number_id, number_level = paragraph_properties(child(element, "pPr"))
    heading = _HEADING.fullmatch(name)
    if level is None:
        level = int(heading.group(1)) if heading is not None else parent.level
    return Style(
        level=None if level is not None and level > BODY_LEVEL else level,
        number_id=number_id if number_id is not None else parent.number_id,
        number_level=number_level if number_level is not None else parent.number_level,
        contents=re.fullmatch(r"(?:toc|目录)\s*[1-9]", name, re.IGNORECASE) is not None,
        title=name.lower() in ("title", "标题"),
        hidden=is_on(child(element, "rPr", "vanish")) or parent.hidden,
    )


def paragraph_properties(properties: Element | None) -> tuple[int | None, str | None, int | None]:
    """Return outline level from 1 (10 is body text), list id and list level as written in a ``pPr``."""
    outline = child(properties, "outlineLvl")
    listed = child(properties, "numPr", "numId")
    depth = child(properties, "numPr", "ilvl")
    return (
        whole(attribute(outline, "val"), BODY_LEVEL) + 1 if outline is not None else None,
        attribute(listed, "val") if listed is not None else None,
        whole(attribute(depth, "val")) if depth is not None else None,
    )


def is_on(switch: Element | None) -> bool:
    """Tell whether an on/off property is present and not turned off."""
    return switch is not None and (attribute(switch, "val") or "1").lower() not in ("0", "false", "off", "none")
