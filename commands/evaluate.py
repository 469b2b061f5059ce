"""``zeren evaluate``: how well the loaders read the documents of a gold folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.language import choose
from commands.options import Format as F
from commands.options import FormatOption, LangOption
from commands.output import make_output
from commands.tables import new_table

_COLUMNS = ("kind", "precision", "recall", "f1", "found", "wrong", "missed")


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help=choose("标注文件夹（*.json）", "Folder of gold files (*.json)"))
    ],
    documents: Annotated[
        Path | None,
        typer.Option(
            "--documents",
            metavar="DIR",
            help=choose(
                "文件所在文件夹；默认在标注旁的 documents", "Where the documents are; by default documents beside it"
            ),
        ),
    ] = None,
    errors: Annotated[
        str | None,
        typer.Option(
            "--errors",
            metavar="KIND",
            help=choose("列出某一类的错误（all 为全部）", "List the errors of one kind (all)"),
        ),
    ] = None,
    format_: FormatOption = F.TABLE,
    lang: LangOption = None,
) -> None:
    """Print precision, recall and F1 of every kind of fact."""
    from pipeline.evaluate import evaluate as score

    output = make_output(lang, format_)
    scores = score(gold, documents if documents is not None else gold.parent / "documents")
    rows = [
        {
            "kind": kind,
            "precision": round(s.precision, 4),
            "recall": round(s.recall, 4),
            "f1": round(s.f1, 4),
            "found": s.found,
            "wrong": len(s.wrong),
            "missed": len(s.missed),
        }
        for kind, s in scores.items()
    ]
    if output.as_table:
        table = new_table(None, _COLUMNS)
        for row in rows:
            table.add_row(*(f"{value:.3f}" if isinstance(value, float) else str(value) for value in row.values()))
        output.console().print(table)
    else:
        output.rows(rows, _COLUMNS)
    for kind, s in scores.items():
        if errors in (kind, "all"):
            for line in (*(f"missed {text}" for text in s.missed), *(f"wrong {text}" for text in s.wrong)):
                output.note(f"{kind}: {line}")
