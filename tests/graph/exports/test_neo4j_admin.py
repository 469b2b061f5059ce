"""The CSV for ``neo4j-admin database import full``, read by the real tool into a real Neo4j."""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.dump import dump_lines
from graph.errors import SettingsError, StoreError
from graph.exports.neo4j_admin import Exported, export_neo4j_admin, field
from graph.rows import build_rows
from graph.schema import NODE_BY_LABEL
from graph.stores import GraphStore, Statement, open_store
from graph.writer import write_document
from pipeline.progress import load_progress
from pipeline.verify import verify_store
from queries import run_query
from tests.contract.engines import documents, environment
from tests.contract.plans import plans, resolution_of
from tests.neo4j.server import LINES, NotAvailable, run_admin, start_server
from tests.project_files import ROOT

#: Queries whose rows come from filled ledgers.
PROGRESS = ("progress/progress_files", "progress/progress_history", "progress/progress_unlinked")
ODD = "“引号”\"双\"'单', 逗号\r\n\t换行\\n反斜杠\\ 空 \u2028\U0002000b;=+"


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    for plan in plans():
        write_document(store, build_rows(plan.facts(), resolution_of(plan)), file=ODD)
    return store


@pytest.fixture
def exported(filled: GraphStore, tmp_path: Path) -> Exported:
    return export_neo4j_admin(filled, tmp_path / "export")


def filled_ledger(store: GraphStore, path: Path) -> Path:
    """Write a ledger that an office filled in: a task, a target, and a row that fits nothing, in awkward words."""
    task = next(row for row in run_query(store, "tasks/tasks_list") if row["title"])
    target = next(row for row in run_query(store, "targets/targets_list") if row["indicator"])
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["编号（勿改）", "任务", "进展", "状态", "填报日期"])
        writer.writerow([task["task_id"], "", ODD, "推进中", "2025-06-01"])
        writer.writerow([target["target_id"], "", "已到\"九成\",余下明年", "推进中", "2025-06-02"])
        writer.writerow(["", "没有这项任务", "x", "", ""])
    return path


def test_progress_stands_in_the_files_with_its_links(filled: GraphStore, tmp_path: Path) -> None:
    load_progress(filled_ledger(filled, tmp_path / "ledger.csv"), filled)
    exported = export_neo4j_admin(filled, tmp_path / "export")
    records = rows_of(exported.folder / "nodes" / "Progress.csv")
    files = rows_of(exported.folder / "nodes" / "ProgressFile.csv")
    assert len(records) == 3 and len(files) == 1
    ends = {
        (start, end): len(rows_of(path))
        for path in (exported.folder / "relationships").iterdir()
        for start, _, end in [path.stem.split("-")]
        if start == "Progress"
    }
    assert ends.get(("Progress", "Task")) == 1 == ends.get(("Progress", "Target")), ends


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_files_hold_every_node_and_relationship_once(filled: GraphStore, exported: Exported) -> None:
    nodes = [row for path in (exported.folder / "nodes").iterdir() for row in rows_of(path)]
    links = [row for path in (exported.folder / "relationships").iterdir() for row in rows_of(path)]
    assert exported.nodes == len(nodes) == filled.read("MATCH (n) RETURN count(n) AS n")[0]["n"]
    assert exported.relationships == len(links) == filled.read("MATCH ()-[r]->() RETURN count(r) AS n")[0]["n"]
    assert len({row["id:string"] for row in links}) == len(links)


def test_headers_are_typed_and_ends_exist_in_their_id_space(exported: Exported) -> None:
    ids: dict[str, set[str]] = {}
    for path in (exported.folder / "nodes").iterdir():
        rows = rows_of(path)
        ids[path.stem] = {row[f"id:ID({path.stem})"] for row in rows}
        assert [name.partition(":")[0] for name in rows[0]] == [p.name for p in NODE_BY_LABEL[path.stem].properties]
        assert all(re.fullmatch(r"\w+:(ID\(\w+\)|string|long|double|boolean|string\[\])", name) for name in rows[0])
    for path in (exported.folder / "relationships").iterdir():
        start, _, end = path.stem.split("-")
        for row in rows_of(path):
            assert row[f":START_ID({start})"] in ids[start] and row[f":END_ID({end})"] in ids[end]


