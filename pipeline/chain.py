"""Follows the accountability chain of a target, task, project or park through the named questions of ``chain/``.

Up: sections, document, issuers, cited policies and their issuers where they are loaded. Down: the task that carries a
target, lead, responsible, support and group units and all their superiors. About: what a task is to reach and where.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from graph.analysis.chain import Chain, Direction, Hop
from graph.stores import GraphStore
from pipeline.chain_names import is_money, name_of, thing_name
from queries import run_query

Row = Mapping[str, Any]
#: Runs a named question: ``ask("chain/upstream", node_id=…)``.
Ask = Callable[..., Sequence[Row]]
MOST_TASKS = 10
#: The same for an evidence pack, which is to fit on two pages.
PACK_TASKS = 3
MAX_CITATIONS = 12
#: Deepest nesting followed; real plans have four levels of headings.
MAX_DEPTH = 8


def asker(store: GraphStore) -> Ask:
    """Return a function that asks the store each question once."""

    @lru_cache(maxsize=4096)
    def ask(name: str, **params: Any) -> Sequence[Row]:
        return run_query(store, name, **params)

    return ask


def find_things(ask: Ask, words: str, *, kind: str | None = None, limit: int = 300) -> Sequence[Row]:
    """Return the things an id or words mean, those named by the words before those whose quote holds them.

    Raises:
        StoreError: The store does not answer.
    """
    if words.partition(":")[0] in ("target", "task", "project", "park"):
        return [row for row in ask("chain/thing_by_id", node_id=words) if kind in (None, row["thing_kind"])]
    return ask("chain/find_things", text=words, thing_kind=kind, limit=limit)


def chain_of(ask: Ask, thing_id: str, *, most_tasks: int = MOST_TASKS) -> Chain | None:
    """Return the chain of one thing, or None when the store has no such target, task, project or park.

    Args:
        ask: Runs named questions.
        thing_id: Id of a Target, Task, Project or Park.
        most_tasks: Most tasks followed from a project or park; the rest is counted.

    Raises:
        StoreError: The store does not answer.
    """
    found = ask("chain/thing_by_id", node_id=thing_id)
    if not found:
        return None
    walk = _Walk(ask, most_tasks)
    walk.follow(found[0])
    return Chain(found[0], thing_name(found[0]), tuple(walk.hops.values()), most_tasks, walk.left_out)


class _Walk:
    """One walk; hops in order of discovery, each once."""

    def __init__(self, ask: Ask, most_tasks: int) -> None:
        self.hops: dict[str, Hop] = {}
        self.left_out = 0
        self._ask = ask
        self._most = most_tasks
        self._names: dict[str, tuple[str, str]] = {}
        self._said: dict[str, Row] = {}
        self._done: set[tuple[str, str]] = set()

    def follow(self, thing: Row) -> None:
        key, kind = thing["thing_id"], thing["thing_kind"]
        self._names[key], self._said[key] = (thing_name(thing), kind.capitalize()), thing
        if kind == "target":
            self._target(key)
        elif kind == "task":
            self._task(key)
            self._contents(key)
            if thing["deadline"] is None:
                self._miss("about", "no_deadline", key)
        else:
            (self._project if kind == "project" else self._park)(key)
            for mention in thing["mentions"][: self._most]:
                self._mention(key, mention)
            self.left_out += max(0, len(thing["mentions"]) - self._most)

    def _target(self, key: str) -> None:
        tasks = self._rows("downstream", key, "HAS_TARGET")
        for row in tasks:
            self._add("down", row)
            self._task(row["target_id"])
        if not tasks:
            self._miss("down", "no_task", key)
            self._ascend(key)

    def _task(self, key: str) -> None:
        if self._first("task", key):
            self._ascend(key)
            self._owners(key)

    def _owners(self, key: str) -> None:
        above = key
        for _ in range(MAX_DEPTH):
            if owners := self._rows("downstream", above, "RESPONSIBLE_FOR"):
                return self._name_owners(above, owners)
            parents = [row for row in self._rows("upstream", above, "PART_OF") if row["target_kind"] == "Task"]
            if not parents:
                break
            above = parents[0]["target_id"]
        parts = [row for row in self._rows("downstream", key, "PART_OF") if row["target_kind"] == "Task"]
        owned = [row for row in parts if self._rows("downstream", row["target_id"], "RESPONSIBLE_FOR")]
        for row in owned[: self._most]:
            self._add("down", row)
            self._name_owners(row["target_id"], self._rows("downstream", row["target_id"], "RESPONSIBLE_FOR"))
        self.left_out += max(0, len(owned) - self._most)
        return None if owned else self._miss("down", "no_owner", key)

    def _name_owners(self, key: str, owners: Sequence[Row]) -> None:
        if not self._first("owners", key):
            return
        for row in owners:
            self._add("down", row)
            self._superiors(row)
        if all(row["diffuse"] for row in owners):
            self._miss("down", "only_diffuse", key)
        elif all(row["role"] == "support" for row in owners):
            self._miss("down", "no_lead", key)

    def _superiors(self, row: Row) -> None:
        """Add the units above the one that a row reaches, as the row's document knows them where it does."""
        key, level = row["target_id"], row["level"]
        if row["diffuse"] or level == "national" or not self._first("superior", key):
            return
        above = self._rows("upstream", key, "REPORTS_TO")
        here = [each for each in above if each["document_id"] == row["document_id"]] or above
        for each in {each["target_id"]: each for each in reversed(here)}.values():
            self._add("down", each)
            self._superiors(each)
        if not above:
            self._miss("down", "no_superior", key)

    def _ascend(self, key: str) -> None:
        if not self._first("above", key):
            return
        for row in self._rows("upstream", key, "PART_OF"):
            # The words of this hop name the thing it leaves.
            self._said[key] = row
            self._add("up", row)
            if row["target_kind"] == "Document":
                self._document(row["target_id"], row)
            else:
                self._ascend(row["target_id"])

    def _document(self, key: str, row: Row) -> None:
        if not self._first("document", key):
            return
        self._said[key] = {**row, "start": None, "end": None, "quote": None}
        self._issuers(key)
        cited = self._rows("upstream", key, "CITES")
        for each in cited[:MAX_CITATIONS]:
            texts = [text for text in self._rows("downstream", each["target_id"], "TEXT_OF") if text["target_id"] != key]
            self._add("up", each, missing=None if texts else "cited_not_loaded")
            for text in texts:
                self._add("up", text)
                self._issuers(text["target_id"])
        self.left_out += max(0, len(cited) - MAX_CITATIONS)
        if not cited:
            self._miss("up", "no_citation", key)

    def _issuers(self, key: str) -> None:
        if not self._first("issuers", key):
            return
        issuers = self._rows("upstream", key, "ISSUED_BY")
        for row in issuers:
            self._add("up", row)
        if not issuers:
            self._miss("up", "no_issuer", key)

    def _contents(self, key: str) -> None:
        rows = self._rows("contents", key)
        for row in rows:
            self._add("about", row)
        if not any(row["relation"] == "HAS_TARGET" for row in rows):
            self._miss("about", "no_target", key)

    def _project(self, key: str) -> None:
        self._answering(key, "BUILDS", "no_builder")
        self._tasks(key)
        rows = self._rows("contents", key)
        for row in rows:
            self._add("about", row)
        if not any(row["relation"] == "LOCATED_IN" for row in rows):
            self._miss("about", "no_place", key)
        if not any(is_money(row) for row in rows):
            self._miss("about", "no_money", key)

    def _park(self, key: str) -> None:
        self._answering(key, "ADMINISTERS", "no_administration")
        self._tasks(key)
        projects = [row for row in self._rows("downstream", key, "LOCATED_IN") if row["target_kind"] == "Project"]
        places = self._rows("contents", key, "LOCATED_IN")
        for row in [*places, *projects[: self._most]]:
            self._add("about", row)
        self.left_out += max(0, len(projects) - self._most)
        if not places:
            self._miss("about", "no_place", key)

    def _answering(self, key: str, relation: str, otherwise: str) -> None:
        units = self._rows("downstream", key, relation)
        for row in {row["target_id"]: row for row in reversed(units)}.values():
            self._add("down", row)
            self._superiors(row)
        if not units:
            self._miss("down", otherwise, key)

    def _tasks(self, key: str) -> None:
        rows = self._rows("downstream", key, "CONCERNS", "LOCATED_IN")
        tasks = {row["target_id"]: row for row in reversed(rows) if row["target_kind"] == "Task"}
        for row in list(reversed(tasks.values()))[: self._most]:
            self._add("down", row)
            self._task(row["target_id"])
        self.left_out += max(0, len(tasks) - self._most)
        if not tasks:
            self._miss("down", "no_task", key)

    def _mention(self, key: str, mention: Row) -> None:
        name, kind = self._names[key]
        row = {
            **dict.fromkeys(Hop.__dataclass_fields__), **mention, "relation": "MENTIONS", "source_id": key, "source": name,
            "source_kind": kind, "target_id": mention["document_id"], "target": mention["document_title"],
            "target_kind": "Document", "number": None, "fact_id": f"{key}|{mention['document_id']}",
        }
        self._add("up", row)
        self._document(mention["document_id"], row)

    def _rows(self, question: str, key: str, *relations: str) -> list[Row]:
        rows = self._ask(f"chain/{question}", node_id=key)
        return [row for row in rows if not relations or row["relation"] in relations]

    def _first(self, what: str, key: str) -> bool:
        """Tell whether this is the first time, and remember it."""
        done = (what, key) in self._done
        self._done.add((what, key))
        return not done

    def _add(self, direction: Direction, row: Row, missing: str | None = None) -> None:
        name = name_of(row)
        self._names.setdefault(row["target_id"], (name, row["target_kind"]))
        self._said.setdefault(row["target_id"], row)
        source = self._names.get(row["source_id"], (row["source"], ""))[0]
        kept = {key: row[key] for key in Hop.__dataclass_fields__ if key in row}
        hop = Hop(**{**kept, "direction": direction, "missing": missing, "source": source, "target": name})
        self.hops.setdefault(row["fact_id"], hop)

    def _miss(self, direction: Direction, what: str, key: str) -> None:
        """Add a hop that is not there, with the words that name the thing it is not there for."""
        name, kind = self._names[key]
        said = {part: self._said[key].get(part) for part in ("document_id", "document_title", "start", "end", "quote")}
        nothing = dict.fromkeys(Hop.__dataclass_fields__)
        hop = Hop(**{**nothing, **said, "direction": direction, "source_id": key, "source": name, "source_kind": kind,
                     "missing": what})  # type: ignore[arg-type]  # fmt: skip
        self.hops.setdefault(f"{what}|{key}", hop)
