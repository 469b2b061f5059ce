"""``zeren diff`` as a person runs it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from graph.analysis.plans import COLUMNS
from graph.stores import GraphStore
from pipeline.load import load_paths
from tests.graph.analysis.plans.pairs import DRAFT, FINAL, plan
from tests.test_cli import zeren


def loaded(store: GraphStore, folder: Path) -> None:
    (folder / "draft.txt").write_text(plan("惠民工程行动计划", "2023—2025年", DRAFT), encoding="utf-8")
    (folder / "final.txt").write_text(plan("惠民工程实施方案", "2023—2025年", FINAL), encoding="utf-8")
    assert not load_paths([folder], store).failed


def test_diff_prints_table_json_and_csv(store: GraphStore, store_folder: Path, tmp_path: Path) -> None:
    loaded(store, tmp_path)
    table = zeren("diff", "draft.txt", "final.txt", store=store_folder)
    assert table.exit_code == 0 and "任务消失" in table.stdout and "增加街头绿地" in table.stdout
    assert "任务未变" not in table.stdout and "任务未变 1" in table.stderr
    assert "任务未变" in zeren("diff", "draft.txt", "final.txt", "--all", store=store_folder).stdout
    english = zeren("diff", "draft.txt", "final.txt", "--lang", "en", store=store_folder)
    assert "task vanished" in english.stdout and "title alike" in english.stdout
    rows = json.loads(zeren("diff", "draft.txt", "final.txt", "--format", "json", store=store_folder).stdout)
    assert {tuple(row) for row in rows} == {COLUMNS}
    lines = list(csv.DictReader(io.StringIO(zeren("diff", "draft.txt", "final.txt", "--format", "csv", store=store_folder).stdout)))
    assert [line["change"] for line in lines] == [row["change"] for row in rows]


def test_diff_refuses_what_makes_no_sense(store: GraphStore, store_folder: Path, tmp_path: Path) -> None:
    loaded(store, tmp_path)
    same = zeren("diff", "draft.txt", "draft.txt", store=store_folder)
    assert same.exit_code == 2 and "same document" in same.stderr
    none = zeren("diff", "draft.txt", "nothing.txt", store=store_folder)
    assert none.exit_code == 2 and "no document" in none.stderr
