"""Rows of two plans → rows of what became of each task, owner, deadline and target, each with the words of both plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analysis.plans.deadlines import deadline_change
from graph.analysis.plans.matching import Match, Task, find_parts, match_tasks, read_tasks, space_of
from graph.analysis.plans.targets import match_targets, target_change

Row = Mapping[str, Any]
#: Ids of units with the role in which they are named.
Named = frozenset[tuple[str, str]]
#: All codes of ``change`` in the order in which a reader wants them, and those that say nothing has changed.
CHANGES = (
    "task_vanished", "task_new", "task_split", "task_merged", "task_reworded", "task_repeated", "task_same",
    "owner_added", "owner_dropped", "owner_role",
    "deadline_added", "deadline_dropped", "deadline_earlier", "deadline_later", "deadline_restated",
    "target_raised", "target_lowered", "target_moved", "target_restated", "target_new", "target_vanished", "target_same",
)  # fmt: skip
UNCHANGED = frozenset({"task_same", "target_same"})
#: Columns of the rows; the evidence of both sides stands in ``before_…`` and ``after_…``.
COLUMNS = (
    "change", "before_task_id", "before_task", "after_task_id", "after_task", "score", "parts", "what", "before", "after",
    "reason", *(f"{side}_{name}" for side in ("before", "after") for name in ("document_id", "start", "end", "quote")),
)  # fmt: skip
#: Matched tasks of other periods that are so alike were carried over from one plan to the next.
REPEATED = 0.8


@dataclass(frozen=True, slots=True)
class Plan:
    """One side.

    Attributes:
        document: Row of ``documents/documents_list``.
        tasks: Rows of ``tasks/plan_tasks``.
        targets: Rows of ``targets/targets_list``.
    """

    document: Row
    tasks: Sequence[Row]
    targets: Sequence[Row]


def compare_plans(before: Plan, after: Plan) -> list[dict[str, Any]]:
    """Return one row for each thing that became of the first plan, and for each that is new in the second.

    A row has the columns of ``COLUMNS``; what a plan does not state is None, but where a matched task of it is the reason
    (an owner that is not named any more), its title stands as that side's quote. Tasks in the order of the first plan,
    new ones after them; each with its owners, deadline and targets behind it; targets outside of tasks last.
    """
    return list(_Comparison(before, after).rows())


class _Comparison:
    """Two plans while they are compared."""

    def __init__(self, before: Plan, after: Plan) -> None:
        self.plans = (before, after)
        self.first, self.second = (read_tasks(plan.tasks, _indicators(plan)) for plan in self.plans)
        self.matches = match_tasks(self.first, self.second)
        ids = {self._id(match): self.second[match.second].row["task_id"] for match in self.matches}
        self.pairs = match_targets(before.targets, after.targets, ids)
        self.other_period = _period(before.document) != _period(after.document) and None not in (
            _period(before.document), _period(after.document))  # fmt: skip

    def _id(self, match: Match) -> str:
        return str(self.first[match.first].row["task_id"])

    def rows(self) -> Iterator[dict[str, Any]]:
        targets = self._targets()
        space = space_of(self.first, self.second)
        by_first = {match.first: match for match in self.matches}
        by_second = {match.second: match for match in self.matches}
        gone = [number for number in range(len(self.first)) if number not in by_first]
        new = [number for number in range(len(self.second)) if number not in by_second]
        merged, split = (
            find_parts(gone, self.first, self.second, space),
            find_parts(new, self.second, self.first, space),
        )
        parted, united = _named_by_parts(split, self.second), _named_by_parts(merged, self.first)
        for number, task in enumerate(self.first):
            if number in by_first:
                match = by_first[number]
                yield from self._pair(match, united.get(match.second, frozenset()), parted.get(number, frozenset()))
            elif number in merged:
                whole, share = merged[number]
                yield from self._part("task_merged", task, self.second[whole], share, by_second.get(whole))
            else:
                yield _row("task_vanished", task.row, None)
            yield from targets.pop(task.row["task_id"], [])
        for number in new:
            task = self.second[number]
            if number in split:
                whole, share = split[number]
                yield from self._part("task_split", self.first[whole], task, share, by_first.get(whole))
            else:
                yield _row("task_new", None, task.row)
            yield from targets.pop(task.row["task_id"], [])
        for rows in targets.values():
            yield from rows

    def _part(self, change: str, one: Task, other: Task, share: float, match: Match | None) -> Iterator[dict[str, Any]]:
        """Yield a part of a split or merged task and its owners; what only the whole names is said at the whole."""
        common: dict[str, Any] = {"score": share, "parts": {"share": share}}
        yield _row(change, one.row, other.row, **common)
        split = change == "task_split"
        rest = frozenset() if match is None else _named(self.second[match.second] if split else self.first[match.first])
        around = (frozenset(), rest) if split else (rest, frozenset())
        silent = "owner_dropped" if split else "owner_added"
        yield from (row for row in _owner_rows(one, other, common, *around) if row["change"] != silent)

    def _pair(self, match: Match, united: Named, parted: Named) -> Iterator[dict[str, Any]]:
        one, other = self.first[match.first], self.second[match.second]
        change = "task_same" if (one.title, one.text) == (other.title, other.text) else "task_reworded"
        if self.other_period and (change == "task_same" or match.score >= REPEATED):
            change = "task_repeated"
        common: dict[str, Any] = {"score": match.score, "parts": dict(match.parts)}
        yield _row(change, one.row, other.row, **common)
        yield from _owner_rows(one, other, common, united, parted)
        moved = deadline_change(one.row["deadline"], other.row["deadline"])
        if moved is not None:
            said: dict[str, Any] = {"before": one.row["deadline"], "after": other.row["deadline"], "prefix": "deadline_"}
            yield _row(moved, one.row, other.row, first=one.row, second=other.row, **said, **common)

    def _targets(self) -> dict[str | None, list[dict[str, Any]]]:
        """Return the rows of targets by the task behind which they stand."""
        before, after = (plan.targets for plan in self.plans)
        tasks = {task.row["task_id"]: task.row for task in (*self.first, *self.second)}
        found: dict[str | None, list[dict[str, Any]]] = {}
        matched: tuple[set[int], set[int]] = (set(), set())
        for one, other, cosine in self.pairs:
            matched[0].add(one)
            matched[1].add(other)
            change, reason = target_change(before[one], after[other])
            said: dict[str, Any] = {"score": cosine, "parts": {"indicator": cosine}, "reason": reason}
            found.setdefault(before[one]["task_id"], []).append(
                _target_row(change, before[one], after[other], tasks, **said))  # fmt: skip
        for number, row in enumerate(before):
            if number not in matched[0]:
                found.setdefault(row["task_id"], []).append(_target_row("target_vanished", row, None, tasks))
        for number, row in enumerate(after):
            if number not in matched[1]:
                found.setdefault(row["task_id"], []).append(_target_row("target_new", None, row, tasks))
        return found


def _named(task: Task) -> Named:
    return frozenset((owner["unit_id"], owner["role"]) for owner in task.row["owners"])


def _named_by_parts(parts: Mapping[int, tuple[int, float]], tasks: Sequence[Task]) -> dict[int, Named]:
    """Return for each whole the owners that its parts name."""
    found: dict[int, Named] = {}
    for number, (whole, _) in parts.items():
        found[whole] = found.get(whole, frozenset()) | _named(tasks[number])
    return found


def _owner_rows(
    one: Task, other: Task, common: Mapping[str, Any], united: Named, parted: Named
) -> Iterator[dict[str, Any]]:
    """Yield owners that one side does not name, or names in another role; as the task's own or as those above it.

    Args:
        one: Task of the first plan.
        other: Task of the second plan.
        common: Columns that all rows have.
        united: Owners of further tasks of the first plan that stand in the same one of the second.
        parted: Owners of further tasks of the second plan that stood in the same one of the first.
    """
    before, after = ({unit for unit, _ in named} for named in (united, parted))
    old, new = ({owner["unit_id"]: owner for owner in reversed(task.row["owners"])} for task in (one, other))
    for unit_id in dict.fromkeys([*reversed(old), *reversed(new)]):
        first, second = old.get(unit_id), new.get(unit_id)
        if first is not None and second is not None and first["role"] == second["role"]:
            continue
        if (second is None and unit_id in after) or (first is None and unit_id in before):
            continue  # it moved with the part, where its role is compared
        if first and second and ((unit_id, first["role"]) in parted or (unit_id, second["role"]) in united):
            continue
        change = "owner_role" if first and second else "owner_dropped" if first else "owner_added"
        said: dict[str, Any] = {"before": first and first["role"], "after": second and second["role"]}
        what = (first or second or {})["unit"]
        yield _row(change, one.row, other.row, first=first, second=second, what=what, **said, **common)


def _target_row(
    change: str, one: Row | None, other: Row | None, tasks: Mapping[str, Row], **said: Any
) -> dict[str, Any]:
    homes = [tasks.get(row["task_id"]) if row is not None else None for row in (one, other)]
    what = (one or other or {})["indicator"]
    return _row(
        change, *homes, first=one, second=other, what=what, before=_figure(one), after=_figure(other), only=True, **said
    )


def _figure(row: Row | None) -> dict[str, Any] | None:
    names = ("op", "value", "value2", "measure", "year", "per", "increment")
    return None if row is None else {name: row[name] for name in names if row[name] is not None}


def _row(
    change: str, one: Row | None, other: Row | None, *, first: Row | None = None, second: Row | None = None,
    prefix: str = "", only: bool = False, **said: Any,
) -> dict[str, Any]:  # fmt: skip
    """Return a row; a side without words of its own shows the title of its task, unless ``only`` the words count."""
    row = dict.fromkeys(COLUMNS, None) | {"change": change} | said
    for side, task, fact in (("before", one, first), ("after", other, second)):
        row |= {f"{side}_task_id": task and task["task_id"], f"{side}_task": task and task["title"]}
        shown, stem = (fact, prefix) if fact is not None and fact.get(f"{prefix}quote") is not None else (task, "")
        if shown is None or (only and fact is None):
            continue
        home = shown.get("document_id") or (task and task["document_id"])
        row |= {f"{side}_document_id": home}
        row |= {f"{side}_{name}": shown[f"{stem}{name}"] for name in ("start", "end", "quote")}
    return row


def _indicators(plan: Plan) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in plan.targets:
        if row["task_id"] is not None and row["indicator_id"] is not None:
            found.setdefault(row["task_id"], set()).add(row["indicator_id"])
    return found


def _period(document: Row) -> tuple[int, int] | None:
    start, end = document["period_start"], document["period_end"]
    return (start, end) if start is not None and end is not None else None
