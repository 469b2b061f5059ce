"""Projects, parks and places as rows, and where things lie."""

from __future__ import annotations

from graph.records import DocumentFacts, Evidence, NamedPlace, Project, Resolution, ResolvedPlace, Task, content_id
from graph.rows.collector import Collector, Ref
from graph.rows.evidence import builder_evidence
from graph.rows.identity import shared_id
from graph.rows.units import Units


class Places:
    """Adds parks and places of one document on demand."""

    def __init__(self, rows: Collector, resolution: Resolution) -> None:
        """Add nothing yet."""
        self._rows = rows
        self._resolution = resolution
        self.park_by_name: dict[str, Ref] = {}

    def mentioned(self, name: str, evidence: Evidence) -> Ref:
        """Return the park or place of a written name, with one more mention of it."""
        label, properties = self._look_up(name)
        ref = self._rows.shared(label, evidence, name, **properties)
        if label == "Park":
            self.park_by_name.setdefault(properties["name"] or name, ref)
        return ref

    def somewhere(self, name: str, evidence: Evidence) -> Ref:
        """Return the park or place of a name within longer evidence; a mention only if there is none of its own."""
        label, properties = self._look_up(name)
        ref = (label, shared_id(label, properties))
        return ref if self._rows.named(ref, name) else self.mentioned(name, evidence)

    def _look_up(self, name: str) -> tuple[str, dict[str, str | None]]:
        park = self._resolution.parks.get(name)
        if park is not None:
            return "Park", {"name": park.name, "level": park.level, "area": park.area}
        squeezed = "".join(name.split())
        place = self._resolution.places.get(name) or ResolvedPlace(squeezed, None, None, None, "unresolved")
        return "Place", {"name": place.name, "level": place.level, "code": place.code, "area": place.area}


def add_places(rows: Collector, facts: DocumentFacts, places: Places) -> None:
    """Add parks and places with all their mentions, tasks that name a park in their title, and who lies where."""
    known: dict[str, Ref] = {task.id: ("Task", task.id) for task in facts.tasks}
    known |= {project.id: project_ref(rows, facts, project) for project in facts.projects}
    for named in (*facts.parks, *facts.places):
        for name, evidence in _mentions(named):
            known[named.id] = places.mentioned(name, evidence)
    _add_titles(rows, facts, places)
    for located in facts.located:
        start = known.get(located.subject or "")
        if start is not None:
            end = places.somewhere(located.place, located.evidence)
            if start != end:
                rows.link("LOCATED_IN", start, end, located.evidence, name=located.place)


def _mentions(named: NamedPlace) -> list[tuple[str, Evidence]]:
    """Return every mention with the form it is written in; the record's name where the quote has line breaks."""
    found = []
    for evidence in named.mentions:
        squeezed = "".join(evidence.quote.split())
        found.append((squeezed if squeezed in named.surfaces else named.name, evidence))
    return found


def _add_titles(rows: Collector, facts: DocumentFacts, places: Places) -> None:
    for park in facts.parks:
        for name, evidence in _mentions(park):
            task = _titled(facts.tasks, evidence)
            if task is not None:
                rows.link("CONCERNS", ("Task", task.id), places.mentioned(name, evidence), evidence)


def _titled(tasks: tuple[Task, ...], evidence: Evidence) -> Task | None:
    return next((t for t in tasks if t.evidence.start <= evidence.start and evidence.end <= t.evidence.end), None)


def project_ref(rows: Collector, facts: DocumentFacts, project: Project) -> Ref:
    """Return the project's node, with one more mention of it."""
    name, area = "".join(project.name.split()), facts.head.area.name
    said = (project.evidence, project.name)
    return rows.shared("Project", *said, box=project.box, name=name, kind=project.kind, area=area)


def add_projects(rows: Collector, facts: DocumentFacts, places: Places, units: Units) -> None:
    """Add projects with their figures, builders, places and the task that is about them."""
    located = {(fact.subject, fact.place) for fact in facts.located}
    for project in facts.projects:
        ref = project_ref(rows, facts, project)
        if project.task is not None:
            rows.link("CONCERNS", ("Task", project.task), ref, project.evidence)
        for name in project.places:
            if (project.id, name) not in located:
                where = places.somewhere(name, project.evidence)
                rows.link("LOCATED_IN", ref, where, project.evidence, name, name=name)
        for name in project.builders:
            evidence = builder_evidence(facts, name, project.evidence)
            rows.link("BUILDS", units.named(name, evidence), ref, evidence, name, name=name)
        for fact in project.facts:
            said = fact.evidence
            key = content_id("project_fact", ref[1], facts.head.id, said.start, said.end, fact.attribute)
            values = {"attribute": fact.attribute, "value": float(fact.value), "unit": fact.unit}
            rows.link("HAS_FACT", ref, rows.node("ProjectFact", key, said, **values), said)
