"""``zeren ask``: a question in Chinese, answered by a named query or refused in words."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, LimitOption, OutOption, StoreOption
from commands.output import make_output, note
from commands.tables import table_of
from graph.stores import open_store
from queries import find_query

#: Exit code for a question that was not answered; docs/cli.md.
NOT_ANSWERED = 2


def ask(
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help=choose("中文问题", "A question in Chinese"))],
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 300,
) -> None:
    """Answer a question; rows on standard output, what was understood on standard error."""
    from pipeline.ask import answer_lines
    from pipeline.ask import ask as answer_question

    output = make_output(lang, format_, out)
    with open_store(store) as graph:
        answer = answer_question(graph, " ".join(question), limit=limit)
    for line in answer_lines(answer, output.lang):
        note(line)
    if answer.query is None or answer.outcome == "choose":
        raise typer.Exit(NOT_ANSWERED)
    columns = [column.name for column in find_query(answer.query).columns]
    if not output.as_table:
        output.rows(answer.rows[:limit], columns)
    elif answer.rows:
        output.console().print(table_of(answer.rows[:limit], columns, output.lang))
    if len(answer.rows) > limit:
        note(say("more", output.lang, shown=limit))
