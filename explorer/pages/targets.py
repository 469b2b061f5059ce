"""Targets: value, year and who answers for it; indicators over the years, what can be said of them, and why they belong together."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from explorer.cache import ask
from explorer.components.choice import show_choice
from explorer.components.download import show_downloads
from explorer.components.evidence import show_quotes
from explorer.components.links import link_to
from explorer.components.markup import plain, shorten
from explorer.components.notice import show_nothing
from explorer.components.quotes import quote_of
from explorer.components.table import Column, cell, show_table
from explorer.components.timeline import show_indicator
from explorer.components.values import target_words, value_words
from explorer.components.verdicts import outcome_counts, show_links, show_verdicts
from explorer.frame import has_documents, show_title
from explorer.indicators import judged
from explorer.lazy_rows import MOST, list_rows
from explorer.state import (
    Filter,
    language,
    publish,
    read_code,
    read_flag,
    read_id,
    read_words,
    read_year,
    restore,
)
from explorer.texts import T
from graph.analysis.indicators import Indicator
from graph.analysis.indicators.verdicts import OUTCOMES, Verdict
from pipeline.indicators import choose_indicators
from queries.captions import value_caption

VIEWS = ("list", "timeline", "verdicts", "links")
FILTERS = (
    Filter("q", read_words, ""), Filter("doc", read_id("document")), Filter("year", read_year),
    Filter("noowner", read_flag, False), Filter("view", read_code(*VIEWS), "list"), Filter("kind", read_code(*OUTCOMES)),
    Filter("id", read_id("comparable")), Filter("outcome", read_code(*{outcome for outcomes in OUTCOMES.values() for outcome in outcomes})),
)


def render() -> None:
    """Show the page."""
    show_title("targets")
    if not has_documents():
        return
    restore("targets", FILTERS)
    view = _show_filters()
    if view == "list":
        _show_list_filters()
    if view != "timeline":
        st.session_state["targets.id"] = None
    asked = publish("targets", FILTERS)
    words, document = asked["q"] or "", asked["doc"]
    if view == "list":
        _show_targets(words or None, document, asked["year"], asked["noowner"])
        return
    indicators, verdicts = judged()
    found = choose_indicators(indicators, words, document)
    if view == "timeline":
        show_indicator(found, verdicts)
    elif view == "verdicts":
        _show_verdicts(found, verdicts, document)
    else:
        show_links(found)
    publish("targets", FILTERS)


def _show_filters() -> str:
    documents = {row["document_id"]: shorten(row["document_title"], 30) for row in ask("explorer/document_names")}
    view = st.radio(
        T("targets.view"), VIEWS, key="targets.view", horizontal=True, format_func=lambda name: T(f"targets.view.{name}"),
    )
    first, second = st.columns(2, vertical_alignment="bottom")
    first.text_input(T("targets.search"), key="targets.q", type="search", placeholder=T("targets.placeholder"))
    show_choice(second, "targets.doc", T("filter.doc"), documents)
    return str(view)


def _show_list_filters() -> None:
    years = {row["year"]: str(row["year"]) for row in ask("explorer/years")}
    first, second, _ = st.columns([1, 1, 2], vertical_alignment="bottom")
    show_choice(first, "targets.year", T("filter.year"), years)
    second.toggle(T("filter.noowner"), key="targets.noowner")


def _show_targets(words: str | None, document: str | None, year: int | None, orphans: bool) -> None:
    filters = {"text": words, "document_id": document, "year": year}
    total = ask("explorer/targets_count", **filters)[0]["targets"]
    rows = list_rows("targets/targets_list", total, **filters)
    without = {row["target_id"]: row["reason"] for row in ask("gaps/targets_without_owner")}
    if orphans:
        rows = [row for row in rows if row["target_id"] in without]
    if not rows:
        show_nothing(T("targets.none"))
        return
    if total > MOST:
        # All of them would have to be fetched to count those nobody answers for.
        st.markdown(T("table.pages", total=total, most=MOST))
    else:
        st.markdown(T("targets.count", total=len(rows), orphans=sum(row["target_id"] in without for row in rows)))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        gap = (T("column.gap"), lambda row: cell("reason", without.get(row["target_id"])))
        columns: list[Column] = ["indicator", (T("column.value"), value_words), "year", "subject", "task", gap, "document_title"]
        chosen = show_table(rows, columns, key="targets.table", label=T("page.targets"), most=16)
        show_downloads(rows, "targets", key="targets.download")
    with right:
        _show_target(chosen)


def _show_target(row: object) -> None:
    if not isinstance(row, dict):
        show_nothing(T("targets.choose"))
        return
    st.subheader(plain(target_words(row)), anchor=False)
    link_to("chain", T("go.chain"), id=row["target_id"])
    if row["task_id"] is not None:
        link_to("tasks", T("targets.task", title=row["task"]), id=row["task_id"])
    else:
        st.warning(T("chain.no_task"), icon=":material/warning:")
    show_quotes([quote_of(row, row["indicator"], "target", fact=row["target_id"])], key="targets.quote")


def _show_verdicts(indicators: list[Indicator], verdicts: Sequence[Verdict], document: str | None) -> None:
    chosen = {indicator.id for indicator in indicators}
    about = [
        verdict for verdict in verdicts
        if verdict.indicator.id in chosen and (document is None or any(f.source.document_id == document for f in verdict.facts))
    ]  # fmt: skip
    first, second = st.columns(2)
    with first:
        kind = _choose_code("kind", "verdict", list(OUTCOMES))
    with second:
        outcome = _choose_code("outcome", "outcome", list(dict.fromkeys(verdict.outcome for verdict in about)))
    about = [verdict for verdict in about if kind in (None, verdict.kind) and outcome in (None, verdict.outcome)]
    if not about:
        show_nothing(T("targets.no_verdicts"))
        return
    st.markdown(T("targets.verdict_count", number=len(about), parts=plain(outcome_counts(about))))
    show_verdicts(about, key="targets.verdicts")

def _choose_code(name: str, column: str, codes: list[str]) -> str | None:
    if st.session_state.get(f"targets.{name}") not in codes:
        st.session_state[f"targets.{name}"] = None
    return st.selectbox(
        T(f"targets.{name}"), codes, key=f"targets.{name}", index=None, placeholder=T("filter.all"),
        format_func=lambda code: value_caption(column, code, language()),
    )


render()
