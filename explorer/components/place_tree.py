"""Which parks lie in which division and which projects in which park, as nested areas; the table beside says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from explorer.cache import Row
from explorer.components.charts import FONT
from explorer.components.markup import shorten
from explorer.components.table import show_plain_table
from explorer.texts import T

#: Parks drawn; more would be unreadable.
MOST = 60


def nested(parks: Sequence[Row], projects: Sequence[Row]) -> list[dict[str, Any]]:
    """Return divisions → parks → projects; a part counts its tasks and projects, and one for being named.

    A park whose division is not known stands under a name that says so.

    Args:
        parks: Rows of ``places/parks_list``.
        projects: Rows of ``places/projects_by_park``; a project of several quotes counts once.
    """
    inside: dict[str, dict[str, str]] = {}
    for row in projects:
        inside.setdefault(row["park_id"], {})[row["project_id"]] = row["project"]
    areas: dict[str, list[dict[str, Any]]] = {}
    for park in parks[:MOST]:
        children = [{"name": shorten(name, 20), "value": 1} for name in inside.get(park["park_id"], {}).values()]
        part: dict[str, Any] = {"name": park["park"], "value": 1 + park["tasks"] + park["projects"]}
        areas.setdefault(_division(park), []).append(part | ({"children": children} if children else {}))
    return [{"name": name, "children": parts} for name, parts in areas.items()]


def show_tree(parks: Sequence[Row], projects: Sequence[Row]) -> None:
    """Show the picture and the same as a table."""
    st.echarts_chart(
        {
            "textStyle": {"fontFamily": FONT}, "animation": False,
            "tooltip": {"renderMode": "richText"},
            "series": [
                {
                    "type": "treemap", "data": nested(parks, projects), "roam": False, "nodeClick": False, "breadcrumb": {"show": False},
                    "label": {"fontFamily": FONT, "overflow": "break"},
                    "upperLabel": {"show": True, "height": 24, "fontFamily": FONT, "color": "#1f2328"},
                    "levels": [
                        {"itemStyle": {"gapWidth": 4, "borderWidth": 2, "borderColor": "#ffffff"}},
                        {"itemStyle": {"gapWidth": 2, "borderWidth": 3, "borderColor": "#e8e4dc"}},
                        {"itemStyle": {"gapWidth": 1, "borderWidth": 2, "borderColor": "#ffffff"}},
                    ],
                }
            ],
        },
        height=420, renderer="svg", alt=T("places.tree.about"),
    )
    names: dict[str, list[str]] = {}
    for row in projects:
        names.setdefault(row["park_id"], []).append(row["project"])
    lines = [
        {"division": _division(park), "park": park["park"], "projects": "、".join(dict.fromkeys(names.get(park["park_id"], ())))}
        for park in parks
    ]
    show_plain_table(
        sorted(lines, key=lambda line: line["division"]),
        [(T("places.division"), lambda row: row["division"]), "park", (T("places.project"), lambda row: row["projects"])],
        label=T("places.tree.about"),
    )


def _division(park: Row) -> str:
    stated = [str(part["place"]) for part in park["lies_in"] if part.get("place") and part["place"] != park["park"]]
    return str(stated[0] if stated else park["area"] or T("places.unknown_division"))
