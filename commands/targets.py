"""``zeren targets``: indicators over years and documents, what can be said of them, and why figures belong together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated, Any

import typer

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, LimitOption, OutOption, StoreOption
from commands.output import Output, make_output, note, plain
from commands.store import find_document
from commands.tables import new_table, quoted
from graph.analysis.indicators.verdicts import OUTCOMES
from graph.errors import SettingsError
from graph.stores import open_store
from queries.captions import caption, value_caption
from queries.parameters import near

_ALL_OUTCOMES = sorted({outcome for outcomes in OUTCOMES.values() for outcome in outcomes})
_TIMELINE = ("year", "fact_kind", "value", "written_name", "document_title", "quote")
_VERDICTS = ("outcome", "verdict", "indicator", "scope", "year", "explanation")
_LINKS = ("indicator", "scope", "written_name", "resolution", "reason", "document_title", "quote")
_NEAR = ("indicator", "other_indicator", "scope", "likeness", "document_title", "other_document_title")


def targets(
    words: Annotated[
        str | None, typer.Argument(metavar="[WORDS]", help=choose("指标中的词", "Words of the indicator"))
    ] = None,
    verdicts: Annotated[
        bool, typer.Option("--verdicts", help=choose("只列判断及其说明", "List what can be said, with the reasons"))
    ] = False,
    links: Annotated[
        bool, typer.Option("--links", help=choose("列出归并理由，以及相近而未归并的指标", "List why phrases belong together, and alike ones that do not"))
    ] = False,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="DOCUMENT", help=choose("只看涉及这份文件的：编号、标题或文件名", "Only what concerns this document: id, title or file name")),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help=choose("只看一类判断：", "Only one kind of verdict: ") + ", ".join(OUTCOMES))
    ] = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="OUTCOME", help=choose("只看一种结论，如 missed", "Only one outcome, such as missed"))
    ] = None,
    as_of: Annotated[
        int | None,
        typer.Option(
            "--as-of", metavar="YEAR", min=1900, max=2200,
            help=choose("以哪一年为今年；不写则取文件中最晚的年份", "Year that counts as now; else the last the documents speak of"),
        ),
    ] = None,
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 300,
) -> None:
    """Print timelines; with ``--verdicts`` what follows from them, with ``--links`` what they are put together from."""
    from graph.analysis.indicators.verdicts import judge
    from pipeline.indicators import choose_indicators, read_indicators

    output = make_output(lang, format_, out)
    _check(verdicts, links, kind, outcome)
    with open_store(store) as graph:
        document_id = find_document(graph, document)["document_id"] if document is not None else None
        everything = read_indicators(graph)
    chosen = choose_indicators(everything, words or "", document_id)
    if not chosen:
        if not output.as_table:
            output.rows([], list(_VERDICTS if verdicts or kind or outcome else _LINKS if links else _TIMELINE))
        return note(say("nothing", output.lang))
    if links:
        return _print_links(chosen, output, limit)
    judged = [v for v in judge(everything, until=as_of) if _wanted(v, {i.id for i in chosen}, document_id, kind, outcome)]
    if verdicts or kind or outcome:
        return _print_verdicts(judged, output, limit)
    return _print_timelines(chosen, judged, output, limit)


def _check(verdicts: bool, links: bool, kind: str | None, outcome: str | None) -> None:
    """Refuse options that do not go together, and codes that do not exist."""
    for code, valid, name in ((kind, tuple(OUTCOMES), "--kind"), (outcome, _ALL_OUTCOMES, "--outcome")):
        if code is not None and code not in valid:
            raise SettingsError(f"{name} {code[:40]!r} is none{near(code, valid)}; valid: {', '.join(valid)}")
    if links and (verdicts or kind or outcome):
        raise SettingsError("--links does not go with --verdicts, --kind or --outcome")


def _wanted(verdict: Any, chosen: set[str], document_id: str | None, kind: str | None, outcome: str | None) -> bool:
    return (
        verdict.indicator.id in chosen
        and kind in (None, verdict.kind)
        and outcome in (None, verdict.outcome)
        and (document_id is None or any(figure.source.document_id == document_id for figure in verdict.facts))
    )


def _print_verdicts(judged: Sequence[Any], output: Output, limit: int) -> None:
    from graph.analysis.indicators.rows import verdict_rows

    rows = verdict_rows(judged[:limit], output.lang)
    if not output.as_table:
        output.rows(rows, list(rows[0]) if rows else _VERDICTS)
    elif not rows:
        note(say("nothing", output.lang))
    else:
        output.console().print(_table(rows, _VERDICTS, output))
    _say_more(len(judged), limit, output)


def _print_timelines(chosen: Sequence[Any], judged: Sequence[Any], output: Output, limit: int) -> None:
    from graph.analysis.indicators.rows import timeline_rows

    rows = timeline_rows(chosen)
    if not output.as_table:
        output.rows(rows[:limit], list(rows[0]))
        return _say_more(len(rows), limit, output)
    console = output.console()
    for key, group in groupby(rows[:limit], key=lambda row: row["indicator_id"]):
        held = list(group)
        first = held[0]
        console.print(_table(held, _TIMELINE, output, f"{first['indicator']} · {first['scope']} · {first['measure'] or '—'}"))
        for verdict in judged:
            if verdict.indicator.id == key and verdict.outcome not in ("open", "unjudged"):
                said = verdict.zh if output.lang == "zh" else verdict.en
                console.print(plain(f"  [{value_caption('outcome', verdict.outcome, output.lang)}] {said}\n"))
    return _say_more(len(rows), limit, output)


def _print_links(chosen: Sequence[Any], output: Output, limit: int) -> None:
    from graph.analysis.indicators import near_indicators
    from graph.analysis.indicators.rows import link_rows, near_rows

    linked, alike = link_rows(chosen), near_rows(near_indicators(chosen))
    if output.as_table:
        shown = [{**row, "reason": row[f"reason_{output.lang}"]} for row in linked[:limit]]
        console = output.console()
        console.print(_table(shown, _LINKS, output, say("links_title", output.lang)) if shown else plain(say("nothing", output.lang)))
        if alike:
            console.print(_table(alike[:limit], _NEAR, output, say("near_title", output.lang)))
        note(say("links_how", output.lang))
    else:
        rows = [{"status": "linked", **row} for row in linked] + [{"status": "apart", **row} for row in alike]
        output.rows(rows[:limit], list(dict.fromkeys(name for row in rows for name in row)) or list(_LINKS))
    _say_more(len(linked) + len(alike), limit, output)


def _table(rows: Sequence[dict[str, Any]], columns: Sequence[str], output: Output, title: str | None = None) -> Any:
    table = new_table(title, [caption(name, output.lang) for name in columns], lines="explanation" in columns)
    for row in rows:
        table.add_row(*(plain(_cell(row, name, output)) for name in columns))
    return table


def _cell(row: dict[str, Any], name: str, output: Output) -> str:
    if name == "quote":
        return quoted(row["quote"], row["start"], row["end"], output.lang)
    if name == "value":
        upper = f"–{row['value2']:.10g}" if row["value2"] is not None else ""
        sign = "" if row["op"] == "eq" else value_caption("op", row["op"], output.lang)
        return f"{sign}{row['value']:.10g}{upper} {row['measure'] or ''}".rstrip()
    if name == "year" and row.get("assumed"):
        return f"{row['year']}?"
    value = value_caption(name, row.get(name), output.lang)
    return "" if value is None else str(value)


def _say_more(total: int, limit: int, output: Output) -> None:
    if total > limit:
        note(say("more", output.lang, shown=limit))
