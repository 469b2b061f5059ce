"""A snapshot as StratML Part 2 (ANSI/AIIM 22:2017), one performance plan for each document.

Sections that hold tasks become goals, tasks objectives, units stakeholders with a role, targets performance indicators,
observations of the same indicator actual results. The format has no element for evidence: words and place stand in
``OtherInformation``, and the Turtle export has all of it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from graph.exports.files import new_folder, xml_text
from graph.exports.snapshot import Node, Row, Snapshot

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_NSMAP: Any = {None: NAMESPACE}
_ROLES = {"lead": "牵头单位", "support": "配合单位", "responsible": "责任单位"}
_COMPARATORS = {"ge": ">=", "gt": ">", "eq": "=", "approx": "~", "le": "<=", "lt": "<"}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

#: Goal, or None for the document itself, with what it holds.
Goals = dict[Node | None, list[Node]]


def write_stratml(snapshot: Snapshot, folder: Path) -> int:
    """Write a new folder with one file for each document; returns their number.

    Raises:
        SettingsError: The folder exists or cannot be written.
    """
    with new_folder(folder) as part:
        names: set[str] = set()
        for document in snapshot.of("Document"):
            source = str(document.properties.get("source") or document.id)
            name = source if source.lower() not in names else f"{source}.{document.id[-8:]}"
            names.add(name.lower())
            tree = etree.ElementTree(plan_of(snapshot, document))
            tree.write(part / f"{name}.xml", encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return len(names)


def plan_of(snapshot: Snapshot, document: Node) -> etree._Element:
    """Return the plan of one document."""
    own = document.properties
    targets = [node for node in snapshot.of("Target") if node.properties["document_id"] == document.id]
    kind = "Performance_Report" if own.get("status") == "news" else "Performance_Plan" if targets else "Strategic_Plan"
    root = etree.Element(f"{{{NAMESPACE}}}PerformancePlanOrReport", {"Type": kind}, nsmap=_NSMAP)
    _text(root, "Name", document.name)
    _text(root, "Description", own.get("kind"))
    _text(root, "OtherInformation", f"{own.get('doc_number') or ''} sha256:{own.get('sha256')}".strip())
    core = _element(root, "StrategicPlanCore")
    for link in snapshot.leaving(document, "ISSUED_BY"):
        organization = _element(core, "Organization")
        _text(organization, "Name", link.last.name)
        _text(organization, "Identifier", _key(link.last.id))
    for goal, members in _goals(snapshot, document, targets).items():
        _goal(core, snapshot, document, goal, members)
    administrative = _element(root, "AdministrativeInformation")
    _text(administrative, "Identifier", _key(document.id))
    for name, value, last in (("StartDate", own.get("period_start"), False), ("EndDate", own.get("period_end"), True)):
        _text(administrative, name, _date(value, last=last))
    _text(administrative, "PublicationDate", _date(own.get("published") or own.get("written"), last=False))
    return root


def _goals(snapshot: Snapshot, document: Node, targets: Sequence[Node]) -> Goals:
    """Return goals with their tasks; what stands in no section, and figures of no task, belong to the document."""
    goals: Goals = {}
    for task in snapshot.of("Task"):
        if task.properties["document_id"] == document.id:
            goals.setdefault(_section(snapshot, task), []).append(task)
    loose = [target for target in targets if not snapshot.arriving(target, "HAS_TARGET")]
    figures = [*loose, *_loose_observations(snapshot, document)]
    if figures or not goals:
        goals.setdefault(None, []).extend(figures)
    return goals


def _section(snapshot: Snapshot, task: Node) -> Node | None:
    """Return the section that a task serves, through the tasks around it."""
    around: Node | None = task
    while around is not None and around.label == "Task":
        parents = [link.last for link in snapshot.leaving(around, "PART_OF")]
        around = next((parent for parent in parents if parent.label in ("Task", "Section")), None)
    if around is None or around.properties["start"] != task.properties["start"]:
        return around
    # A heading that is the task itself; the goal is what it stands under.
    return next((link.last for link in snapshot.leaving(around, "PART_OF") if link.last.label == "Section"), around)


def _loose_observations(snapshot: Snapshot, document: Node) -> list[Node]:
    """Return observations of which no target of the document measures the same."""
    own = [node for node in snapshot.of("Observation") if node.properties["document_id"] == document.id]
    return [node for node in own if not _counterparts(snapshot, node, "Target")]


def _counterparts(snapshot: Snapshot, figure: Node, label: str) -> list[Node]:
    found = [
        link.first
        for measured in snapshot.leaving(figure, "MEASURES")
        for link in snapshot.arriving(measured.last, "MEASURES")
        if link.first.label == label and link.first.properties["document_id"] == figure.properties["document_id"]
    ]
    return list(dict.fromkeys(sorted(found, key=lambda node: (node.properties["start"], node.id))))


def _goal(core: Any, snapshot: Snapshot, document: Node, goal: Node | None, members: Sequence[Node]) -> None:
    made = _element(core, "Goal")
    _text(made, "Name", (goal or document).name)
    _text(made, "Description", (goal or document).name)
    _text(made, "Identifier", _key(goal.id) if goal is not None else f"{_key(document.id)}_goal")
    _text(made, "SequenceIndicator", goal.properties.get("number") if goal is not None else None)
    if goal is not None:
        _text(made, "OtherInformation", _said(snapshot, goal.properties))
    figures = [member for member in members if member.label != "Task"]
    for task in (member for member in members if member.label == "Task"):
        _objective(made, snapshot, task)
    if figures:
        objective = _element(made, "Objective")
        _text(objective, "Name", document.name)
        _text(objective, "Identifier", f"{_key(document.id)}_objective")
        for figure in figures:
            _indicator(objective, snapshot, figure)


def _objective(goal: Any, snapshot: Snapshot, task: Node) -> None:
    made = _element(goal, "Objective")
    _text(made, "Name", task.name)
    _text(made, "Description", task.properties.get("text"))
    _text(made, "Identifier", _key(task.id))
    _text(made, "SequenceIndicator", task.properties.get("number"))
    for link in snapshot.arriving(task, "RESPONSIBLE_FOR"):
        kind = "Generic_Group" if link.first.properties.get("diffuse") else "Organization"
        stakeholder = _element(made, "Stakeholder", {"StakeholderTypeType": kind})
        _text(stakeholder, "Name", link.first.name)
        _text(stakeholder, "Description", _said(snapshot, link.properties))
        role = _element(stakeholder, "Role")
        _text(role, "Name", _ROLES.get(str(link.properties.get("role")), str(link.properties.get("role"))))
        _text(role, "RoleType", "Performer")
    deadline = task.properties.get("deadline")
    lines = [_said(snapshot, task.properties), f"完成时限: {deadline}" if deadline else None]
    _text(made, "OtherInformation", "\n".join(line for line in lines if line))
    for link in snapshot.leaving(task, "HAS_TARGET"):
        _indicator(made, snapshot, link.last)


def _indicator(objective: Any, snapshot: Snapshot, figure: Node) -> None:
    own = figure.properties
    made = _element(objective, "PerformanceIndicator", {"PerformanceIndicatorType": "Quantitative"})
    _text(made, "MeasurementDimension", figure.name)
    _text(made, "UnitOfMeasurement", own.get("unit") or "", always=True)
    _text(made, "Identifier", _key(figure.id))
    instance = _element(made, "MeasurementInstance")
    if figure.label == "Target":
        _result(instance, "TargetResult", snapshot, figure)
    for observation in [figure] if figure.label == "Observation" else _counterparts(snapshot, figure, "Observation"):
        _result(instance, "ActualResult", snapshot, observation)
    binding = {True: "约束性", False: "预期性"}.get(own.get("binding"))  # type: ignore[arg-type]
    _text(made, "OtherInformation", "\n".join(line for line in (binding, _said(snapshot, own)) if line))


def _result(instance: Any, name: str, snapshot: Snapshot, figure: Node) -> None:
    own = figure.properties
    made = _element(instance, name)
    _text(made, "EndDate", _date(own.get("deadline") or own.get("year"), last=True))
    _text(made, "NumberOfUnits", _number(own.get("value")))
    if figure.label == "Target":
        descriptor = _element(made, "Descriptor")
        _text(descriptor, "DescriptorName", "comparator" if own.get("value2") is None else "range")
        bounds = f"{_number(own.get('value'))} - {_number(own.get('value2'))}"
        comparator = _COMPARATORS.get(str(own.get("op")), str(own.get("op")))
        _text(descriptor, "DescriptorValue", comparator if own.get("value2") is None else bounds)
    _text(made, "Description", _said(snapshot, own))


def _said(snapshot: Snapshot, properties: Row) -> str | None:
    said = snapshot.evidence(properties)
    if said is None:
        return None
    return f"“{said.quote}” ({f'{said.place}, ' if said.place else ''}{said.start}-{said.end})"


def _number(value: Any) -> str | None:
    """Return a decimal without exponent or thousands separator."""
    return None if value is None else f"{Decimal(repr(value)).normalize():f}"


def _date(value: Any, *, last: bool) -> str | None:
    """Return a whole date: the first or last day of a year or month; None for what is no date."""
    match = _DATE.fullmatch(str(value)) if value is not None else None
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    if not (1 <= month <= 12 and year > 0):
        return None
    days = calendar.monthrange(year, month)[1]
    day = int(match[3] or (days if last else 1))
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= days else None


def _element(parent: Any, name: str, attributes: dict[str, str] | None = None) -> Any:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes or {})


def _text(parent: Any, name: str, value: Any, *, always: bool = False) -> None:
    if value or always:
        _element(parent, name).text = xml_text(value)


def _key(key: str) -> str:
    """Return an id that XML allows: it begins with a letter or underscore and has no colon."""
    return "_" + key.replace(":", "_")
