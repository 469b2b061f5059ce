"""Text of documents made safe for Streamlit's Markdown; nothing of a document may act as markup.

Streamlit renders Markdown in headings, labels and tables: a name such as ``![x](http://…)`` would fetch an address.
"""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:<>~&=^\"'/@])")
_BLANKS = re.compile(r"\s+")


def plain(text: object) -> str:
    """Return a text as Markdown that shows exactly it, on one line; absent is an empty text."""
    if text is None:
        return ""
    return _SPECIAL.sub(r"\\\1", _BLANKS.sub(" ", str(text)).strip())


def shorten(text: str, most: int) -> str:
    """Return a text cut to at most so many characters, with an ellipsis when it was."""
    flat = _BLANKS.sub(" ", text).strip()
    return flat if len(flat) <= most else flat[: most - 1] + "…"
