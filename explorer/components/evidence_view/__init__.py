"""Stored text with marked stretches, drawn by a small component that only ever sets text, never markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from explorer.state import language

FOLDER = Path(__file__).resolve().parent


@lru_cache(maxsize=1)
def _component() -> Any:
    return st.components.v2.component(
        "zeren_evidence_view",
        css=(FOLDER / "evidence_view.css").read_text(encoding="utf-8"),
        js=(FOLDER / "evidence_view.js").read_text(encoding="utf-8"),
    )


def show_text(
    text: str, marks: Sequence[Mapping[str, Any]], *, key: str, label: str, focus: str | None = None, tall: bool = False
) -> str | None:
    """Show a stretch of text with its marks; return the id of the mark that was clicked last, or None.

    Args:
        text: The stretch.
        marks: ``start`` and ``end`` in code points of the stretch, ``label``, ``kind`` and ``id``; they may overlap.
        key: Of the page.
        label: What the stretch is, for people who do not see it.
        focus: Id of the mark to scroll to, drawn stronger than the others.
        tall: A whole document that scrolls by itself, instead of a few lines.
    """
    result = _component()(
        key=key,
        data={
            "text": text, "marks": list(marks), "focus": focus, "label": label, "tall": tall,
            "lang": "zh-CN" if language() == "zh" else "en",
        },
        default={"clicked": None},
        on_clicked_change=lambda: None,
    )
    clicked = result.get("clicked") if isinstance(result, Mapping) else None
    return clicked if isinstance(clicked, str) else None
