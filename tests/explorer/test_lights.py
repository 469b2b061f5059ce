"""Where offices have reported, the list of tasks shows a light for each and can be narrowed to one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.cache import forget
from explorer.texts import TEXTS
from pipeline.progress import load_progress
from tests.explorer.conftest import Open
from tests.progress.conftest import Office, fill, office

__all__ = ["office"]

SAID = (
    ("任务", "更新公共汽车", {"进展": "已交付20辆", "状态": "滞后", "填报日期": "2025-07-01"}),
    ("任务", "开放公共数据", {"进展": "清单已公布", "状态": "已完成", "填报日期": "2025-07-02"}),
)


@pytest.fixture(autouse=True)
def _fresh_answers() -> Iterator[None]:
    """Other tests use the same store, and the pages keep answers for some seconds."""
    forget()
    yield
    forget()


def report(office: Office) -> None:
    """Load a filled ledger and let the pages, which look for new data every few seconds, know at once."""
    load_progress(fill(office.ledger, office.folder / "filled.xlsx", *SAID), office.store)
    forget()


def test_lights_stand_in_the_list_after_a_report(opened: Open, office: Office, store_folder: Path) -> None:
    test = opened("tasks", store_folder)
    assert not test.exception and "灯号" not in test.dataframe[0].value.columns
    assert TEXTS["filter.light"][0] not in [box.label for box in test.selectbox]

    report(office)
    test = opened("tasks", store_folder)
    frame = test.dataframe[0].value
    lights = dict(zip(frame["标题"], frame["灯号"], strict=True))
    assert lights["开放公共数据"] == "● 绿灯"
    assert lights["更新公共汽车"] in ("▲ 红灯", "◆ 黄灯")


def test_only_tasks_of_one_light(opened: Open, office: Office, store_folder: Path) -> None:
    report(office)
    test = opened("tasks", store_folder, light="green")
    frame = test.dataframe[0].value
    assert list(frame["灯号"].str[:1]) == ["●"]
    assert opened("tasks", store_folder, light="purple").dataframe[0].value.shape[0] > 1, "a light that is none is no filter"
    english = opened("tasks", store_folder, light="green", lang="en").dataframe[0].value
    assert english["light"][0] == "● green"
