"""All commands in one place, each with its help in both languages and its examples."""

from __future__ import annotations

from typing import Any

import typer

from commands.analyse import central, communities, network, shared, single_points
from commands.ask import ask
from commands.chain import chain
from commands.duty import DUTY, LEDGER
from commands.evaluate import evaluate
from commands.explore import explore
from commands.exports import EXPORTS
from commands.facts import export_facts, facts
from commands.gaps import gaps
from commands.group import Commands
from commands.language import choose
from commands.mcp import mcp
from commands.propose import propose
from commands.query import cypher, query
from commands.store import load, remove, status, stop, verify
from commands.targets import targets
from commands.who import unit, who

app = typer.Typer(
    name="zeren",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=choose(
        "把政府规划读成责任图谱：谁负责哪项任务，依据在原文何处。",
        "Reads government plans into an accountable graph: who owns which task, and where it says so.",
    ),
)


def _command(
    function: Any, zh: str, en: str, *examples: str, name: str | None = None, group: typer.Typer = app
) -> None:
    """Register a command with its help in the language of the environment and its examples."""
    text = (
        choose(zh, en) + "\n\n\b\n" + choose("例：", "Examples:") + "\n" + "\n".join(f"  {line}" for line in examples)
    )
    group.command(name, help=text)(function)


export = typer.Typer(name="export", cls=Commands, no_args_is_help=True, rich_markup_mode=None)
app.add_typer(export, help=choose("导出库中内容。", "Write what is loaded."))

_command(
    load,
    "载入文件或文件夹；每个文件以载入、跳过或失败告终。",
    "Load files and folders; every file ends as loaded, skipped or failed.",
    "zeren load plans/",
    "zeren load a.docx b.txt --store ./plans-store --format json",
)
_command(
    who,
    "谁负责含这些词的任务。",
    "Who owns the tasks in which these words stand.",
    "zeren who 中原科技城",
    "zeren who '人工智能 产业' --format csv --out who.csv",
)
_command(
    unit,
    "一个单位承担的任务；可用简称。",
    "What a unit answers for; short names work.",
    "zeren unit 市科技局",
    "zeren unit 郑州市科学技术局 --format json",
)
_command(
    ask,
    "用中文提问，由命名查询回答；没有读懂的部分会说明。",
    "Ask in Chinese; answered by a named query, what was not understood is said.",
    "zeren ask 中原科技城由谁负责？",
    "zeren ask 市科协牵头哪些任务 --format json",
)
_command(
    mcp,
    "供其他程序调用的 MCP 服务：命名查询、原文依据、提问、只读 Cypher。",
    "MCP server for other programs: named queries, evidence, questions, read-only Cypher.",
    "zeren mcp",
    "zeren mcp --http --port 8765",
)
_command(
    chain,
    "从目标、任务、项目或园区到责任单位、上级、文件和引用，每一步附原文；可写成证据单。",
    "From a target, task, project or park to units, superiors, document and citations; evidence packs.",
    "zeren chain 高新技术企业",
    "zeren chain 中原科技城 --kind park --lang en",
    "zeren chain task:0123456789abcdef01234567 --report chain.docx",
    "zeren chain --check chain.docx",
)
_command(
    targets,
    "指标跨年份、跨文件对照：是否完成、前后强弱、有无矛盾，逐条说明。",
    "Indicators over years and documents: met or missed, weaker or stronger, contradictions; each explained.",
    "zeren targets 高新技术企业",
    "zeren targets --verdicts --outcome missed",
    "zeren targets --links --format csv --out links.csv",
)
_command(
    gaps,
    "没有落实的任务和目标。",
    "Tasks and targets that nobody answers for.",
    "zeren gaps",
    "zeren gaps tasks_without_owner --format csv",
)
_command(
    query,
    "任何一个命名问题；不写名称则列出全部。",
    "Any named question; without a name, lists them.",
    "zeren query --list",
    "zeren query places/what_happens_in 郑东新区",
    "zeren query tasks_list year=2025 role=lead limit=50",
)
_command(
    cypher,
    "自己写的 Cypher，只读。",
    "Your own Cypher, read-only.",
    'zeren cypher "MATCH (u:Unit) RETURN u.name AS unit ORDER BY unit LIMIT 10"',
    "zeren cypher - < question.cypher",
)
_command(
    evaluate,
    "与人工标注比较抽取质量。",
    "Compare the facts read with gold annotations.",
    "zeren evaluate tests/gold/gold --documents tests/gold/documents",
    "zeren evaluate gold/ --documents docs/ --errors targets",
)
_command(
    facts,
    "不用图库，把文件中的事实写成 plan-facts/1。",
    "Write the facts of files as plan-facts/1, without a store.",
    "zeren facts plans/ --out facts",
    "zeren facts a.txt --out facts --explain --format csv",
)
_command(
    propose,
    "文件中词典不认识的单位名称，供人确认。",
    "Names in files that no lexicon knows, for a person to decide.",
    "zeren propose plans/",
    "zeren propose plans/ --into proposals.csv",
)
_command(
    export_facts,
    "把库中全部文件的事实写成 plan-facts/1。",
    "Write the facts of all loaded documents as plan-facts/1.",
    "zeren export facts out/",
    group=export,
    name="facts",
)
for name, function, zh, en, example in EXPORTS:
    line = f"zeren export {name} {example}"
    more = () if name == "neo4j-admin" else (f"{line} --document 行动计划",)
    _command(function, zh, en, line, *more, group=export, name=name)
