"""Writing and removing documents in a real store: whole, once, in any order, by several loaders."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph import writer
from graph.dump import dump_lines, write_dump
from graph.errors import StoreError
from graph.records import Area, Role
from graph.rows import DocumentRows, build_rows
from graph.stores import GraphStore, Statement, open_store, stop_store
from graph.writer import batches, find_record, remove_document, write_document
from pipeline.verify import verify_store
from tests.conftest import clear
from tests.graph.plans import Plan, example, plans
from tests.project_files import ROOT

#: A store operation takes a tenth of a second, so few examples, but each with whole documents.
slow = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
several = st.lists(plans(), min_size=2, max_size=4, unique_by=lambda plan: plan.document_id)


def rows_of(plan: Plan) -> DocumentRows:
    return build_rows(plan.facts(), plan.resolution())


def load(store: GraphStore, several: Iterable[Plan]) -> None:
    for plan in several:
        assert write_document(store, rows_of(plan), file="plan.txt").new


def loaded_dump(store: GraphStore, several: Iterable[Plan]) -> list[str]:
    clear(store)
    load(store, several)
    return dump_lines(store)


def test_write_document_stores_every_row_unchanged(store: GraphStore) -> None:
    rows = rows_of(example())

    write_document(store, rows, file="plan.txt")

    stored = [json.loads(line) for line in dump_lines(store)]
    nodes = {line["properties"]["id"]: line["properties"] for line in stored if "label" in line}
    links = {line["properties"]["id"]: line for line in stored if "type" in line}
    assert {key: value for key, value in nodes.items() if not key.startswith("load:")} == {
        node.id: {name: value for name, value in node.properties.items() if value != []} for node in rows.nodes
    }
    assert {key: (link["type"], link["start"], link["end"]) for key, link in links.items()} == {
        row.id: (row.type, row.start[1], row.end[1]) for row in rows.relationships
    }


def test_write_document_ledger_row_comes_with_it(store: GraphStore) -> None:
    rows = rows_of(example())

    written = write_document(store, rows, file="plans/plan.txt")

    record = find_record(store, rows.sha256)
    assert written.new and record == dict(written.record)
    assert record["file"] == "plans/plan.txt" and record["relationships"] == len(rows.relationships)
    assert json.loads(record["counts"])["RESPONSIBLE_FOR"] == 2


def test_write_document_same_content_again_is_left_out(store: GraphStore) -> None:
    rows = rows_of(example())
    first = write_document(store, rows, file="a.txt")
    before = dump_lines(store)

    second = write_document(store, rows, file="b.txt")

    assert (first.new, second.new, second.record["file"]) == (True, False, "a.txt")
    assert dump_lines(store) == before


def test_write_document_leaves_nothing_when_it_fails(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, [example("先来的")])
    before = dump_lines(store)
    broken = Statement("MATCH (n:Task) RETURN count(n) AS n", {}, -1)
    monkeypatch.setattr(writer, "_settle_units", lambda rows: iter([broken]))

    with pytest.raises(StoreError, match="undone"):
        write_document(store, rows_of(example("后来的")), file="b.txt")

    assert dump_lines(store) == before


@slow
@given(several, st.randoms(use_true_random=False))
def test_any_order_of_loading_gives_the_same_graph(store: GraphStore, several: list[Plan], random) -> None:
    shuffled = random.sample(several, len(several))

    assert loaded_dump(store, several) == loaded_dump(store, shuffled)


@slow
@given(several)
def test_removing_a_document_leaves_what_the_others_give(store: GraphStore, several: list[Plan]) -> None:
    gone, *rest = several
    expected = loaded_dump(store, rest)
    everything = loaded_dump(store, several)

    assert remove_document(store, gone.document_id) is True

    assert dump_lines(store) == expected
    load(store, [gone])
    assert dump_lines(store) == everything


@slow
@given(several)
def test_what_was_loaded_verifies(store: GraphStore, several: list[Plan]) -> None:
    clear(store)
    load(store, several)

    report = verify_store(store)

    assert report.problems == () and report.documents == len(several)


def test_removing_the_last_document_leaves_an_empty_store(store: GraphStore) -> None:
    plan = example()
    load(store, [plan])

    remove_document(store, plan.document_id)

    assert dump_lines(store) == []
    assert remove_document(store, plan.document_id) is False


def test_unit_is_as_the_surest_document_reads_it(store: GraphStore) -> None:
    local, distant = example(), Plan("省计划", area=Area("河南省", "洛阳市"))
    distant.task("任务", [("郑州市科技局", Role.LEAD)])
    query = "MATCH (u:Unit {name: '郑州市科技局'}) RETURN u.kind AS kind, u.level AS level"

    load(store, [distant])
    assert store.read(query) == [{"kind": "other", "level": None}]
    load(store, [local])
    assert store.read(query) == [{"kind": "department", "level": "city"}]
    remove_document(store, local.document_id)
    assert store.read(query) == [{"kind": "other", "level": None}]


def test_names_cannot_become_cypher(store: GraphStore) -> None:
    evil = "市`}) DETACH DELETE n // ' OR 1=1 \\u0027 $rows"
    keep = example("另一个")
    load(store, [keep])
    plan = Plan(evil)
    plan.task(evil, [(evil, Role.LEAD)])
    plan.target(evil, 1, "家")
    plan.cite(evil)

    load(store, [plan])

    assert verify_store(store).problems == ()
    assert store.read("MATCH (t:Task) WHERE t.title = $title RETURN count(t) AS n", {"title": evil}) == [{"n": 1}]


def test_loaders_at_once_lose_and_double_nothing(store: GraphStore, store_folder: Path) -> None:
    several = [example(f"计划{number}", city) for number in range(4) for city in ("郑州市", "洛阳市")]
    expected = loaded_dump(store, several)
    clear(store)
    faults: list[Exception] = []
    new: list[bool] = []

    def loader(mine: list[Plan]) -> None:
        try:
            with open_store(store_folder, mode="write") as own:
                new.extend(write_document(own, rows_of(plan), file="plan.txt").new for plan in mine)
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=loader, args=(several[turn:] + several[:turn],)) for turn in (0, 3, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert dump_lines(store) == expected
    assert new.count(True) == len(several)
    assert verify_store(store).problems == ()


@given(st.lists(st.text(max_size=200), max_size=60), st.integers(1, 20), st.integers(100, 2000))
def test_batches_keep_all_rows_in_order_and_stay_small(texts: list[str], most: int, bytes_: int) -> None:
    rows = [{"text": text} for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "BATCH_ROWS", most)
        patch.setattr(writer, "BATCH_BYTES", bytes_)

        cut = list(batches(rows))

    assert [row for batch in cut for row in batch] == rows
    for batch in cut:
        size = sum(len(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")) for row in batch)
        assert 0 < len(batch) <= most and (size <= bytes_ or len(batch) == 1)


def test_write_dump_is_sorted_and_without_place_and_time(store: GraphStore, tmp_path: Path) -> None:
    write_document(store, rows_of(example()), file="/home/somebody/plan.txt")

    number = write_dump(store, tmp_path / "dump.jsonl")

    lines = (tmp_path / "dump.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines) and len(lines) == number
    assert "somebody" not in "".join(lines) and "loaded_at" not in "".join(lines)


#: Writes large documents under a limit on the size of files, which the server inherits; prints what was acknowledged.
LIMITED = """
import resource, sys
from graph.errors import StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, resource.RLIM_INFINITY))
from graph.stores import open_store
from tests.graph.test_writer import large, rows_of, write_document
with open_store(sys.argv[1], mode="write") as store:
    for number in range(6):
        try:
            write_document(store, rows_of(large(number)), file="plan.txt")
            print(large(number).document_id)
        except StoreError as error:
            sys.exit(str(error))
"""


def large(number: int) -> Plan:
    plan = Plan(f"第{number}号行动计划")
    plan.say("这里说的话很长。\n" * 30_000)
    return plan


@pytest.mark.slow
def test_store_that_cannot_grow_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(folder, mode="write") as store:
        store.read("RETURN 1 AS made")
    stop_store(folder)
    command = [sys.executable, "-c", LIMITED, str(folder)]

    writer_ = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    stop_store(folder)

    assert writer_.returncode == 1 and "nothing of it was written" in writer_.stderr, writer_.stderr
    with open_store(folder, mode="write") as store:
        stored = [row["id"] for row in store.read("MATCH (d:Document) RETURN d.id AS id")]
        assert set(stored) == set(writer_.stdout.split()) and 0 < len(stored) < 6
        assert verify_store(store).problems == ()
        for number in range(6):
            write_document(store, rows_of(large(number)), file="plan.txt")
        assert verify_store(store).documents == 6
    stop_store(folder)
