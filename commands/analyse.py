"""``zeren analyse``: the network of units that share tasks, and any answer as a network for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from commands.language import choose, say
from commands.options import Format as F
from commands.options import FormatOption, LangOption, LimitOption, OutOption, StoreOption
from commands.output import make_output, note
from commands.store import find_document
from commands.tables import table_of
from graph.errors import SettingsError
from graph.stores import open_store
from queries import find_query
from queries.parameters import read_words

DocumentOption = Annotated[
    str | None,
    typer.Option(
        "--document",
        metavar="DOCUMENT",
        help=choose("只看这份文件：编号、标题或文件名", "Only this document: id, title or file name"),
    ),
]


def central(
    store: StoreOption = None,
    document: DocumentOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 50,
) -> None:
    """Print the units that others are joined through."""
    from graph.analysis import find_central_units

    _print(find_central_units, store, document, format_, lang, out, limit)


def communities(
    store: StoreOption = None,
    document: DocumentOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 300,
) -> None:
    """Print groups of units that work together."""
    from graph.analysis import find_communities

    _print(find_communities, store, document, format_, lang, out, limit)


def shared(
    store: StoreOption = None,
    document: DocumentOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 50,
) -> None:
    """Print pairs of units that share tasks."""
    from graph.analysis import find_shared_tasks

    _print(find_shared_tasks, store, document, format_, lang, out, limit)


def single_points(
    store: StoreOption = None,
    document: DocumentOption = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
    out: OutOption = None,
    limit: LimitOption = 50,
) -> None:
    """Print the units whose absence leaves tasks without a lead."""
    from graph.analysis import find_single_points

    _print(find_single_points, store, document, format_, lang, out, limit)


def _print(
    find: Callable[[Any], list[dict[str, Any]]],
    store: str | None,
    document: str | None,
    format_: F,
    lang: Any,
    out: Path | None,
    limit: int,
) -> None:
    from graph.analysis import read_shares

    output = make_output(lang, format_, out)
    with open_store(store) as graph:
        document_id = find_document(graph, document)["document_id"] if document is not None else None
        rows = find(read_shares(graph, document_id=document_id))
    columns = list(rows[0]) if rows else []
    if not output.as_table:
        output.rows(rows[:limit], columns)
    elif len(rows) == 0:
        note(say("nothing", output.lang))
    else:
        output.console().print(table_of(rows[:limit], columns, output.lang))
    if len(rows) > limit:
        note(say("more", output.lang, shown=limit))


def network(
    name: Annotated[str, typer.Argument(metavar="NAME", help=choose("问题名称", "Name of the question"))],
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[name=value]...", help=choose("参数", "Parameters"))
    ] = None,
    store: StoreOption = None,
    lang: LangOption = None,
    out: OutOption = None,
) -> None:
    """Write the nodes that an answer names and all relationships between them."""
    from graph.analysis import network_lines
    from pipeline.networks import network_of_query

    if out is not None and out.suffix.lower() not in (".json", ".graphml"):
        raise SettingsError(f"--out {out}: end the name in .json or .graphml")
    output = make_output(lang, F.JSON, out)
    info = find_query(name)
    with open_store(store) as graph:
        found = network_of_query(graph, info.name, **read_words(info, words or []))
    if out is None or out.suffix.lower() == ".json":
        output.text(json.dumps(network_lines(found), ensure_ascii=False, indent=1))
    else:
        output.text(_graphml(found))


def _graphml(found: Any) -> str:
    """Return GraphML, which has no lists: they become JSON."""
    import networkx as nx

    flat = nx.MultiDiGraph()
    for key, attributes in found.nodes(data=True):
        flat.add_node(key, **_flat(attributes))
    for first, last, key, attributes in found.edges(keys=True, data=True):
        flat.add_edge(first, last, key=key, **_flat(attributes))
    return "\n".join(nx.generate_graphml(flat)) + "\n"


def _flat(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: _text(value) if isinstance(value, list) else value for name, value in attributes.items()}


def _text(values: Sequence[Any]) -> str:
    return json.dumps(values, ensure_ascii=False)
