"""The explorer on real stores: with the corpus, empty, missing, and with names that try to act."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.stores import GraphStore, open_store, stop_store
from tests.explorer.browsing import browser, corpus_site, hostile_site, page
from tests.project_files import ROOT

__all__ = ["browser", "corpus_site", "hostile_site", "page"]

PAGES = ("overview", "tasks", "units", "chain", "graph", "places", "targets", "compare", "doc", "report", "load", "queries")
#: Everything that Markdown, HTML, DOT or a script could take for itself.
HOSTILE = "<script>window.hacked=1</script>![x](http://203.0.113.7/x.png)[a](javascript:alert(1))$x$:red[y]"
HOSTILE_PLAN = f"""某市科技创新行动计划（2024—2026年）

二、重点任务
（一）建设创新平台
1.建设{HOSTILE}平台。到2026年，建成创新平台50家以上。（牵头单位：市科技局；配合单位：市财政局、市教育局）
2.培育科技企业"引号"与\\反斜杠。2025年12月底前，高新技术企业达到3000家。（牵头单位：市工信局；配合单位：市科技局）
"""

Open = Callable[..., AppTest]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page of the explorer on a store, as an address would."""
    monkeypatch.delenv("ZEREN_LANG", raising=False)
    # A run of the page makes itself the main module; child processes of later tests would run it again.
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])

    def open_page(page: str, store: Path | str, **params: str) -> AppTest:
        monkeypatch.setenv("ZEREN_STORE", str(store))
        test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in params.items():
            test.query_params[name] = value
        test.switch_page(str(ROOT / "explorer" / "pages" / f"{page}.py"))
        return test.run()

    return open_page


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store with one plan whose names try to act."""
    from pipeline.load import load_paths

    folder = tmp_path_factory.mktemp("hostile")
    (folder / "plan.txt").write_text(HOSTILE_PLAN, encoding="utf-8")
    with open_store(folder / "store", mode="write") as store:
        assert len(load_paths([folder / "plan.txt"], store).loaded) == 1
    yield folder / "store"
    stop_store(folder / "store")


@pytest.fixture(scope="session")
def key(corpus_folder: Path, corpus_store: GraphStore) -> dict[str, str]:
    """Ids of the corpus that the pages are opened with."""
    from queries import run_query

    tasks = run_query(corpus_store, "tasks/tasks_list", without_owner=False)
    task = next(row for row in tasks if len(row["owners"]) > 1)
    target = next(row for row in run_query(corpus_store, "targets/targets_list") if row["task_id"])
    return {
        "store": str(corpus_folder),
        "task": task["task_id"], "title": task["title"], "document": task["document_id"],
        "at": f"{task['owners'][0]['start']}-{task['owners'][0]['end']}", "quote": task["owners"][0]["quote"],
        "unit": task["owners"][0]["unit_id"], "unit_name": task["owners"][0]["unit"], "target": target["target_id"],
        "project": run_query(corpus_store, "places/projects_list")[0]["project_id"],
        "park": run_query(corpus_store, "places/parks_list")[0]["park_id"],
    }


def shown(test: AppTest) -> str:
    """Return all text of a page that people read, outside of tables and components."""
    parts = [test.title, test.header, test.subheader, test.markdown, test.warning, test.error, test.info, test.success]
    return "\n".join(str(element.value) for group in parts for element in group)


def choose_row(test: AppTest, number: int, table: int = 0) -> AppTest:
    """Choose a row of a table of the page."""
    key_ = test.dataframe[table].proto.id.split("-", 2)[2]
    test.session_state[key_] = {"selection": {"rows": [number], "columns": [], "cells": []}}
    return test.run()
