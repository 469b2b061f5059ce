"""Numbers with their operator and unit, as a person writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.state import language
from queries.captions import value_caption


def number_words(value: float | None) -> str:
    """Return a number without a useless fraction: 50.0 is 50."""
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def value_words(row: Mapping[str, Any], prefix: str = "") -> str:
    """Return the value of a target or observation with operator and unit: ≥50家; 50–60家."""
    op = row.get(f"{prefix}op")
    sign = value_caption("op", op, language()) if op not in (None, "eq") else ""
    upper = row.get(f"{prefix}value2")
    range_ = f"–{number_words(upper)}" if upper is not None else ""
    return f"{sign}{number_words(row[f'{prefix}value'])}{range_}{row.get(f'{prefix}measure') or ''}"


def target_words(row: Mapping[str, Any]) -> str:
    """Return a target in one line: indicator, value and year."""
    year = f" ({row['year']})" if row.get("year") is not None else ""
    return f"{row['indicator']} {value_words(row)}{year}"
