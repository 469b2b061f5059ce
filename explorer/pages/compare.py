"""Comparison: what became of the tasks, owners, deadlines and targets of one document in another."""

from __future__ import annotations

from typing import Any

import streamlit as st

from explorer.answers import compared
from explorer.cache import Row, ask
from explorer.components.choice import show_choice
from explorer.components.download import show_downloads
from explorer.components.evidence import show_quotes
from explorer.components.markup import plain
from explorer.components.notice import show_nothing
from explorer.components.quotes import quote_of
from explorer.components.table import show_table
from explorer.frame import has_documents, show_title
from explorer.state import Filter, language, publish, read_code, read_flag, read_id, restore
from explorer.texts import T
from graph.analysis.plans import CHANGES, UNCHANGED, change_words, count_changes, reason_words, verdict_words

FILTERS = (
    Filter("a", read_id("document")), Filter("b", read_id("document")), Filter("change", read_code(*CHANGES)),
    Filter("all", read_flag, False),
)
SIDES = (("a", "before"), ("b", "after"))


def render() -> None:
    """Show the page."""
    show_title("compare")
    if not has_documents():
        return
    documents = {row["document_id"]: row["document_title"] or row["document_id"] for row in ask("explorer/document_names")}
    if len(documents) < 2:
        show_nothing(T("compare.too_few"))
        return
    restore("compare", FILTERS)
    for column, (name, side) in zip(st.columns(2), SIDES, strict=True):
        show_choice(column, f"compare.{name}", T(f"compare.{side}"), documents, empty=T("filter.none"))
    asked = publish("compare", FILTERS)
    if asked["a"] is None or asked["b"] is None:
        show_nothing(T("compare.choose"))
    elif asked["a"] == asked["b"]:
        show_nothing(T("compare.same"))
    else:
        with st.spinner(T("compare.working")):
            rows = compared(asked["a"], asked["b"])
        _show_changes(rows)


def _show_changes(rows: list[dict[str, Any]]) -> None:
    if not rows:
        show_nothing(T("compare.no_tasks"))
        return
    counts = count_changes(rows)
    parts = T("list.and").join(f"{change_words(code, language())} {number}" for code, number in counts.items())
    st.markdown(T("compare.counts", total=sum(counts.values()), parts=plain(parts)))
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    show_choice(left, "compare.change", T("compare.change"), {code: change_words(code, language()) for code in counts})
    right.toggle(T("compare.everything"), key="compare.all")
    asked = publish("compare", FILTERS)
    kept = [row for row in rows if _fits(row, asked)]
    if not kept:
        show_nothing(T("compare.none"))
        return
    st.markdown(T("compare.read"))
    chosen = show_table(
        kept,
        [
            (T("compare.change"), lambda row: change_words(row["change"], language())),
            (T("column.task"), lambda row: row["before_task"] or row["after_task"]),
            (T("column.what"), lambda row: row["what"]),
            (T("compare.before"), lambda row: verdict_words(row["before"], language())),
            (T("compare.after"), lambda row: verdict_words(row["after"], language())),
            (T("column.reason"), lambda row: reason_words(row, language())),
        ],
        key="compare.table", label=T("page.compare"), most=16,
    )
    show_downloads(kept, "compare", key="compare.download")
    if chosen is not None:
        _show_sides(chosen)


def _fits(row: Row, asked: dict[str, Any]) -> bool:
    if asked["change"] is not None:
        return bool(row["change"] == asked["change"])
    return bool(asked["all"]) or row["change"] not in UNCHANGED


def _show_sides(row: Row) -> None:
    """Show the words of both documents side by side."""
    for column, (_, side) in zip(st.columns(2), SIDES, strict=True):
        with column:
            st.markdown(f"**{T(f'compare.{side}')}**")
            quote = None
            if row[f"{side}_document_id"] is not None:
                quote = quote_of(
                    {**row, "document_id": row[f"{side}_document_id"]}, str(row[f"{side}_task"] or row["what"] or ""), "task",
                    f"{side}_",
                )
            if quote is None:
                show_nothing(T("compare.not_said"))
            else:
                show_quotes([quote], key=f"compare.{side}")


render()
