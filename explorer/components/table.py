"""The result table: rows of a question with captions for people, one row to choose."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from explorer.state import language, recall, remember, selected_rows
from queries.captions import caption, value_caption

Row = Mapping[str, Any]
#: A column is a name of the rows, or a caption with a function of the row.
Column = str | tuple[str, Callable[[Row], Any]]

PER_PAGE = 100
ROW_HEIGHT = 35
#: Columns that get a fixed middle width, so that long texts leave room for the others.
_MIDDLE = {"title", "task", "quote", "document_title", "other_document_title", "indicator", "caption", "path", "reason", "from", "to", "conclusion"}


def show_table(rows: Sequence[Row], columns: Sequence[Column], *, key: str, label: str, most: int = 12) -> Row | None:
    """Show rows; return the one that is chosen, or None.

    Columns without any value are left out, so that no page shows an empty one.

    Args:
        rows: As a question returned them.
        columns: What to show, in this order.
        key: Of the page; other rows make another widget, so a choice never points at a row that is gone.
        label: What the table holds, for people who do not see it.
        most: Rows visible without scrolling.
    """
    shown = _page_of(rows, key)
    frame = _frame(shown, columns)
    if frame.empty:
        return None
    event = st.dataframe(
        frame,
        key=_table_key(key, shown),
        hide_index=True,
        height=(min(len(shown), most) + 1) * ROW_HEIGHT + 3,
        row_height=ROW_HEIGHT,
        column_config=_config(frame, columns),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="–",
        alt=label,
    )
    return _selected(event, shown)


def take_chosen_row(rows: Sequence[Row], *, key: str) -> Row | None:
    """Return the row that the reader has just chosen in a table that is not shown yet in this run, or None; only once.

    For tables whose rows open something in their place: showing them first would cost a second run. The browser may say
    the choice again when the reader comes back quickly, so the next table under this key is another one.

    Args:
        rows: As ``show_table`` gets them.
        key: As ``show_table`` gets it.
    """
    shown = rows
    if len(rows) > PER_PAGE:
        shown = _rows_of_page(rows, st.session_state.get(_pager_key(key, rows)) or 1)
    chosen = _selected(st.session_state.get(_table_key(key, shown)), shown)
    if chosen is not None:
        remember(f"{key}.turn", recall(f"{key}.turn", 0) + 1)
    return chosen


def show_plain_table(rows: Sequence[Row], columns: Sequence[Column], *, label: str, most: int = 12) -> None:
    """Show rows of which none can be chosen."""
    frame = _frame(rows, columns)
    if not frame.empty:
        height = (min(len(rows), most) + 1) * ROW_HEIGHT + 3
        st.dataframe(frame, hide_index=True, height=height, column_config=_config(frame, columns), placeholder="–", alt=label)


def cell(name: str, value: Any) -> Any:
    """Return a value as people read it: codes in words, lists with a mark between."""
    shown = value_caption(name, value, language())
    if isinstance(shown, list):
        return "、".join(str(part) for part in shown) or None
    return shown


def _page_of(rows: Sequence[Row], key: str) -> Sequence[Row]:
    pages = -(-len(rows) // PER_PAGE)
    if pages <= 1:
        return rows
    return _rows_of_page(rows, st.pagination(pages, key=_pager_key(key, rows)))


def _rows_of_page(rows: Sequence[Row], number: int) -> Sequence[Row]:
    return rows[(number - 1) * PER_PAGE : number * PER_PAGE]


def _frame(rows: Sequence[Row], columns: Sequence[Column]) -> pd.DataFrame:
    cells = {_title(column): [_value(column, row) for row in rows] for column in columns}
    kept = {title: values for title, values in cells.items() if any(value not in (None, "") for value in values)}
    return pd.DataFrame(kept)


def _title(column: Column) -> str:
    return column[0] if isinstance(column, tuple) else caption(column, language())


def _value(column: Column, row: Row) -> Any:
    return column[1](row) if isinstance(column, tuple) else cell(column, row[column])


def _config(frame: pd.DataFrame, columns: Sequence[Column]) -> dict[str, Any]:
    config: dict[str, Any] = {}
    for column in columns:
        title = _title(column)
        if title not in frame:
            continue
        name = column if isinstance(column, str) else ""
        width: Any = "medium" if name in _MIDDLE else None
        if pd.api.types.is_numeric_dtype(frame[title]):
            config[title] = st.column_config.NumberColumn(title, width=width, format="plain")
        else:
            config[title] = st.column_config.TextColumn(title, width=width)
    return config


def _selected(event: object, shown: Sequence[Row]) -> Row | None:
    """Return the row that a selection points at, None when it points at none that is there."""
    chosen = [row for row in selected_rows(event) if row < len(shown)]
    return shown[chosen[0]] if chosen else None


def _pager_key(key: str, rows: Sequence[Row]) -> str:
    return f"{key}.page.{_digest(rows)}"


def _table_key(key: str, rows: Sequence[Row]) -> str:
    return f"{key}.{recall(f'{key}.turn', 0)}.{_digest(rows)}"


def _digest(rows: Sequence[Row]) -> str:
    token = getattr(rows, "token", None)
    parts = token if token is not None else "\x1f".join(str(list(row.values())[:3]) for row in rows)
    return hashlib.sha256(f"{language()}{len(rows)}{parts}".encode("utf-8", "surrogatepass")).hexdigest()[:10]
