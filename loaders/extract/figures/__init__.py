"""Every number of a plan: what is aimed at, what was reached, what money is promised, and why the rest is none of these."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.records import Clause, Observation, Operator, Outcome, Support, Target, content_id
from loaders.extract.figures.operators import operator_of
from loaders.extract.figures.phrase import is_increment
from loaders.extract.figures.reading import Reading, read_figures
from loaders.extract.figures.senses import Sense
from loaders.extract.figures.subjects import Subjects
from loaders.extract.figures.tables import indicator_tables
from loaders.extract.words import Words
from loaders.plan import Plan

__all__ = ["Figures", "state_figures"]

Ids = Callable[[int | None], str | None]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one document, each tuple in document order."""

    targets: tuple[Target, ...] = ()
    observations: tuple[Observation, ...] = ()
    supports: tuple[Support, ...] = ()
    clauses: tuple[Clause, ...] = ()


def state_figures(plan: Plan, words: Words, *, task_id: Ids, section_id: Ids) -> Figures:
    """Return the figures of a plan, and a clause for every number with what became of it.

    Args:
        plan: The plan.
        words: What the pipeline found in its text.
        task_id: Item index → record id.
        section_id: Heading index → record id.
    """
    targets: list[Target] = []
    observations: list[Observation] = []
    supports: list[Support] = []
    clauses: list[Clause] = []
    subjects = Subjects(plan.clean.norm, words.mentions)
    for reading in [*read_figures(plan, words, subjects, _concrete(plan)), *indicator_tables(plan, subjects)]:
        task, section = task_id(reading.sentence.item), section_id(reading.sentence.heading)
        rule = f"{reading.sense.value}.{'table' if reading.rule_table else 'clause'}"
        if reading.sense is Sense.TARGET:
            targets.append(_target(plan, reading, task, section, rule))
        elif reading.sense is Sense.OBSERVATION:
            observations.append(_observation(plan, reading, section, rule))
        elif reading.sense is Sense.SUPPORT:
            supports.extend(_supports(plan, reading, task, section))
        else:
            rule = reading.sense.value
        clauses.append(_clause(plan, reading, rule))
    return Figures(tuple(targets), tuple(observations), tuple(supports), tuple(clauses))


def _concrete(plan: Plan) -> set[int]:
    """Return the boxes that describe projects with investment, area or site."""
    pattern = re.compile(r"总?投资\S{0,4}\d|占地|建筑面积|用地\d|选址|规划面积|位于")
    return {index for index, box in enumerate(plan.boxes) if pattern.search(plan.clean.norm, box.start, box.end)}


def _target(plan: Plan, reading: Reading, task: str | None, section: str | None, rule: str) -> Target:
    quantity = reading.quantity
    evidence = plan.clean.evidence(reading.start, reading.end, rule)
    operator = operator_of(reading.before, reading.after, more=quantity.more, sign=quantity.sign)
    binding = True if "约束性" in reading.after else False if "预期性" in reading.after else None
    return Target(
        content_id(
            "target",
            plan.document_id,
            evidence.start,
            evidence.end,
            quantity.value,
            quantity.unit,
            reading.indicator,
            reading.year,
        ),
        reading.indicator,
        Operator(operator),
        quantity.value,
        quantity.value2,
        quantity.unit,
        reading.year,
        "year" if reading.each else None,
        is_increment(reading.indicator, reading.before, quantity.unit),
        binding,
        reading.subject or plan.area.name,
        task,
        section,
        reading.deadline,
        evidence,
    )


def _observation(plan: Plan, reading: Reading, section: str | None, rule: str) -> Observation:
    evidence = plan.clean.evidence(reading.start, reading.end, rule)
    return Observation(
        content_id(
            "observation",
            plan.document_id,
            evidence.start,
            evidence.end,
            reading.quantity.value,
            reading.indicator,
            reading.subject,
        ),
        reading.indicator,
        reading.subject or plan.area.name,
        reading.quantity.value,
        reading.quantity.unit,
        reading.year,
        section,
        evidence,
    )


def _supports(plan: Plan, reading: Reading, task: str | None, section: str | None) -> Iterator[Support]:
    """Yield one record, or two for 给予1000万元—3000万元: at least the first, at most the second."""
    evidence = plan.clean.evidence(reading.start, reading.end, "support.clause")
    quantity = reading.quantity
    bounds = [(quantity.value, reading.bound)]
    if quantity.value2 is not None:
        bounds = [(quantity.value, "min"), (quantity.value2, "max")]
    for amount, bound in bounds:
        yield Support(
            content_id("support", plan.document_id, evidence.start, evidence.end, amount, quantity.unit),
            amount,
            quantity.unit,
            bound,
            reading.beneficiary,
            task,
            section,
            evidence,
        )


def _clause(plan: Plan, reading: Reading, rule: str) -> Clause:
    start, end = plan.clean.stored(reading.start, reading.end)
    stated = reading.sense in (Sense.TARGET, Sense.OBSERVATION, Sense.SUPPORT)
    outcome = Outcome.EXTRACTED if stated else Outcome.UNRESOLVED if reading.sense is Sense.NO_AIM else Outcome.SKIPPED
    return Clause(start, end, plan.clean.source.text[start:end], "number", outcome, rule)
