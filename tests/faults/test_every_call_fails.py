"""Every single call of a load fails once: nothing is lost, doubled or half there, whichever call it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from neo4j.exceptions import ServiceUnavailable

from graph.dump import dump_lines
from graph.rows import DocumentRows, build_rows
from graph.stores import GraphStore, Statement
from graph.stores.bolt import BoltStore
from graph.stores.embedded import EmbeddedStore
from graph.writer import remove_document, write_document
from pipeline.verify import verify_store
from tests.conftest import clear
from tests.contract.plans import plans, resolution_of
from tests.faults.faulty_driver import Faults, FaultyDriver


@pytest.fixture(scope="module")
def loadable() -> list[DocumentRows]:
    return [build_rows(plan.facts(), resolution_of(plan)) for plan in plans()[1:]]


@pytest.fixture
def faulty(store: GraphStore) -> Iterator[tuple[BoltStore, Faults]]:
    """The store of the other tests through a driver that can fail."""
    assert isinstance(store, EmbeddedStore)
    faults = Faults()
    wrapped = BoltStore(
        lambda: FaultyDriver(store._connect(), faults), address="faulty", mode="write", database="zeren"
    )
    assert wrapped.read("RETURN 1 AS x") == [{"x": 1}]
    yield wrapped, faults
    wrapped.close()


def load(store: GraphStore, loadable: list[DocumentRows]) -> list[bool]:
    return [write_document(store, rows, file="plan.txt").new for rows in loadable]


def worth_a_try(at: int, name: str, *, after: bool) -> bool:
    """Before a call: all of them. After it: the commit, and every third of the others, which are all undone alike."""
    return not after or name == "commit" or (name in ("run", "rows") and at % 3 == 0)


def calls_of(store: BoltStore, faults: Faults, work) -> list[str]:
    faults.calls.clear()
    faults.at = 0
    work()
    return list(faults.calls)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_load_survives_the_failure_of_any_call(
    store: GraphStore, faulty: tuple[BoltStore, Faults], loadable: list[DocumentRows], after: bool
) -> None:
    through, faults = faulty
    loadable = loadable[1:]
    names = calls_of(through, faults, lambda: load(through, loadable))
    expected = dump_lines(store)
    assert names.count("commit") == 1 and len(names) > 50

    faults.after = after
    for at, name in enumerate(names, 1):
        if not worth_a_try(at, name, after=after):
            continue
        clear(store)
        faults.calls.clear()
        faults.at = at
        new = load(through, loadable)
        assert len(faults.calls) >= at, "the call never came"
        assert new == [True] * len(loadable), f"{name}, call {at}: own work taken for somebody else's"
        assert dump_lines(store) == expected, f"{name}, call {at}"
    assert verify_store(store).problems == ()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_removal_survives_the_failure_of_any_call(
    store: GraphStore, faulty: tuple[BoltStore, Faults], loadable: list[DocumentRows], after: bool
) -> None:
    through, faults = faulty
    first, second = loadable
    load(store, [second])
    expected = dump_lines(store)
    load(store, [first])
    names = calls_of(through, faults, lambda: remove_document(through, first.document_id))
    faults.after = after
    for at, name in enumerate(names, 1):
        if not worth_a_try(at, name, after=after):
            continue
        load(store, [first])
        faults.calls.clear()
        faults.at = at
        assert remove_document(through, first.document_id), f"{name}, call {at}"
        assert dump_lines(store) == expected, f"{name}, call {at}"


def test_store_that_stays_away_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """After half a minute (here a second) of trying, the load ends with one line that names the address."""
    monkeypatch.setattr("graph.stores.bolt.RETRY_SECONDS", 1.0)

    def nobody() -> FaultyDriver:
        raise ServiceUnavailable("connection refused")

    away = BoltStore(nobody, address="neo4j://plans.example:7687", mode="write", database=None)
    away._stood = True
    with pytest.raises(Exception, match=r"neo4j://plans.example:7687: the store does not answer") as caught:
        away.write([Statement("RETURN 1 AS x")])
    assert "\n" not in str(caught.value)
