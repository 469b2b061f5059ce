"""The plan's own title, found by the name that its notice gives it.

A notice says what it forwards (现将《…》印发给你们, 关于印发《…》的通知). Where the same name stands on lines of its own, the plan
begins, however many numbered points the notice makes before and over however many lines the title is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.cleaning import fold

#: How far behind the beginning a plan may start, and over how many lines its title may run.
SEARCHED = 150
_WIDEST = 5
_INSIDE = r"(?:[^《》]|《[^《》]*》)+"
_NAME = rf"《({_INSIDE})》"
_FORWARDED = (
    re.compile(rf"(?:将|制定了?|形成|修订了?|编制了?|经){_NAME}.{{0,60}}?(?:印发|发布|下发|公布)给?"),
    re.compile(rf"{_NAME}(?=(?:[、和及与]《{_INSIDE}》)*(?:等[^。]{{0,12}})?已经?.{{2,60}}?(?:印发|发布|下发|公布))"),
    re.compile(rf"(?:印发|转发|下发|批转|发布){_NAME}的?通知"),
    re.compile(r"关于(?:印发|转发|下发|批转|发布)((?:[^《》]|《[^《》]{2,20}》){8,80}?)的通知"),
)
_ISSUE = re.compile(r"[（〔][^（）]{0,16}(?:稿|试行|草案|暂行|修订|\d{4})[^（）]{0,12}[）〕]$")


def named_title(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return first and last index of the lines that repeat the name of the forwarded plan, or None.

    Args:
        lines: Folded paragraphs from the beginning of the document; those behind ``SEARCHED`` are not looked at.
    """
    searched = list(lines[:SEARCHED])
    names = list(dict.fromkeys(_names(searched)))
    found: dict[str, tuple[int, int]] = {}
    for first, line in enumerate(searched):
        if len(line) > 60 or not any(name.startswith(_key(line)[:4]) for name in names):
            continue
        for last in range(first, min(first + _WIDEST, len(searched))):
            joined = "".join(searched[first : last + 1])
            if len(joined) > 140:
                break
            for key in {_key(joined), _key(_ISSUE.sub("", joined))}.intersection(names):
                found[key] = (first, last)
    # Of several plans in one notice the first named is the document's own.
    return next((found[name] for name in names if name in found), None)


def _names(lines: Sequence[str]) -> Iterator[str]:
    """Yield the keys of the names that the notice gives; broken lines of its own title are read together."""
    for text in ("".join(lines[:12]), *lines):
        for pattern in _FORWARDED:
            for match in pattern.finditer(text[:4000]):
                key = _key(match.group(1))
                if len(key) >= 6:
                    yield key
                    yield _key(_ISSUE.sub("", match.group(1)))


def _key(title: str) -> str:
    return re.sub(r"[\s“”\"《》〈〉<>（）()〔〕\[\]—\-–~～、，]", "", fold(title))
