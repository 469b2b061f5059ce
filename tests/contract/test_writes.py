"""What changes a store does the same on every engine: again, in any order, removed, by several at once."""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graph.writer
from graph.dump import dump_lines
from graph.errors import QueryError, StoreError
from graph.progress.writer import remove_progress
from graph.schema import NODES
from graph.stores import ConflictError, Mode, Statement
from graph.writer import remove_document, write_document
from pipeline.load import load_paths
from pipeline.progress import load_progress
from pipeline.verify import verify_store
from queries import run_query
from tests.contract.engines import Engine, Loadable, documents, load_all

#: The smallest documents, which still share units, places and policies; for tests that load many times.
FEW = 5


def few() -> list[Loadable]:
    return sorted(documents(), key=lambda document: len(document.rows.nodes))[:FEW]


def test_loading_again_changes_nothing(engine: Engine) -> None:
    before = engine.full_dump()
    assert not any(write_document(engine.writer, d.rows, file=d.file).new for d in documents())
    assert dump_lines(engine.writer) == before


def test_pipeline_loads_files_and_skips_them_the_second_time(engine: Engine) -> None:
    paths = [document.file for document in documents() if Path(document.file).is_file()][:FEW]
    first = load_paths(paths, engine.empty())
    before = dump_lines(engine.writer)
    second = load_paths(paths, engine.writer)
    assert (len(first.loaded), len(second.loaded), len(second.skipped)) == (len(paths), 0, len(paths))
    assert len(paths) >= 2
    assert dump_lines(engine.writer) == before


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_same_graph(engine: Engine, seed: int) -> None:
    load_all(engine.empty(), few())
    expected = dump_lines(engine.writer)
    order = random.Random(seed).sample(few(), FEW)
    load_all(engine.empty(), order)
    assert dump_lines(engine.writer) == expected


def test_removing_a_document_leaves_what_the_others_give(engine: Engine) -> None:
    gone, *rest = random.Random(7).sample(few(), FEW)
    load_all(engine.empty(), rest)
    without = dump_lines(engine.writer)
    load_all(engine.empty(), few())
    everything = dump_lines(engine.writer)

    assert remove_document(engine.writer, gone.rows.document_id)
    assert dump_lines(engine.writer) == without
    assert not remove_document(engine.writer, gone.rows.document_id)

    load_all(engine.writer, [gone])
    assert dump_lines(engine.writer) == everything


def test_removing_all_documents_leaves_nothing(engine: Engine) -> None:
    load_all(engine.empty(), few())
    for document in few():
        remove_document(engine.writer, document.rows.document_id)
    assert dump_lines(engine.writer) == []


def test_loaders_at_once_give_the_same_graph(engine: Engine) -> None:
    load_all(engine.empty(), few())
    expected = dump_lines(engine.writer)
    engine.empty()

    new = [0] * 4

    def loader(number: int) -> None:
        order = random.Random(number).sample(few(), FEW)
        with engine.open("write") as store:
            for document in order:
                new[number] += write_document(store, document.rows, file=document.file).new

    at_once([lambda number=number: loader(number) for number in range(len(new))])

    assert sum(new) == FEW, "each document is new for exactly one loader"
    assert dump_lines(engine.writer) == expected


