"""Targets: value, year and who answers for it; an indicator over the years; targets that contradict each other."""

from __future__ import annotations

import streamlit as st

from explorer.cache import Row, ask
from explorer.components.charts import show_timeline
from explorer.components.download import show_downloads
from explorer.components.evidence import show_quotes
from explorer.components.links import link_to
from explorer.components.markup import plain, shorten
from explorer.components.notice import show_nothing
from explorer.components.quotes import quote_of
from explorer.components.table import Column, cell, show_table
from explorer.components.values import target_words, value_words
from explorer.frame import has_documents, show_title
from explorer.state import Filter, publish, read_flag, read_id, read_words, read_year, restore
from explorer.texts import T

FILTERS = (
    Filter("q", read_words, ""), Filter("doc", read_id("document")), Filter("year", read_year),
    Filter("noowner", read_flag, False),
)


def render() -> None:
    """Show the page."""
    show_title("targets")
    if not has_documents():
        return
    restore("targets", FILTERS)
    _show_filters()
    asked = publish("targets", FILTERS)
    targets, timeline, conflicts = st.tabs([T(f"targets.tab.{name}") for name in ("list", "timeline", "conflicts")])
    with targets:
        _show_targets(asked["q"] or None, asked["doc"], asked["year"], asked["noowner"])
    with timeline:
        _show_timeline(asked["q"] or "")
    with conflicts:
        _show_conflicts(asked["q"] or None)


def _show_filters() -> None:
    documents = {row["document_id"]: shorten(row["document_title"], 30) for row in ask("explorer/document_names")}
    years = [row["year"] for row in ask("explorer/years")]
    for key, valid in (("targets.doc", documents), ("targets.year", years)):
        if st.session_state.get(key) not in valid:
            st.session_state[key] = None
    first, second, third, flag = st.columns([2, 2, 1, 1], vertical_alignment="bottom")
    first.text_input(T("targets.search"), key="targets.q", type="search", placeholder=T("targets.placeholder"))
    second.selectbox(
        T("filter.doc"), list(documents), key="targets.doc", index=None, placeholder=T("filter.all"),
        format_func=lambda key: documents[key],
    )
    third.selectbox(T("filter.year"), years, key="targets.year", index=None, placeholder=T("filter.all"))
    flag.toggle(T("filter.noowner"), key="targets.noowner")


def _show_targets(words: str | None, document: str | None, year: int | None, orphans: bool) -> None:
    rows = ask("targets/targets_list", text=words, document_id=document, year=year)
    without = {row["target_id"]: row["reason"] for row in ask("gaps/targets_without_owner")}
    rows = [row for row in rows if not orphans or row["target_id"] in without]
    if not rows:
        show_nothing(T("targets.none"))
        return
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


def _show_timeline(words: str) -> None:
    rows = ask("targets/indicator_timeline", text=words)
    groups: dict[tuple[str, str | None], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["indicator_id"], row["measure"]), []).append(row)
    ranked = sorted(groups.values(), key=lambda group: (-len({row["year"] for row in group if row["year"]}), group[0]["indicator"]))
    ranked = [group for group in ranked if any(row["year"] is not None for row in group)]
    if not ranked:
        show_nothing(T("targets.no_timeline"))
        return
    captions = [f"{group[0]['indicator']}（{group[0]['measure']}，{len(group)}）" for group in ranked]
    at = st.selectbox(T("targets.indicator"), range(len(ranked)), format_func=lambda i: captions[i], key=f"targets.at.{words}")
    group = ranked[at or 0]
    show_timeline(group, str(group[0]["measure"] or ""))
    columns: list[Column] = ["year", "fact_kind", (T("column.value"), value_words), "subject", "document_title", "quote"]
    chosen = show_table(group, columns, key="targets.timeline", label=T("targets.tab.timeline"))
    if chosen is not None:
        show_quotes([quote_of(chosen, chosen["indicator"], chosen["fact_kind"], fact=chosen["fact_id"])], key="targets.point")


def _show_conflicts(words: str | None) -> None:
    rows = ask("targets/target_conflicts", text=words)
    if not rows:
        show_nothing(T("targets.no_conflicts"))
        return
    columns: list[Column] = ["indicator", "subject", "year", (T("column.values"), _values), "documents"]
    chosen = show_table(rows, columns, key="targets.conflicts", label=T("targets.tab.conflicts"))
    show_downloads(rows, "conflicts", key="targets.conflicts.download")
    for at, each in enumerate(chosen["targets"] if chosen is not None else []):
        st.markdown(f"**{plain(value_words(each))}**")
        show_quotes([quote_of(each, str(value_words(each)), "target")], key=f"targets.conflict.{at}")


def _values(row: Row) -> str:
    return " / ".join(dict.fromkeys(value_words(each) for each in row["targets"]))



render()
