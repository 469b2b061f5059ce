"""Audit report: plain tables for one unit or document, with quotes, findings and a place to sign; made to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import streamlit as st

from explorer.cache import Row, ask, loaded_at
from explorer.components.buttons import show_print_button
from explorer.components.download import show_downloads
from explorer.components.evidence import locator_of
from explorer.components.markup import plain, shorten
from explorer.components.notice import show_nothing
from explorer.components.table import cell
from explorer.components.values import value_words
from explorer.frame import has_documents, show_title
from explorer.state import Filter, language, publish, read_id, restore
from explorer.texts import T
from queries.captions import value_caption

FILTERS = (Filter("unit", read_id("unit")), Filter("doc", read_id("document")))
PRINT = "<style>" + (Path(__file__).resolve().parent.parent / "components" / "print.css").read_text(encoding="utf-8") + "</style>"
#: Finding → question that lists it for a document.
FINDINGS = {
    "without_owner": "gaps/tasks_without_owner", "several_leads": "gaps/tasks_with_several_leads",
    "diffuse": "gaps/tasks_with_only_diffuse_owners", "targets": "gaps/targets_without_owner",
    "unresolved": "gaps/unresolved_clauses", "names": "gaps/units_not_in_register",
}
MAX_ROWS = 200


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
    _select(left, "unit", units)
    _select(right, "doc", documents)
    asked = publish("report", FILTERS)
    if asked["unit"] is None and asked["doc"] is None:
        show_nothing(T("report.choose"))
        return
    show_print_button()
    _show_head(units.get(asked["unit"]), documents.get(asked["doc"]))
    _show_tasks(asked["unit"], asked["doc"])
    if asked["doc"] is not None:
        _show_findings(asked["doc"])
    st.markdown(T("report.sign"))


def _select(column: st.delta_generator.DeltaGenerator, name: str, choices: dict[str, str]) -> None:
    if st.session_state.get(f"report.{name}") not in choices:
        st.session_state[f"report.{name}"] = None
    column.selectbox(
        T(f"filter.{name}"), list(choices), key=f"report.{name}", index=None, placeholder=T("filter.none"),
        format_func=lambda key: choices[key],
    )


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
    _show_lines(lines)
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
    return "，".join(part for part in (shorten(row["document_title"], 24), place) if part)


def _show_findings(document_id: str) -> None:
    st.subheader(T("report.findings"), anchor=False)
    for name, query in FINDINGS.items():
        rows = ask(query, document_id=document_id, outcome="unresolved") if name == "unresolved" else ask(query, document_id=document_id)
        st.markdown(f"**{T(f'report.{name}')}** {len(rows)}")
        _show_lines([_finding(row) for row in rows])


def _finding(row: Row) -> dict[str, str]:
    value = f" {value_words(row)}" if "op" in row else ""
    what = row.get("title") or row.get("indicator") or row.get("unit") or row.get("about") or ""
    reason = cell("reason", row.get("reason")) or ""
    return {
        T("column.what"): f"{cell('about', what) if 'about' in row else what}{value}",
        T("column.reason"): str(reason),
        T("column.quote"): shorten(row["quote"], 120),
    }


def _show_lines(lines: Sequence[dict[str, str]]) -> None:
    """Show a real HTML table, which prints and can be read aloud; cells show exactly their text."""
    if not lines:
        st.markdown(T("report.nothing"))
        return
    kept = [title for title in lines[0] if any(line[title] for line in lines)]
    st.table([{title: plain(line[title]) for title in kept} for line in lines[:MAX_ROWS]], hide_index=True)
    if len(lines) > MAX_ROWS:
        st.markdown(T("report.more", number=len(lines) - MAX_ROWS))


render()
