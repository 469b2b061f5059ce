"""``zeren chain``: from a target, task, project or park to who answers for it and where it is written; evidence packs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commands.chain_tree import tree_of
from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, OutOption, StoreOption
from commands.output import Output, make_output, note
from commands.tables import table_of
from commands.who import check_words
from graph.analysis.chain import ROW_COLUMNS, Chain
from graph.errors import QueryError, SettingsError
from graph.exports.evidence_pack import make_pack, pack_format
from graph.exports.files import new_file
from graph.stores import open_store
from pipeline.chain import MOST_TASKS, PACK_TASKS, Ask, Row, asker, chain_of, find_things
from pipeline.chain_check import check_pack
from pipeline.chain_pack import pack_of

CANDIDATE = ("node", "thing_kind", "number", "name", "document_title")


class Kind(StrEnum):
    """What a chain begins with."""

    TARGET = "target"
    TASK = "task"
    PROJECT = "project"
    PARK = "park"


def chain(
    words: Annotated[
        str | None, typer.Argument(metavar="WORDS|ID", help=choose("指标、任务、项目或园区中的词，或编号", "Words of the thing, or its id"))
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--kind", help=choose("只要目标、任务、项目或园区", "Only targets, tasks, projects or parks"))
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help=choose("写成证据单：.html、.docx 或 .xlsx", "Write an evidence pack")),
    ] = None,
    check: Annotated[
        Path | None, typer.Option("--check", metavar="FILE", help=choose("复核一份证据单", "Check an evidence pack again"))
    ] = None,
    tasks: Annotated[
        int | None,
        typer.Option("--tasks", min=1, max=1000, help=choose("一个项目或园区最多追踪的任务数", "Most tasks of a project or park")),
    ] = None,
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help=choose("最多事项数", "Most things"))] = 20,
) -> None:
    """Find the things, then follow each."""
    output = make_output(lang, format_, out)
    if check is not None:
        return _check(check, store, output)
    text = check_words(words or "")
    format_of_report = pack_format(report.name) if report is not None else None
    with open_store(store) as graph:
        ask = asker(graph)
        found = find_things(ask, text, kind=kind.value if kind is not None else None, limit=limit + 1)
        if report is not None and format_of_report is not None and found:
            thing = _only(found, text, output)
            return _report(ask, thing, tasks or PACK_TASKS, report, format_of_report, output)
        chains = [chain_of(ask, row["thing_id"], most_tasks=tasks or MOST_TASKS) for row in found[:limit]]
    kept = [each for each in chains if each is not None]
    if output.as_table:
        return _print(kept, text, len(found) > limit, output)
    return output.rows([row for each in kept for row in each.rows()], ROW_COLUMNS)


def _print(chains: Sequence[Chain], text: str, more: bool, output: Output) -> None:
    if not chains:
        return note(say("chain_nothing", output.lang, text=text))
    console = output.console()
    for each in chains:
        console.print(tree_of(each, output.lang))
        console.print()
    broken = sum(any(hop.missing in ("no_owner", "no_task", "only_diffuse") for hop in each.hops) for each in chains)
    note(say("chain_total", output.lang, things=len(chains), open=broken))
    if more:
        note(say("more_things", output.lang, shown=len(chains)))
    return None


def _only(found: Sequence[Row], text: str, output: Output) -> str:
    """Return the id of the one thing meant: the only one found, or the only one that is called exactly this."""
    exact = [row for row in found if text in (row["name"], row["thing_id"])]
    meant = found if len(found) == 1 else exact
    if len(meant) != 1:
        note(say("chain_several", output.lang, text=text))
        rows = [{**row, "node": row["thing_id"]} for row in found]
        output.console().print(table_of(rows, CANDIDATE, output.lang))
        raise QueryError(say("chain_one", output.lang))
    return str(meant[0]["thing_id"])


def _report(ask: Ask, thing_id: str, tasks: int, path: Path, format_: str, output: Output) -> None:
    chain_ = chain_of(ask, thing_id, most_tasks=tasks)
    if chain_ is None:
        raise QueryError(f"{thing_id} is no longer in the store")
    data = make_pack(pack_of(ask, chain_, output.lang, date.today()), format_)
    with new_file(path) as part:
        part.write_bytes(data)
    note(say("written", output.lang, path=path))


def _check(path: Path, store: str | None, output: Output) -> None:
    """Print each problem with a pack; one is exit code 1."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror or error}") from error
    with open_store(store) as graph:
        found = check_pack(asker(graph), data, pack_format(path.name))
    rows = [{"problem": code, "detail": detail} for code, detail in found.problems]
    if not output.as_table:
        output.rows(rows, ("problem", "detail"))
    else:
        for code, detail in found.problems:
            note(f"{say(code, output.lang)} {detail}")
        key = "pack_bad" if rows else "pack_ok"
        sys.stdout.write(say(key, output.lang, thing=found.thing_id, texts=found.texts, problems=len(rows)) + "\n")
    if rows:
        raise typer.Exit(1)
