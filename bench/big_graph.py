"""A graph of invented plans of any size, whose quotes stand in its texts; for measuring pages and questions.

    python -m bench.big_graph FOLDER [--edges 1000000]

Each plan has 60 tasks in 6 sections with some 170 responsibilities, 24 targets, parks, projects and places, its text,
and its row of the ledger, so that every page works as on loaded plans. It is written straight into the store in
batches (UNWIND), not read from files: a million edges take minutes instead of hours.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("ZEREN_STORE_HEAP", "3g")

from graph.records import content_id
from graph.schema import SCHEMA_VERSION
from graph.stores import GraphStore, Statement, open_store, stop_store

WORDS = "建设 科技 人才 园区 企业 平台 金融 服务 改革 开放 交通 生态 数字 产业 创新 数据 能源 文旅 乡村 市场".split()
CITIES, UNITS, PARKS, PROJECTS, INDICATORS = 40, 1600, 400, 3000, 600
SECTIONS, TASKS = 6, 60
BATCH = 2000
Row = dict[str, Any]


class Shared:
    """What many plans name: places, units with their superiors, parks, projects, indicators."""

    def __init__(self, chance: random.Random) -> None:
        self.places = [_node("place", f"云{WORDS[i % 20]}{i}市", level="city", area="云川省") for i in range(CITIES)]
        cities = [place["name"] for place in self.places]
        self.units = [
            _node("unit", f"{cities[i % CITIES]}{_words(chance, 2)}局{i}", kind="department", level="city", area=cities[i % CITIES])
            for i in range(UNITS)
        ]
        for i in range(CITIES):
            self.units[i] = _node("unit", f"{cities[i]}人民政府", kind="government", level="city", area=cities[i])
        self.parks = [_node("park", f"{_words(chance, 2)}园{i}区", level="zone", area=cities[i % CITIES]) for i in range(PARKS)]
        self.projects = [_node("project", f"{_words(chance, 3)}项目{i}", kind="project", area=cities[i % CITIES]) for i in range(PROJECTS)]
        self.indicators = [_node("indicator", f"{_words(chance, 3)}数{i}", unit="家") for i in range(INDICATORS)]

    def nodes(self) -> dict[str, list[Row]]:
        """Return the rows by label."""
        return {"Place": self.places, "Unit": self.units, "Park": self.parks, "Project": self.projects, "Indicator": self.indicators}


class Plan:
    """One invented plan: its text grows with what is said, and what is said remembers where."""

    def __init__(self, number: int, shared: Shared, chance: random.Random) -> None:
        self.shared, self.chance = shared, chance
        self.id = content_id("document", "bench", number)
        self.city = number % CITIES
        self.text = ""
        self.nodes: dict[str, list[Row]] = {}
        self.links: dict[tuple[str, str, str], list[Row]] = {}
        self.mentions: dict[str, tuple[str, Row, Row]] = {}
        self.title = f"{shared.places[self.city]['name']}{_words(chance, 3)}行动计划{number}"
        self._head()
        for section in range(SECTIONS):
            self._section(section)
        self._tail(number)

    def _say(self, words: str, rule: str = "bench") -> Row:
        start = len(self.text)
        self.text += words
        return {"document_id": self.id, "start": start, "end": len(self.text), "quote": words, "rule": rule}

    def _node(self, label: str, /, **row: Any) -> str:
        key = content_id(label.lower(), self.id, len(self.nodes.setdefault(label, [])))
        self.nodes[label].append({"id": key, "document_id": self.id, **row})
        return key

    def _link(self, type_: str, ends: tuple[str, str], a: str, b: str, said: Row, **more: Any) -> None:
        rows = self.links.setdefault((type_, *ends), [])
        rows.append({"a": a, "b": b, "p": {"id": content_id(type_.lower(), self.id, ends, len(rows)), **said, **more}})

    def _mention(self, label: str, thing: Row, said: Row) -> None:
        self.mentions.setdefault(thing["id"], (label, thing, said))

    def _head(self) -> None:
        self.said_title = self._say(self.title)
        self.text += "\n"
        issuer = self.shared.units[self.city]
        said = self._say(issuer["name"])
        self.text += "\n"
        self._mention("Unit", issuer, said)
        self._link("ISSUED_BY", ("Document", "Unit"), self.id, issuer["id"], said, name=issuer["name"], order=0)

    def _section(self, number: int) -> None:
        title = _words(self.chance, 3)
        start = len(self.text)
        self.text += "\n" + "一二三四五六"[number] + "、"
        said = self._say(title)
        self.text += "\n"
        key = self._node("Section", **said, title=title, number="一二三四五六"[number] + "、", level=1, order=number)
        self._link("PART_OF", ("Section", "Document"), key, self.id, said)
        for order in range(TASKS // SECTIONS):
            self._task(number * (TASKS // SECTIONS) + order, key, title)
        self.nodes["Section"][-1] |= {"body_start": start, "body_end": len(self.text)}

    def _task(self, order: int, section: str, heading: str) -> None:
        chance, begun = self.chance, len(self.text)
        self.text += f"{order + 1}."
        said = self._say(_words(chance, 4))
        self.text += "。" + _words(chance, 40) + "。"
        when = self._say("2026年底前" if order % 3 else "2025年6月底前")
        key = self._node(
            "Task", **said, number=f"{order + 1}.", title=said["quote"], path=[heading], kind="task" if order % 9 else "safeguard",
            order=order, body_start=begun, deadline="2026-12" if order % 3 else "2025-06",
            deadline_start=when["start"], deadline_end=when["end"], deadline_quote=when["quote"],
        )
        self._link("PART_OF", ("Task", "Section"), key, section, said)
        if order % 5 < 2:
            self._target(order, key, said)
        self._things(order, key)
        if order % 12:
            self._owners(key)
        self.text += "\n"
        self.nodes["Task"][-1] |= {"body_end": len(self.text), "text": self.text[begun:]}

    def _target(self, order: int, task: str, title: Row) -> None:
        indicator = self.chance.choice(self.shared.indicators)
        self.text += "，"
        value = self.chance.randint(2, 999)
        said = self._say(f"{indicator['name']}达到{value}家")
        key = self._node(
            "Target", **said, indicator=indicator["name"], op="ge", value=float(value), unit="家", year=2024 + order % 4, order=order,
        )
        self._link("HAS_TARGET", ("Task", "Target"), task, key, said)
        self._link("MEASURES", ("Target", "Indicator"), key, indicator["id"], said)
        self._mention("Indicator", indicator, said)

    def _things(self, order: int, task: str) -> None:
        shared = self.shared
        if order % 6 == 0:
            park = shared.parks[self.city + CITIES * self.chance.randrange(PARKS // CITIES)]
            self.text += "，在"
            said = self._say(park["name"])
            self._link("LOCATED_IN", ("Task", "Park"), task, park["id"], said, name=park["name"])
            self._mention("Park", park, said)
        if order % 10 == 0:
            project = shared.projects[self.city + CITIES * self.chance.randrange(PROJECTS // CITIES)]
            self.text += "，推进"
            said = self._say(project["name"])
            self._link("CONCERNS", ("Task", "Project"), task, project["id"], said)
            self._mention("Project", project, said)

    def _owners(self, task: str) -> None:
        self.text += "（"
        own = [self.city + CITIES * self.chance.randrange(1, UNITS // CITIES) for _ in range(self.chance.randint(1, 5))]
        for order, at in enumerate(dict.fromkeys(own)):
            unit, role = self.shared.units[at], "lead" if order == 0 else "support"
            self.text += {0: "牵头单位：", 1: "；配合单位："}.get(order, "、")
            said = self._say(unit["name"])
            self._link(
                "RESPONSIBLE_FOR", ("Task", "Unit"), unit["id"], task, said, role=role, order=order, inferred=False,
                name=unit["name"], resolution="full",
            )
            self._mention("Unit", unit, said)
        self.text += "）"

    def _tail(self, number: int) -> None:
        self._mention("Place", self.shared.places[self.city], self._say(self.shared.places[self.city]["name"]))
        for key, (label, thing, said) in self.mentions.items():
            self._link("MENTIONS", ("Document", label), self.id, key, said, surfaces=[thing["name"]], count=1)
            if label == "Unit" and thing is not self.shared.units[self.city]:
                above = self.shared.units[self.city]
                self._link("REPORTS_TO", ("Unit", "Unit"), key, above["id"], said, source="bench")
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        self.nodes["Document"] = [{
            "id": self.id, "source": f"{number}.txt", "sha256": digest, "text_sha256": digest, "media_type": "text/plain",
            "characters": len(self.text), "title": self.title, "kind": "行动计划", "status": "final", "issuers": [],
            "area": self.shared.places[self.city]["name"], "written": "2024-05-01",
        }]
        self._node("Text", order=0, start=0, content=self.text, sha256=digest)
        self._node("Clause", **self.said_title, about="owner", outcome="unresolved", reason="bench")
        self._node(
            "LoadRecord", file=f"{number}.txt", sha256=digest, loaded_at="2026-11-01T00:00:00+00:00", zeren_version="bench",
            schema_version=SCHEMA_VERSION, counts="{}", digest=digest,
        )


def fill(store: GraphStore, edges: int, *, seed: int = 1) -> dict[str, int]:
    """Write plans until the store holds at least so many relationships; return what was written."""
    chance = random.Random(seed)
    shared = Shared(chance)
    total = {"documents": 0, "nodes": 0, "edges": 0}
    for label, rows in shared.nodes().items():
        total["nodes"] += _nodes(store, label, rows)
    waiting: list[Plan] = []
    while total["edges"] < edges:
        waiting.append(Plan(total["documents"], shared, chance))
        total["documents"] += 1
        total["edges"] += sum(map(len, waiting[-1].links.values()))
        if len(waiting) == 20:
            total["nodes"] += _flush(store, waiting)
    total["nodes"] += _flush(store, waiting)
    return total


def _flush(store: GraphStore, plans: list[Plan]) -> int:
    nodes = 0
    for label in dict.fromkeys(label for plan in plans for label in plan.nodes):
        nodes += _nodes(store, label, [row for plan in plans for row in plan.nodes.get(label, [])])
    for kind in dict.fromkeys(kind for plan in plans for kind in plan.links):
        type_, first, second = kind
        a, b = (second, first) if type_ == "RESPONSIBLE_FOR" else (first, second)
        query = f"UNWIND $rows AS row MATCH (a:{a} {{id: row.a}}) MATCH (b:{b} {{id: row.b}}) CREATE (a)-[r:{type_}]->(b) SET r = row.p"
        _write(store, query, [row for plan in plans for row in plan.links.get(kind, [])])
    plans.clear()
    return nodes


def _nodes(store: GraphStore, label: str, rows: list[Row]) -> int:
    _write(store, f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows, 200 if label == "Text" else BATCH)
    return len(rows)


def _write(store: GraphStore, query: str, rows: list[Row], batch: int = BATCH) -> None:
    for part in _parts(rows, batch):
        store.write([Statement(query, {"rows": part})])


def _parts(rows: list[Row], batch: int) -> Iterator[list[Row]]:
    return (rows[at : at + batch] for at in range(0, len(rows), batch))


def _node(prefix: str, name: str, /, **more: Any) -> Row:
    return {"id": content_id(prefix, "bench", name), "name": name, **more}


def _words(chance: random.Random, number: int) -> str:
    return "".join(chance.choice(WORDS) for _ in range(number))


def main() -> int:
    """Make the store; say how long it took and how large it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edges", type=int, default=1_000_000)
    options = parser.parse_args()
    began = time.perf_counter()
    with open_store(options.folder, mode="write") as store:
        total = fill(store, options.edges)
    stop_store(options.folder)
    size = sum(path.stat().st_size for path in options.folder.rglob("*") if path.is_file())
    print(f"{total}, {time.perf_counter() - began:.0f} s, {size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
