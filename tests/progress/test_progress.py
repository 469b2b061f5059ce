"""A filled ledger goes in: linked, kept for ever, never touching the plan."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from graph.analysis.progress import SOON, due_of, state_of
from graph.dump import dump_lines
from graph.errors import DocumentError
from graph.progress.contents import read_progress_files
from graph.progress.writer import remove_progress
from graph.stores import GraphStore, Statement
from graph.writer import remove_document
from pipeline.ledger import write_ledger
from pipeline.load import load_paths
from pipeline.progress import carry_progress, load_progress, load_progress_bytes
from pipeline.verify import verify_store
from queries import run_query
from tests.progress.conftest import TODAY, Office, fill, headers, row_of
from tests.test_cli import zeren

SAID = (
    ("任务", "更新公共汽车", {"进展": "已交付20辆", "状态": "滞后", "填报人": "张三", "填报日期": date(2025, 7, 1)}),
    ("任务", "开放公共数据", {"进展": "清单已公布", "状态": "已完成", "填报日期": "2025年6月"}),
    ("目标", "高新技术企业", {"完成值": "280家", "状态": "推进中", "填报人": "李四"}),
)


def plan_of(store: GraphStore) -> list[str]:
    """Return the dump without what is reported."""
    return [line for line in dump_lines(store) if '"Progress' not in line and '"REPORT' not in line]


def test_filled_rows_are_linked_with_who_when_and_source(office: Office) -> None:
    before = plan_of(office.store)
    path = fill(office.ledger, office.folder / "filled.xlsx", *SAID)
    report = load_progress(path, office.store)
    assert (len(report.records), report.unlinked, report.new) == (3, (), True) and report.blank > 5
    row = next(row for row in run_query(office.store, "progress/progress_of_tasks") if row["title"] == "更新公共汽车")
    assert (row["status"], row["note"], row["who"], row["reported_on"]) == ("delayed", "已交付20辆", "张三", "2025-07-01")
    assert (row["source"], row["sha256"], row["reports"]) == ("filled.xlsx", report.sha256, 1)
    sheet = openpyxl.load_workbook(path)["任务"]
    assert sheet[row["locator"].partition("!")[2]].value == "已交付20辆"
    (target,) = run_query(office.store, "progress/progress_of_targets", reported=True)
    assert (target["value"], target["value_words"], target["who"]) == (280.0, "280家", "李四")
    assert plan_of(office.store) == before
    assert verify_store(office.store).problems == ()


def test_the_same_file_twice_changes_nothing_and_history_is_kept(office: Office) -> None:
    path = fill(office.ledger, office.folder / "1.xlsx", *SAID)
    load_progress(path, office.store)
    once = dump_lines(office.store)
    renamed = path.rename(path.with_name("again.xlsx"))
    assert not load_progress(renamed, office.store).new and dump_lines(office.store) == once
    later = ("任务", "更新公共汽车", {"进展": "全部交付", "状态": "已完成", "填报人": "张三", "填报日期": "2025-07-20"})
    load_progress(fill(office.ledger, office.folder / "2.xlsx", later), office.store)
    task = next(row for row in run_query(office.store, "progress/progress_of_tasks") if row["title"] == "更新公共汽车")
    assert (task["status"], task["reports"]) == ("done", 2)
    history = run_query(office.store, "progress/progress_history", about_id=task["task_id"])
    assert [row["note"] for row in history] == ["全部交付", "已交付20辆"]


def test_older_reports_loaded_later_do_not_become_the_latest(office: Office) -> None:
    for name, note, on in (("new.xlsx", "新", "2025-07-20"), ("old.xlsx", "旧", "2025-01-20")):
        load_progress(fill(office.ledger, office.folder / name, ("任务", "更新公共汽车", {"进展": note, "填报日期": on})), office.store)
    (row,) = run_query(office.store, "progress/progress_of_tasks", reported=True)
    assert row["note"] == "新"


def test_removal_takes_a_file_and_nothing_else(office: Office) -> None:
    empty = dump_lines(office.store)
    report = load_progress(fill(office.ledger, office.folder / "1.xlsx", *SAID), office.store)
    (file,) = read_progress_files(office.store)
    assert remove_progress(office.store, file["id"]) and dump_lines(office.store) == empty
    assert not remove_progress(office.store, file["id"]) and report.new


def test_progress_outlives_the_plan_and_finds_it_again(office: Office) -> None:
    path = fill(office.ledger, office.folder / "1.xlsx", *SAID)
    load_progress(path, office.store)
    both = dump_lines(office.store)
    remove_document(office.store, run_query(office.store, "documents/documents_list")[0]["document_id"])
    assert len(run_query(office.store, "progress/progress_unlinked")) == 3
    assert verify_store(office.store).problems == ()
    load_paths([office.plan], office.store)
    assert dump_lines(office.store) == both and verify_store(office.store).problems == ()


def test_progress_before_the_plan_gives_the_same_graph(office: Office, store: GraphStore) -> None:
    path = fill(office.ledger, office.folder / "1.xlsx", *SAID)
    load_progress(path, store)
    both = dump_lines(store)
    store.write([Statement("MATCH (n) DETACH DELETE n")])
    report = load_progress(path, store)
    assert len(report.unlinked) == 3 and {record.reason for record in report.records} <= {None}
    load_paths([office.plan], store)
    assert dump_lines(store) == both


def test_rows_that_fit_nothing_are_reported_and_kept(office: Office) -> None:
    path = office.folder / "own.csv"
    path.write_text(
        "重点任务,工作进展,完成状态,填报单位\n更新公共汽车,已招标,推进中,市交通局\n修建月球车站,图纸完成,推进中,某局\n,没有名称,已完成,某局\n"
        "发展居家养老服务,已铺开,基本差不多了,市民政局\n建设社区书屋,,,\n",
        encoding="utf-8",
    )
    report = load_progress(path, office.store, reported_on="2025-07-31")
    assert [(r.title, r.linked_by, r.reason) for r in report.records] == [
        ("更新公共汽车", "title", None), ("修建月球车站", None, "no_such_task"), (None, None, "no_such_task"),
        ("发展居家养老服务", "title", "not_understood: status"),
    ]  # fmt: skip
    assert report.blank == 1 and {record.reported_on for record in report.records} == {"2025-07-31"}
    kept = run_query(office.store, "progress/progress_unlinked")
    assert {row["row_text"] for row in kept} == {"修建月球车站 | 图纸完成 | 推进中 | 某局", "没有名称 | 已完成 | 某局"}


def test_ids_that_were_sorted_apart_from_their_rows_are_not_trusted(office: Office) -> None:
    book = openpyxl.load_workbook(fill(office.ledger, office.folder / "1.xlsx", SAID[0]))
    sheet, at = book["任务"], headers(book["任务"])
    other = sheet.cell(row_of(sheet, "改造老旧水管"), at["编号（勿改）"]).value
    sheet.cell(row_of(sheet, "更新公共汽车"), at["编号（勿改）"]).value = other
    book.save(office.folder / "mixed.xlsx")
    (record,) = load_progress(office.folder / "mixed.xlsx", office.store).records
    assert record.about_id is None and record.reason == "title_differs"


def test_a_task_of_two_plans_needs_its_document(office: Office) -> None:
    other = office.folder / "other.txt"
    other.write_text(office.plan.read_text("utf-8").replace("惠民工程", "便民工程"), encoding="utf-8")
    load_paths([other], office.store)
    path = office.folder / "own.csv"
    path.write_text("文件,任务,进展\n,更新公共汽车,甲\n《云川市便民工程行动计划（2023—2025年）》,更新公共汽车,乙\n", encoding="utf-8")
    first, second = load_progress(path, office.store).records
    assert first.reason == "several_tasks" and second.linked_by == "title"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", "甲,乙\n1,2\n".encode(), "no_ledger"), ("a.txt", "没有表格".encode(), "no_ledger"),
        ("a.xlsx", b"PK\x03\x04 cut off", "corrupt"), ("a.csv", b"", "empty"),
    ],
)  # fmt: skip
def test_bad_files_are_refused_with_a_code(store: GraphStore, name: str, data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        load_progress_bytes(name, data, store)
    assert caught.value.code == code and read_progress_files(store) == []


def test_verify_sees_every_kind_of_damage(office: Office) -> None:
    damages = [
        "MATCH (p:Progress) WHERE p.note = '清单已公布' SET p.note = '另一说法'",
        "MATCH (p:Progress)-[r:REPORTS_ON]->(:Task) DELETE r",
        "MATCH (p:Progress) WHERE p.note = '清单已公布' DETACH DELETE p",
        "MATCH (f:ProgressFile) DETACH DELETE f",
        "MATCH (p:Progress)-[:REPORTS_ON]->(t:Task) MATCH (x:Task) WHERE x.id <> t.id WITH p, x LIMIT 1 CREATE (p)-[r:REPORTS_ON]->(x) SET r.id = 'reports_on:x'",
    ]
    path = fill(office.ledger, office.folder / "1.xlsx", *SAID)
    for damage in damages:
        for file in read_progress_files(office.store):
            remove_progress(office.store, file["id"])
        office.store.write([Statement("MATCH (p:Progress) DETACH DELETE p")])
        load_progress(path, office.store)
        assert verify_store(office.store).problems == ()
        office.store.write([Statement(damage)])
        assert {problem.check for problem in verify_store(office.store).problems} == {"progress"}, damage


def test_progress_is_carried_into_a_rebuilt_store(office: Office, tmp_path: Path) -> None:
    from graph.stores import open_store, stop_store
    from pipeline.rebuild import rebuild_store

    load_progress(fill(office.ledger, office.folder / "1.xlsx", *SAID), office.store)
    try:
        with open_store(tmp_path / "new", mode="write") as new:
            results = rebuild_store(office.store, new)
            assert [result.problem for result in results] == [None, None]
            assert dump_lines(new) == dump_lines(office.store) and verify_store(new).problems == ()
            assert read_progress_files(new) == read_progress_files(office.store)
            assert carry_progress(office.store, new) and dump_lines(new) == dump_lines(office.store)
    finally:
        stop_store(tmp_path / "new")


def test_the_next_ledger_holds_what_was_reported(office: Office) -> None:
    load_progress(fill(office.ledger, office.folder / "1.xlsx", *SAID), office.store)
    data, _ = write_ledger(office.store, document_id=None, unit_id=None, today=TODAY, lang="zh")
    (office.folder / "next.xlsx").write_bytes(data)
    sheet = openpyxl.load_workbook(office.folder / "next.xlsx")["任务"]
    row = row_of(sheet, "开放公共数据")
    assert (sheet.cell(row, headers(sheet)["状态"]).value, sheet.cell(row, headers(sheet)["进展"]).value) == ("已完成", "清单已公布")


DUE = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("status", "reported", "today", "light", "reason"),
    [
        ("done", True, date(2026, 5, 1), "green", "done"), ("stopped", True, date(2026, 5, 1), "grey", "stopped"),
        ("in_progress", True, date(2026, 1, 1), "red", "overdue"), (None, False, date(2026, 1, 1), "red", "overdue"),
        ("in_progress", True, DUE, "amber", "due_soon"), ("in_progress", True, date(2025, 12, 1), "amber", "due_soon"),
        ("in_progress", True, date(2025, 11, 30), "green", "on_track"), (None, True, date(2025, 1, 1), "green", "on_track"),
        ("delayed", True, date(2025, 1, 1), "amber", "delayed"), ("delayed", True, date(2025, 12, 15), "red", "delayed"),
        ("not_started", True, date(2025, 10, 5), "amber", "idle"), ("not_started", True, date(2025, 1, 1), "grey", "no_report"),
        (None, False, date(2025, 10, 5), "amber", "idle"), (None, False, date(2025, 1, 1), "grey", "no_report"),
    ],
)  # fmt: skip
def test_light(status: str | None, reported: bool, today: date, light: str, reason: str) -> None:
    state = state_of(status, reported=reported, due=DUE, basis="own", today=today)
    assert (state.light.value, state.reason) == (light, reason) and state.days == (DUE - today).days and SOON == 30


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("2025-06", "2024", 2023, 2026), ("2025-06-30", "own")), ((None, "2024", 2023, 2026), ("2024-12-31", "parent")),
        ((None, None, 2023, 2026), ("2023-12-31", "target")), ((None, None, None, 2026), ("2026-12-31", "period")),
        (("持续推进", "2024", 2023, 2026), ("None", None)), ((None, None, None, None), ("None", None)),
    ],
)  # fmt: skip
def test_due(row: tuple[object, ...], expected: tuple[str, str | None]) -> None:
    due, basis = due_of(dict(zip(("deadline", "parent_deadline", "last_year", "period_end"), row, strict=True)))
    assert (str(due), basis) == expected


def test_progress_on_the_command_line(office: Office, store_folder: Path) -> None:
    path = fill(office.ledger, office.folder / "filled.xlsx", *SAID)
    first = zeren("progress", path, store=store_folder)
    assert first.exit_code == 0 and "3 条已对应" in first.stderr
    assert "没有改动" in zeren("progress", path, store=store_folder).stderr
    state = zeren("progress", "--today", "2025-08-01", store=store_folder)
    assert "▲ 红灯：已逾期" in state.stdout and "● 绿灯：已完成" in state.stdout and "红灯" in state.stderr
    rows = json.loads(zeren("progress", "--today", "2025-08-01", "--format", "json", store=store_folder).stdout)
    assert next(row for row in rows if row["title"] == "更新公共汽车")["light"] == "red"
    assert "已交付20辆" in zeren("progress", "--history", store=store_folder).stdout
    assert "filled.xlsx" in zeren("progress", "--files", store=store_folder).stdout
    lone = office.folder / "lone.csv"
    lone.write_text("任务,进展\n没有这项,x\n", encoding="utf-8")
    bad = zeren("progress", lone, store=store_folder)
    assert bad.exit_code == 3 and "没有这个名称" in bad.stdout
    assert "没有这项" in zeren("progress", "--unlinked", store=store_folder).stdout
    assert zeren("progress", "--remove", "filled.xlsx", store=store_folder).exit_code == 0
    for words, says in ((("--remove", "none"), "no ledger"), (("--today", "x"), "no date"), ((office.folder / "no.xlsx",), "no such file")):
        wrong = zeren("progress", *words, store=store_folder)
        assert wrong.exit_code in (2, 3) and says in wrong.stderr and "Traceback" not in wrong.output
