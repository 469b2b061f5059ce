"""A store made anew from another one: the same graph, without the files, whatever version the old one has."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.dump import dump_lines
from graph.errors import StoreError
from graph.schema import SCHEMA_VERSION
from graph.stores import GraphStore, Statement, open_store, stop_store
from graph.stores.folder import MARKER
from pipeline.load import load_paths
from pipeline.rebuild import rebuild_store
from pipeline.verify import verify_store
from tests.contract.engines import FOLDERS, Engine, environment
from tests.project_files import ROOT
from tests.test_cli import zeren

#: Every format that tests/gold has twins of, a text in GB18030, and a file whose name says another format.
VARIANTS = ROOT / "tests" / "gold" / "variants"


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    for path in [path for source in (*FOLDERS, VARIANTS) for path in source.rglob("*")]:
        if path.suffix in (".txt", ".docx", ".xlsx", ".html", ".pdf", ".md", ".csv"):
            shutil.copy(path, folder / f"{path.parent.name}-{path.name}")
    (folder / "gb.txt").write_bytes(
        "旧编码行动计划\n一、重点任务\n（一）培育企业。责任单位：市科技局\n".encode("gb18030")
    )
    (folder / "page.txt").write_text(
        "<html><body><h1>网页计划</h1><p>到2026年，企业达到10家。</p></body></html>", "utf-8"
    )
    (folder / "table.csv").write_text("序号,重点任务,牵头单位\n1,培育企业,市科技局\n2,引进人才,市人社局\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def old(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("old") / "store"
    with open_store(folder, mode="write") as store:
        report = load_paths([plans], store)
        assert not report.failed and len(report.loaded) >= 12
    yield folder
    stop_store(folder)


@pytest.fixture(scope="module")
def copied(old: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the old store that says it has version 0, with the files gone."""
    stop_store(old)
    folder = tmp_path_factory.mktemp("version0") / "store"
    shutil.copytree(old, folder)
    marker = json.loads((folder / MARKER).read_text("utf-8"))
    (folder / MARKER).write_text(json.dumps({**marker, "schema_version": 0}), "utf-8")
    yield folder
    stop_store(folder)


def test_rebuilt_store_is_the_same_graph_without_the_files(old: Path, plans: Path, store: GraphStore) -> None:
    hidden = plans.rename(plans.with_name("hidden"))
    try:
        with open_store(old) as source:
            expected = dump_lines(source)
            results = rebuild_store(source, store)
    finally:
        hidden.rename(plans)
    assert [(result.source, result.problem) for result in results if result.problem or result.from_file] == []
    assert dump_lines(store) == expected
    assert verify_store(store).problems == ()
    files = "MATCH (n:LoadRecord) RETURN n.file AS file ORDER BY file"
    with open_store(old) as source:
        assert store.read(files) == source.read(files)


def test_store_of_another_version_is_refused_with_the_command_that_helps(copied: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"schema version 0, this program needs {SCHEMA_VERSION}") as caught:
        open_store(copied)
    command = str(caught.value).partition("zeren ")[2].split()
    assert command == ["rebuild", str(copied), f"{copied}-v{SCHEMA_VERSION}"]

    refused = zeren("status", store=copied)
    assert refused.exit_code == 5 and refused.stderr.count("\n") == 1
    done = zeren(*command)
    try:
        assert done.exit_code == 0, done.stderr
        with open_store(command[2]) as new, open_store(copied, any_version=True) as source:
            assert dump_lines(new) == dump_lines(source)
    finally:
        stop_store(command[2])


def test_damaged_text_is_read_from_its_file_or_named(store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("某市行动计划\n一、重点任务\n（一）培育企业。责任单位：市科技局\n", "utf-8")
    folder = tmp_path / "new"
    load_paths([path], store)
    expected = dump_lines(store)
    store.write([Statement("MATCH (t:Text) SET t.content = t.content + '改'")])
    try:
        with open_store(folder, mode="write") as new:
            (result,) = rebuild_store(store, new)
            assert result.problem is None and result.from_file
            assert dump_lines(new) == expected
            new.write([Statement("MATCH (n) DETACH DELETE n")])
            path.write_text("换了内容", "utf-8")
            (result,) = rebuild_store(store, new)
            assert result.problem is not None and "gone or changed" in result.problem
            assert new.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    finally:
        stop_store(folder)


@pytest.mark.neo4j
def test_rebuilding_moves_a_folder_to_a_server(old: Path, started_engine) -> None:
    engine: Engine = started_engine("neo4j-5.26")
    with open_store(old) as source, environment(engine.environment):
        assert not any(result.problem for result in rebuild_store(source, engine.empty()))
        assert dump_lines(engine.writer) == dump_lines(source)


@pytest.mark.neo4j
def test_server_of_another_version_is_refused(started_engine) -> None:
    engine: Engine = started_engine("neo4j-5.26")
    engine.empty().write([Statement("CREATE (:LoadRecord {id: 'l', schema_version: 0})")])
    try:
        with pytest.raises(StoreError, match=r"schema version 0.*zeren rebuild bolt://"), engine.open():
            pass
    finally:
        engine.empty()
