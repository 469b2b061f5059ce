"""From a plan to its facts."""

from __future__ import annotations

from graph.records import Clause, DocumentFacts, Section, SourceText, Task, content_id
from loaders.extract.bodies import leading_groups
from loaders.extract.conventions import Convention, find_conventions
from loaders.extract.deadlines import read_deadline
from loaders.extract.figures import state_figures
from loaders.extract.names import state_names
from loaders.extract.outcomes import owner_clauses, rest_clauses
from loaders.extract.responsibility import responsibilities
from loaders.extract.shared import shared_brackets
from loaders.extract.words import read_words
from loaders.plan import Item, Plan
from loaders.structure import read_plan

__all__ = ["state_facts"]


def state_facts(source: SourceText) -> DocumentFacts:
    """Return everything one source states, in document order.

    The same text gives the same facts with the same ids, whatever was read before.
    """
    plan = read_plan(source)
    if plan.head is None:
        raise ValueError("read_plan leaves no document without a head")
    sections = _sections(plan)
    section_ids = [section.id for section in sections]
    conventions = find_conventions(plan)
    tasks = _tasks(plan, section_ids, conventions)
    task_ids = [task.id for task in tasks]

    def task_id(index: int | None) -> str | None:
        return None if index is None else task_ids[index]

    def section_id(index: int | None) -> str | None:
        return None if index is None else section_ids[index]

    words = read_words(plan)
    figures = state_figures(plan, words, task_id=task_id, section_id=section_id)
    names = state_names(plan, words, tasks, task_id=task_id, section_id=section_id)
    clauses: list[Clause] = [*owner_clauses(plan, tasks, conventions), *figures.clauses, *names.clauses]
    owners = [name.name for task in tasks for name in task.responsible]
    clauses += list(rest_clauses(plan, words, [*owners, *plan.head.issuers], clauses))
    clauses.sort(key=lambda clause: (clause.start, clause.end, clause.about))
    return DocumentFacts(
        source,
        plan.head,
        sections,
        tasks,
        figures.targets,
        figures.observations,
        figures.supports,
        names.projects,
        names.parks,
        names.places,
        names.located,
        names.citations,
        tuple(clauses),
        tuple(leading_groups(plan, tasks)),
    )


def _sections(plan: Plan) -> tuple[Section, ...]:
    ids: list[str] = []
    sections: list[Section] = []
    for heading in plan.headings:
        evidence = plan.clean.evidence(heading.title_start, heading.title_end, f"structure.{heading.style}")
        ids.append(content_id("section", plan.document_id, evidence.start, evidence.end))
        start, end = plan.clean.stored(heading.start, heading.end)
        parent = ids[heading.parent] if heading.parent is not None else None
        sections.append(
            Section(ids[-1], parent, heading.number, heading.title, heading.level, heading.index, start, end, evidence)
        )
    return tuple(sections)


def _tasks(plan: Plan, section_ids: list[str], conventions: list[Convention]) -> tuple[Task, ...]:
    ids = [
        content_id("task", plan.document_id, *plan.clean.stored(item.title_start, item.title_end))
        for item in plan.items
    ]
    shared = shared_brackets(plan)
    return tuple(_task(plan, item, ids, section_ids, conventions, shared.get(item.index)) for item in plan.items)


def _task(
    plan: Plan,
    item: Item,
    ids: list[str],
    section_ids: list[str],
    conventions: list[Convention],
    shared: tuple[int, int] | None,
) -> Task:
    owners, deadline = responsibilities(plan, item, conventions, shared) if item.parent is None else ((), None)
    when, said = read_deadline(plan, item, deadline)
    start, end = plan.clean.stored(item.start, item.end)
    rule = "task.row" if item.owners or item.deadline else "task.slogan" if item.parent is not None else "task.heading"
    return Task(
        ids[item.index],
        section_ids[item.heading] if item.heading is not None else None,
        ids[item.parent] if item.parent is not None else None,
        item.number,
        item.title,
        item.path,
        item.kind,
        item.index,
        start,
        end,
        owners,
        when,
        plan.clean.evidence(item.title_start, item.title_end, rule),
        said,
    )
