"""A snapshot as tables: one for each kind of node and of relationship, as a folder of CSV or as a workbook.

Every row about a fact ends with its evidence: document, place in the original, offsets, quote, rule. Beside the model's
own columns stand the names that a reader would otherwise have to look up: who leads a task, the task of a target.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from graph.errors import SettingsError
from graph.exports.files import csv_cell, new_file, new_folder, plain_text
from graph.exports.snapshot import LABELS, Link, Node, Snapshot
from graph.schema import EVIDENCE, NODE_BY_LABEL, RELATIONSHIPS

#: Most that Excel takes: characters of a cell, rows of a sheet.
CELL, ROWS = 32_767, 1_048_575
_SAID = tuple(part.name for part in EVIDENCE)
_EVIDENCE_COLUMNS = ("document", "place", *_SAID)
_ROLES = {"leads": "lead", "supports": "support", "responsibles": "responsible"}
#: Widths of columns of running text, names and everything else.
_WIDTHS = {"text": 60, "quote": 50, "title": 40, "name": 28, "from": 28, "to": 28, "document": 28, "indicator": 24}

#: Gives the heading of a column, and the name of a sheet by label or type.
Captions = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length; ``name`` is the label or the type."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]


def tables_of(snapshot: Snapshot) -> Iterator[Table]:
    """Yield a table for every label and type of the model, also those without rows."""
    for label in LABELS:
        properties = [part.name for part in NODE_BY_LABEL[label].properties if part.name not in _SAID]
        extras = _EXTRAS.get(label, {})
        said = _EVIDENCE_COLUMNS if any(part.name == "quote" for part in NODE_BY_LABEL[label].properties) else ()
        rows = [
            [
                *(node.properties.get(name) for name in properties),
                *(make(snapshot, node) for make in extras.values()),
                *(_said(snapshot, node.properties) if said else ()),
            ]
            for node in snapshot.of(label)
        ]
        yield Table(label, (*properties, *extras, *said), rows)
    for schema in RELATIONSHIPS:
        own = [part.name for part in schema.properties]
        columns = ("id", "from_id", "from", "to_id", "to", *own, *_EVIDENCE_COLUMNS)
        links = [link for link in snapshot.links if link.type == schema.type]
        yield Table(schema.type, columns, [_link_row(snapshot, link, own) for link in links])


def write_csv(snapshot: Snapshot, folder: Path) -> int:
    """Write a new folder with one CSV file a table, UTF-8 with BOM; returns the number of rows.

    Raises:
        SettingsError: The folder exists or cannot be written.
    """
    written = 0
    with new_folder(folder) as part:
        for table in tables_of(snapshot):
            with (part / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
                writer = csv.writer(stream, lineterminator="\n")
                writer.writerow(table.columns)
                writer.writerows([csv_cell(value) for value in row] for row in table.rows)
            written += len(table.rows)
    return written


def write_workbook(snapshot: Snapshot, path: Path, captions: Captions) -> int:
    """Write a workbook with one sheet for each table that has rows; returns the number of rows.

    Texts are written as texts, whatever they begin with; one longer than a cell may be is cut and ends with ``…``.

    Raises:
        SettingsError: It cannot be written, or a table has more rows than a sheet.
    """
    filled = [table for table in tables_of(snapshot) if len(table.rows) > 0]
    if too_long := [table.name for table in filled if len(table.rows) > ROWS]:
        raise SettingsError(f"{', '.join(too_long)}: more than {ROWS:,} rows do not fit on a sheet; say --document")
    with new_file(path) as part:
        # Given as a file, since the library insists on endings of its own.
        with part.open("wb") as stream, xlsxwriter.Workbook(stream, _OPTIONS) as book:
            # The same store gives the same bytes, so no clock.
            book.set_properties({"title": "Zeren 责任", "created": datetime(2000, 1, 1)})
            bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
            top = book.add_format({"valign": "top"})
            for table in filled:
                _sheet(book.add_worksheet(captions(table.name)[:31]), table, captions, bold, top)
            if len(filled) == 0:
                book.add_worksheet("Zeren")
    return sum(len(table.rows) for table in filled)


def write_rows(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], path: Path, captions: Captions, value: Callable[[str, Any], Any]
) -> None:
    """Write the rows of one answer as a workbook with one sheet, with the headings and values that people read.

    Args:
        rows: Values by column; a column that a row lacks stays empty.
        columns: Which, in this order.
        path: Takes the place of a file that is there.
        captions: Gives the heading of a column.
        value: Gives a value as people read it, by its column.

    Raises:
        SettingsError: It cannot be written, or there are more rows than a sheet takes.
    """
    if len(rows) > ROWS:
        raise SettingsError(f"{path}: more than {ROWS:,} rows do not fit on a sheet")
    table = Table("Zeren", tuple(columns), [[value(name, row.get(name)) for name in columns] for row in rows])
    with new_file(path) as part, part.open("wb") as stream, xlsxwriter.Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": "Zeren 责任", "created": datetime(2000, 1, 1)})
        top = book.add_format({"valign": "top", "text_wrap": True})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        _sheet(book.add_worksheet(table.name), table, captions, bold, top)


_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def _sheet(sheet: Any, table: Table, captions: Captions, bold: Any, top: Any) -> None:
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, captions(name), bold)
        sheet.set_column(column, column, _WIDTHS.get(name, 12))
        for number, row in enumerate(table.rows, 1):
            _write_cell(sheet, number, column, row[column], top)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_cell(sheet: Any, row: int, column: int, value: Any, style: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    else:
        text = "、".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else plain_text(value)
        sheet.write_string(row, column, text if len(text) <= CELL else text[: CELL - 1] + "…", style)


def _link_row(snapshot: Snapshot, link: Link, own: Sequence[str]) -> list[Any]:
    ends = [link.first.id, link.first.name, link.last.id, link.last.name]
    values = [link.properties.get(name) for name in own]
    return [link.id, *ends, *values, *_said(snapshot, link.properties)]


def _said(snapshot: Snapshot, properties: Any) -> list[Any]:
    evidence = snapshot.evidence(properties)
    names = [None, None] if evidence is None else [evidence.document.name, evidence.place]
    return [*names, *(properties.get(name) for name in _SAID)]


def _owners(role: str) -> Callable[[Snapshot, Node], str | None]:
    def names(snapshot: Snapshot, task: Node) -> str | None:
        links = snapshot.arriving(task, "RESPONSIBLE_FOR")
        found = [link.first.name for link in links if link.properties.get("role") == role]
        return "、".join(dict.fromkeys(found)) or None

    return names


def _first_name(type_: str, *, arriving: bool) -> Callable[[Snapshot, Node], str | None]:
    def name(snapshot: Snapshot, node: Node) -> str | None:
        links = snapshot.arriving(node, type_) if arriving else snapshot.leaving(node, type_)
        return next((link.first.name if arriving else link.last.name for link in links), None)

    return name


_EXTRAS: dict[str, dict[str, Callable[[Snapshot, Node], str | None]]] = {
    "Task": {column: _owners(role) for column, role in _ROLES.items()},
    "Target": {"task": _first_name("HAS_TARGET", arriving=True)},
    "Support": {"task": _first_name("SUPPORTED_BY", arriving=True)},
    "Unit": {"superior": _first_name("REPORTS_TO", arriving=False)},
    "ProjectFact": {"project": _first_name("HAS_FACT", arriving=True)},
}
