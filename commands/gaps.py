"""``zeren gaps``: what a plan leaves open, by kind with counts, and ranked with reasons."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, LimitOption, OutOption, StoreOption
from commands.output import make_output, note, plain
from commands.tables import new_table, table_of
from graph.analysis.gaps import GAP_COLUMNS, GRADES, Gap, rows_of
from graph.errors import QueryError
from graph.stores import open_store
from pipeline.chain import asker
from pipeline.gaps import find_gaps, gap_kinds, read_day, reason_words, title_of_kind
from queries.captions import Lang, caption, value_caption
from queries.parameters import near

SHOWN = ("rank", "severity", "kind", "what", "reasons", "document_title", "quote")


def gaps(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help=choose("只看一类，如 tasks_without_owner", "Only one kind"))
    ] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="ID", help=choose("只看一份文件（编号）", "Only this document (its id)")),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option("--today", metavar="DAY", help=choose("时限与这一天比较；不写则为今天", "Compare deadlines with it")),
    ] = None,
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 20,
) -> None:
    """Run all questions of the subject ``gaps`` and rank their rows."""
    output = make_output(lang, format_, out)
    kinds = gap_kinds()
    if kind is not None and kind not in kinds:
        raise QueryError(f"no kind of gap {kind!r}{near(kind, kinds)}; valid: {', '.join(kinds)}")
    day = read_day(today)
    with open_store(store) as graph:
        found = [gap for gap in find_gaps(asker(graph), today=day, document_id=document) if kind in (None, gap.kind)]
    rows = rows_of(found)
    if not output.as_table:
        return output.rows(rows, GAP_COLUMNS)
    console = output.console()
    console.print(_counts(found, output.lang))
    named = [{**row, "kind": title_of_kind(str(row["kind"]), output.lang), "reasons": reason_words(row["reasons"], output.lang)} for row in rows]
    if named:
        console.print(table_of(named[:limit], SHOWN, output.lang))
    if len(rows) > limit:
        note(say("gaps_more", output.lang, rest=len(rows) - limit))
    return None


def _counts(found: list[Gap], lang: Lang) -> object:
    """Return the table of kinds with how many gaps of each severity."""
    table = new_table(None, [caption("kind", lang), caption("total", lang), *(str(value_caption("severity", each, lang)) for each in GRADES)])
    for kind in gap_kinds():
        grades = Counter(gap.severity for gap in found if gap.kind == kind)
        numbers = [str(grades[each] or "") for each in GRADES]
        table.add_row(*map(plain, (f"{title_of_kind(kind, lang)} ({kind})", str(grades.total()), *numbers)))
    return table
