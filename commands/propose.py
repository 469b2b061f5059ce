"""``zeren propose``: names in files that neither lexicon nor decision knows, for a person to decide about."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, OutOption
from commands.output import Output, make_output, note, plain
from commands.progress import progress_bar
from commands.tables import new_table
from graph.errors import SettingsError
from graph.resolve import Proposal, append_proposals

#: Exit code when a document could not be read.
FAILED = 3
_COLUMNS = ("name", "area", "candidate", "reason", "files")


def propose(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=choose("文件或文件夹", "Files or folders"))],
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            metavar="FILE",
            help=choose("把新的建议添入此 CSV；已有的行不动", "Add new proposals to this CSV; its lines stay"),
        ),
    ] = None,
    ner: Annotated[
        bool,
        typer.Option(
            "--ner", help=choose("另加 LAC 模型识别的机构名（需 zeren[ner]）", "Add organisations named by LAC (zeren[ner])")
        ),
    ] = False,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
) -> None:
    """Read files and list the names that a person should decide about; needs no store."""
    from pipeline.proposals import proposals_of_paths

    output = make_output(lang, format_, out)
    total, results = proposals_of_paths(paths, ner=ner)
    found: dict[Proposal, list[str]] = {}
    failed = 0
    with progress_bar(say("reading", output.lang)) as progress:
        bar = progress.add_task("", total=total)
        for result in results:
            progress.advance(bar)
            if result.code is not None:
                failed += 1
                note(f"{result.path}: {result.reason} [{result.code}]")
            for proposal in result.proposals:
                found.setdefault(proposal, []).append(Path(result.path).name)
    _print(output, [_row(proposal, files) for proposal, files in found.items()])
    added = 0 if into is None else _added(into, found)
    note(say("proposed", output.lang, names=len(found), files=total, added=added, failed=failed))
    if failed:
        raise typer.Exit(FAILED)


def _added(path: Path, proposals: dict[Proposal, list[str]]) -> int:
    try:
        return append_proposals(path, proposals)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot add to {path}: {error}") from error
    except KeyError as error:
        raise SettingsError(f"{path} is no file of proposals: it has no column {error}") from error


def _row(proposal: Proposal, files: list[str]) -> dict[str, Any]:
    values = {"name": proposal.name, "area": proposal.area, "candidate": proposal.candidate}
    return {**values, "reason": proposal.reason, "files": files}


def _print(output: Output, rows: list[dict[str, Any]]) -> None:
    if not output.as_table:
        return output.rows(rows, _COLUMNS)
    if not rows:
        return note(say("nothing", output.lang))
    headings = [choose("写法", "name"), choose("地区", "area"), choose("暂定名称", "name meanwhile")]
    table = new_table(None, [*headings, choose("原因", "reason"), choose("文件", "files")])
    for row in rows:
        words = (row["name"], row["area"], row["candidate"], row["reason"], "\n".join(row["files"]))
        table.add_row(*map(plain, words))
    return output.console().print(table)
