"""Everything the explorer says, in Chinese and English: ``T(key)`` in, one sentence in the reader's language out."""

from __future__ import annotations

from explorer.state import language
from explorer.texts.accountability import ACCOUNTABILITY
from explorer.texts.frame import FRAME
from explorer.texts.pages import PAGES
from explorer.texts.parts import PARTS
from explorer.texts.targets import TARGETS

__all__ = ["TEXTS", "T"]

#: Key → (Chinese, English). Values are Markdown; what is filled in must be made plain by the caller.
TEXTS: dict[str, tuple[str, str]] = {**FRAME, **PAGES, **PARTS, **TARGETS, **ACCOUNTABILITY}


def T(key: str, **values: object) -> str:
    """Return a text in the reader's language with ``{names}`` filled in.

    Raises:
        KeyError: There is no such text; a test keeps this from happening.
    """
    text = TEXTS[key][0 if language() == "zh" else 1]
    return text.format(**values) if values else text
