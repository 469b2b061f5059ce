"""``zeren query`` and ``zeren cypher``: any named question, and the person's own."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, LimitOption, OutOption, StoreOption
from commands.output import Output, make_output, note, plain
from commands.tables import new_table, table_of
from graph.errors import QueryError
from graph.stores import open_store
from queries import QueryInfo, find_query, list_queries, run_query, run_readonly
from queries.captions import caption
from queries.parameters import read_words, valid_forms


def query(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help=choose("问题名称", "Name of the question"))
    ] = None,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[name=value]...", help=choose("参数", "Parameters"))
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help=choose("列出全部问题", "Name all questions"))] = False,
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
) -> None:
    """Run one named question, or name them all."""
    output = make_output(lang, format_, out)
    if list_ or name is None:
        return _print_list(output)
    info = find_query(name)
    values = read_words(info, words or [])
    with open_store(store) as graph:
        rows = run_query(graph, info.name, **values)
    limit = values.get("limit") or next((p.default for p in info.parameters if p.name == "limit"), None)
    return _print_rows(output, info, rows, more=isinstance(limit, int) and len(rows) >= limit)


def cypher(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help=choose("只读的 Cypher；- 表示从标准输入读", "Cypher; - reads stdin"))
    ],
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 1000,
) -> None:
    """Run typed Cypher that only reads."""
    output = make_output(lang, format_, out)
    with open_store(store) as graph:
        answer = run_readonly(graph, _typed(text), limit=limit)
    if not output.as_table:
        output.rows(answer.rows, answer.columns)
    elif len(answer.rows) == 0:
        note(say("nothing", output.lang))
    else:
        table = new_table(None, answer.columns)
        for row in answer.rows:
            table.add_row(*(plain(_shown(row[name])) for name in answer.columns))
        output.console().print(table)
    if answer.truncated:
        note(say("more", output.lang, shown=len(answer.rows)))


def _typed(text: str) -> str:
    if text != "-":
        return text
    try:
        return typer.get_text_stream("stdin").read()
    except UnicodeDecodeError as error:
        raise QueryError(f"standard input is not UTF-8 ({error.reason} at byte {error.start})") from error


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        label = value.get("_type") or "|".join(value.get("_labels", []))
        rest = ", ".join(f"{key}: {part}" for key, part in value.items() if not key.startswith("_"))
        return f"({label} {{{rest}}})"[:400] if label else f"{{{rest}}}"[:400]
    if isinstance(value, list):
        return "、".join(_shown(part) for part in value)
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _print_rows(output: Output, info: QueryInfo, rows: list[dict[str, Any]], *, more: bool) -> None:
    columns = [column.name for column in info.columns]
    if not output.as_table:
        output.rows(rows, columns)
    elif len(rows) == 0:
        note(say("nothing", output.lang))
    else:
        output.console().print(table_of(rows, columns, output.lang, f"{info.title(output.lang)} ({len(rows)})"))
    if more:
        note(say("more", output.lang, shown=len(rows)))


def _print_list(output: Output) -> None:
    rows = [
        {
            "name": info.name,
            "title": info.title(output.lang),
            "parameters": valid_forms(info),
            "summary": info.summary(output.lang),
        }
        for info in list_queries()
    ]
    if not output.as_table:
        return output.rows(rows, ["name", "title", "parameters", "summary"])
    headings = [caption("name", output.lang), choose("说明", "about"), choose("参数", "parameters")]
    table = new_table(None, headings)
    for row in rows:
        table.add_row(*map(plain, (row["name"], row["summary"], row["parameters"])))
    return output.console().print(table)
