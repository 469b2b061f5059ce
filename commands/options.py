"""Options that several commands share, declared once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commands.language import choose


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class Language(StrEnum):
    """Language of tables and messages."""

    ZH = "zh"
    EN = "en"


StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        "--uri",
        metavar="FOLDER|URI",
        help=choose(
            "图库：文件夹，或 bolt:// 与 neo4j:// 地址；不写则用 ZEREN_STORE，再不然 ./data/store",
            "The store: a folder, or a bolt:// or neo4j:// address; else ZEREN_STORE, else ./data/store",
        ),
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format", help=choose("输出格式；json、csv、xlsx 含全部列，xlsx 须有 --out", "How to print; all but table hold all columns; xlsx needs --out")
    ),
]
LangOption = Annotated[
    Language | None,
    typer.Option(
        "--lang", help=choose("输出语言；不写则按系统语言", "Language of the output; else that of the system")
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help=choose(
            "写入文件而不是屏幕：.json、.csv（带 BOM）或 .xlsx", "Write a file instead: .json, .csv (with BOM) or .xlsx"
        ),
    ),
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=10_000, help=choose("最多行数", "Most rows"))]
