"""Verdicts and links of indicators on the page: lists to choose from, explanations, both sentences, lines for decisions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date

import streamlit as st

from explorer.cache import Row
from explorer.components.download import show_downloads
from explorer.components.evidence import show_quotes
from explorer.components.links import link_to
from explorer.components.markup import plain
from explorer.components.notice import show_nothing
from explorer.components.quotes import Quote, quote_of
from explorer.components.table import Column, show_table
from explorer.components.values import number_words, value_words
from explorer.state import language
from explorer.texts import T
from graph.analysis.indicators import Indicator, near_indicators
from graph.analysis.indicators.rows import link_rows, near_rows, verdict_rows
from graph.analysis.indicators.verdicts import Verdict
from queries.captions import value_caption


def show_verdicts(verdicts: Sequence[Verdict], *, key: str, link: bool = True) -> None:
    """Show verdicts as a table; the chosen one with its explanation and the sentences of all its figures.

    Args:
        verdicts: Those that need a person first.
        key: Of the page and panel.
        link: Whether to name the indicator and link to its timeline, where not all are about one.
    """
    rows: list[Row] = [*verdict_rows(verdicts, language())]
    named: list[Column] = ["indicator", "scope"] if link else []
    columns: list[Column] = ["outcome", "verdict", *named, (T("column.year"), _year), "conclusion"]
    chosen = show_table(rows, columns, key=key, label=T("targets.view.verdicts"))
    show_downloads([_flat(row) for row in rows], "verdicts", key=f"{key}.download")
    if chosen is None:
        st.markdown(T("targets.verdict_choose"))
        return
    outcome = value_caption("outcome", chosen["outcome"], language())
    st.subheader(plain(f"{outcome} · {chosen['indicator']}"), anchor=False)
    st.markdown(plain(chosen["explanation"]))
    if link:
        link_to("targets", T("targets.to_timeline"), id=chosen["indicator_id"], view="timeline")
    show_quotes([_quote(fact) for fact in chosen["facts"]], key=f"{key}.quote")


def outcome_counts(verdicts: Sequence[Verdict]) -> str:
    """Return how many verdicts have each outcome, those that need a person first."""
    counts = Counter(verdict.outcome for verdict in verdicts)
    return "、".join(f"{value_caption('outcome', outcome, language())} {number}" for outcome, number in counts.items())


def show_links(indicators: Sequence[Indicator]) -> None:
    """Show which phrases are put together and why, then alike ones that stay apart, each with a line for a decision."""
    linked = link_rows(indicators)
    st.subheader(T("targets.linked", number=len(linked)), anchor=False)
    if linked:
        reason: Column = (T("column.reason"), lambda row: row[f"reason_{language()}"])
        columns: list[Column] = ["indicator", "scope", "written_name", "resolution", reason, "document_title"]
        chosen = show_table(linked, columns, key="targets.linked", label=T("targets.view.links"))
        show_downloads(linked, "links", key="targets.linked.download")
        if chosen is not None:
            st.markdown(T("targets.why", reason=plain(chosen[f"reason_{language()}"])))
            show_quotes([quote_of(chosen, chosen["written_name"], chosen["fact_kind"], fact=chosen["fact_id"])], key="targets.linked.quote")
            st.markdown(T("targets.part"))
            st.code(decision_line(chosen["written_name"], chosen["indicator"], joins=False), language="yaml")
    else:
        show_nothing(T("targets.linked_none"))
    _show_near(indicators)


def decision_line(name: str, other: str, *, joins: bool) -> str:
    """Return a line for data/decisions/indicators.yml; JSON strings are YAML strings, whatever a document says.

    >>> decision_line("高企数", "高新技术企业", joins=True).partition(", reviewer")[0]
    '  - {name: "高企数", area: "*", is: "高新技术企业"'
    """
    said = {"name": name, "area": "*", "is" if joins else "not": other, "reviewer": T("targets.reviewer")}
    said |= {"date": date.today().isoformat(), "reason": T("targets.because")}
    return "  - {" + ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items()) + "}"


def _show_near(indicators: Sequence[Indicator]) -> None:
    near = near_rows(near_indicators(indicators))
    st.subheader(T("targets.near", number=len(near)), anchor=False)
    if not near:
        show_nothing(T("targets.near_none"))
        return
    columns: list[Column] = ["indicator", "other_indicator", "scope", (T("column.likeness"), lambda row: number_words(row["likeness"]))]
    chosen = show_table(near, columns, key="targets.near", label=T("targets.near", number=len(near)))
    show_downloads(near, "near", key="targets.near.download")
    if chosen is not None:
        second = {name.removeprefix("other_"): value for name, value in chosen.items() if name.startswith("other_")}
        show_quotes([quote_of(chosen, chosen["indicator"], "target"), quote_of(second, second["indicator"], "target")], key="targets.near.quote")
        st.markdown(T("targets.join"))
        st.code(decision_line(chosen["other_indicator"], chosen["indicator"], joins=True), language="yaml")


def _quote(fact: Row) -> Quote | None:
    kind = value_caption("fact_kind", fact["fact_kind"], language())
    return quote_of(fact, f"{kind} {value_words(fact)}", fact["fact_kind"], fact=fact["fact_id"])


def _year(row: Row) -> str | None:
    return str(row["year"]) if row["year"] is not None else None


def _flat(row: Row) -> Row:
    """Return a verdict for a spreadsheet: both explanations, and its sentences one below the other."""
    kept = {name: row[name] for name in ("outcome", "verdict", "indicator", "scope", "measure", "year", "explanation_zh", "explanation_en")}
    return kept | {"facts": "\n".join(f"{fact['document_title']} {fact['start']}-{fact['end']} {fact['quote']}" for fact in row["facts"])}
