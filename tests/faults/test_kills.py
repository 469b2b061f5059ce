"""25 kills at random moments: 17 of the loader, 8 of the store's server. bench/bench_kills.py does 200."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.records import Role
from graph.rows import DocumentRows, build_rows
from graph.stores import stop_store
from tests.faults.kills import kill_loaders, kill_servers, prepare_children
from tests.graph.plans import Plan


@pytest.fixture(scope="module")
def loadable() -> list[DocumentRows]:
    """Return eight documents, long enough for a kill to fall between or within them."""
    found = []
    for number in range(8):
        plan = Plan(f"第{number}号方案")
        section = plan.section("重点任务")
        for task in range(number + 3):
            plan.task(f"任务{task}", [("市科技局", Role.LEAD), (f"市第{task}局", Role.SUPPORT)], section=section)
        plan.target("高新技术企业数", 100 + number, "家")
        found.append(build_rows(plan.facts(), plan.resolution()))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    prepare_children()
    yield tmp_path / "store"
    stop_store(tmp_path / "store")


def test_killed_loaders_lose_nothing_they_acknowledged(folder: Path, loadable: list[DocumentRows]) -> None:
    result = kill_loaders(folder, loadable, 17)
    assert result.problems == []
    assert result.cut == 17, f"only so many of {result.rounds} kills came before the end of a load"
    assert result.acknowledged < result.rounds * len(loadable)


def test_killed_servers_lose_nothing_they_acknowledged(folder: Path, loadable: list[DocumentRows]) -> None:
    result = kill_servers(folder, loadable, 8)
    assert result.problems == []
    assert result.cut == 8, f"only so many of {result.rounds} kills came before the end of a load"
    # A loader whose server is killed goes on with the next one, so all ends well for it too.
    assert result.acknowledged == result.rounds * len(loadable)
