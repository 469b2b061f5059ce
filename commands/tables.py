"""Tables for people: rows of any question in, a table with names in their language out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from commands.language import say
from commands.output import plain
from queries.captions import Lang, caption, value_caption

#: Longest text in one cell; JSON and CSV have the whole.
MAX_CELL = 400
MAX_PARTS = 8
#: Beyond this the quotes of further hops are left to JSON and CSV.
MAX_COLUMNS = 10
#: Columns for programs: they stand in JSON and CSV, in a table they only take room.
_HIDDEN = {"sha256", "media_type", "start", "end", "order", "body_start", "body_end", "path"}
_NAMES = ("unit", "title", "project", "park", "place", "indicator", "document_title", "attribute")


def new_table(title: str | None, columns: Sequence[str], *, lines: bool = False) -> Table:
    """Return an empty table with these headings; ``lines`` draws a line between rows that ask for it."""
    table = Table(title=plain(title) if title else None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    table.show_lines = lines
    for name in columns:
        table.add_column(plain(name), overflow="fold", vertical="top")
    return table


def table_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], lang: Lang, title: str | None = None) -> Table:
    """Return rows of a question as a table: no ids, quotes with their place, codes by name, empty columns left out."""
    shown = [name for name in columns if _is_shown(name, columns) and any(_has(row.get(name)) for row in rows)]
    if len(shown) > MAX_COLUMNS:
        shown = [name for name in shown if not name.endswith("_quote")]
    table = new_table(title, [caption(name, lang) for name in shown])
    for row in rows:
        table.add_row(*(_cell(row, name, lang) for name in shown))
    return table


def quoted(quote: object, start: object, end: object, lang: Lang) -> str:
    """Return a quote with its place: “市科协” 字符 300–303."""
    if quote is None:
        return ""
    return f"“{quote}” {say('span', lang, start=start, end=end)}"


def _is_shown(name: str, columns: Sequence[str]) -> bool:
    if name in _HIDDEN or name.endswith(("_start", "_end")):
        return False
    return not name.endswith("_id") or not any(other != name and not other.endswith("_id") for other in columns)


def _has(value: object) -> bool:
    return value is not None and value is not False and value != []


def _cell(row: Mapping[str, Any], name: str, lang: Lang) -> Text:
    value = row.get(name)
    if name == "quote" or name.endswith("_quote"):
        stem = name.removesuffix("quote")
        return plain(_shortened(quoted(value, row.get(f"{stem}start"), row.get(f"{stem}end"), lang)))
    if isinstance(value, list):
        return plain("\n".join(_part(part, lang) for part in value[:MAX_PARTS]) + _rest(value))
    if isinstance(value, float):
        return plain(f"{value:g}" if abs(value) < 1e6 else f"{value:.10g}")
    return plain(_shortened(str(shown))) if (shown := value_caption(name, value, lang)) is not None else plain("")


def _part(part: object, lang: Lang) -> str:
    """Return one line for one thing of a list: a role before a name."""
    if not isinstance(part, dict):
        return _shortened(str(part))
    name = next((part[key] for key in _NAMES if part.get(key) is not None), "")
    words = [value_caption("role", part.get("role"), lang), name, part.get("value"), part.get("measure")]
    return _shortened(" ".join(str(word) for word in words if word is not None) or str(part))


def _rest(value: list[Any]) -> str:
    return f"\n… ({len(value)})" if len(value) > MAX_PARTS else ""


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_CELL else text[:MAX_CELL] + "…"
