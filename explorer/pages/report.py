"""Audit report: plain tables for one unit or document, with quotes, findings and a place to sign; made to be printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from explorer.cache import Row, ask, loaded_at
from explorer.components.buttons import show_print_button
from explorer.components.choice import show_choice
from explorer.components.download import show_downloads
from explorer.components.evidence import locator_of
from explorer.components.gaps import show_gaps
from explorer.components.ledger import show_ledger
from explorer.components.lines import sentence_link, show_lines
from explorer.components.markup import plain, shorten
from explorer.components.notice import show_nothing
from explorer.frame import has_documents, show_title
from explorer.state import Filter, language, publish, read_id, restore
from explorer.texts import T
from queries.captions import value_caption

FILTERS = (Filter("unit", read_id("unit")), Filter("doc", read_id("document")))
PRINT = "<style>" + (Path(__file__).resolve().parent.parent / "components" / "print.css").read_text(encoding="utf-8") + "</style>"


def render() -> None:
    """Show the page."""
    # Constant text of the program; Streamlit cleans it all the same.
    st.html(PRINT)
    show_title("report")
    if not has_documents():
        return
    restore("report", FILTERS)
    units = {row["unit_id"]: row["unit"] for row in ask("explorer/unit_names")}
    documents = {row["document_id"]: row["document_title"] for row in ask("explorer/document_names")}
    left, right = st.columns(2)
    show_choice(left, "report.unit", T("filter.unit"), units, empty=T("filter.none"))
    show_choice(right, "report.doc", T("filter.doc"), documents, empty=T("filter.none"))
    asked = publish("report", FILTERS)
    if asked["unit"] is None and asked["doc"] is None:
        show_nothing(T("report.choose"))
        # All gaps of a large store take a while; they are looked for when someone wants them.
        everything = st.expander(T("gaps.all"), on_change="rerun")
        if everything.open:
            with everything:
                show_gaps(None)
        return
    show_print_button()
    _show_head(units.get(asked["unit"]), documents.get(asked["doc"]))
    _show_tasks(asked["unit"], asked["doc"])
    if asked["doc"] is not None:
        show_gaps(asked["doc"])
    show_ledger(document_id=asked["doc"], unit_id=asked["unit"])
    st.markdown(T("report.sign"))


def _show_head(unit: str | None, document: str | None) -> None:
    st.header(plain(unit or document), anchor=False)
    if unit and document:
        st.markdown(plain(document))
    st.markdown(T("report.made", day=date.today().isoformat(), until=(loaded_at() or "")[:10]))


def _show_tasks(unit_id: str | None, document_id: str | None) -> None:
    rows = ask("tasks/tasks_list", unit_id=unit_id, document_id=document_id)
    st.subheader(T("report.tasks", number=len(rows)), anchor=False)
    lines = [
        {
            T("column.task"): f"{row['number'] or ''} {row['title']}".strip(),
            T("column.owners"): _owners(row, unit_id),
            T("column.deadline"): row["deadline"] or "–",
            T("column.quote"): "；".join(dict.fromkeys(_said(row, unit_id))) or "–",
            T("column.place"): _place(row),
        }
        for row in rows
    ]
    show_lines(lines, links=T("column.place"))
    show_downloads(rows, "report_tasks", key="report.download")


def _owners(row: Row, unit_id: str | None) -> str:
    parts = [
        f"{value_caption('role', owner['role'], language())}：{owner['unit']}"
        for owner in row["owners"] if unit_id is None or owner["unit_id"] == unit_id or owner["role"] == "lead"
    ]
    return "；".join(dict.fromkeys(parts)) or T("task.no_owner.short")


def _said(row: Row, unit_id: str | None) -> list[str]:
    return [owner["quote"] for owner in row["owners"] if unit_id is None or owner["unit_id"] == unit_id]


def _place(row: Row) -> str:
    place = locator_of(row["document_id"], row["start"])
    label = "，".join(part for part in (shorten(row["document_title"], 24), place) if part)
    return sentence_link(row["document_id"], row["start"], row["end"], label or T("go.doc"))


render()
