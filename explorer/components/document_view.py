"""A whole document with its facts marked; a long one in parts, so that the browser gets only what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from explorer.cache import Row, ask
from explorer.components.evidence_view import show_text
from explorer.components.quotes import Quote, QuoteState, spans, state_in, window
from explorer.state import set_param
from explorer.texts import T

#: Kind of marking → node labels and relationship types that have it.
KINDS: dict[str, tuple[str, ...]] = {
    "task": ("Task",), "unit": ("RESPONSIBLE_FOR", "ISSUED_BY", "REPORTS_TO", "HOSTS", "ADMINISTERS", "BUILDS"),
    "deadline": ("deadline",), "target": ("Target",), "observation": ("Observation",),
    "money": ("Support", "ProjectFact"), "place": ("LOCATED_IN", "CONCERNS"), "clause": ("Clause",),
    "section": ("Section",), "mention": ("MENTIONS", "CITES", "TEXT_OF"),
}
_KIND_OF = {name: kind for kind, names in KINDS.items() for name in names}
#: Code points of one part; some thirty printed pages.
PART = 40_000


def facts_of(document_id: str) -> list[Row]:
    """Return every fact of a document in text order; the deadline of a task counts as one of its own."""
    facts = ask("documents/document_facts", document_id=document_id)
    tasks = ask("tasks/tasks_list", document_id=document_id)
    for task in tasks:
        if task["deadline_start"] is not None:
            facts.append(
                {
                    "fact_id": f"{task['task_id']}|deadline", "fact_kind": "deadline", "caption": task["deadline"],
                    "detail": task["title"], "from_id": task["task_id"], "to_id": None, "document_id": document_id,
                    "start": task["deadline_start"], "end": task["deadline_end"], "quote": task["deadline_quote"],
                    "rule": None,
                }
            )
    return sorted((fact for fact in facts if fact["start"] is not None), key=lambda fact: (fact["start"], -fact["end"]))


def kind_of(fact: Mapping[str, Any]) -> str:
    """Return the kind of marking of a fact."""
    return _KIND_OF.get(fact["fact_kind"], "mention")


def show_document(document: Row, text: str, facts: Sequence[Row], span: tuple[int, int] | None) -> None:
    """Show the text with the facts marked, scrolled to the span; say so when only a part of the span is shown."""
    start, end = _part(document["document_id"], len(text), span)
    quotes = [_quote(fact) for fact in facts]
    focus = None
    if span is not None and 0 <= span[0] < span[1] <= len(text):
        asked = Quote(T("doc.asked"), "focus", document["document_id"], span[0], span[1], text[slice(*span)], "asked")
        quotes.append(asked)
        focus = "asked"
        if state_in(text, asked, start, end) is QuoteState.CUT:
            st.warning(T("doc.state.cut"), icon=":material/content_cut:")
    clicked = show_text(
        text[start:end], spans(quotes, text, start, end), key=f"doc.text.{document['document_id']}.{start}",
        label=document["document_title"], focus=focus, tall=True,
    )
    _show_clicked(clicked, facts)


def _part(document_id: str, length: int, span: tuple[int, int] | None) -> tuple[int, int]:
    """Return the part to show: the one with the span, until the reader turns the page."""
    focus = span[0] if span is not None else 0
    if length <= PART:
        return 0, length
    parts = -(-length // PART)
    number = st.pagination(parts, default=min(focus // PART + 1, parts), key=f"doc.part.{document_id}.{focus}")
    return window(length, (number - 1) * PART, PART)


def _quote(fact: Row) -> Quote:
    kind = kind_of(fact)
    label = f"{T(f'doc.kind.{kind}')}：{fact['caption']}"
    return Quote(label, kind, fact["document_id"], fact["start"], fact["end"], fact["quote"], fact["fact_id"])


def _show_clicked(clicked: str | None, facts: Sequence[Row]) -> None:
    fact = next((fact for fact in facts if fact["fact_id"] == clicked), None)
    if fact is not None and st.session_state.get("doc.clicked") != clicked:
        st.session_state["doc.clicked"] = clicked
        set_param("at", f"{fact['start']}-{fact['end']}")
        st.rerun()
