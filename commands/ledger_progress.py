"""``zeren progress``: filled ledgers in, and the state of every task out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, LimitOption, OutOption, StoreOption
from commands.output import Output, make_output, note, plain
from commands.store import find_document
from commands.tables import new_table, table_of
from graph.errors import QueryError, SettingsError
from graph.stores import GraphStore, open_store
from queries import find_query, run_query
from queries.captions import caption, value_caption
from queries.parameters import near

#: Exit code when a row could not be linked; the others are in the store, and so is that row.
UNLINKED = 3
_LISTED = ("source", "locator", "about", "title", "linked_by", "reason", "status", "note", "value", "who", "reported_on")


def progress(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help=choose("填好的台账，xlsx 或 csv", "A filled ledger, xlsx or csv"))
    ] = None,
    store: StoreOption = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="DOCUMENT", help=choose("只看这份文件", "Only this document"))
    ] = None,
    today: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help=choose("按哪一天判断灯号；不写则今天", "Day for the lights; else today"))
    ] = None,
    history: Annotated[bool, typer.Option("--history", help=choose("全部填报，最新在前", "All reports, latest first"))] = False,
    files: Annotated[bool, typer.Option("--files", help=choose("列出已载入的台账", "List the ledgers that are loaded"))] = False,
    unlinked: Annotated[
        bool, typer.Option("--unlinked", help=choose("列出没有对应到任务的行", "List rows that belong to nothing loaded"))
    ] = False,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="LEDGER", help=choose("移除一份台账：编号、哈希或文件名", "Remove a ledger: id, hash or name"))
    ] = None,
    who: Annotated[str | None, typer.Option("--who", help=choose("没写填报人的行由谁填报", "Who reports, for rows without a name"))] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help=choose("没写日期的行的填报日期", "Day of the report, for rows without a date"))
    ] = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 500,
) -> None:
    """Load a filled ledger, or list the state of all tasks."""
    output = make_output(lang, format_, out)
    if file is not None:
        return _load(output, file, store, who, None if on is None else _day(on).isoformat())
    if remove is not None:
        return _remove(output, store, remove)
    with open_store(store) as graph:
        document_id = find_document(graph, document)["document_id"] if document is not None else None
        if history:
            return _list(output, graph, "progress/progress_history", limit, document_id=document_id)
        if files or unlinked:
            return _list(output, graph, f"progress/progress_{'files' if files else 'unlinked'}", limit)
        _state(output, graph, document_id, date.today() if today is None else _day(today), limit)
    return None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"{text!r} is no date; write it as 2025-12-31") from error


def _load(output: Output, file: Path, store: str | None, who: str | None, on: str | None) -> None:
    from pipeline.progress import load_progress

    with open_store(store):
        pass  # a folder that is no store must not become one
    with open_store(store, mode="write") as graph:
        report = load_progress(file, graph, who=who, reported_on=on)
    rows = [
        {name: getattr(record, name, None) for name in _LISTED}
        | {"source": report.source, "reason": "not_loaded" if record.about_id in report.waiting else record.reason}
        for record in report.records
    ]
    open_ = [row for row, record in zip(rows, report.records, strict=True) if record in report.unlinked]
    if not output.as_table:
        output.rows(rows, _LISTED)
    elif open_:
        output.console().print(table_of(open_, ["locator", "title", "reason", "note", "who"], output.lang))
    numbers = {"linked": len(rows) - len(open_), "open": len(open_), "blank": report.blank}
    note(say("progress_loaded" if report.new else "progress_known", output.lang, **numbers))
    if open_:
        raise typer.Exit(UNLINKED)


def _remove(output: Output, store: str | None, words: str) -> None:
    from graph.progress.writer import remove_progress

    with open_store(store) as graph:
        rows = run_query(graph, "progress/progress_files")
    found = [row for row in rows if words in (row["file_id"], row["sha256"], row["source"])]
    if len(found) > 1:
        raise QueryError(f"{words!r} means {len(found)} ledgers; say one id: {', '.join(row['file_id'] for row in found)}")
    if not found:
        raise QueryError(f"no ledger {words[:80]!r}{near(words, [row['source'] for row in rows])}; `zeren progress --files` lists them")
    with open_store(store, mode="write") as graph:
        remove_progress(graph, found[0]["file_id"])
    note(say("progress_removed", output.lang, source=found[0]["source"], records=found[0]["records"]))


def _list(output: Output, graph: GraphStore, name: str, limit: int, **params: Any) -> None:
    rows = run_query(graph, name, **params)
    columns = [column.name for column in find_query(name).columns]
    if not output.as_table:
        output.rows(rows[:limit], columns)
    elif rows:
        hidden = {"row_text", "sha256", "start", "end", "rule"}
        output.console().print(table_of(rows[:limit], [c for c in columns if c not in hidden], output.lang))
    else:
        note(say("nothing", output.lang))
    if len(rows) > limit:
        note(say("more", output.lang, shown=limit))


def _state(output: Output, graph: GraphStore, document_id: str | None, today: date, limit: int) -> None:
    from graph.analysis.progress import COLUMNS, WORDS, add_states, light_words

    name = "progress/progress_of_tasks"
    rows = add_states(run_query(graph, name, document_id=document_id), today)
    columns = [*COLUMNS, *(column.name for column in find_query(name).columns)]
    if not output.as_table:
        output.rows(rows[:limit], columns)
    else:
        lang = output.lang
        names = ("light", "task", "status", "note", "who", "reported_on", "source")
        table = new_table(None, [caption(each, lang) for each in names])
        for row in rows[:limit]:
            status = value_caption("status", row["status"], lang) or row["status_words"]
            place = f"{row['source']} {row['locator']}" if row["source"] else ""
            title = f"{row['number'] or ''} {row['title']}".strip()
            table.add_row(*map(plain, (light_words(row, lang), title, status, row["note"], row["who"], row["reported_on"], place)))
        output.console().print(table)
    if len(rows) > limit:
        note(say("more", output.lang, shown=limit))
    counted = [sum(row["light"] == light for row in rows) for light in ("red", "amber", "green", "grey")]
    words = "，".join(f"{WORDS[light][output.lang == 'en']} {number}" for light, number in
                     zip(("red", "amber", "green", "grey"), counted, strict=True))  # fmt: skip
    note(say("progress_state", output.lang, today=today.isoformat(), lights=words))
