"""Loaders and servers killed at any moment, over and over: what was acknowledged is there, the rest is absent or whole.

Used by the tests with few rounds and by ``bench/bench_kills.py`` with many.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.dump import dump_lines
from graph.rows import DocumentRows
from graph.stores import GraphStore, Statement, open_store
from graph.stores.folder import read_running
from graph.writer import write_document
from pipeline.verify import verify_store

#: A process that has everything imported already gives a child in some hundredths of a second.
CHILDREN = multiprocessing.get_context("forkserver")


#: First line of the acknowledgements: the store is open and answers.
OPEN = "open"


@dataclass
class Result:
    """What all rounds showed; ``problems`` is empty when nothing was lost.

    Attributes:
        cut: Rounds in which the kill came before the end of the load.
    """

    rounds: int = 0
    acknowledged: int = 0
    cut: int = 0
    seconds: float = 0.0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Moment:
    """When to kill: so many seconds after so many lines of acknowledgement, so it does not hang on the machine's speed."""

    lines: int
    pause: float


@dataclass(frozen=True)
class Usual:
    """An undisturbed load: what it makes, the seconds until its store is open, and those for one document."""

    dump: list[str]
    opening: float
    document: float

    def moment(self, documents: int, chance: random.Random) -> Moment:
        """Return a random moment: in one round of nine while the store is being opened, else within some document."""
        lines = chance.randrange(documents + 1)
        return Moment(lines, chance.uniform(0, self.document if lines else self.opening))


def load_and_acknowledge(folder: str, documents: Sequence[DocumentRows], acknowledged: str) -> None:
    """Load all documents; the id of each goes to a file once its transaction is committed. Runs in a child."""
    with Path(acknowledged).open("a", encoding="utf-8") as stream, open_store(folder, mode="write") as store:
        store.read("RETURN 1 AS open")
        for line in (OPEN, *documents):
            if isinstance(line, DocumentRows):
                write_document(store, line, file="plan.txt")
            stream.write((line if isinstance(line, str) else line.document_id) + "\n")
            stream.flush()


def prepare_children() -> None:
    """Have the children's parent import all that they need."""
    CHILDREN.set_forkserver_preload(["tests.faults.kills"])


def kill_loaders(folder: Path, documents: Sequence[DocumentRows], cuts: int, *, seed: int = 0) -> Result:
    """Kill a loader at a random moment of its load, until so many loads were cut."""
    return _rounds(folder, documents, cuts, random.Random(seed), server=False)


def kill_servers(folder: Path, documents: Sequence[DocumentRows], cuts: int, *, seed: int = 0) -> Result:
    """Kill the store's own server at a random moment of a load, as often; the load goes on with the next one."""
    return _rounds(folder, documents, cuts, random.Random(seed), server=True)


def _rounds(
    folder: Path, documents: Sequence[DocumentRows], cuts: int, chance: random.Random, *, server: bool
) -> Result:
    result, began = Result(), time.monotonic()
    with open_store(folder, mode="write") as store:
        usual = _measure(store, folder, documents)
        while result.cut < cuts and result.rounds < 3 * cuts:
            _clear(store)
            cut, acknowledged = _one_kill(folder, documents, usual.moment(len(documents) - 1, chance), server=server)
            result.rounds += 1
            result.acknowledged += len(acknowledged)
            result.cut += cut
            result.problems += _check(store, documents, acknowledged, usual.dump, result.rounds)
    result.seconds = time.monotonic() - began
    return result


def _measure(store: GraphStore, folder: Path, documents: Sequence[DocumentRows]) -> Usual:
    """Load undisturbed, once everything is warm."""
    for _ in range(3):
        _clear(store)
        began = time.monotonic()
        child = _start(folder, documents)
        _wait_for_lines(folder, 1, child)
        opened = time.monotonic()
        _wait_for_lines(folder, 1 + len(documents), child)
        ended = time.monotonic()
        child.join(120)
    return Usual(dump_lines(store), opened - began, (ended - opened) / len(documents))


def _start(folder: Path, documents: Sequence[DocumentRows]) -> multiprocessing.process.BaseProcess:
    notes = _notes(folder)
    notes.write_text("", encoding="utf-8")
    child = CHILDREN.Process(target=load_and_acknowledge, args=(str(folder), documents, str(notes)), daemon=True)
    child.start()
    return child


def _notes(folder: Path) -> Path:
    return folder.parent / "acknowledged.txt"


def _lines(folder: Path) -> list[str]:
    return _notes(folder).read_text(encoding="utf-8").split()


def _wait_for_lines(folder: Path, lines: int, child: multiprocessing.process.BaseProcess) -> None:
    while len(_lines(folder)) < lines and child.is_alive():
        time.sleep(0.001)


def _one_kill(
    folder: Path, documents: Sequence[DocumentRows], moment: Moment, *, server: bool
) -> tuple[bool, list[str]]:
    """Start a load and kill at the moment; return whether that cut it, and what was acknowledged when all is over."""
    running = read_running(folder)
    assert running is not None, "the store that this process holds has a server"
    child = _start(folder, documents)
    _wait_for_lines(folder, moment.lines, child)
    time.sleep(moment.pause)
    cut = child.is_alive() and len(_lines(folder)) <= len(documents)
    if cut:
        os.kill(running.pid if server else child.pid, signal.SIGKILL)
    child.join(120)
    return cut, _lines(folder)[1:]


def _check(
    store: GraphStore, documents: Sequence[DocumentRows], acknowledged: Sequence[str], expected: list[str], number: int
) -> list[str]:
    """Look for lost and half documents, then load again and compare with a load that nobody disturbed."""
    problems = []
    present = {row["id"] for row in store.read("MATCH (d:Document) RETURN d.id AS id")}
    if lost := set(acknowledged) - present:
        problems.append(f"round {number}: acknowledged but lost: {sorted(lost)}")
    problems += [f"round {number}: {problem}" for problem in _standing_problems(store)]
    for rows in documents:
        write_document(store, rows, file="plan.txt")
    if dump_lines(store) != expected:
        problems.append(f"round {number}: loading again gives another graph")
    return problems


def _standing_problems(store: GraphStore) -> tuple[object, ...]:
    """Return what is wrong and stays so: the server may still be committing what the dead client sent last.

    Verifying asks many queries, and one that is answered before that commit does not fit one that is answered after it.
    """
    for _ in range(3):
        problems = verify_store(store).problems
        if not problems:
            break
        time.sleep(1)
    return problems


def _clear(store: GraphStore) -> None:
    store.write([Statement("MATCH (n) DETACH DELETE n")])
