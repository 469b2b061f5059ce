"""Charts of the explorer, all native, each beside a table with the same numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from explorer.components.markup import shorten
from explorer.state import language
from explorer.texts import T
from queries.captions import value_caption

Row = Mapping[str, Any]
FONT = "Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif"


def show_load_of_units(units: Sequence[Row]) -> None:
    """Show how many tasks each unit leads, owns and supports, as bars."""
    roles = {"leads": "lead", "responsibles": "responsible", "supports": "support"}
    names = [unit["unit"] for unit in units][::-1]
    series = [
        {
            "name": value_caption("role", role, language()), "type": "bar", "stack": "all",
            "data": [unit[column] for unit in units][::-1],
            "itemStyle": {"decal": decal, "color": colour},
        }
        for (column, role), decal, colour in zip(roles.items(), _DECALS, _COLOURS, strict=True)
    ]
    st.echarts_chart(
        {
            "textStyle": {"fontFamily": FONT}, "animation": False,
            "legend": {"top": 0}, "grid": {"left": 8, "right": 24, "top": 32, "bottom": 8, "containLabel": True},
            "tooltip": {"trigger": "axis", "renderMode": "richText"},
            "xAxis": {"type": "value", "minInterval": 1},
            "yAxis": {"type": "category", "data": [shorten(name, 18) for name in names], "axisLabel": {"width": 220}},
            "series": series,
        },
        height=max(220, 36 * len(units) + 60), renderer="svg", alt=T("chart.units"),
    )


def show_flow(rows: Sequence[Row], most: int = 60) -> None:
    """Show how many tasks each document gives each unit, as a flow from left to right."""
    documents = {row["document_id"]: shorten(row["document_title"], 16) for row in rows[:most]}
    units = {row["unit_id"]: shorten(row["unit"], 18) for row in rows[:most]}
    links: dict[tuple[str, str], int] = {}
    for row in rows[:most]:
        ends = (documents[row["document_id"]], units[row["unit_id"]])
        links[ends] = links.get(ends, 0) + row["tasks"]
    names = dict.fromkeys([*documents.values(), *units.values()])
    st.echarts_chart(
        {
            "textStyle": {"fontFamily": FONT},
            "tooltip": {"trigger": "item", "renderMode": "richText"},
            "series": [
                {
                    "type": "sankey", "left": 8, "right": 230, "top": 8, "bottom": 8, "nodeGap": 10, "draggable": False,
                    "label": {"fontFamily": FONT}, "lineStyle": {"color": "source", "opacity": 0.25},
                    "data": [{"name": name} for name in names],
                    "links": [{"source": a, "target": b, "value": value} for (a, b), value in links.items()],
                }
            ],
        },
        height=max(320, 22 * len(units)), renderer="svg", alt=T("chart.flow"),
    )


_COLOURS = ("#9b1c1c", "#1f6f78", "#b7791f")
_DECALS: tuple[dict[str, Any], ...] = (
    {"symbol": "none"},
    {"symbol": "rect", "dashArrayX": [1, 0], "dashArrayY": [3, 5], "rotation": -0.785, "color": "rgba(255,255,255,0.4)"},
    {"symbol": "circle", "symbolSize": 0.6, "color": "rgba(255,255,255,0.5)"},
)
