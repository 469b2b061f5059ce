"""``zeren gaps``: what nobody answers for, and what else a plan leaves open."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, LimitOption, OutOption, StoreOption
from commands.output import make_output, plain, to_json
from commands.tables import table_of
from graph.errors import QueryError
from graph.stores import open_store
from queries import list_queries, run_query
from queries.parameters import near


def gaps(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help=choose("只看一类，如 tasks_without_owner", "Only one kind"))
    ] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="ID", help=choose("只看一份文件（编号）", "Only this document (its id)")),
    ] = None,
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 20,
) -> None:
    """Run all questions of the subject ``gaps``, or one of them."""
    output = make_output(lang, format_, out)
    infos = {info.name.partition("/")[2]: info for info in list_queries() if info.subject == "gaps"}
    if kind is not None and kind not in infos:
        raise QueryError(f"no kind of gap {kind!r}{near(kind, infos)}; valid: {', '.join(infos)}")
    chosen = {name: info for name, info in infos.items() if kind in (None, name)}
    with open_store(store) as graph:
        found = {name: run_query(graph, info.name, document_id=document) for name, info in chosen.items()}
    if kind is not None and not output.as_table:
        return output.rows(found[kind], [column.name for column in chosen[kind].columns])
    if output.format is F.CSV:
        return output.rows([{"kind": name, "total": len(rows)} for name, rows in found.items()], ["kind", "total"])
    if output.format is F.JSON:
        return output.text(to_json(found))
    console = output.console()
    for name, rows in found.items():
        info = chosen[name]
        heading = info.title_zh if output.lang == "zh" else info.title_en
        console.print(plain(say("gaps_title", output.lang, title=heading, total=len(rows))), style="bold")
        if rows:
            columns = [column.name for column in info.columns]
            console.print(table_of(rows[:limit], columns, output.lang))
        if len(rows) > limit:
            console.print(plain(say("gaps_more", output.lang, rest=len(rows) - limit, name=info.name)))
    return None
