"""How long every named question takes on a graph of invented plans in a store of its own.

    python bench/bench_queries.py [--documents 40] [--runs 3]

Each document has 100 tasks (a fifth of them with four parts), about 300 responsibilities and 50 targets; 40 documents
are what a city has in force. Prints the best of the runs over Bolt, client and server on this machine.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.stores import GraphStore, Statement, open_store, stop_store
from queries import list_queries, run_query

WORDS = "建设 科技 人才 园区 企业 平台 金融 服务 改革 开放 交通 生态 数字 产业 创新".split()
UNITS, INDICATORS, PARKS, TASKS = 300, 300, 100, 100
ASKED: dict[str, dict[str, Any]] = {
    "document_id": {"document_id": "document:7"},
    "task_id": {"task_id": "task:7.5"},
    "unit_id": {"unit_id": "unit:7"},
    "node_id": {"node_id": "task:7.5"},
    "fact_id": {"fact_id": "responsible_for:task:7.0.0"},
    "text": {"text": "数字金融"},
}
Row = dict[str, Any]


def words(chance: random.Random, number: int) -> str:
    return "".join(chance.choice(WORDS) for _ in range(number))


def said(document: int, at: int, quote: str) -> Row:
    return {"document_id": f"document:{document}", "start": at, "end": at + len(quote), "quote": quote, "rule": "bench"}


def shared(chance: random.Random) -> dict[str, list[Row]]:
    units = [{"id": f"unit:{i}", "name": f"云川市{words(chance, 2)}局{i}", "kind": "department"} for i in range(UNITS)]
    indicators = [{"id": f"indicator:{i}", "name": f"{words(chance, 3)}数{i}"} for i in range(INDICATORS)]
    parks = [{"id": f"park:{i}", "name": f"{words(chance, 2)}园{i}"} for i in range(PARKS)]
    return {"Unit": units, "Indicator": indicators, "Park": parks}


def add_document(number: int, chance: random.Random, nodes: dict[str, list[Row]], links: dict[Any, list[Row]]) -> None:
    """Add one invented plan to the rows; every fifth task has the next four as its parts."""

    def link(kind: str, start: str, end: str, labels: tuple[str, str], **more: Any) -> None:
        key = f"{kind.lower()}:{more.pop('key', f'{start}>{end}')}"
        row = {"a": start, "b": end, "p": {"id": key, **said(number, 1, "条"), **more}}
        links.setdefault((kind, *labels), []).append(row)

    key = f"document:{number}"
    title = f"{words(chance, 3)}计划{number}"
    nodes.setdefault("Document", []).append({"id": key, "title": title, "source": f"{number}.txt"})
    mentioned: set[int] = set()
    for order in range(TASKS):
        task, at = f"task:{number}.{order}", order * 250
        body = {"title": words(chance, 4), "text": words(chance, 100), "body_start": at, "body_end": at + 200}
        node = {"id": task, **said(number, at, "题"), **body, "kind": "task", "order": order, "deadline": "2025-12"}
        nodes.setdefault("Task", []).append(node)
        if order % 5:
            link("PART_OF", task, f"task:{number}.{order - order % 5}", ("Task", "Task"))
        for place in range(chance.randint(0, 10) if order % 5 < 3 else 0):
            unit = chance.randrange(UNITS)
            mentioned.add(unit)
            role = ("lead", "support", "responsible")[place % 3]
            link(
                "RESPONSIBLE_FOR", f"unit:{unit}", task, ("Unit", "Task"), key=f"{task}.{place}", role=role, order=place
            )
        if order % 2 == 0:
            target = f"target:{number}.{order}"
            value = {"value": float(chance.randint(1, 99)), "unit": "家", "year": 2025, "op": "ge", "order": order}
            nodes.setdefault("Target", []).append(
                {"id": target, **said(number, at, "达到"), "indicator": "数", **value}
            )
            link("HAS_TARGET", task, target, ("Task", "Target"))
            link("MEASURES", target, f"indicator:{chance.randrange(INDICATORS)}", ("Target", "Indicator"))
        if order % 7 == 0:
            link("LOCATED_IN", task, f"park:{chance.randrange(PARKS)}", ("Task", "Park"))
    for unit in mentioned:
        link("MENTIONS", key, f"unit:{unit}", ("Document", "Unit"), surfaces=["市局"], count=1)
        link("REPORTS_TO", f"unit:{unit}", "unit:0", ("Unit", "Unit"), key=f"{number}.{unit}", source="bench")


def fill(store: GraphStore, documents: int) -> dict[str, int]:
    chance = random.Random(1)
    nodes, links = shared(chance), dict[Any, list[Row]]()
    for number in range(documents):
        add_document(number, chance, nodes, links)
    for label, rows in nodes.items():
        write(store, f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows)
    for (kind, start, end), rows in links.items():
        query = f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}}) "
        write(store, query + f"CREATE (a)-[r:{kind}]->(b) SET r = row.p", rows)
    return {"tasks": len(nodes["Task"]), "relationships": sum(map(len, links.values()))}


def write(store: GraphStore, query: str, rows: list[Row]) -> None:
    for at in range(0, len(rows), 500):
        store.write([Statement(query, {"rows": rows[at : at + 500]})])


def measure(store: GraphStore, runs: int) -> None:
    for info in list_queries():
        wanted = [*info.needs_one_of[:1], *(p.name for p in info.parameters if p.required)]
        params = {key: value for name in wanted for key, value in ASKED[name].items()}
        times, rows = [], 0
        for _ in range(runs):
            began = time.perf_counter()
            rows = len(run_query(store, info.name, **params))
            times.append(time.perf_counter() - began)
        print(f"{min(times) * 1000:9.1f} ms  {rows:6d} rows  {info.name}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="zeren-bench-") as root:
        folder = Path(root) / "store"
        try:
            with open_store(folder, mode="write") as store:
                print(f"documents {options.documents}", fill(store, max(options.documents, 8)))
            with open_store(folder) as store:
                measure(store, options.runs)
        finally:
            stop_store(folder)


if __name__ == "__main__":
    main()
