"""The ledger as a workbook, read back by another program."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.stores import GraphStore
from pipeline.ledger import ledger_of, write_ledger
from pipeline.load import load_paths
from queries import list_queries, run_query
from tests.progress.conftest import TODAY, Office, headers, row_of
from tests.test_cli import zeren

WANTED = ["序号", "文件/条款", "重点任务", "具体举措", "指标及目标值", "牵头单位", "配合单位", "责任领导", "完成时限", "进展", "状态",
          "原文依据", "页/段"]  # fmt: skip


@pytest.fixture
def book(office: Office) -> Any:
    return openpyxl.load_workbook(io.BytesIO(office.ledger))


def test_sheets_and_columns_are_those_that_offices_use(book: Any) -> None:
    assert book.sheetnames == ["任务", "目标", "单位", "缺口", "冲突", "依据"]
    assert [cell.value for cell in book["任务"][2]][: len(WANTED)] == WANTED


def test_rows_say_what_the_graph_says(book: Any, office: Office) -> None:
    tasks, sheet = run_query(office.store, "tasks/tasks_list"), book["任务"]
    at = headers(sheet)
    assert [sheet.cell(3 + n, at["编号（勿改）"]).value for n in range(len(tasks))] == [task["task_id"] for task in tasks]
    row = row_of(sheet, "更新公共汽车")
    said = {name: sheet.cell(row, column).value for name, column in at.items()}
    assert (said["牵头单位"], said["配合单位"], said["完成时限"]) == ("市交通运输局", "市财政局", "2025-06")
    assert "低地板纯电动车" in said["具体举措"] and said["责任领导"] is None and said["进展"] is None
    assert said["灯号"].startswith("▲ 红灯：已逾期")
    assert "高新技术企业" in sheet.cell(row_of(sheet, "培育高新技术企业"), at["指标及目标值"]).value
    assert sheet.cell(row_of(sheet, "开展职业技能培训"), at["牵头单位"]).value.startswith("责任单位：")


def test_it_prints_and_guides_the_hand(book: Any) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) == "9"
        assert sheet.print_title_rows == "$2:$2" and sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert "&P" in sheet.oddFooter.center.text and sheet.freeze_panes == "A3"
    sheet = book["任务"]
    letter = openpyxl.utils.get_column_letter(headers(sheet)["编号（勿改）"])
    assert sheet.column_dimensions[letter].hidden
    assert sheet.cell(3, headers(sheet)["具体举措"]).alignment.wrap_text
    (rule,) = sheet.data_validations.dataValidation
    assert rule.type == "list" and "已完成" in rule.formula1 and rule.sqref.ranges


def test_evidence_is_linked_there_and_back(book: Any, office: Office) -> None:
    sheet, evidence = book["任务"], book["依据"]
    row = row_of(sheet, "改造老旧水管")
    link = sheet.cell(row, headers(sheet)["原文依据"]).hyperlink
    line = int(re.fullmatch(r"'?依据'?!A(\d+)", link.location)[1])
    assert evidence.cell(line, headers(evidence)["原文"]).value == sheet.cell(row, headers(sheet)["原文依据"]).value
    back = evidence.cell(line, headers(evidence)["事项"]).hyperlink
    assert int(back.location.rpartition("!A")[2]) == row
    sha = run_query(office.store, "documents/documents_list")[0]["sha256"]
    assert evidence.cell(line, headers(evidence)["文件 SHA-256"]).value == sha


def test_a_units_ledger_has_its_tasks_only(office: Office) -> None:
    unit = next(row for row in run_query(office.store, "units/units_list") if "科技局" in row["unit"] or "科学技术局" in row["unit"])
    ledger = ledger_of(office.store, unit_id=unit["unit_id"], today=TODAY)
    assert {task["title"] for task in ledger.tasks} == {"支持实验室开放共享", "培育高新技术企业"}
    assert {target["task_id"] for target in ledger.targets} <= {task["task_id"] for task in ledger.tasks}
    assert unit["unit"] in ledger.title


def test_nothing_in_it_is_a_formula_or_leads_outside(store: GraphStore, tmp_path: Path) -> None:
    evil = "=HYPERLINK(\"http://203.0.113.7/\",\"x\")"
    text = f"云川市人民政府\n云川市行动计划（2024—2026年）\n\n一、重点任务\n（一）{evil}建设平台。建设平台。（牵头单位：市科技局）\n（二）@SUM(1+1)培育企业\x01。到2026年企业达到20家。\n"
    (tmp_path / "evil.txt").write_text(text, encoding="utf-8")
    load_paths([tmp_path / "evil.txt"], store)
    data, ledger = write_ledger(store, document_id=None, unit_id=None, today=TODAY, lang="zh")
    assert ledger.tasks
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not any(b"<f>" in part for name, part in parts.items() if name.startswith("xl/worksheets/"))
    assert not any(b"TargetMode=\"External\"" in part for part in parts.values())


def test_export_on_the_command_line(office: Office, store_folder: Path) -> None:
    path = office.folder / "out.xlsx"
    done = zeren("export", "ledger", path, "--document", "plan.txt", "--unit", "市科技局", "--today", "2025-08-01", store=store_folder)
    assert done.exit_code == 0 and "2 项任务" in done.stderr
    english = zeren("export", "ledger", path, "--lang", "en", store=store_folder)
    assert english.exit_code == 0
    assert openpyxl.load_workbook(path).sheetnames == ["Tasks", "Targets", "Units", "Gaps", "Conflicts", "Evidence"]
    for words, says in ((("x.csv",), ".xlsx"), ((path, "--unit", "无此单位"), "means 0 units"), ((path, "--today", "soon"), "no date"),
                        ((path, "--document", "none"), "no document")):  # fmt: skip
        wrong = zeren("export", "ledger", *words, store=store_folder)
        assert wrong.exit_code == 2 and says in wrong.stderr


@pytest.mark.parametrize(("today", "past"), [(date(2025, 6, 30), set()), (date(2025, 7, 1), {"更新公共汽车"})])
def test_deadlines_are_compared_with_the_day_of_the_ledger(office: Office, today: date, past: set[str]) -> None:
    ledger = ledger_of(office.store, document_id=None, unit_id=None, today=today)
    assert {row["title"] for row in ledger.gaps if row["gap"] == "gaps/deadlines_past"} == past
    assert {row["indicator"] for row in ledger.gaps if row["gap"] == "gaps/targets_past"} == set(), "2025 is not over"
    later = ledger_of(office.store, document_id=None, unit_id=None, today=date(2026, 1, 1))
    assert "高新技术企业" in {row["indicator"] for row in later.gaps if row["gap"] == "gaps/targets_past"}


def test_every_kind_of_gap_that_has_rows_stands_in_the_sheet_with_its_subject(office: Office) -> None:
    kinds = [info for info in list_queries() if info.name.startswith("gaps/")]
    takes = {info.name: {parameter.name for parameter in info.parameters} for info in kinds}
    wanted = {
        info.title_zh: len(run_query(office.store, info.name, **({"today": "2025-08-01"} if "today" in takes[info.name] else {})))
        for info in kinds
    }
    sheet = openpyxl.load_workbook(io.BytesIO(office.ledger))["缺口"]
    at = headers(sheet)
    rows = [number for number in range(3, sheet.max_row + 1) if sheet.cell(number, at["缺口"]).value]
    found = Counter(sheet.cell(number, at["缺口"]).value for number in rows)
    assert found == {name: number for name, number in wanted.items() if number} and len(found) >= 4
    assert all(sheet.cell(number, at["事项"]).value for number in rows), "each gap says what it is about"
