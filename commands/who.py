"""``zeren who`` and ``zeren unit``: who owns a task, and what a unit answers for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from itertools import groupby
from typing import Annotated, Any

import typer
from rich.table import Table

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, LimitOption, OutOption, StoreOption
from commands.output import Output, make_output, note, plain
from commands.tables import new_table, quoted, table_of
from graph.errors import QueryError
from graph.stores import GraphStore, open_store
from queries import find_query, run_query
from queries.captions import Lang, caption, value_caption

Row = Mapping[str, Any]


def who(
    text: Annotated[str, typer.Argument(metavar="TEXT", help=choose("任务中的词，空格分开", "Words of the task"))],
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 300,
) -> None:
    """Run ``tasks/who_owns_task``."""
    output = make_output(lang, format_, out)
    text = check_words(text)
    with open_store(store) as graph:
        rows = run_query(graph, "tasks/who_owns_task", text=text, limit=limit)
    if not output.as_table:
        return output.rows(rows, _columns("tasks/who_owns_task"))
    if len(rows) == 0:
        return note(say("who_nothing", output.lang, text=text))
    console = output.console()
    for (_, title), group in _by_document(rows):
        console.print(_task_table(title, group, output.lang))
    tasks = {row["task_id"]: row["unit_id"] for row in rows}
    owners = sum(row["unit_id"] is not None for row in rows)
    open_ = sum(unit is None for unit in tasks.values())
    note(say("who_total", output.lang, tasks=len(tasks), owners=owners, open=open_))
    if len(tasks) >= limit:
        note(say("more_tasks", output.lang, shown=len(tasks)))
    return None


def unit(
    name: Annotated[str, typer.Argument(metavar="NAME", help=choose("单位全称或简称", "Name, in full or as written"))],
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
) -> None:
    """Find the unit, then run ``units/unit_portfolio``."""
    output = make_output(lang, format_, out)
    name = check_words(name)
    with open_store(store) as graph:
        found = _meant(run_query(graph, "units/unit_find", text=name), name)
        portfolios = [run_query(graph, "units/unit_portfolio", unit_id=row["unit_id"]) for row in found[:1]]
        profile = run_query(graph, "units/unit_profile", unit_id=found[0]["unit_id"]) if len(found) == 1 else []
        near = _near(graph, name) if len(found) == 0 else []
    if len(found) == 0:
        note(say("unit_nothing", output.lang, text=name))
        if near:
            note(say("unit_near", output.lang, names="、".join(near)))
    if len(found) > 1:
        note(say("unit_several", output.lang, text=name))
        return _print_candidates(output, found)
    rows = portfolios[0] if portfolios else []
    if not output.as_table:
        return output.rows(rows, _columns("units/unit_portfolio"))
    for row in profile:
        _print_portfolio(output, row, rows)
    return None


def _columns(name: str) -> list[str]:
    return [column.name for column in find_query(name).columns]


def _by_document(rows: Iterable[Row]) -> list[tuple[tuple[str, str], list[Row]]]:
    """Group rows by document, documents and rows in the order in which they come first."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["document_id"], row["document_title"]), []).append(row)
    return list(groups.items())


def _task_table(title: str, rows: list[Row], lang: Lang) -> Table:
    headings = [caption(name, lang) for name in ("task", "role", "unit", "deadline", "quote")]
    table = new_table(f"《{title}》", headings)
    for _, group in groupby(rows, key=lambda row: row["task_id"]):
        for i, row in enumerate(group):
            first = i == 0
            task = f"{row['number'] or ''} {row['title']}".strip() if first else ""
            deadline = row["deadline"] if first else None
            table.add_row(*map(plain, (task, *_owner(row, lang), deadline, _said(row, lang))))
        table.add_section()
    return table


def _owner(row: Row, lang: Lang) -> tuple[str, str]:
    if row["unit_id"] is None:
        return "", say("nobody", lang)
    above = " " + say("named_above", lang) if row["owner_task_id"] != row["task_id"] else ""
    return str(value_caption("role", row["role"], lang)), f"{row['unit']}{above}"


def _said(row: Row, lang: Lang) -> str:
    said = quoted(row["quote"], row["start"], row["end"], lang)
    if row["inferred"] and row["basis_quote"] is not None:
        basis = {"quote": row["basis_quote"], "start": row["basis_start"], "end": row["basis_end"]}
        said += "\n" + say("inferred", lang, **basis)
    return said


def _meant(found: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return the units a name may mean: those it names exactly when there are any, else all that hold it."""
    exact = [row for row in found if row["unit"] == name]
    written = [row for row in found if name in row["surfaces"]]
    return exact or written or found


def _near(graph: GraphStore, name: str) -> list[str]:
    names = [row["unit"] for row in run_query(graph, "units/units_list")]
    return get_close_matches(name, names, n=5, cutoff=0.5)


def _print_candidates(output: Output, found: list[dict[str, Any]]) -> None:
    if not output.as_table:
        return output.rows(found, _columns("units/unit_find"))
    columns = ["unit", "kind", "area", "surfaces", "leads", "responsibles", "supports"]
    return output.console().print(table_of(found, columns, output.lang))


def _print_portfolio(output: Output, profile: Row, rows: list[dict[str, Any]]) -> None:
    lang, console = output.lang, output.console()
    superiors = list(dict.fromkeys(superior["unit"] for superior in profile["superiors"]))
    numbers = {key: profile[key] for key in ("unit", "leads", "responsibles", "supports")}
    total = say("unit_total", lang, **numbers, superior="、".join(superiors) or say("unknown", lang))
    console.print(plain(total))
    headings = [caption(name, lang) for name in ("role", "task", "deadline", "others", "quote")]
    for (_, title), group in _by_document(rows):
        table = new_table(f"《{title}》", headings)
        for row in group:
            task = f"{row['number'] or ''} {row['title']}".strip()
            others = "、".join(other["unit"] for other in row["others"])
            role = value_caption("role", row["role"], lang)
            table.add_row(*map(plain, (role, task, row["deadline"], others, _said(row, lang))))
        console.print(table)


def check_words(text: str) -> str:
    """Return the words without blanks around them.

    Raises:
        QueryError: There are none.
    """
    if text.strip() == "":
        raise QueryError("say at least one word to look for")
    return text.strip()
