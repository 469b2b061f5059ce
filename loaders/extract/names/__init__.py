"""Projects, parks, places, locations and citations of a plan (being written)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.records import Citation, Clause, Located, NamedPlace, Project, Task
from loaders.plan import Plan


@dataclass(frozen=True, slots=True)
class Names:
    """The named things of one document, each tuple in document order."""

    projects: tuple[Project, ...] = ()
    parks: tuple[NamedPlace, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    located: tuple[Located, ...] = ()
    citations: tuple[Citation, ...] = ()
    clauses: tuple[Clause, ...] = ()


def state_names(plan: Plan, tasks: Sequence[Task], figures: Any, *, task_id: Callable[[int | None], str | None],
                section_id: Callable[[int | None], str | None]) -> Names:
    """Return the named things of a plan."""
    return Names()
