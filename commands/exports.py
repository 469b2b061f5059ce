"""``zeren export neo4j-admin``: the whole store as CSV for Neo4j's own import tool."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.language import choose, say
from commands.options import LangOption, StoreOption
from commands.output import make_output, note
from graph.stores import open_store


def export_neo4j_admin(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=choose("新文件夹", "A new folder"))],
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Write the store for ``neo4j-admin database import full``, and say how to go on."""
    from graph.exports import neo4j_admin

    output = make_output(lang)
    with open_store(store) as graph:
        exported = neo4j_admin.export_neo4j_admin(graph, folder)
    numbers = {"nodes": exported.nodes, "relationships": exported.relationships}
    note(say("exported", output.lang, folder=folder, files=exported.files, **numbers))
    note(say("import_next", output.lang, folder=folder))
