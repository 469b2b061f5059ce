"""Where a table of contents stands: its lines are headings that come again, and no parts of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.cleaning import CleanText, Paragraph

_WORD = re.compile(r"目[录次]")
#: What follows a title in a table of contents: dots and the page.
_PAGE = re.compile(r"[.．…·\-—\s]*\d{0,4}$")
#: How many lines a table of contents has at most.
_MOST = 400


def contents_lines(clean: CleanText, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return the indexes of the lines between 目录 and the second time its first line is said; none without that."""
    for index, paragraph in enumerate(paragraphs[:_MOST]):
        if _WORD.fullmatch(clean.norm[paragraph.start : paragraph.end]) is None:
            continue
        titles = [
            _PAGE.sub("", clean.norm[each.start : each.end]) for each in paragraphs[index + 1 : index + 2 + _MOST]
        ]
        again = next((at for at, title in enumerate(titles) if at and title == titles[0]), None)
        return set(range(index, index + 1 + again)) if again is not None else set()
    return set()
