"""A store with one invented plan, its ledger, and the ledger as an office fills it in."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.stores import GraphStore
from pipeline.ledger import write_ledger
from pipeline.load import load_paths
from tests.graph.analysis.plans.pairs import DRAFT, plan

TODAY = date(2025, 8, 1)
Fill = Callable[..., Path]


@dataclass(frozen=True)
class Office:
    """What an office has: the store with the plan, the empty ledger, and a folder."""

    store: GraphStore
    ledger: bytes
    folder: Path
    plan: Path


@pytest.fixture
def office(store: GraphStore, tmp_path: Path) -> Office:
    path = tmp_path / "plan.txt"
    path.write_text(plan("惠民工程行动计划", "2023—2025年", DRAFT), encoding="utf-8")
    assert not load_paths([path], store).failed
    data, _ = write_ledger(store, document_id=None, unit_id=None, today=TODAY, lang="zh")
    return Office(store, data, tmp_path, path)


def headers(sheet: Any) -> dict[str, int]:
    """Return the column of each header."""
    return {cell.value: cell.column for cell in sheet[2] if cell.value}


def row_of(sheet: Any, title: str) -> int:
    """Return the row of a task or target."""
    at = headers(sheet)
    return next(row for row in range(3, sheet.max_row + 1) if title in (sheet.cell(row, at.get("重点任务", at.get("指标"))).value or ""))


def fill(data: bytes, path: Path, *rows: tuple[str, str, dict[str, Any]]) -> Path:
    """Fill rows (sheet, title, cells by header) as a person does, with another program, and save."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for name, title, cells in rows:
        sheet = book[name]
        for header, value in cells.items():
            sheet.cell(row_of(sheet, title), headers(sheet)[header]).value = value
    book.save(path)
    return path
