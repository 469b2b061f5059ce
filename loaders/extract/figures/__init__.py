"""Every number of a plan: targets, observations, supports (being written)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.records import Clause, Observation, Support, Target
from loaders.plan import Plan


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one document, each tuple in document order."""

    targets: tuple[Target, ...] = ()
    observations: tuple[Observation, ...] = ()
    supports: tuple[Support, ...] = ()
    clauses: tuple[Clause, ...] = ()


def state_figures(plan: Plan, *, task_id: Callable[[int | None], str | None], section_id: Callable[[int | None], str | None]) -> Figures:
    """Return the figures of a plan."""
    return Figures()
