"""The text of one docx paragraph: its runs as a person sees them once all tracked changes are accepted.

Insertions stay, deletions go; tabs and breaks become characters; text boxes are handed back beside the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from loaders.readers.docx.styles import is_on
from loaders.readers.packages import Element, attribute, child, children, local

_DELETED = {"del", "moveFrom"}
_IGNORED = {
    "pPr",
    "rPr",
    "instrText",
    "delText",
    "delInstrText",
    "rt",
    "sdtPr",
    "sdtEndPr",
    "softHyphen",
    "rubyPr",
    "pgNum",
    "annotationRef",
    "footnoteRef",
    "endnoteRef",
    "separator",
    "continuationSeparator",
}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: Ticks and boxes that forms draw with symbol fonts; other symbols keep their private code and are counted.
_SYMBOLS = {
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xA8): "□",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0xA3): "□",
    ("wingdings", 0x6C): "●",
    ("wingdings", 0x6E): "■",
    ("wingdings", 0x75): "◆",
    ("wingdings", 0xD8): "➢",
    ("symbol", 0xB7): "·",
    ("symbol", 0xB3): "≥",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB0): "°",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB4): "\u00d7",
    ("symbol", 0x6D): "μ",
}


@dataclass(slots=True)
class Inline:
    """What stands in a paragraph.

    Attributes:
        boxes: Contents of the text boxes anchored in it (``txbxContent``), and WordArt as plain strings.
        references: ("footnote" or "endnote", id) in order.
    """

    text: list[str] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    deleted: int = 0
    hidden: int = 0
    unmapped: int = 0


def read_inline(paragraph: Element) -> Inline:
    """Return the content of a ``w:p``."""
    found = Inline()
    _inline(paragraph, found)
    return found


def _inline(parent: Element, found: Inline) -> None:
    for element in parent:
        name = local(element)
        special = _SPECIAL.get(name)
        if name == "t":
            found.text.append(element.text or "")
        elif name in _SIGNS:
            found.text.append(_SIGNS[name])
        elif name in _DELETED:
            found.deleted += 1
        elif special is not None:
            special(element, found)
        elif name not in _IGNORED:
            _inline(element, found)


def _run(element: Element, found: Inline) -> None:
    before = len(found.text)
    _inline(element, found)
    if is_on(child(element, "rPr", "vanish")) and "".join(found.text[before:]).strip():
        found.hidden += 1


def _symbol(element: Element, found: Inline) -> None:
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return
    font = (attribute(element, "font") or "").lower()
    known = _SYMBOLS.get((font, code & 0xFF if 0xF000 <= code <= 0xF0FF else code))
    if known is None and (0xD800 <= code <= 0xF8FF or not 0x20 <= code <= 0x10FFFF):
        found.unmapped += 1
        return
    found.text.append(known or chr(code))


def _reference(element: Element, found: Inline) -> None:
    found.references.append((local(element).removesuffix("Reference"), attribute(element, "id") or ""))


def _content(element: Element, found: Inline) -> None:
    for inner in children(element, "sdtContent"):
        _inline(inner, found)


def _drawing(element: Element, found: Inline) -> None:
    """Collect text boxes and WordArt below a drawing, in order."""
    for inner in element:
        name = local(inner)
        if name == "txbxContent":
            found.boxes.append(inner)
        elif name == "textpath" and (attribute(inner, "string") or "").strip():
            found.boxes.append(attribute(inner, "string") or "")
        elif name == "AlternateContent":
            chosen = choice(inner)
            if chosen is not None:
                _drawing(chosen, found)
        else:
            _drawing(inner, found)


def _alternate(element: Element, found: Inline) -> None:
    chosen = choice(element)
    if chosen is not None:
        _inline(chosen, found)


def choice(element: Element) -> Element | None:
    """Return the one branch of ``mc:AlternateContent`` to read: its first Choice, else its Fallback.

    Word writes the same text box into both; reading both would state it twice.
    """
    branch = child(element, "Choice")
    return branch if branch is not None else child(element, "Fallback")


_SPECIAL: dict[str, Callable[[Element, Inline], None]] = {
    "r": _run,
    "sym": _symbol,
    "footnoteReference": _reference,
    "endnoteReference": _reference,
    "sdt": _content,
    "drawing": _drawing,
    "pict": _drawing,
    "object": _drawing,
    "AlternateContent": _alternate,
}
