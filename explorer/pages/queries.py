"""Queries: a form for every named question, and a console for Cypher that only reads."""

from __future__ import annotations

from typing import Any

import streamlit as st

from explorer.cache import Row, ask, ask_typed
from explorer.components.asking import show_questions, show_rows
from explorer.components.download import show_downloads
from explorer.components.markup import plain, shorten
from explorer.components.notice import show_cut, show_nothing
from explorer.components.table import show_plain_table
from explorer.components.values import target_words
from explorer.frame import has_documents, show_title
from explorer.state import Filter, is_asked, language, publish, read_code, restore
from explorer.texts import T
from graph.errors import QueryError
from queries import QueryInfo, find_query, list_queries
from queries.captions import caption, value_caption
from queries.header import Parameter
from queries.parameters import read_word

NAMES = tuple(info.name for info in list_queries() if info.subject != "explorer")
FILTERS = (Filter("name", read_code(*NAMES), "tasks/who_owns_task"),)
EXAMPLE = "MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)\nRETURN u.name AS unit, r.role AS role, t.title AS task\nORDER BY unit, task\nLIMIT 50"
ROWS = 500
#: Nobody looks through a longer list for a task or a target; its id can be typed, as the addresses of pages have it.
CHOICES = 2000


def render() -> None:
    """Show the page."""
    show_title("queries")
    if not has_documents():
        return
    restore("queries", FILTERS)
    names = [T("queries.named"), T("ask.tab"), T("queries.console")]
    named, asked, console = st.tabs(names, default=names[1] if is_asked("q") else None)
    with asked:
        show_questions()
    with named:
        _show_named()
    with console:
        _show_console()


def _show_named() -> None:
    titles = {name: find_query(name).title(language()) for name in NAMES}
    st.selectbox(T("queries.choose"), NAMES, key="queries.name", format_func=lambda name: titles[name])
    info = find_query(publish("queries", FILTERS)["name"])
    st.markdown(plain(info.summary(language())))
    given = _show_form(info)
    if given is not None:
        _show_answer(info, given)
    with st.expander(T("queries.cypher")):
        st.code(info.cypher, language="cypher")


def _show_form(info: QueryInfo) -> dict[str, Any] | None:
    """Show one field per parameter; return the values once the form is sent, or at once when none is required."""
    with st.form(f"queries.form.{info.name}", border=True):
        texts = {}
        for column, parameter in zip(st.columns(max(3, len(info.parameters))), info.parameters, strict=False):
            with column:
                texts[parameter.name] = _show_field(info, parameter)
        sent = st.form_submit_button(T("queries.run"), type="primary")
    needed = any(parameter.required for parameter in info.parameters) or info.needs_one_of
    if not sent and needed:
        return None
    return {p.name: read_word(info, p, texts[p.name]) for p in info.parameters}


def _show_field(info: QueryInfo, parameter: Parameter) -> str:
    star = " *" if parameter.required else ""
    label, key = caption(parameter.name, language()) + star, f"queries.{info.name}.{parameter.name}"
    help_ = plain(f"{parameter.name}: {parameter.type}, {parameter.meaning}")
    choices: dict[str, str] | None = _choices(parameter)
    if choices is not None:
        chosen = st.selectbox(
            label, list(choices), index=None, placeholder=T("filter.all"), key=key, help=help_,
            format_func=lambda value: choices[value],
        )
        return chosen or ""
    default = "" if parameter.default is None else str(parameter.default)
    return st.text_input(label, value=default, key=key, help=help_)


def _choices(parameter: Parameter) -> dict[str, str] | None:
    """Return what a parameter can be, so that nobody has to type an id or a code; None when it is free text."""
    if parameter.name == "document_id":
        return {row["document_id"]: row["document_title"] for row in ask("explorer/document_names")}
    if parameter.name == "unit_id":
        return {row["unit_id"]: row["unit"] for row in ask("units/units_list")}
    if parameter.name == "task_id":
        rows = ask("tasks/tasks_list", limit=CHOICES)
        choices = {row["task_id"]: f"{row['title']} · {shorten(row['document_title'], 14)}" for row in rows}
        return choices if len(rows) < CHOICES else None
    if parameter.name == "target_id":
        rows = ask("targets/targets_list", limit=CHOICES)
        return {row["target_id"]: target_words(row) for row in rows} if len(rows) < CHOICES else None
    if parameter.name == "role":
        return {code: value_caption("role", code, language()) for code in ("lead", "responsible", "support")}
    if parameter.type == "BOOLEAN":
        return {"true": T("filter.yes"), "false": T("filter.no")}
    return None


def _show_answer(info: QueryInfo, given: dict[str, Any]) -> None:
    try:
        rows = ask(info.name, **given)
    except QueryError as error:
        st.error(T("error.query", reason=plain(error)), icon=":material/warning:")
        return
    limit = next((given[p.name] or p.default for p in info.parameters if p.name == "limit"), None)
    if isinstance(limit, int):
        show_cut(rows, limit)
    show_rows(info, rows, key=f"queries.answer.{info.name}")


def _show_console() -> None:
    st.markdown(T("queries.console.help"))
    with st.form("queries.console"):
        text = st.text_area("Cypher", value=EXAMPLE, height=180, key="queries.text")
        sent = st.form_submit_button(T("queries.run"), type="primary")
    if not sent:
        return
    try:
        answer = ask_typed(text, ROWS)
    except QueryError as error:
        st.error(T("error.query", reason=plain(error)), icon=":material/warning:")
        return
    if not answer.rows:
        show_nothing(T("queries.none"))
        return
    rows: list[Row] = [{name: _simple(value) for name, value in row.items()} for row in answer.rows]
    st.markdown(T("queries.cut", number=ROWS) if answer.truncated else T("table.count", total=len(rows)))
    show_plain_table(rows, [(name, _getter(name)) for name in answer.columns], label=T("queries.console"), most=16)
    show_downloads(rows, "cypher", key="queries.console.download")


def _getter(name: str) -> Any:
    return lambda row: row[name]


def _simple(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


render()
