"""``zeren ask`` as a person runs it: tables, files, exit codes, both languages."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from graph.stores import GraphStore
from pipeline.load import load_paths
from queries import find_query, run_query
from queries.captions import caption
from tests.graph.analysis.plans.pairs import DRAFT, plan
from tests.test_cli import process, zeren

QUESTION = "市水利局牵头哪些任务"


@pytest.fixture
def folder(store: GraphStore, store_folder: Path, tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(plan("惠民工程行动计划", "2023—2025年", DRAFT), encoding="utf-8")
    assert not load_paths([tmp_path / "plan.txt"], store).failed
    return store_folder


def test_the_table_goes_to_standard_output_and_what_was_understood_to_standard_error(folder: Path) -> None:
    done = process("ask", QUESTION, store=folder)
    assert done.returncode == 0 and "改造老旧水管" in done.stdout and "更新公共汽车" not in done.stdout
    assert "units/unit_portfolio" in done.stderr and "市水利局" in done.stderr
    assert "unit_portfolio" not in done.stdout, "the answer can be piped"
    assert process("ask", *"市水利局 牵头 哪些任务".split(), store=folder).stdout == done.stdout, "no quotation marks needed"


def test_the_language_changes_headers_and_notes_and_not_the_facts(folder: Path) -> None:
    chinese, english = (zeren("ask", QUESTION, "--lang", lang, store=folder) for lang in ("zh", "en"))
    assert english.exit_code == 0 and "改造老旧水管" in english.stdout and english.stdout != chinese.stdout
    assert "题目" not in english.stdout and english.stderr != chinese.stderr and "units/unit_portfolio" in english.stderr
    refused = zeren("ask", "市水利局局长是谁", "--lang", "en", store=folder)
    assert refused.exit_code == 2 and "局长" in refused.stderr and "understood" in refused.stderr


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_files_hold_every_column_of_the_query_and_its_rows(folder: Path, store: GraphStore, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"answer.{ending}"
    done = zeren("ask", QUESTION, "--out", out, store=folder)
    assert done.exit_code == 0 and done.stdout == ""
    text = out.read_text(encoding="utf-8-sig")
    rows = json.loads(text) if ending == "json" else list(csv.DictReader(text.splitlines()))
    columns = [column.name for column in find_query("units/unit_portfolio").columns]
    unit = next(row["unit_id"] for row in run_query(store, "units/units_list") if row["unit"] == "市水利局")
    wanted = run_query(store, "units/unit_portfolio", unit_id=unit, role="lead")
    assert [list(row) for row in rows] == [columns] * len(wanted) and len(wanted) == 1
    assert [row["title"] for row in rows] == ["改造老旧水管"] == [row["title"] for row in wanted]


def test_a_workbook_has_the_headings_and_values_that_people_read(folder: Path, tmp_path: Path) -> None:
    assert zeren("ask", QUESTION, "--out", tmp_path / "zh.xlsx", "--lang", "zh", store=folder).exit_code == 0
    assert zeren("ask", QUESTION, "--out", tmp_path / "en.xlsx", "--lang", "en", store=folder).exit_code == 0
    sheets = {lang: list(openpyxl.load_workbook(tmp_path / f"{lang}.xlsx").worksheets[0].values) for lang in ("zh", "en")}
    columns = [column.name for column in find_query("units/unit_portfolio").columns]
    for lang, (header, *rows) in sheets.items():
        assert list(header) == [caption(name, lang) for name in columns] and len(rows) == 1
        assert rows[0][columns.index("title")] == "改造老旧水管"
    assert sheets["zh"][1][columns.index("role")] == "牵头"
    screen = zeren("ask", QUESTION, "--format", "xlsx", store=folder)
    assert screen.exit_code == 2 and "--out" in screen.stderr and screen.stdout == ""


def test_an_answer_without_rows_is_no_failure_and_its_file_says_so(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "none.json"
    done = zeren("ask", "市水利局配合哪些任务", "--out", out, store=folder)
    assert done.exit_code == 0 and json.loads(out.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("question", ["市水利局局长是谁", "天气怎么样", "？", "任务" * 200, ""])
def test_what_is_not_answered_ends_with_two_and_writes_no_file(folder: Path, tmp_path: Path, question: str) -> None:
    out = tmp_path / "refused.csv"
    done = process("ask", question, "--out", out, store=folder)
    assert done.returncode == 2 and done.stdout == "" and not out.exists()
    assert done.stderr.strip() and "Traceback" not in done.stderr


def test_the_limit_is_said(folder: Path) -> None:
    done = zeren("ask", "有哪些单位", "--format", "json", "--limit", "2", store=folder)
    assert done.exit_code == 0 and len(json.loads(done.stdout)) == 2 and "2" in done.stderr


def test_a_newer_gap_is_asked_by_the_command(folder: Path) -> None:
    done = zeren("ask", "哪些任务没有完成时限", "--format", "json", store=folder)
    titles = {row["title"] for row in json.loads(done.stdout)}
    assert "增加街头绿地" in titles and "更新公共汽车" not in titles and "gaps/tasks_without_deadline" in done.stderr
