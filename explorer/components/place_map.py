"""Where tasks, projects and parks lie, as points by longitude and latitude; the table beside says the same.

No outline of any division is drawn: in China a published map needs an approval number, and none that has one may be
bundled freely (docs/decisions/0008).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from explorer.cache import Row
from explorer.components.charts import FONT
from explorer.components.notice import show_nothing
from explorer.components.table import show_table
from explorer.texts import T
from graph.lexicons import load_coordinates

#: What counts at a place.
COUNTED = ("tasks", "projects", "parks")
HEIGHT = 460
#: Width of the drawing in units of its height, for equal distances in both directions.
SHAPE = 1.7
#: Degrees around the outermost points.
MARGIN = 0.15
#: Points with their names beside them; more would cover one another.
NAMED = 40


@dataclass(frozen=True, slots=True)
class Spot:
    """A division with what happens there; degrees."""

    row: Row
    longitude: float
    latitude: float

    @property
    def weight(self) -> int:
        """Tasks, projects and parks together."""
        return sum(self.row[name] for name in COUNTED)


def spots_of(places: Sequence[Row], parks: Sequence[Row]) -> tuple[list[Spot], int]:
    """Return the divisions with what happens in them, most first, and how many places with something have no position.

    A park counts, with its tasks and projects, at the division that the text or else the lexicon puts it in. Of the
    divisions where nothing happens those of the same cities are drawn too; other cities are only compared with.
    """
    known = load_coordinates()
    sums = {row["place"]: {name: row[name] for name in COUNTED} for row in places}
    for park in parks:
        inside = next((part["place"] for part in park["lies_in"] if part["place"] in sums), park["area"])
        if inside in sums:
            sums[inside]["parks"] += 1
            sums[inside]["tasks"] += park["tasks"]
            sums[inside]["projects"] += park["projects"]
    busy = {name for name, counts in sums.items() if any(counts.values())}
    homes = {row["area"] for row in places if row["place"] in busy and row["level"] == "county"} | busy
    shown = [row for row in places if row["place"] in busy or row["area"] in homes]
    found = [Spot({**row, **sums[row["place"]]}, *known[row["code"]]) for row in shown if row["code"] in known]
    unknown = sum(row["place"] in busy and row["code"] not in known for row in places)
    return sorted(found, key=lambda spot: (-spot.weight, str(spot.row["place"]))), unknown


def bounds_of(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    """Return west, east, south and north of a stretch around the spots in which a kilometre is as long either way."""
    middle = (
        (min(spot.longitude for spot in spots) + max(spot.longitude for spot in spots)) / 2,
        (min(spot.latitude for spot in spots) + max(spot.latitude for spot in spots)) / 2,
    )
    shrink = math.cos(math.radians(middle[1]))
    across = max(abs(spot.longitude - middle[0]) for spot in spots) + MARGIN
    up = max(max(abs(spot.latitude - middle[1]) for spot in spots) + MARGIN, across * shrink / SHAPE)
    return middle[0] - up * SHAPE / shrink, middle[0] + up * SHAPE / shrink, middle[1] - up, middle[1] + up


def show_map(places: Sequence[Row], parks: Sequence[Row]) -> Row | None:
    """Show the points and the same as a table; return the place that is chosen there."""
    spots, unknown = spots_of(places, parks)
    if not spots:
        show_nothing(T("places.map.none"))
        return None
    st.markdown(T("places.map.count", number=len(spots), unknown=unknown))
    st.echarts_chart(_picture(spots), height=HEIGHT, renderer="svg", alt=T("places.map.about"))
    st.caption(T("places.map.plain"))
    columns = ["place", "level", "tasks", "projects", "parks"]
    return show_table([spot.row for spot in spots], columns, key="places.map", label=T("places.map.about"), most=8)


def _picture(spots: Sequence[Spot]) -> Mapping[str, Any]:
    west, east, south, north = bounds_of(spots)
    axis = {"type": "value", "splitLine": {"lineStyle": {"color": "#eceae5"}}}
    points = [
        {
            "name": spot.row["place"], "value": [spot.longitude, spot.latitude, spot.weight],
            "symbolSize": 8 + 5 * math.sqrt(spot.weight), "itemStyle": {"color": "#1f6f78" if spot.weight else "#8a8a84"}, "label": {"show": at < NAMED},
        }
        for at, spot in enumerate(spots)
    ]
    return {
        "textStyle": {"fontFamily": FONT}, "animation": False,
        "tooltip": {"renderMode": "richText", "formatter": "{b}"},
        "grid": {"left": 56, "right": 24, "top": 16, "bottom": 44},
        "xAxis": {**axis, "min": round(west, 2), "max": round(east, 2), "name": T("places.map.east"), "nameLocation": "middle", "nameGap": 26},
        "yAxis": {**axis, "min": round(south, 2), "max": round(north, 2), "name": T("places.map.north"), "nameLocation": "middle", "nameGap": 40},
        "series": [
            {
                "type": "scatter", "data": points, "itemStyle": {"opacity": 0.75},
                "label": {"formatter": "{b}", "position": "right", "color": "#1f2328", "fontFamily": FONT},
                "labelLayout": {"hideOverlap": True},
            }
        ],
    }