def test_a_loader_in_the_same_millisecond_does_not_claim_the_document(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = few()[0]
    engine.empty()
    fixed = graph.writer.record_of(document.rows, file=document.file)
    monkeypatch.setattr(graph.writer, "record_of", lambda rows, *, file: fixed)
    assert write_document(engine.writer, document.rows, file=document.file).new
    assert not write_document(engine.writer, document.rows, file=document.file).new


def test_loading_and_removing_at_once_loses_nothing(engine: Engine) -> None:
    """Whoever removes a document must not take shared nodes along that another loader has just mentioned."""
    first, second = few()[-2:]
    load_all(engine.empty(), [second])
    expected = dump_lines(engine.writer)
    for _ in range(4):
        load_all(engine.empty(), [first])
        at_once(
            [
                lambda: remove_document(engine.writer, first.rows.document_id),
                lambda: write_document(engine.writer, second.rows, file=second.file),
            ]
        )
        assert dump_lines(engine.writer) == expected


def test_same_document_from_eight_loaders_is_there_once(engine: Engine) -> None:
    document = few()[-1]
    engine.empty()
    at_once([lambda: write_document(engine.writer, document.rows, file=document.file)] * 8)
    doubled = engine.writer.read("MATCH (n) WITH n.id AS id, count(n) AS times WHERE times > 1 RETURN id")
    assert doubled == []
    assert verify_store(engine.writer).problems == ()


def test_readers_see_whole_documents_during_a_load(engine: Engine) -> None:
    """Whoever finds a document in the ledger finds all of it: two readers, while another process loads.

    Both engines are read-committed: one query that runs across a commit may see some of it, so the ledger comes first.
    """
    engine.empty()
    finished = threading.Event()
    looks = [0, 0]
    partial: list[dict[str, Any]] = []
    ledger = "MATCH (l:LoadRecord) RETURN l.document_id AS id, l.nodes AS promised"
    content = (
        "UNWIND $ids AS id MATCH (n) WHERE n.document_id = id AND NOT n:LoadRecord RETURN id AS id, count(n) AS found"
    )

    def reader(number: int) -> None:
        with engine.open("read") as store:
            while not finished.is_set():
                promised = {row["id"]: row["promised"] for row in store.read(ledger)}
                found = {row["id"]: row["found"] + 1 for row in store.read(content, {"ids": list(promised)})}
                partial.extend({"id": key} for key in promised if found.get(key) != promised[key])
                looks[number] += bool(promised)

    def loader() -> None:
        try:
            load_all(engine.writer, few())
        finally:
            finished.set()

    at_once([loader, lambda: reader(0), lambda: reader(1)])
    assert partial == []
    assert min(looks) > 0


def test_readers_never_see_what_is_undone(engine: Engine) -> None:
    engine.empty()
    finished = threading.Event()
    seen: list[dict[str, Any]] = []
    rows = [{"id": f"clause:{number}"} for number in range(500)]
    create = Statement("UNWIND $rows AS row CREATE (n:Clause) SET n = row", {"rows": rows})
    broken = Statement("MATCH (n:Document {id: 'nobody'}) RETURN count(n) AS n", expect=1)

    def reader() -> None:
        with engine.open("read") as store:
            while not finished.is_set():
                seen.extend(store.read("MATCH (n) RETURN n.id AS id LIMIT 5"))

    def loader() -> None:
        try:
            for _ in range(5):
                with pytest.raises(ConflictError):
                    engine.writer.write([create, broken])
        finally:
            finished.set()

    at_once([loader, reader])
    assert seen == []


def test_writer_reads_what_it_wrote_at_once(engine: Engine) -> None:
    """Bookmarks: every read of a store waits for that store's own writes, also on a cluster."""
    store = engine.empty()
    for number in range(20):
        store.write([Statement("MERGE (n:Clause {id: 'count'}) SET n.start = $number", {"number": number})])
        assert store.read("MATCH (n:Clause {id: 'count'}) RETURN n.start AS start") == [{"start": number}]


@pytest.mark.parametrize("mode", ["read", "write"])
def test_what_is_read_changes_nothing(engine: Engine, mode: Mode) -> None:
    """A query given to read is undone, whatever it says and whatever the account may do."""
    engine.empty()
    with engine.open(mode) as store, contextlib.suppress(QueryError):
        store.read("CREATE (n:Clause {id: 'sneaked in'}) RETURN n.id AS id")
    assert engine.writer.read("MATCH (n) RETURN count(n) AS number") == [{"number": 0}]


def test_every_key_is_unique_before_the_first_document(engine: Engine) -> None:
    store = engine.empty()
    for node in NODES:
        create = Statement(f"CREATE (n:{node.label}) SET n.id = 'twice'")
        store.write([create])
        with pytest.raises(ConflictError):
            store.write([create])
    assert store.read("MATCH (n) RETURN count(n) AS number") == [{"number": len(NODES)}]


def test_progress_is_linked_kept_and_removed(engine: Engine, tmp_path: Path) -> None:
    """Loaded before or after its plan, twice, and removed again: the same graph on every engine, and nothing of a plan changes."""
    documents_ = few()
    load_all(engine.empty(), documents_)
    plans_only = dump_lines(engine.writer)
    row = next(row for row in run_query(engine.writer, "tasks/tasks_list") if row["title"])
    ledger = tmp_path / "ledger.csv"
    ledger.write_text(f"编号（勿改）,任务,进展,状态,填报日期\n{row['task_id']},,已开工,推进中,2025-06-01\n,没有这项任务,x,,\n", "utf-8")
    report = load_progress(ledger, engine.writer)
    assert (len(report.records), len(report.unlinked), report.new) == (2, 1, True)
    after = dump_lines(engine.writer)
    assert set(plans_only) < set(after) and verify_store(engine.writer).problems == ()
    assert not load_progress(ledger, engine.writer).new and dump_lines(engine.writer) == after
    latest = run_query(engine.writer, "progress/progress_of_tasks", reported=True)
    assert [(each["task_id"], each["status"], each["reports"]) for each in latest] == [(row["task_id"], "in_progress", 1)]
    assert [each["about_id"] for each in run_query(engine.writer, "progress/progress_history")] == [row["task_id"]]
    assert len(run_query(engine.writer, "progress/progress_unlinked")) == 1
    load_progress(ledger, engine.empty())
    load_all(engine.writer, documents_)
    assert dump_lines(engine.writer) == after
    (file,) = run_query(engine.writer, "progress/progress_files")
    assert remove_progress(engine.writer, file["file_id"]) and dump_lines(engine.writer) == plans_only


def test_a_failed_document_leaves_nothing(engine: Engine) -> None:
    load_all(engine.empty(), few()[1:])
    before = dump_lines(engine.writer)
    document = few()[0]
    broken = Statement("MATCH (n:Document {id: $id}) RETURN count(n) AS n", {"id": "nobody"}, expect=1)
    with pytest.raises(StoreError):
        engine.writer.write([Statement("CREATE (n:Document {id: $id})", {"id": document.rows.document_id}), broken])
    assert dump_lines(engine.writer) == before


def test_large_text_and_odd_characters_survive(engine: Engine) -> None:
    text = "规划" * 200_000 + "\u2028\U0002000b\ufeff\x01\t\r\n\"'`\\u0041"
    engine.empty().write([Statement("CREATE (n:Text {id: 't', content: $text})", {"text": text})])
    assert engine.writer.read("MATCH (n:Text) RETURN n.content AS text") == [{"text": text}]


def at_once(tasks: list[Callable[[], object]]) -> None:
    """Run all in threads; raises what the first of them raised."""
    errors: list[BaseException] = []

    def run(task: Callable[[], object]) -> None:
        try:
            task()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(task,), daemon=True) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not any(thread.is_alive() for thread in threads), "a thread hangs"
    if errors:
        raise errors[0]
