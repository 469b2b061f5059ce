"""The embedded store filled in two ways, and the ratio: batches of UNWIND over Bolt, and the engine's bulk loader inside it.

    python -m bench.bench_bulk [TASKS]

Both write the same units, tasks and responsibilities (three a task) into an empty store with all constraints; the bulk
loader runs in a process of its own that holds the folder, with its log on. Process start is not counted.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from graph.stores import Statement, open_store, stop_store  # noqa: E402
from graph.stores.base import GraphStore  # noqa: E402

BATCH, OWNERS = 1000, 3
NODES = "UNWIND $rows AS row CREATE (n:{label}) SET n = row RETURN count(n) AS written"
LINKS = """
UNWIND $rows AS row
MATCH (t:Task {id: row.task})
MATCH (u:Unit {id: row.unit})
CREATE (u)-[r:RESPONSIBLE_FOR]->(t)
SET r = row.properties
RETURN count(r) AS written
"""


def rows(tasks: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Return units, tasks and links of the size that plans have: a quote of 60 characters each."""
    units = [{"id": f"unit:{n}", "name": f"第{n}局", "kind": "department"} for n in range(max(1, tasks // 40))]
    made = [{"id": f"task:{n}", "title": f"第{n}项任务", "quote": "词" * 60, "start": n} for n in range(tasks)]
    links = [
        {
            "task": f"task:{n}",
            "unit": f"unit:{(n * 7 + k) % len(units)}",
            "properties": {"id": f"link:{n}:{k}", "role": "lead", "quote": "词" * 60, "start": n},
        }
        for n in range(tasks)
        for k in range(OWNERS)
    ]
    return units, made, links


def parts(found: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield batches."""
    yield from (found[at : at + BATCH] for at in range(0, len(found), BATCH))


def by_batches(store: GraphStore, tasks: int) -> float:
    """Write over Bolt; return the seconds."""
    units, made, links = rows(tasks)
    began = time.monotonic()
    for query, found in ((NODES.format(label="Unit"), units), (NODES.format(label="Task"), made), (LINKS, links)):
        for part in parts(found):
            store.write([Statement(query, {"rows": part}, len(part))])
    return time.monotonic() - began


def in_the_engine(folder: Path, tasks: int) -> float:
    """Write with the bulk loader, in this process, which must be the only one that has the folder."""
    import arcadedb_embedded
    from arcadedb_embedded.jvm import start_jvm

    start_jvm(heap_size="1g", jvm_args=["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Darcadedb.txWalFlush=2"])
    units, made, links = rows(tasks)
    with arcadedb_embedded.open_database(str(folder / "databases" / "zeren")) as database:
        began = time.monotonic()
        with database.graph_batch(use_wal=True, wal_flush="yes_full", expected_edge_count=len(links)) as batch:
            unit_of = {row["id"]: vertex for row, vertex in zip(units, batch.create_vertices("Unit", units), strict=True)}
            task_of = {row["id"]: vertex for row, vertex in zip(made, batch.create_vertices("Task", made), strict=True)}
            for part in parts(links):
                starts, ends = [unit_of[row["unit"]] for row in part], [task_of[row["task"]] for row in part]
                batch.new_edges(starts, "RESPONSIBLE_FOR", ends, [row["properties"] for row in part])
        return time.monotonic() - began


def counted(store: GraphStore) -> tuple[int, int, int]:
    """Return how many units, tasks and links there are; the links by way of both their ends."""
    query = """
    MATCH (u:Unit) WITH count(u) AS units
    MATCH (t:Task) WITH units, count(t) AS tasks
    MATCH (:Unit)-[r:RESPONSIBLE_FOR]->(:Task {quote: $quote})
    RETURN units, tasks, count(r) AS links
    """
    row = store.read(query, {"quote": "词" * 60})[0]
    return row["units"], row["tasks"], row["links"]


def main() -> int:
    """Measure both and print the ratio; ends with 1 when they wrote different graphs."""
    if sys.argv[1:2] == ["engine"]:
        print(in_the_engine(Path(sys.argv[2]), int(sys.argv[3])))
        return 0
    tasks = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as home:
        first, second = Path(home) / "batches", Path(home) / "bulk"
        try:
            with open_store(first, mode="write") as store:
                by_batches(store, 1000)  # warm
                store.write([Statement("MATCH (n) DETACH DELETE n")])
                batches, expected = by_batches(store, tasks), counted(store)
            open_store(second, mode="write").read("RETURN 1 AS made")
            stop_store(second)
            command = [sys.executable, "-m", "bench.bench_bulk", "engine", str(second), str(tasks)]
            said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
            bulk = float(said.strip().splitlines()[-1])
            with open_store(second) as store:
                found = counted(store)
        finally:
            for folder in (first, second):
                stop_store(folder)
    things = sum(expected)
    print(f"{expected[0]:,} units, {expected[1]:,} tasks, {expected[2]:,} responsibilities")
    print(f"UNWIND over Bolt {batches:.1f} s ({things / batches:,.0f}/s), bulk loader {bulk:.1f} s ({things / bulk:,.0f}/s)")
    print(f"bulk is {batches / bulk:.1f} times as fast; same counts: {found == expected}")
    return int(found != expected)


if __name__ == "__main__":
    sys.exit(main())
