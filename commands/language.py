"""Which language the command line speaks, and the sentences it says in both."""

from __future__ import annotations

import os

from queries.captions import Lang


def default_language() -> Lang:
    """Return the language of the environment: ``ZEREN_LANG``, else the locale; Chinese where it says neither."""
    for name in ("ZEREN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value.startswith("en"):
            return "en"
        if value.startswith("zh"):
            return "zh"
    return "zh"


def say(key: str, lang: Lang, **values: object) -> str:
    """Return one sentence of ``SENTENCES`` with its values filled in."""
    return SENTENCES[key][0 if lang == "zh" else 1].format(**values)


def choose(zh: str, en: str) -> str:
    """Return the help text that fits the environment; help is made before ``--lang`` is read."""
    return zh if default_language() == "zh" else en


#: Key → (Chinese, English).
SENTENCES: dict[str, tuple[str, str]] = {
    "handed_on": (
        "{documents} 份文件已写入 {path}（{count} 条）。",
        "{documents} documents written to {path} ({count} entries).",
    ),
    "nothing": ("没有结果。", "No rows."),
    "more": (
        "只显示前 {shown} 行，还有更多；可加大 --limit。",
        "The first {shown} rows; there are more, raise --limit.",
    ),
    "more_tasks": ("只显示前 {shown} 项任务，可加大 --limit。", "The first {shown} tasks; for more raise --limit."),
    "more_things": ("只显示前 {shown} 个事项，可加大 --limit。", "The first {shown} things; for more raise --limit."),
    "who_nothing": ("没有任务包含“{text}”。", "No task holds the words “{text}”."),
    "who_total": (
        "{tasks} 项任务，{owners} 条责任关系；{open} 项没有点名责任单位。",
        "{tasks} tasks, {owners} responsibilities; {open} tasks name nobody.",
    ),
    "nobody": ("（未点名）", "(nobody named)"),
    "named_above": ("（见上级任务）", "(named above)"),
    "inferred": ("（推定，依据：“{quote}” 字符 {start}–{end}）", "(inferred from “{quote}” {start}–{end})"),
    "span": ("字符 {start}–{end}", "chars {start}–{end}"),
    "unit_nothing": ("没有找到单位“{text}”。", "No unit is called “{text}”."),
    "unit_near": ("名称相近的有：{names}", "Similar names: {names}"),
    "unit_several": ("“{text}”可能指以下单位，请给出全称：", "“{text}” may be any of these; give the full name:"),
    "unit_total": (
        "{unit}：牵头 {leads} 项，责任 {responsibles} 项，配合 {supports} 项。上级：{superior}",
        "{unit}: leads {leads}, responsible for {responsibles}, supports {supports}. Superior: {superior}",
    ),
    "unknown": ("未知", "unknown"),
    "chain_nothing": (
        "没有目标、任务、项目或园区包含“{text}”。",
        "No target, task, project or park holds the words “{text}”.",
    ),
    "chain_total": ("{things} 个事项，{open} 个没有落到责任单位。", "{things} things, {open} without an owner."),
    "chain_left_out": ("另有 {number} 项未列出（--tasks）", "{number} more left out (--tasks)"),
    "chain_several": ("“{text}”可能指以下事项：", "“{text}” may be any of these:"),
    "chain_one": (
        "证据单只写一个事项：给出编号，或用 --kind 和全名",
        "an evidence pack is about one thing: give its id, or --kind and its whole name",
    ),
    "text_gone": ("文件已不在库中：", "the document is no longer in the store:"),
    "text_changed": ("库中文本已变：", "the stored text is another:"),
    "thing_gone": ("事项已不在库中：", "the thing is no longer in the store:"),
    "hops_changed": ("责任链已变：", "the chain is another:"),
    "pack_changed": ("证据单文字与库不符，第", "the pack says something else than the store, text"),
    "pack_ok": (
        "复核通过：{thing}，{texts} 份文件文本未变，责任链与文字一致。",
        "Checked: {thing}, the texts of {texts} documents are unchanged, chain and words agree.",
    ),
    "pack_bad": ("复核发现 {problems} 个问题：{thing}", "{problems} problems with {thing}"),
    "links_title": ("归并在一起的写法及理由", "Phrases that are put together, and why"),
    "near_title": ("写法相近而没有归并的指标（请人工确认）", "Alike phrases that stay apart (for a person to check)"),
    "links_how": (
        "判定写入 data/decisions/indicators.yml，见 data/decisions/README.md。",
        "Write decisions to data/decisions/indicators.yml; see data/decisions/README.md.",
    ),
    "gaps_more": ("…… 另有 {rest} 条，可加大 --limit。", "… {rest} more; raise --limit."),
    "loading": ("载入", "Loading"),
    "reading": ("读取", "Reading"),
    "load_total": (
        "{loaded} 份载入，{skipped} 份跳过，{failed} 份失败。",
        "{loaded} loaded, {skipped} skipped, {failed} failed.",
    ),
    "removed": ("已移除《{title}》。", "Removed “{title}”."),
    "verifying": ("核验", "Verifying"),
    "verify_ok": (
        "核验通过：{documents} 份文件，{nodes} 个节点，{relationships} 条关系，{quotes} 处引文，用时 {seconds} 秒。",
        "No problem in {documents} documents, {nodes} nodes, {relationships} relationships, {quotes} quotes ({seconds} s).",
    ),
    "verify_bad": ("核验发现 {problems} 个问题。", "Verification found {problems} problems."),
    "running": ("服务运行中（进程 {pid}）。", "The server runs (process {pid})."),
    "file_loaded": ("载入", "loaded"),
    "file_skipped": ("跳过", "skipped"),
    "file_failed": ("失败", "failed"),
    "kind_Task": ("任务", "tasks"),
    "kind_RESPONSIBLE_FOR": ("责任关系", "responsibilities"),
    "kind_Target": ("目标", "targets"),
    "kind_Project": ("项目", "projects"),
    "kind_Park": ("园区", "parks"),
    "kind_Unit": ("单位", "units"),
    "stopped": ("服务已停止。", "The server is stopped."),
    "not_running": ("没有运行中的服务。", "No server is running."),
    "rebuilt": (
        "{written} 份写入 {new}，{failed} 份失败。",
        "{written} documents written to {new}, {failed} failed.",
    ),
    "exported": (
        "{nodes} 个节点、{relationships} 个关系写入 {folder} 的 {files} 个文件。",
        "{nodes} nodes and {relationships} relationships written to {files} files in {folder}.",
    ),
    "import_next": (
        "在空的 Neo4j 上：cd {folder} && neo4j-admin database import full neo4j @import.args；启动后用 zeren 打开即可。",
        "Into an empty Neo4j: cd {folder} && neo4j-admin database import full neo4j @import.args; then start it.",
    ),
    "progress_loaded": (
        "已载入进展：{linked} 条已对应，{open} 条没有对应，{blank} 行未填。",
        "Progress loaded: {linked} records linked, {open} not, {blank} rows blank.",
    ),
    "progress_known": (
        "这份台账已载入，没有改动：{linked} 条已对应，{open} 条没有对应，{blank} 行未填。",
        "This ledger is loaded already, nothing changed: {linked} records linked, {open} not, {blank} rows blank.",
    ),
    "progress_removed": ("已移除台账 {source} 的 {records} 条记录。", "Removed {records} records of ledger {source}."),
    "progress_state": ("截至 {today}：{lights}", "As of {today}: {lights}"),
    "ledger_written": (
        "已写入 {path}：{tasks} 项任务，{targets} 个目标，{units} 个单位，{gaps} 处缺口，{conflicts} 处冲突。",
        "Wrote {path}: {tasks} tasks, {targets} targets, {units} units, {gaps} gaps, {conflicts} conflicts.",
    ),
    "written": ("已写入 {path}", "Wrote {path}"),
    "facts_total": ("{written} 份写入 {folder}，{failed} 份失败。", "{written} written to {folder}, {failed} failed."),
    "proposed": (
        "{files} 份文件中有 {names} 个名称待人确认；新添 {added} 行，{failed} 份读取失败。",
        "{names} names of {files} files wait for a decision; {added} lines added, {failed} files failed.",
    ),
    "explore": ("浏览器地址：{url} （按 Ctrl+C 结束）", "Open {url} in a browser (Ctrl+C ends it)"),
    "status_none": ("{store} 还不是图库；先运行 zeren load 路径", "{store} is no store yet; run zeren load PATH"),
    "internal": (
        "内部错误：{error}。设 ZEREN_DEBUG=1 再运行可看到细节。",
        "Internal error: {error}. Run again with ZEREN_DEBUG=1 for the details.",
    ),
    "interrupted": ("已中断。", "Interrupted."),
}
