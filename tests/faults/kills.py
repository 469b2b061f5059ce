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
from graph.stores import GraphStore, Statement, open_store, server_of
from graph.writer import write_document
from pipeline import verify_store

#: A process that has everything imported already gives a child in some hundredths of a second.
CHILDREN = multiprocessing.get_context("forkserver")


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


def load_and_acknowledge(folder: str, documents: Sequence[DocumentRows], acknowledged: str) -> None:
    """Load all documents; the id of each goes to a file once its transaction is committed. Runs in a child."""
    with Path(acknowledged).open("a", encoding="utf-8") as stream, open_store(folder, mode="write") as store:
        for rows in documents:
            write_document(store, rows, file="plan.txt")
            stream.write(rows.document_id + "\n")
            stream.flush()


def prepare_children() -> None:
    """Have the children's parent import all that they need."""
    CHILDREN.set_forkserver_preload(["tests.faults.kills"])


def kill_loaders(folder: Path, documents: Sequence[DocumentRows], rounds: int, *, seed: int = 0) -> Result:
    """Kill a loader at a random moment of its load, in each round."""
    return _rounds(folder, documents, rounds, random.Random(seed), server=False)


def kill_servers(folder: Path, documents: Sequence[DocumentRows], rounds: int, *, seed: int = 0) -> Result:
    """Kill the store's own server at a random moment of a load, in each round; the load goes on with the next one."""
    return _rounds(folder, documents, rounds, random.Random(seed), server=True)


def _rounds(
    folder: Path, documents: Sequence[DocumentRows], rounds: int, chance: random.Random, *, server: bool
) -> Result:
    result, began = Result(), time.monotonic()
    with open_store(folder, mode="write") as store:
        expected, usual = _measure(store, folder, documents)
        for _ in range(rounds):
            _clear(store)
            before = server_of(folder)
            acknowledged = _one_kill(folder, documents, chance.uniform(0, usual), server=server)
            result.rounds += 1
            result.acknowledged += len(acknowledged)
            result.cut += server_of(folder) != before if server else len(acknowledged) < len(documents)
            result.problems += _check(store, documents, acknowledged, expected, result.rounds)
    result.seconds = time.monotonic() - began
    return result


def _measure(store: GraphStore, folder: Path, documents: Sequence[DocumentRows]) -> tuple[list[str], float]:
    """Return the dump of an undisturbed load and how long a child takes for it, once everything is warm."""
    for _ in range(3):
        _clear(store)
        began = time.monotonic()
        _start(folder, documents).join(120)
        usual = time.monotonic() - began
    return dump_lines(store), usual


def _start(folder: Path, documents: Sequence[DocumentRows]) -> multiprocessing.process.BaseProcess:
    notes = _notes(folder)
    notes.write_text("", encoding="utf-8")
    child = CHILDREN.Process(target=load_and_acknowledge, args=(str(folder), documents, str(notes)), daemon=True)
    child.start()
    return child


def _notes(folder: Path) -> Path:
    return folder.parent / "acknowledged.txt"


def _one_kill(folder: Path, documents: Sequence[DocumentRows], pause: float, *, server: bool) -> list[str]:
    """Start a load, kill after the pause, and return what was acknowledged when all is over."""
    child = _start(folder, documents)
    time.sleep(pause)
    pid = server_of(folder) if server else child.pid
    if pid is not None and child.is_alive():
        os.kill(pid, signal.SIGKILL)
    child.join(120)
    return _notes(folder).read_text(encoding="utf-8").split()


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
