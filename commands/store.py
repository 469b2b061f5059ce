"""Commands that fill, check and look after a store: load, remove, verify, status, stop."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, OutOption, StoreOption
from commands.output import Output, make_output, note, plain
from commands.progress import progress_bar
from commands.tables import new_table, table_of
from graph.errors import QueryError, SettingsError
from graph.stores import GraphStore, open_store, server_of, stop_store, store_location
from queries import run_query
from queries.captions import Lang, caption
from queries.parameters import near

#: Exit codes: a document failed to load; a check found a problem.
FAILED, PROBLEM = 3, 1
_COLUMNS = ("path", "status", "title", "code", "reason", "unresolved", "bytes", "seconds", "document_id", "counts")


def load(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=choose("文件或文件夹", "Files or folders"))],
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    allow_failures: Annotated[
        bool, typer.Option("--allow-failures", help=choose("有文件失败也返回 0", "End with 0 although files failed"))
    ] = False,
) -> None:
    """Load files and folders; every file ends as loaded, skipped or failed."""
    from pipeline.load import FileReport, load_paths

    output = make_output(lang, format_, out)
    with open_store(store, mode="write") as graph, progress_bar(say("loading", output.lang)) as progress:
        bar = progress.add_task("", total=None)

        def step(number: int, total: int, report: FileReport) -> None:
            progress.update(bar, completed=number, total=total, description=plain(Path(report.path).name).plain)

        report = load_paths(paths, graph, progress=step)
    rows = [_file_row(file) for file in report.files]
    if output.as_table:
        output.console().print(_load_table(rows, output.lang))
    else:
        output.rows(rows, _COLUMNS)
    numbers = {"loaded": len(report.loaded), "skipped": len(report.skipped), "failed": len(report.failed)}
    note(say("load_total", output.lang, **numbers))
    if report.failed and not allow_failures:
        raise typer.Exit(FAILED)


def remove(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help=choose("文件编号、标题或文件名", "Id, title or file name"))
    ],
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Remove one document and everything that only it states."""
    from graph.writer import remove_document

    output = make_output(lang)
    with open_store(store) as graph:  # reading first: a folder that is no store must not become one
        row = find_document(graph, document)
    with open_store(store, mode="write") as graph:
        remove_document(graph, row["document_id"])
    note(say("removed", output.lang, title=row["document_title"]))


def find_document(graph: GraphStore, words: str) -> dict[str, Any]:
    """Return the row of ``documents/documents_list`` that an id, a title or a file name means.

    Raises:
        QueryError: No document or several are meant; names them.
    """
    rows = run_query(graph, "documents/documents_list")
    for key in ("document_id", "document_title", "source"):
        found = [row for row in rows if row[key] == words]
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise QueryError(f"{words!r} means {len(found)} documents; say one id: {_ids(found)}")
    names = [row[key] for row in rows for key in ("document_title", "source")]
    raise QueryError(f"no document {words[:80]!r}{near(words, names)}; `zeren query documents_list` names all")


def verify(
    store: StoreOption = None, format_: FormatOption = F.TABLE, lang: LangOption = None, out: OutOption = None
) -> None:
    """Check every quote, hash, count and end of the store again."""
    from pipeline.verify import verify_store

    output = make_output(lang, format_, out)
    with open_store(store) as graph, progress_bar(say("verifying", output.lang)) as progress:
        progress.add_task("", total=None)
        report = verify_store(graph)
    columns = ("check", "document_id", "where", "found")
    rows = [{name: getattr(problem, name) for name in columns} for problem in report.problems]
    if not output.as_table:
        output.rows(rows, columns)
    elif rows:
        table = new_table(None, columns)
        for row in rows:
            table.add_row(*(plain(row[name]) for name in columns))
        output.console().print(table)
    if report.ok:
        numbers = {name: getattr(report, name) for name in ("documents", "nodes", "relationships", "quotes")}
        return note(say("verify_ok", output.lang, **numbers, seconds=f"{report.seconds:.1f}"))
    note(say("verify_bad", output.lang, problems=len(report.problems)))
    raise typer.Exit(PROBLEM)


def status(
    store: StoreOption = None, format_: FormatOption = F.TABLE, lang: LangOption = None, out: OutOption = None
) -> None:
    """Say where the store is, whether its server runs, and what is loaded."""
    output = make_output(lang, format_, out)
    where = store_location(store)
    with open_store(store) as graph:
        documents = run_query(graph, "documents/documents_list")
        counts = run_query(graph, "overview/counts")
        address, engine = graph.address, graph.engine
        server = server_of(where) if isinstance(where, Path) else None
    if not output.as_table:
        return _print_counts(output, address, engine, documents, counts)
    running = say("running", output.lang, pid=server) if server is not None else say("not_running", output.lang)
    console = output.console()
    console.print(plain(f"{address}\n{engine}" + (f"\n{running}" if isinstance(where, Path) else "")))
    columns = [
        "document_title",
        "kind",
        "status",
        "period_start",
        "period_end",
        "tasks",
        "targets",
        "units",
        "loaded_at",
    ]
    console.print(table_of(documents, columns, output.lang, f"{caption('documents', output.lang)}: {len(documents)}"))
    console.print(table_of(counts, ["part", "name", "total"], output.lang))
    return None


def stop(store: StoreOption = None, lang: LangOption = None) -> None:
    """Stop the server of an embedded store."""
    output = make_output(lang)
    where = store_location(store)
    if not isinstance(where, Path):
        raise SettingsError(f"{where} is a server of its own; only the server of a folder can be stopped from here")
    note(say("stopped" if stop_store(where) else "not_running", output.lang))


def _file_row(file: Any) -> dict[str, Any]:
    row = {name: getattr(file, name) for name in _COLUMNS}
    return {**row, "status": file.status.value, "seconds": round(file.seconds, 3)}


def _load_table(rows: list[dict[str, Any]], lang: Lang) -> Any:
    headings = [choose("文件", "file"), choose("结果", "result"), choose("说明", "what"), choose("抽取", "facts")]
    table = new_table(None, headings)
    for row in rows:
        facts = row["counts"]
        kinds = ("Task", "RESPONSIBLE_FOR", "Target", "Project", "Park", "Unit")
        brought = "  ".join(f"{say(f'kind_{kind}', lang)} {facts[kind]}" for kind in kinds if facts.get(kind))
        what = row["title"] if row["status"] == "loaded" else row["reason"]
        table.add_row(*map(plain, (row["path"], say(f"file_{row['status']}", lang), what, brought)))
    return table


def _print_counts(output: Output, address: str, engine: str, documents: list[Any], counts: list[Any]) -> None:
    rows = [
        {"part": "store", "name": "address", "total": address},
        {"part": "store", "name": "engine", "total": engine},
        {"part": "store", "name": "documents", "total": len(documents)},
        *counts,
    ]
    output.rows(rows, ["part", "name", "total"])


def _ids(rows: list[dict[str, Any]]) -> str:
    return ", ".join(row["document_id"] for row in rows)
