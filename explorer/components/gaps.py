"""Ranked gaps of a document or of all: what is open, how severe, why, and the sentence."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from explorer.answers import gaps_of
from explorer.components.choice import show_choice
from explorer.components.download import show_downloads
from explorer.components.evidence import locator_of, title_of
from explorer.components.lines import sentence_link, show_lines
from explorer.components.links import link_to
from explorer.components.markup import plain, shorten
from explorer.components.notice import show_nothing
from explorer.components.table import show_table
from explorer.state import Filter, language, publish, read_code, restore
from explorer.texts import T
from graph.analysis.gaps import GRADES, Gap, rows_of
from graph.errors import QueryError
from pipeline.gaps import gap_kinds, read_day, reason_words, title_of_kind
from queries.captions import caption, value_caption

KINDS = tuple(gap_kinds())
FILTERS = (
    Filter("kind", read_code(*KINDS)), Filter("grade", read_code(*GRADES)), Filter("today", lambda text: text[:20] or None),
)
#: Gaps printed; the downloads hold all.
PRINTED = 60


def show_gaps(document_id: str | None) -> None:
    """Show the gaps of a document, or of all when the id is None; filters and the day stand in the address."""
    st.subheader(T("report.findings"), anchor=False)
    restore("gaps", FILTERS)
    try:
        day = read_day(st.session_state.get("gaps.today"))
    except QueryError as error:
        st.error(T("error.query", reason=plain(error)), icon=":material/warning:")
        return
    found = gaps_of(document_id, day)
    if not found:
        show_nothing(T("gaps.none"))
        return
    counts = Counter(gap.severity for gap in found)
    parts = T("list.and").join(f"{value_caption('severity', grade, language())} {counts[grade]}" for grade in GRADES if counts[grade])
    st.markdown(f"{T('gaps.count', total=len(found), parts=plain(parts))} {T('gaps.today', day=day.isoformat())}")
    kept = _chosen(found)
    if document_id is None:
        _show_choice(kept)
    else:
        show_lines([_line(gap) for gap in kept[:PRINTED]], links=T("column.place"))
        if len(kept) > PRINTED:
            st.markdown(T("gaps.rest", number=len(kept) - PRINTED))
    show_downloads(rows_of(kept), "gaps", key="gaps.download")


def _chosen(found: list[Gap]) -> list[Gap]:
    """Show the two filters and return the gaps that pass."""
    left, right = st.columns(2)
    kinds = Counter(gap.kind for gap in found)
    show_choice(
        left, "gaps.kind", T("gaps.kind"),
        {kind: f"{title_of_kind(kind, language())} ({kinds[kind]})" for kind in KINDS if kinds[kind]},
    )
    show_choice(right, "gaps.grade", T("gaps.grade"), {grade: str(value_caption("severity", grade, language())) for grade in GRADES})
    asked = publish("gaps", FILTERS)
    return [gap for gap in found if asked["kind"] in (None, gap.kind) and asked["grade"] in (None, gap.severity)]


def _line(gap: Gap) -> dict[str, str]:
    place = locator_of(gap.document_id, gap.start) if gap.start is not None else None
    return {
        caption("severity", language()): str(value_caption("severity", gap.severity, language())),
        T("gaps.kind"): title_of_kind(gap.kind, language()),
        T("column.what"): gap.what,
        T("column.reason"): reason_words(gap.reasons, language()),
        T("column.quote"): shorten(gap.quote or "", 120),
        T("column.place"): sentence_link(gap.document_id, gap.start, gap.end, place or T("go.doc")),
    }


def _show_choice(gaps: list[Gap]) -> None:
    """Show a table whose rows lead to their sentence."""
    rows = rows_of(gaps)
    chosen = show_table(
        rows,
        [
            "rank", "severity", (T("gaps.kind"), lambda row: title_of_kind(row["kind"], language())), "what",
            (T("column.reason"), lambda row: reason_words(row["reasons"], language())), "document_title", "quote",
        ],
        key="gaps.table", label=T("report.findings"),
    )
    if chosen is not None:
        at = None if chosen["start"] is None else f"{chosen['start']}-{chosen['end']}"
        link_to("doc", T("evidence.open", place=title_of(chosen["document_id"])), id=chosen["document_id"], at=at)
