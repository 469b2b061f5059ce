"""What the things of a chain are called in front of people: a task with its number, a target with its value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from queries.captions import value_caption

Row = Mapping[str, Any]
_MONEY = re.compile(r"[千百十]?[万亿]?[美欧日港]?元")


def name_of(row: Row) -> str:
    """Return the name of the node that a hop reaches."""
    kind, name = row["target_kind"], str(row["target"])
    if kind == "Target":
        return _target_words(row, name)
    if kind == "Support":
        # The words of the text say more than amount and bound; they are in the same language anyway.
        return str(row["quote"])
    if kind == "ProjectFact":
        return f"{name} {_number(row['value'])}{row['measure'] or ''}"
    if kind == "Policy":
        number = row.get("number")
        return f"{name}（{number}）" if number is not None and number != name else name
    return _numbered(row, name)


def thing_name(thing: Row) -> str:
    """Return the name of a row of ``chain/find_things``."""
    if thing["thing_kind"] == "target":
        return _target_words(thing, str(thing["name"]))
    return _numbered(thing, str(thing["name"]))


def is_money(row: Row) -> bool:
    """Tell whether a figure of a project is a sum of money put into it, not one it is to yield."""
    if row["relation"] != "HAS_FACT" or _MONEY.fullmatch(row["measure"] or "") is None:
        return False
    return not any(word in str(row["target"]) for word in ("产值", "税", "收入", "营收", "利润"))


def _target_words(row: Row, name: str) -> str:
    sign = value_caption("op", row["op"], "zh") if row["op"] not in (None, "eq") else ""
    upper = f"–{_number(row['value2'])}" if row["value2"] is not None else ""
    year = f"（{row['year']}年）" if row["year"] is not None else ""
    return f"{name} {sign}{_number(row['value'])}{upper}{row['measure'] or ''}{year}"


def _numbered(row: Row, name: str) -> str:
    kind = row.get("target_kind", "Task")
    return f"{row['number']} {name}" if row.get("number") and kind in ("Task", "Section") else name


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"