for duty in DUTY:
    _command(*duty)
_command(*LEDGER, group=export, name="ledger")
analyse = typer.Typer(name="analyse", cls=Commands, no_args_is_help=True, rich_markup_mode=None)
app.add_typer(analyse, help=choose("责任网络分析。", "Look at who works with whom."))

_command(
    central,
    "处在协作网络中间的单位。",
    "The units that others are joined through.",
    "zeren analyse central",
    "zeren analyse central --document 行动计划 --format csv",
    group=analyse,
)
_command(
    communities,
    "经常一起承担任务的单位群。",
    "Groups of units that share tasks with each other.",
    "zeren analyse communities",
    group=analyse,
)
_command(
    shared,
    "共同承担任务的单位对。",
    "Pairs of units that share tasks.",
    "zeren analyse shared --limit 20",
    group=analyse,
)
_command(
    single_points,
    "一旦缺位就使任务没有牵头单位的单位。",
    "Units whose absence leaves tasks without a lead.",
    "zeren analyse single-points",
    "zeren analyse single-points --format json --out points.json",
    group=analyse,
    name="single-points",
)
_command(
    network,
    "把一个问题的答案写成网络，供其他程序使用。",
    "An answer as a network for other programs, JSON or GraphML.",
    "zeren analyse network who_owns_task 人才",
    "zeren analyse network who_owns_task 人才 --out talent.graphml",
    group=analyse,
)
_command(
    remove,
    "移除一份文件，以及只由它说明的一切。",
    "Remove one document and all that only it states.",
    "zeren remove 旧计划.txt",
    "zeren remove document:0123456789abcdef01234567",
)
_command(
    verify,
    "重新核对每处引文、哈希和数量。",
    "Check every quote, hash and count again.",
    "zeren verify",
    "zeren verify --format json",
)
_command(
    explore,
    "在本机浏览器中打开图谱。",
    "Open the explorer on this machine.",
    "zeren explore",
    "zeren explore --port 9000 --no-browser",
)
_command(
    status,
    "库在哪里、服务是否运行、载入了什么。",
    "Where the store is, what runs and what is loaded.",
    "zeren status",
    "zeren status --format json",
)
_command(stop, "停止图库的服务进程。", "Stop the store's server.", "zeren stop", "zeren stop --store ./plans-store")
