"""A question in Chinese, answered by a named query that is shown, and the rows of any named query with their evidence."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from explorer.answers import ask_question
from explorer.cache import Row
from explorer.components.download import show_downloads
from explorer.components.evidence import show_quotes
from explorer.components.markup import plain
from explorer.components.notice import show_nothing
from explorer.components.quotes import quote_of
from explorer.components.table import Column, show_table
from explorer.state import MAX_WORDS as LONGEST
from explorer.state import Filter, language, publish, read_words, restore
from explorer.texts import T
from graph.errors import QueryError
from pipeline.ask import Answer, summary_lines
from queries import QueryInfo, find_query

#: Can be answered on every store.
EXAMPLES = ("哪些任务没有责任单位？", "哪些单位的任务最多？", "有哪些园区？")
MOST = 300
FILTERS = (Filter("q", read_words, ""),)


def show_questions() -> None:
    """Show the field for a question and what becomes of it; the question stands in the address (``?q=``)."""
    restore("ask", FILTERS)
    st.text_input(T("ask.label"), key="ask.q", placeholder=T("ask.placeholder"), max_chars=LONGEST)
    asked = publish("ask", FILTERS)["q"].strip()
    if not asked:
        _offer(T("ask.examples"), EXAMPLES)
        return
    try:
        answer = ask_question(asked, MOST + 1)
    except QueryError as error:
        st.error(T("error.query", reason=plain(error)), icon=":material/warning:")
        return
    _show(answer)


def _show(answer: Answer) -> None:
    shown = bool(answer.rows) or answer.choices is not None
    st.markdown("  \n".join(plain(line) for line in summary_lines(answer, language(), outcome=not shown)))
    if answer.choices is not None:
        form, names = answer.choices
        _offer(
            T("ask.choose", form=plain(form)), [answer.question.replace(form, name.name) for name in names],
            [name.name for name in names],
        )
    elif answer.query is not None and answer.rows:
        show_rows(find_query(answer.query), answer.rows[:MOST], key=f"ask.{answer.query}")
        if len(answer.rows) > MOST:
            st.markdown(T("ask.more", number=MOST))
    if answer.nearest:
        _offer(T("ask.examples"), [near.zh for near in answer.nearest])


def _offer(title: str, questions: Sequence[str], labels: Sequence[str] | None = None) -> None:
    """Show questions as buttons that ask them."""
    st.markdown(title)
    for number, (question, label) in enumerate(zip(questions, labels or questions, strict=True)):
        st.button(plain(label), key=f"ask.offer.{number}", on_click=_put, args=(question,))


def _put(question: str) -> None:
    st.session_state["ask.q"] = question


def show_rows(info: QueryInfo, rows: Sequence[Row], *, key: str) -> None:
    """Show the rows of a named query with downloads, and the sentence of the row that is chosen."""
    if not rows:
        show_nothing(T("queries.none"))
        return
    title = info.title(language())
    st.markdown(T("table.count", total=len(rows)))
    hidden = ("_id", "_start", "_end")
    columns: list[Column] = [
        column.name for column in info.columns
        if column.type != "LIST<MAP>" and not column.name.endswith(hidden) and column.name not in ("start", "end")
    ]
    chosen = show_table(rows, columns, key=key, label=title, most=14)
    show_downloads(rows, info.name.replace("/", "_"), key=f"{key}.download")
    if chosen is not None and "quote" in chosen and chosen.get("document_id"):
        show_quotes([quote_of(chosen, title, "task")], key=f"{key}.quote")
