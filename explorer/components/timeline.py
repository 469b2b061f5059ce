"""The timeline of one indicator: observed values as circles on a line, targets as diamonds, each with its value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from explorer.components.charts import FONT
from explorer.components.download import show_downloads
from explorer.components.evidence import show_quotes
from explorer.components.markup import plain, shorten
from explorer.components.notice import show_nothing
from explorer.components.quotes import quote_of
from explorer.components.table import Column, show_table
from explorer.components.values import value_words
from explorer.components.verdicts import show_verdicts
from explorer.state import language
from explorer.texts import T
from graph.analysis.indicators import Indicator
from graph.analysis.indicators.rows import timeline_rows
from graph.analysis.indicators.verdicts import Verdict
from queries.captions import value_caption

Row = Mapping[str, Any]
OBSERVED, AIMED = "#1f6f78", "#9b1c1c"


def show_indicator(indicators: Sequence[Indicator], verdicts: Sequence[Verdict]) -> None:
    """Show one of the indicators, chosen from a list: its timeline, what can be said of it, and all its values."""
    by_id = {indicator.id: indicator for indicator in indicators}
    if not by_id:
        show_nothing(T("targets.no_timeline"))
        return
    if st.session_state.get("targets.id") not in by_id:
        st.session_state["targets.id"] = next(iter(by_id))
    at = st.selectbox(T("targets.indicator"), list(by_id), format_func=lambda key: _caption(by_id[key]), key="targets.id")
    indicator = by_id[at]
    rows: list[Row] = [*timeline_rows([indicator])]
    if not show_timeline(rows, indicator.unit):
        show_nothing(T("targets.no_year"))
    about = [verdict for verdict in verdicts if verdict.indicator.id == at]
    if about:
        st.subheader(T("targets.said", number=len(about)), anchor=False)
        show_verdicts(about, key="targets.about", link=False)
    st.subheader(T("targets.figures", number=len(rows)), anchor=False)
    columns: list[Column] = [(T("column.year"), _year), "fact_kind", (T("column.value"), value_words), "written_name", "document_title", "quote"]
    chosen = show_table(rows, columns, key="targets.timeline", label=T("targets.view.timeline"))
    show_downloads(rows, "timeline", key="targets.timeline.download")
    if chosen is not None:
        st.markdown(T("targets.why", reason=plain(chosen[f"reason_{language()}"])))
        show_quotes([quote_of(chosen, chosen["written_name"], chosen["fact_kind"], fact=chosen["fact_id"])], key="targets.point")


def show_timeline(rows: Sequence[Row], measure: str) -> bool:
    """Show rows of ``timeline_rows`` of one indicator over the years; return False when no value has a year."""
    dated = [row for row in rows if row["year"] is not None]
    if not dated:
        return False
    years = sorted({row["year"] for row in dated})
    st.echarts_chart(
        {
            "textStyle": {"fontFamily": FONT}, "legend": {"top": 0}, "animation": False,
            "grid": {"left": 12, "right": 48, "top": 56, "bottom": 8, "containLabel": True},
            "tooltip": {"trigger": "item", "renderMode": "richText", "formatter": "{b}"},
            "xAxis": {"type": "category", "data": [str(year) for year in range(years[0] - 1, years[-1] + 2)]},
            "yAxis": {"type": "value", "name": measure, "scale": _is_narrow(dated)},
            "series": timeline_series(dated),
        },
        height=340, renderer="svg", alt=T("chart.timeline"),
    )  # fmt: skip
    st.caption(T("targets.marks"))
    return True


def timeline_series(dated: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the series of the chart: observed values joined by a line, targets by shape only, assumed years hollow."""
    observed = [row for row in dated if row["fact_kind"] == "observation"]
    stated = [row for row in dated if row["fact_kind"] == "target" and not row["assumed"]]
    assumed = [row for row in dated if row["fact_kind"] == "target" and row["assumed"]]
    kinds = (
        (value_caption("fact_kind", "observation", language()), observed, "circle", OBSERVED, "line"),
        (value_caption("fact_kind", "target", language()), stated, "diamond", AIMED, "scatter"),
        (T("targets.assumed"), assumed, "emptyDiamond", AIMED, "scatter"),
    )
    return [
        {
            "name": name, "type": type_, "data": [_point(row) for row in rows], "symbol": symbol,
            "symbolSize": 11 if type_ == "line" else 16, "itemStyle": {"color": colour}, "labelLayout": {"hideOverlap": True},
            "label": {"show": True, "position": "top" if type_ == "line" else "right"},
        }
        for name, rows, symbol, colour, type_ in kinds if rows
    ]  # fmt: skip


def _point(row: Row) -> dict[str, Any]:
    """Return a point; braces would be placeholders of the chart's own templates."""
    words = value_words({**row, "measure": ""})
    name = f"{row['year']} · {value_words(row)}\n{shorten(row['document_title'], 40)}".replace("{", "(").replace("}", ")")
    return {"name": name, "value": [str(row["year"]), row["value"]], "label": {"formatter": words}}


def _is_narrow(rows: Sequence[Row]) -> bool:
    """Tell whether the values lie so close together that an axis from 0 would hide their differences."""
    values = [row["value"] for row in rows]
    return bool(min(values) > 0 and max(values) < 1.25 * min(values))


def _caption(indicator: Indicator) -> str:
    return f"{indicator.label} · {indicator.scope.label} · {indicator.unit or '—'}（{len(indicator.figures)}）"


def _year(row: Row) -> str | None:
    return None if row["year"] is None else f"{row['year']}?" if row["assumed"] else str(row["year"])
