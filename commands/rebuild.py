"""``zeren rebuild``: a new store from one of another version, or on another engine."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.language import choose, say
from commands.options import LangOption
from commands.output import make_output, note, plain
from commands.progress import progress_bar
from graph.errors import SettingsError
from graph.stores import open_store, store_location

#: Exit code when a document is not in the new store.
FAILED = 3


def rebuild(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help=choose("原图库：文件夹或地址", "The store to read: folder or address"))
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", help=choose("新图库：文件夹或地址", "The store to write: folder or address"))
    ],
    lang: LangOption = None,
) -> None:
    """Write every document of one store into another, read again from its stored text."""
    from pipeline.rebuild import Rebuilt, rebuild_store

    output = make_output(lang)
    if store_location(old) == store_location(new):
        raise SettingsError(f"{new} is the store to read; name another one to write")
    with (
        open_store(old, any_version=True) as source,
        open_store(new, mode="write") as target,
        progress_bar(say("loading", output.lang)) as progress,
    ):
        bar = progress.add_task("", total=None)

        def step(number: int, total: int, done: Rebuilt) -> None:
            progress.update(bar, completed=number, total=total, description=plain(done.source).plain)

        results = rebuild_store(source, target, progress=step)
    failed = [result for result in results if result.problem is not None]
    for result in failed:
        note(f"{result.source}: {result.problem}")
    note(say("rebuilt", output.lang, written=len(results) - len(failed), new=new, failed=len(failed)))
    if failed:
        raise typer.Exit(FAILED)
