"""plan-facts/1: the facts of one document as JSON, for exchange and scoring (see ../shared/gold/FORMAT.md).

Names are as written, with all white space removed; resolution stands beside them. Spans and quotes are those of the
stored text, unchanged.
"""

from __future__ import annotations

import re
from typing import Any

from graph.records import Citation, DocumentFacts, Evidence, NamedPlace, Project, Resolution, Responsibility, Task

FORMAT = "plan-facts/1"


def to_plan_facts(facts: DocumentFacts, resolution: Resolution | None = None) -> dict[str, Any]:
    """Return the JSON object of one document.

    Args:
        facts: What the loaders state.
        resolution: What the written names stand for; without it ``unit`` is null everywhere.
    """
    resolved = resolution or Resolution()
    titles = {task.id: task.title for task in facts.tasks}
    head = facts.head
    return {
        "format": FORMAT,
        "document": {
            "source": head.source,
            "sha256": head.sha256,
            "title": squeeze(head.title),
            "doc_number": squeeze(head.doc_number),
            "issuers": [squeeze(name) for name in head.issuers],
            "written": head.written,
            "published": head.published,
            "period": list(head.period) if head.period else None,
            "kind": head.kind,
            "status": head.status.value,
        },
        "tasks": [_task(task, resolved) for task in facts.tasks],
        "targets": [
            {
                "indicator": squeeze(fact.indicator),
                "op": fact.op.value,
                "value": fact.value,
                "value2": fact.value2,
                "unit": fact.unit,
                "year": fact.year,
                "per": fact.per,
                "subject": fact.subject,
                "binding": fact.binding,
                "task": squeeze(titles.get(fact.task or "")),
                **_said(fact.evidence),
            }
            for fact in facts.targets
        ],
        "observations": [
            {
                "indicator": squeeze(fact.indicator),
                "subject": fact.subject,
                "value": fact.value,
                "unit": fact.unit,
                "year": fact.year,
                **_said(fact.evidence),
            }
            for fact in facts.observations
        ],
        "supports": [
            {
                "amount": fact.amount,
                "unit": fact.unit,
                "bound": fact.bound,
                "beneficiary": fact.beneficiary,
                "task": squeeze(titles.get(fact.task or "")),
                **_said(fact.evidence),
            }
            for fact in facts.supports
        ],
        "projects": [_project(project) for project in facts.projects],
        "parks": [{**_named(park), "unit": _administrator(park, resolved)} for park in facts.parks],
        "places": [_named(place) for place in facts.places],
        "located": [
            {"kind": fact.kind, "name": squeeze(fact.name), "place": squeeze(fact.place), **_said(fact.evidence)}
            for fact in facts.located
        ],
        "citations": [_citation(citation) for citation in facts.citations],
    }


def squeeze(text: str | None) -> str | None:
    """Return the text without white space; None stays None."""
    return None if text is None else re.sub(r"\s+", "", text)


def _said(evidence: Evidence) -> dict[str, Any]:
    return {"quote": evidence.quote, "span": [evidence.start, evidence.end]}


def _task(task: Task, resolved: Resolution) -> dict[str, Any]:
    return {
        "id": task.id,
        "parent": task.parent,
        "number": task.number,
        "title": squeeze(task.title),
        "path": [squeeze(step) for step in task.path],
        "kind": task.kind.value,
        "span": [task.start, task.end],
        "responsible": [_responsible(owner, resolved) for owner in task.responsible],
        "deadline": task.deadline,
    }


def _responsible(owner: Responsibility, resolved: Resolution) -> dict[str, Any]:
    unit = resolved.units.get(owner.name)
    return {
        "name": squeeze(owner.name),
        "unit": unit.name if unit else None,
        "role": owner.role.value,
        "inferred": owner.inferred,
        **_said(owner.evidence),
    }


def _project(project: Project) -> dict[str, Any]:
    return {
        "name": squeeze(project.name),
        "box": squeeze(project.box),
        "kind": project.kind,
        "places": list(project.places),
        "builders": list(project.builders),
        "facts": [
            {"attribute": fact.attribute, "value": fact.value, "unit": fact.unit, **_said(fact.evidence)}
            for fact in project.facts
        ],
        **_said(project.evidence),
    }


def _named(place: NamedPlace) -> dict[str, Any]:
    return {"name": squeeze(place.name), "surface": [squeeze(form) for form in place.surfaces]}


def _administrator(park: NamedPlace, resolved: Resolution) -> str | None:
    canonical = resolved.parks.get(park.name)
    names = {park.name, *park.surfaces, canonical.name if canonical else park.name}
    return next((unit.name for unit in resolved.units.values() if names & set(unit.administers)), None)


def _citation(citation: Citation) -> dict[str, Any]:
    return {"title": squeeze(citation.title), "doc_number": squeeze(citation.doc_number), **_said(citation.evidence)}
