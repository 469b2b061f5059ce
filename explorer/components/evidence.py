"""The evidence panel: quotes shown in the context of the stored text, each one click from the whole document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from explorer.cache import ask, document_text
from explorer.components.evidence_view import show_text
from explorer.components.links import link_to
from explorer.components.markup import plain
from explorer.components.quotes import Quote, QuoteState, Stretch, by_document, check, spans, stretches
from explorer.state import recall, remember
from explorer.texts import T


def show_quotes(quotes: Iterable[Quote | None], *, key: str, most: int = 8) -> None:
    """Show quotes in their stretches of text, with the document and the place in the original below each.

    A quote that does not stand in the stored text where it should is said to be so, never left out.

    Args:
        quotes: In any order, absent ones left out.
        key: Of the page and panel.
        most: Stretches shown at first, and added by each press of the button that says how many quotes are left.
    """
    groups = by_document(quotes)
    view = f"{key}.{[(document_id, len(group), group[0].start) for document_id, group in groups.items()]}"
    limit = recall(view, most)
    number = left = 0
    for document_id, group in groups.items():
        if number == limit:
            left += len(group)
            continue
        text = document_text(document_id)
        for quote in (quote for quote in group if check(text, quote) is QuoteState.MISSING):
            st.warning(T("evidence.missing", label=plain(quote.label), quote=plain(quote.quote)), icon=":material/warning:")
        found = stretches(text, [quote for quote in group if check(text, quote) is QuoteState.EXACT])
        shown, rest = found[: limit - number], found[limit - number :]
        for stretch in shown:
            _show_stretch(text, stretch, key=f"{key}.{number}")
            number += 1
        left += sum(len(stretch.quotes) for stretch in rest)
    if left:
        st.button(T("evidence.more", number=left), key=f"{key}.more", on_click=remember, args=(view, limit + most), type="tertiary")


def _show_stretch(text: str, stretch: Stretch, *, key: str) -> None:
    marks = spans(stretch.quotes, text, stretch.start, stretch.end)
    label = T("evidence.of", what="、".join(dict.fromkeys(quote.label for quote in stretch.quotes))[:200])
    show_text(text[stretch.start : stretch.end], marks, key=key, label=label)
    first = stretch.quotes[0]
    place = "，".join(part for part in (title_of(stretch.document_id), locator_of(stretch.document_id, first.start)) if part)
    link_to("doc", T("evidence.open", place=place), id=stretch.document_id, at=f"{first.start}-{first.end}")


def title_of(document_id: str) -> str:
    """Return the title of a document, or nothing for one that is not loaded."""
    found = (row for row in ask("explorer/document_names") if row["document_id"] == document_id)
    return next((str(row["document_title"]) for row in found), "")


def locator_of(document_id: str, start: int) -> str | None:
    """Return where an offset stands in the original file (page 3, Sheet1!B4), or None when the format has no places."""
    found: Mapping[str, Any] | None = None
    for block in ask("documents/document_blocks", document_id=document_id):
        if block["start"] > start:
            break
        if start < block["end"]:
            found = block
    return None if found is None or found["locator"] is None else str(found["locator"])
