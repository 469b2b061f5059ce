"""``zeren export``: what is loaded, as files for other programs and people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from commands.language import choose, say
from commands.options import LangOption, StoreOption
from commands.output import make_output, note
from commands.store import find_document
from graph.schema import NODE_BY_LABEL, RELATIONSHIP_BY_TYPE
from graph.stores import open_store
from queries.captions import Lang, caption

DirArgument = Annotated[Path, typer.Argument(metavar="DIR", help=choose("新文件夹", "A new folder"))]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help=choose("要写的文件", "The file to write"))]
DocumentsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--document",
        metavar="DOCUMENT",
        help=choose(
            "只导出这份文件（可重复）：编号、标题或文件名", "Only this document, repeatable: id, title or file name"
        ),
    ),
]


def export_neo4j_admin(folder: DirArgument, store: StoreOption = None, lang: LangOption = None) -> None:
    """Write the store for ``neo4j-admin database import full``, and say how to go on."""
    from graph.exports import neo4j_admin

    output = make_output(lang)
    with open_store(store) as graph:
        exported = neo4j_admin.export_neo4j_admin(graph, folder)
    numbers = {"nodes": exported.nodes, "relationships": exported.relationships}
    note(say("exported", output.lang, folder=folder, files=exported.files, **numbers))
    note(say("import_next", output.lang, folder=folder))


def export_csv(
    folder: DirArgument, document: DocumentsOption = None, store: StoreOption = None, lang: LangOption = None
) -> None:
    """Write one CSV file for each kind of node and relationship."""
    from graph.exports.tables import write_csv

    _export(folder, document, store, lang, write_csv)


def export_xlsx(
    path: FileArgument, document: DocumentsOption = None, store: StoreOption = None, lang: LangOption = None
) -> None:
    """Write a workbook with one sheet for each kind of node and relationship."""
    from graph.exports.tables import write_workbook

    language = make_output(lang).lang
    _export(path, document, store, lang, lambda made, file: write_workbook(made, file, lambda n: _heading(n, language)))


def export_graphml(
    path: FileArgument, document: DocumentsOption = None, store: StoreOption = None, lang: LangOption = None
) -> None:
    """Write the graph as GraphML."""
    from graph.exports.networks import write_graphml

    _export(path, document, store, lang, write_graphml)


def export_gexf(
    path: FileArgument, document: DocumentsOption = None, store: StoreOption = None, lang: LangOption = None
) -> None:
    """Write the graph as GEXF."""
    from graph.exports.networks import write_gexf

    _export(path, document, store, lang, write_gexf)


def export_turtle(
    path: FileArgument, document: DocumentsOption = None, store: StoreOption = None, lang: LangOption = None
) -> None:
    """Write linked data as Turtle."""
    from graph.exports.rdf_text import write_turtle

    _export(path, document, store, lang, write_turtle)


def export_jsonld(
    path: FileArgument, document: DocumentsOption = None, store: StoreOption = None, lang: LangOption = None
) -> None:
    """Write linked data as JSON-LD."""
    from graph.exports.rdf_text import write_jsonld

    _export(path, document, store, lang, write_jsonld)


def export_followthemoney(
    path: FileArgument, document: DocumentsOption = None, store: StoreOption = None, lang: LangOption = None
) -> None:
    """Write FollowTheMoney entities as JSON lines."""
    from graph.exports.followthemoney import write_followthemoney

    _export(path, document, store, lang, write_followthemoney)


def export_stratml(
    folder: DirArgument, document: DocumentsOption = None, store: StoreOption = None, lang: LangOption = None
) -> None:
    """Write one StratML Part 2 file for each document."""
    from graph.exports.stratml import write_stratml

    _export(folder, document, store, lang, write_stratml)


def _heading(name: str, lang: Lang) -> str:
    """Return what a column, or the sheet of a label or type, is called."""
    if name in NODE_BY_LABEL:
        return NODE_BY_LABEL[name].caption_zh if lang == "zh" else name
    if name in RELATIONSHIP_BY_TYPE:
        return f"{RELATIONSHIP_BY_TYPE[name].caption_zh}（关系）" if lang == "zh" else name
    return caption(name, lang)


def _export(
    path: Path, words: list[str] | None, store: str | None, lang: Any, write: Callable[[Any, Path], int]
) -> None:
    from graph.exports.snapshot import read_snapshot

    output = make_output(lang)
    with open_store(store) as graph:
        chosen = [find_document(graph, word)["document_id"] for word in words] if words else None
        snapshot = read_snapshot(graph, chosen)
    count = write(snapshot, path)
    documents = sum(1 for _ in snapshot.of("Document"))
    note(say("handed_on", output.lang, path=path, documents=documents, count=count))


#: Name of the command, function, help in Chinese and English, what the example writes.
EXPORTS: tuple[tuple[str, Callable[..., None], str, str, str], ...] = (
    ("csv", export_csv, "写成 CSV 表格，每类一个文件。", "CSV tables, one file for each kind.", "tables/"),
    ("xlsx", export_xlsx, "写成 Excel 工作簿，每类一张表。", "A workbook, one sheet for each kind.", "plans.xlsx"),
    ("graphml", export_graphml, "写成 GraphML 网络。", "The graph as GraphML (yEd, Cytoscape).", "plans.graphml"),
    ("gexf", export_gexf, "写成 GEXF 网络。", "The graph as GEXF (Gephi).", "plans.gexf"),
    ("turtle", export_turtle, "写成关联数据 Turtle（ORG、PROV）。", "Linked data as Turtle (ORG, PROV).", "plans.ttl"),
    (
        "stratml",
        export_stratml,
        "每份文件写成一个 StratML 第 2 部分 XML。",
        "StratML Part 2, one file a document.",
        "stratml/",
    ),
    ("ftm", export_followthemoney, "写成 FollowTheMoney 实体。", "FollowTheMoney entities.", "plans.ftm.json"),
    ("jsonld", export_jsonld, "写成关联数据 JSON-LD。", "Linked data as JSON-LD.", "plans.jsonld"),
    (
        "neo4j-admin",
        export_neo4j_admin,
        "把整个图库写成 neo4j-admin 可导入的 CSV。",
        "The whole store as CSV for neo4j-admin database import full.",
        "out/",
    ),
)
