"""``zeren diff A B``: what became of the tasks, owners, deadlines and targets of one plan in another."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, LimitOption, OutOption, StoreOption
from commands.output import Output, make_output, note, plain
from commands.store import find_document
from commands.tables import new_table, quoted
from graph.errors import SettingsError
from graph.stores import open_store
from queries.captions import caption


def diff(
    first: Annotated[
        str, typer.Argument(metavar="A", help=choose("原文件：编号、标题或文件名", "The earlier document"))
    ],
    second: Annotated[
        str, typer.Argument(metavar="B", help=choose("新文件：编号、标题或文件名", "The later document"))
    ],
    store: StoreOption = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help=choose("表中也列出未变的任务和目标", "List what is unchanged in the table too")),
    ] = False,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 500,
) -> None:
    """Print what changed from A to B."""
    from graph.analysis.plans import COLUMNS, UNCHANGED, change_words, count_changes
    from pipeline.compare import compare_documents

    output = make_output(lang, format_, out)
    with open_store(store) as graph:
        before, after = find_document(graph, first), find_document(graph, second)
        if before["document_id"] == after["document_id"]:
            raise SettingsError(f"{first!r} and {second!r} are the same document; name two")
        rows = compare_documents(graph, before["document_id"], after["document_id"])
    if not output.as_table:
        output.rows(rows[:limit], COLUMNS)
        shown = len(rows)
    else:
        kept = [row for row in rows if everything or row["change"] not in UNCHANGED]
        shown = len(kept)
        _print(output, kept[:limit], before["document_title"], after["document_title"])
    if shown > limit:
        note(say("more", output.lang, shown=limit))
    counts = count_changes(rows)
    total = "；".join(f"{change_words(code, output.lang)} {number}" for code, number in counts.items())
    note(total if total else say("nothing", output.lang))


def _print(output: Output, rows: list[dict[str, Any]], before: str, after: str) -> None:
    from graph.analysis.plans import change_words, reason_words, verdict_words

    lang = output.lang
    names = [caption("change", lang), f"{caption('before', lang)}《{before}》", f"{caption('after', lang)}《{after}》"]
    table = new_table(None, [*names, caption("reason", lang)], lines=True)
    for row in rows:
        sides = []
        for side in ("before", "after"):
            said = quoted(row[f"{side}_quote"], row[f"{side}_start"], row[f"{side}_end"], lang)
            words = verdict_words(row[side], lang)
            sides.append("\n".join(part for part in (words, said) if part))
        about = "\n".join(part for part in (change_words(row["change"], lang), row["what"]) if part)
        table.add_row(*map(plain, (about, *sides, reason_words(row, lang))))
    output.console().print(table)
