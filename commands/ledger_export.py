"""``zeren export ledger``: the ledger of tasks as a workbook that offices print, fill in and send back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from commands.language import choose, say
from commands.ledger_progress import _day
from commands.options import LangOption, StoreOption
from commands.output import make_output, note
from commands.store import find_document
from graph.errors import QueryError, SettingsError
from graph.stores import GraphStore, open_store
from queries import run_query


def export_ledger(
    path: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help=choose("要写的 xlsx 文件", "The xlsx file to write"))],
    store: StoreOption = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="DOCUMENT", help=choose("只要这份文件", "Only this document"))
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="UNIT", help=choose("只要这个单位，可用简称", "Only this unit; short names work"))
    ] = None,
    today: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help=choose("按哪一天判断灯号；不写则今天", "Day for the lights; else today"))
    ] = None,
    lang: LangOption = None,
) -> None:
    """Write the ledger."""
    from pipeline.ledger import write_ledger

    output = make_output(lang)
    if path.suffix.lower() != ".xlsx":
        raise SettingsError(f"{path}: end the name in .xlsx")
    with open_store(store) as graph:
        document_id = find_document(graph, document)["document_id"] if document is not None else None
        unit_id = find_unit_id(graph, unit) if unit is not None else None
        day = date.today() if today is None else _day(today)
        data, ledger = write_ledger(graph, document_id=document_id, unit_id=unit_id, today=day, lang=output.lang)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise SettingsError(f"cannot write {path}: {error.strerror or error}") from error
    numbers = {"tasks": len(ledger.tasks), "targets": len(ledger.targets), "units": len(ledger.units())}
    note(say("ledger_written", output.lang, path=path, gaps=len(ledger.gaps), conflicts=len(ledger.conflicts), **numbers))


def find_unit_id(graph: GraphStore, words: str) -> str:
    """Return the id of the unit that a full name, or a name as some document writes it, means.

    Raises:
        QueryError: No unit or several are meant; names them.
    """
    rows = run_query(graph, "units/unit_find", text=words)
    exact = [row for row in rows if row["unit"] == words] or [row for row in rows if words in row["surfaces"]] or rows
    found = {row["unit_id"]: row["unit"] for row in exact}
    if len(found) != 1:
        names = "、".join(list(found.values())[:8])
        raise QueryError(f"{words!r} means {len(found)} units{': ' + names if names else ''}; give the full name of one")
    return str(next(iter(found)))
