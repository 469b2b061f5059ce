"""``zeren chain`` and ``zeren gaps``: what an auditor asks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Annotated, Any

import typer
from rich.tree import Tree

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, LimitOption, OutOption, StoreOption
from commands.output import make_output, note, plain, to_json
from commands.tables import quoted, table_of
from commands.who import check_words
from graph.errors import QueryError
from graph.stores import open_store
from queries import find_query, list_queries, run_query
from queries.captions import Lang, caption, value_caption
from queries.parameters import near

Row = Mapping[str, Any]


def chain(
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET", help=choose("指标中的词，或目标编号", "Words of the indicator, or a target's id")
        ),
    ],
    store: StoreOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 300,
) -> None:
    """Run ``targets/chain_of_target`` and draw each target as a tree."""
    output = make_output(lang, format_, out)
    target = check_words(target)
    key = "target_id" if target.startswith("target:") else "text"
    with open_store(store) as graph:
        rows = run_query(graph, "targets/chain_of_target", **{key: target, "limit": limit})
    if not output.as_table:
        return output.rows(rows, [column.name for column in find_query("targets/chain_of_target").columns])
    if len(rows) == 0:
        return note(say("chain_nothing", output.lang, text=target))
    console = output.console()
    for _, group in groupby(rows, key=lambda row: row["target_id"]):
        console.print(_tree(list(group), output.lang))
        console.print()
    owned = {row["target_id"]: row["unit_id"] is not None for row in rows}
    note(say("chain_total", output.lang, targets=len(owned), open=sum(not is_owned for is_owned in owned.values())))
    if len(owned) >= limit:
        note(say("more_targets", output.lang, shown=len(owned)))
    return None


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


def _tree(rows: list[Row], lang: Lang) -> Tree:
    """Draw one target: task, owners with their superiors, document with its issuers; each with its words."""
    first = rows[0]
    tree = Tree(plain(f"{_target(first, lang)}  {quoted(first['quote'], first['start'], first['end'], lang)}"))
    if first["task_id"] is None:
        tree.add(plain(f"{caption('task', lang)}: {say('no_task', lang)}"))
    else:
        title = f"{first['task_number'] or ''} {first['task']}".strip()
        place = quoted(first["task_quote"], first["task_start"], first["task_end"], lang)
        task = tree.add(plain(f"{caption('task', lang)}: {title}  {place}"))
        for row in rows:
            _add_owner(task, row, lang)
    document = tree.add(plain(f"{caption('document', lang)}: 《{first['document_title']}》"))
    for issuer in first["issuers"]:
        place = quoted(issuer["quote"], issuer["start"], issuer["end"], lang)
        document.add(plain(f"{caption('issuers', lang)}: {issuer['unit']}  {place}"))
    return tree


def _target(row: Row, lang: Lang) -> str:
    upper = f"–{row['value2']:g}" if row["value2"] is not None else ""
    value = f"{value_caption('op', row['op'], lang)} {row['value']:.10g}{upper} {row['measure'] or ''}"
    year = f" ({say('year', lang, year=row['year'])})" if row["year"] is not None else ""
    return f"{row['indicator']} {value}{year}"


def _add_owner(task: Tree, row: Row, lang: Lang) -> None:
    if row["unit_id"] is None:
        task.add(plain(say("no_owner", lang)))
        return
    above = f" {say('named_above', lang)}" if row["owner_task_id"] != row["task_id"] else ""
    place = quoted(row["owner_quote"], row["owner_start"], row["owner_end"], lang)
    owner = task.add(plain(f"{value_caption('role', row['role'], lang)}: {row['unit']}{above}  {place}"))
    if row["inferred"] and row["basis_quote"] is not None:
        basis = {"quote": row["basis_quote"], "start": row["basis_start"], "end": row["basis_end"]}
        owner.add(plain(say("inferred", lang, **basis)))
    if row["superior_id"] is None:
        owner.add(plain(say("no_superior", lang)))
        return
    place = quoted(row["superior_quote"], row["superior_start"], row["superior_end"], lang)
    owner.add(plain(f"{caption('superior', lang)}: {row['superior']} [{row['superior_source']}]  {place}"))
