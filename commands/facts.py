"""``zeren facts`` and ``zeren export facts``: plan-facts/1 files, one for each document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import Progress

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, StoreOption
from commands.output import Output, make_output, note, plain
from commands.progress import progress_bar
from commands.tables import new_table, quoted
from graph.errors import SettingsError
from graph.records import Clause
from graph.stores import open_store
from queries.captions import value_caption

#: Exit code when a document could not be read.
FAILED = 3
_EXPLAINED = ("source", "about", "outcome", "reason", "start", "end", "quote")


def facts(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=choose("文件或文件夹", "Files or folders"))],
    folder: Annotated[Path, typer.Option("--out", metavar="DIR", help=choose("写入的文件夹", "Folder to write to"))],
    explain: Annotated[
        bool, typer.Option("--explain", help=choose("列出每个条款的处理结果和原因", "Say what became of each clause"))
    ] = False,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
) -> None:
    """Read files and write their facts; needs no store."""
    from pipeline.facts import facts_of_paths

    output = make_output(lang, format_)
    total, results = facts_of_paths(paths)
    target = _Folder(folder)
    failed, explained = 0, list[dict[str, Any]]()
    with progress_bar(say("reading", output.lang)) as progress:
        for result in _watched(progress, results, total):
            if result.plan is None:
                failed += 1
                note(f"{result.path}: {result.reason} [{result.code}]")
                continue
            target.write(result.plan)
            explained += [_explained(result.plan["document"]["source"], clause) for clause in result.clauses]
    if explain:
        _print_explained(output, explained)
    note(say("facts_total", output.lang, written=target.written, folder=folder, failed=failed))
    if failed:
        raise typer.Exit(FAILED)


def export_facts(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=choose("写入的文件夹", "Folder to write to"))],
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Write the facts of all loaded documents."""
    from pipeline.export import export_documents

    output = make_output(lang)
    target = _Folder(folder)
    with open_store(store) as graph, progress_bar(say("reading", output.lang)) as progress:
        total, plans = export_documents(graph)
        for plan in _watched(progress, plans, total):
            target.write(plan)
    note(say("facts_total", output.lang, written=target.written, folder=folder, failed=0))


class _Folder:
    """A folder of plan-facts files; each is written whole or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written = 0
        self._names: set[str] = set()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(f"cannot make the folder {path}: {error.strerror or error}") from error

    def write(self, plan: dict[str, Any]) -> None:
        """Write one document, named after its file; a second file of that name gets a part of its hash."""
        source, digest = plan["document"]["source"], plan["document"]["sha256"]
        name = source if source not in self._names else f"{source}.{digest[:8]}"
        self._names.add(name)
        part, path = self.path / f".{name}.part", self.path / f"{name}.json"
        try:
            part.write_text(json.dumps(plan, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            part.replace(path)
        except OSError as error:
            raise SettingsError(f"cannot write {path}: {error.strerror or error}") from error
        self.written += 1


def _watched(progress: Progress, things: Iterator[Any], total: int) -> Iterator[Any]:
    bar = progress.add_task("", total=total)
    for thing in things:
        progress.advance(bar)
        yield thing


def _explained(source: str, clause: Clause) -> dict[str, Any]:
    values = {"about": clause.about, "outcome": clause.outcome.value, "reason": clause.reason}
    return {"source": source, **values, "start": clause.start, "end": clause.end, "quote": clause.text}


def _print_explained(output: Output, rows: list[dict[str, Any]]) -> None:
    if not output.as_table:
        return output.rows(rows, _EXPLAINED)
    headings = [choose("文件", "file"), choose("涉及", "about"), choose("结果", "outcome"), choose("原因", "reason")]
    table = new_table(None, [*headings, choose("原文", "quote")])
    for row in rows:
        codes = (value_caption(name, row[name], output.lang) for name in ("about", "outcome"))
        said = quoted(row["quote"], row["start"], row["end"], output.lang)
        table.add_row(*map(plain, (row["source"], *codes, row["reason"], said)))
    return output.console().print(table)
