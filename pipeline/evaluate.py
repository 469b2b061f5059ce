"""Precision, recall and F1 of stated facts against gold, by the rules of plan-facts/1.

In: a folder of gold files and one with the documents they annotate. Out: one ``Score`` per kind of fact with what was
missed and wrong. White space and width never count; an optional gold fact is neither missed nor wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import SettingsError
from graph.exports.plan_facts import to_plan_facts
from graph.resolve import resolve_document
from loaders import read_source, state_facts
from pipeline import comparison as same
from pipeline.comparison import Fact, bare

HEAD_FIELDS = ("title", "doc_number", "issuers", "written", "published", "period", "kind", "status")


@dataclass(slots=True)
class Score:
    """Counts of one kind of fact; ``missed`` and ``wrong`` describe the errors in document order."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts and errors of another document."""
        self.found += other.found
        self.missed += other.missed
        self.wrong += other.wrong

    @property
    def precision(self) -> float:
        """Share of stated facts that are right, in [0, 1]; 1 when none is stated."""
        stated = self.found + len(self.wrong)
        return self.found / stated if stated else 1.0

    @property
    def recall(self) -> float:
        """Share of gold facts that are stated, in [0, 1]; 1 when there are none."""
        wanted = self.found + len(self.missed)
        return self.found / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def evaluate(gold_folder: Path, documents: Path) -> dict[str, Score]:
    """Return the score of every kind of fact over all gold files of a folder.

    Args:
        gold_folder: Holds ``*.json`` gold files; each names its document in ``doc``.
        documents: Holds the documents.

    Raises:
        SettingsError: There is no gold file, or a document it names is missing.
    """
    files = sorted(gold_folder.glob("*.json"))
    if not files:
        raise SettingsError(f"{gold_folder}: no gold file (*.json with a key doc) here")
    total: dict[str, Score] = {}
    for path in files:
        gold = json.loads(path.read_text("utf-8"))
        document = documents / gold["doc"]
        if not document.is_file():
            raise SettingsError(
                f"{path.name}: its document {gold['doc']} is not in {documents}; name the folder with --documents"
            )
        facts = state_facts(read_source(document))
        stated = to_plan_facts(facts, resolve_document(facts))
        for kind, score in score_document(gold, stated).items():
            if kind in gold.get("score_only", [kind]):
                total.setdefault(kind, Score()).add(score)
    return total


def score_document(gold: Fact, stated: Fact) -> dict[str, Score]:
    """Return the score of every kind of fact of one document."""
    tasks = [task for task in stated["tasks"] if not task.get("parent")]
    scores = {
        "document": _head(gold["document"], stated["document"]),
        "tasks": match(gold["tasks"], tasks, _same_title, lambda task: str(task.get("title"))),
        "task paths": _paths(gold["tasks"], tasks),
        "responsibility": match(
            same.owners_of(gold["tasks"], "units"),
            same.owners_of(tasks, "responsible"),
            same.same_owner,
            lambda row: f"{row['task']}: {row['unit']} ({row['role']})",
        ),
        "targets": match(gold["targets"], stated["targets"], same.same_target, _number_text),
        "targets, with operator": match(
            gold["targets"],
            stated["targets"],
            lambda g, p: same.same_target(g, p) and g["op"] == p.get("op"),
            _number_text,
        ),
        "observations": match(gold["observations"], stated["observations"], same.same_observation, _number_text),
        "supports": match(
            gold["supports"],
            stated["supports"],
            same.same_support,
            lambda s: f"{s.get('bound')} {s.get('amount')}{s.get('unit')}",
        ),
        "projects": match(gold["projects"], stated["projects"], same.same_name, lambda p: str(p["name"])),
        "citations": match(
            gold["citations"],
            stated["citations"],
            same.same_citation,
            lambda c: str(c.get("title") or c.get("doc_number")),
        ),
    }
    parts = [{"title": title} for task in gold["tasks"] for title in task.get("subtasks", ())]
    if parts:
        inner = [task for task in stated["tasks"] if task.get("parent")]
        scores["subtasks"] = match(parts, inner, _same_title, lambda task: str(task.get("title")))
    return scores | _places(gold, stated)


def match(
    gold: Sequence[Fact], stated: Sequence[Fact], equal: Callable[[Fact, Fact], bool], show: Callable[[Fact], str]
) -> Score:
    """Pair facts one to one in order, required gold first; a fact stated twice is no error."""
    score, left = Score(), list(stated)
    for wanted in sorted(gold, key=lambda fact: bool(fact.get("optional"))):
        hit = next((fact for fact in left if equal(wanted, fact)), None)
        if hit is not None:
            left.remove(hit)
            score.found += not wanted.get("optional")
        elif not wanted.get("optional"):
            score.missed.append(show(wanted))
    score.wrong = [show(fact) for fact in left if not any(equal(wanted, fact) for wanted in gold)]
    return score


def _same_title(gold: Fact, stated: Fact) -> bool:
    return bare(gold["title"]) == bare(stated.get("title"))


def _number_text(fact: Fact) -> str:
    return f"{fact.get('subject') or ''} {fact.get('indicator')} {fact.get('op', '')} {fact.get('value')}{fact.get('unit')} @{fact.get('year')}".strip()


def _head(gold: Fact, stated: Fact) -> Score:
    score = Score()
    for name in HEAD_FIELDS:
        want, got = gold.get(name), stated.get(name)
        several = isinstance(want, list) and name != "period"
        if (
            ({bare(part) for part in want or ()} == {bare(part) for part in got or ()})
            if several
            else bare(want) == bare(got)
        ):
            score.found += 1
        else:
            score.missed.append(f"{name}: want {want!r}")
            score.wrong.append(f"{name}: got {got!r}")
    return score


def _paths(gold: Sequence[Fact], tasks: Sequence[Fact]) -> Score:
    score = Score()
    for wanted in gold:
        if wanted.get("path_lost"):
            continue
        want = [bare(step) for step in wanted["path"]]
        paths = [[bare(step) for step in task.get("path", ())] for task in tasks if _same_title(wanted, task)]
        if any(
            len(path) == len(want) and all(w.endswith(p) or p.endswith(w) for w, p in zip(want, path, strict=True))
            for path in paths
        ):
            score.found += 1
        else:
            score.missed.append(f"{wanted['title']}: want {wanted['path']}")
    return score


def _places(gold: Fact, stated: Fact) -> dict[str, Score]:
    """Score parks, places and locations; a park found as a place (or the other way) is neither found nor wrong."""
    wanted: dict[str, list[dict[str, Any]]] = {
        kind: [{"name": each} if isinstance(each, str) else dict(each) for each in gold[kind]]
        for kind in ("parks", "places")
    }
    known = {name for each in (*wanted["parks"], *wanted["places"]) for name in same.names_of(each)}
    scores: dict[str, Score] = {}
    for kind, facts in wanted.items():
        scores[kind] = match(facts, stated[kind], same.same_name, lambda fact: str(fact["name"]))
        scores[kind].wrong = [name for name in scores[kind].wrong if bare(name) not in known]
    alias = {
        bare(name): bare(park["name"]) for park in wanted["parks"] for name in [park["name"], *park.get("aliases", ())]
    }

    def canonical(name: object) -> str:
        return alias.get(bare(name), bare(name))

    scores["located"] = match(
        gold["located"],
        stated["located"],
        lambda g, p: (
            canonical(g["name"]) == canonical(p.get("name")) and canonical(g["place"]) == canonical(p.get("place"))
        ),
        lambda fact: f"{fact.get('kind')} {fact.get('name')} @ {fact.get('place')}",
    )
    return scores
