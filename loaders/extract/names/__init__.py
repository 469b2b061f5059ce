"""Projects, parks, places, locations and citations of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.records import Citation, Clause, Located, NamedPlace, Outcome, Project, Task
from loaders.extract.mentions import Mention
from loaders.extract.names.citations import find_citations
from loaders.extract.names.locations import project_locations, task_locations
from loaders.extract.names.named import named_places, outside_figures
from loaders.extract.names.park_locations import park_locations
from loaders.extract.names.projects import find_projects
from loaders.extract.words import Words
from loaders.plan import Plan

__all__ = ["Names", "state_names"]


@dataclass(frozen=True, slots=True)
class Names:
    """The named things of one document, each tuple in document order."""

    projects: tuple[Project, ...] = ()
    parks: tuple[NamedPlace, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    located: tuple[Located, ...] = ()
    citations: tuple[Citation, ...] = ()
    clauses: tuple[Clause, ...] = ()


def state_names(
    plan: Plan,
    words: Words,
    tasks: Sequence[Task],
    *,
    task_id: Callable[[int | None], str | None],
    section_id: Callable[[int | None], str | None],
) -> Names:
    """Return the named things of a plan.

    Args:
        plan: The plan.
        words: What the pipeline found in its text.
        tasks: Its tasks; position equals ``Item.index``.
        task_id: Item index → record id.
        section_id: Heading index → record id.
    """
    mentions = outside_figures(plan, words.mentions)
    projects = find_projects(plan, mentions, task_id=task_id, section_id=section_id)
    parks = named_places(plan, mentions, "park")
    located = (
        *task_locations(plan, tasks, [project for project, _, _ in projects], mentions),
        *project_locations(plan, projects, mentions),
        *park_locations(plan, parks, mentions),
    )
    return Names(
        tuple(project for project, _, _ in projects),
        parks,
        named_places(plan, mentions, "place"),
        tuple(sorted(located, key=lambda fact: fact.evidence.start)),
        tuple(find_citations(plan)),
        tuple(_clauses(plan, mentions, located)),
    )


def _clauses(plan: Plan, mentions: Iterable[Mention], located: Sequence[Located]) -> Iterator[Clause]:
    """Yield one clause per mention: extracted with its rule."""
    for mention in mentions:
        evidence = plan.clean.evidence(mention.start, mention.end, mention.rule)
        yield Clause(evidence.start, evidence.end, evidence.quote, "place", Outcome.EXTRACTED, mention.rule)