def test_export_is_the_same_twice(filled: GraphStore, exported: Exported, tmp_path: Path) -> None:
    again = export_neo4j_admin(filled, tmp_path / "again")
    for path in exported.folder.rglob("*.csv"):
        other = again.folder / path.relative_to(exported.folder)
        assert sorted(path.read_bytes().split(b"\n")) == sorted(other.read_bytes().split(b"\n"))


def test_export_needs_a_new_folder(filled: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(SettingsError, match="exists; name a new folder"):
        export_neo4j_admin(filled, tmp_path / "mine")


def test_export_of_a_store_with_something_foreign_leaves_no_folder(filled: GraphStore, tmp_path: Path) -> None:
    filled.write([Statement("CREATE (:Stranger {id: 'x'})")])
    with pytest.raises(StoreError, match="could read"):
        export_neo4j_admin(filled, tmp_path / "export")
    assert list(tmp_path.iterdir()) == []


def test_field_refuses_the_separator_in_a_list() -> None:
    with pytest.raises(StoreError, match=r"U\+001F"):
        field(["一\x1f二"])


def test_killed_export_leaves_nothing_under_the_name(filled: GraphStore, store_folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from graph.exports.neo4j_admin import export_neo4j_admin; from graph.stores import open_store\n"
        "store = open_store(sys.argv[1]); store.read('RETURN 1 AS x'); print('ready', flush=True)\n"
        "export_neo4j_admin(store, Path(sys.argv[2]))"
    )
    for pause in (0.0, 0.02, 0.05, 0.1):
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(store_folder), str(tmp_path / "killed")],
            cwd=ROOT, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(pause)
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
        if (tmp_path / "killed").exists():
            assert (tmp_path / "killed" / "schema.cypher").is_file(), "half an export under the final name"
            break
    export_neo4j_admin(filled, tmp_path / "after")
    assert (tmp_path / "after" / "import.args").is_file()


@pytest.mark.neo4j
@pytest.mark.parametrize("name", ["5.26"])
def test_real_tool_imports_the_same_graph(store: GraphStore, tmp_path: Path, name: str) -> None:
    """All documents, imported by the real tool and served by the real server, give the same canonical dump."""
    for document in documents():
        write_document(store, document.rows, file=document.file)
    store.write([Statement("MATCH (n:LoadRecord) WITH n ORDER BY n.id LIMIT 1 SET n.file = $odd", {"odd": ODD})])
    report = load_progress(filled_ledger(store, tmp_path / "ledger.csv"), store)
    assert (len(report.records), len(report.unlinked)) == (3, 1)
    expected = dump_lines(store)
    progress = {name: run_query(store, name) for name in PROGRESS}
    assert all(progress.values())
    exported = export_neo4j_admin(store, tmp_path / "export")
    with imported(name, exported, tmp_path / "home") as graph:
        assert dump_lines(graph) == expected
        assert graph.read("MATCH (n:LoadRecord) WHERE n.file = $odd RETURN count(n) AS n", {"odd": ODD}) == [{"n": 1}]
        assert {name: run_query(graph, name) for name in PROGRESS} == progress
        assert verify_store(graph).problems == () and not load_progress(tmp_path / "ledger.csv", graph).new


def imported(name: str, exported: Exported, home: Path) -> _Imported:
    try:
        said = run_admin(LINES[name], home, *"database import full neo4j @import.args".split(), folder=exported.folder)
    except NotAvailable as reason:
        pytest.skip(str(reason))
    assert f"{exported.nodes} nodes" in said and f"{exported.relationships} relationships" in said, said[-500:]
    return _Imported(name, home)


class _Imported:
    def __init__(self, name: str, home: Path) -> None:
        self.server = start_server(LINES[name], home)

    def __enter__(self) -> GraphStore:
        with environment(self.server.environment()):
            self.store = open_store(self.server.uri, mode="write")
        return self.store

    def __exit__(self, *error: object) -> None:
        self.store.close()
        self.server.stop()


def test_imported_arguments_name_every_file(exported: Exported) -> None:
    named = set(re.findall(r"=([\w/-]+\.csv)", (exported.folder / "import.args").read_text(encoding="utf-8")))
    assert named == {path.relative_to(exported.folder).as_posix() for path in exported.folder.rglob("*.csv")}
    assert exported.files == len(named)
