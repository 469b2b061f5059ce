"""What the command line says of the commands that follow a plan through: diff, progress, rebuild, and the ledger."""

from __future__ import annotations

from typing import Any

from commands.diff import diff
from commands.ledger_export import export_ledger
from commands.ledger_progress import progress
from commands.rebuild import rebuild

#: Function, help in Chinese and in English, examples.
DUTY: tuple[tuple[Any, ...], ...] = (
    (
        diff,
        "两份规划对比：任务、责任单位、时限和目标的变化，逐条附两边原文。",
        "Compare two plans: tasks, owners, deadlines and targets, each with both quotes.",
        "zeren diff 征求意见稿.txt 正式稿.txt",
        "zeren diff 2020计划.docx 2024计划.docx --format csv --out changes.csv",
    ),
    (
        progress,
        "读入填好的台账；不写文件则列出各项任务的红黄绿灯。",
        "Load a filled ledger; without a file, the light of every task.",
        "zeren progress 台账.xlsx",
        "zeren progress --today 2025-12-31 --format csv --out state.csv",
        "zeren progress --history",
    ),
    (
        rebuild,
        "由一个图库生成新图库：版本升级，或迁移到另一引擎；不需要原文件。",
        "A new store from another: after an upgrade, or on another engine; needs no files.",
        "zeren rebuild data/store data/store-v2",
        "zeren rebuild data/store neo4j+s://graph.example:7687/plans",
    ),
)
LEDGER: tuple[Any, ...] = (
    export_ledger,
    "责任台账：可打印、可填报的 Excel，填好后用 zeren progress 读回。",
    "The ledger as a workbook to print and fill in; zeren progress reads it back.",
    "zeren export ledger 台账.xlsx",
    "zeren export ledger 科技局.xlsx --unit 市科技局 --document 行动计划.txt",
)
