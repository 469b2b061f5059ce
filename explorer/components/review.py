"""Links of written names to units that a person should check, and what that person decides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import streamlit as st

from explorer.cache import Row, ask
from explorer.components.evidence import show_quotes
from explorer.components.markup import plain
from explorer.components.notice import show_nothing
from explorer.components.quotes import quote_of
from explorer.components.table import show_table
from explorer.texts import T
from graph.errors import ZerenError
from graph.resolve import Decision, append_decision, decision_line, own_file

#: Quotes shown of a name, and mentions looked at.
MOST_QUOTES = 4


def show_review() -> None:
    """Show the names, the words that use the one that is chosen, and the form for a decision."""
    groups = grouped(ask("units/names_to_review"))
    if not groups:
        show_nothing(T("review.none"))
        return
    st.markdown(T("review.about"))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        chosen = show_table(
            groups,
            [
                (T("review.name"), lambda row: row["written_name"]), (T("review.now"), lambda row: row["unit"]), "resolution",
                (T("column.reason"), lambda row: row["reason"]), "area", (T("review.times"), lambda row: len(row["mentions"])),
            ],
            key="review.table", label=T("review.title"),
        )
    if chosen is not None:
        with right:
            _show_form(chosen)
            show_quotes([quote_of(row, row["task"], "unit") for row in chosen["mentions"][:MOST_QUOTES]], key="review.quotes")


def grouped(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Return one row per written name, unit and area with all its mentions, in the order of the rows."""
    groups: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in rows:
        key = (row["written_name"], row["unit_id"], row["area"] or "")
        names = ("written_name", "unit", "unit_id", "area", "resolution", "reason")
        groups.setdefault(key, {name: row[name] for name in names} | {"mentions": []})["mentions"].append(row)
    return list(groups.values())


def _show_form(row: Row) -> None:
    key = f"review.{row['written_name']}.{row['unit_id']}"
    with st.form(key):
        st.markdown(f"**{plain(row['written_name'])}**")
        verdict = st.radio(
            T("review.title"), ("is", "not"), format_func=lambda code: T(f"review.{code}"), key=f"{key}.verdict",
            horizontal=True, label_visibility="collapsed",
        )
        known = "" if row["resolution"] == "unresolved" else row["unit"]
        unit = st.text_input(T("review.unit"), value=known, key=f"{key}.unit", max_chars=80).strip()
        who = st.text_input(T("review.who"), key=f"{key}.who", max_chars=40).strip()
        reason = st.text_input(T("review.reason"), key=f"{key}.reason", max_chars=200).strip()
        sent = st.form_submit_button(T("review.save"), type="primary")
    if not sent:
        return
    if not (unit and who and reason):
        st.warning(T("review.missing"), icon=":material/warning:")
        return
    said = {"name": row["written_name"], "area": row["area"] or "*", verdict: unit, "reviewer": who, "reason": reason}
    _add(Decision.model_validate(said | {"date": date.today().isoformat()}))


def _add(decision: Decision) -> None:
    path = own_file()
    if path is None:
        st.info(T("review.no_file"), icon=":material/info:")
        st.code(decision_line(decision), language="yaml")
        return
    try:
        append_decision(path, decision)
    except ZerenError as error:
        st.error(T("review.refused", reason=plain(error)), icon=":material/error:")
        return
    st.success(T("review.saved", path=plain(path)), icon=":material/check_circle:")
