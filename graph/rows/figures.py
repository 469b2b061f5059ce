"""Targets, observations and money as rows, and the indicators that make figures comparable."""

from __future__ import annotations

import re
import unicodedata

from graph.records import Area, DocumentFacts, Evidence, Observation, Target
from graph.rows.collector import Collector, Ref
from graph.rows.document import container

_QUOTES = re.compile(r"[\s“”‘’\"'《》〈〉「」]+")
# 全社会 stays: 全社会用电量 and 用电量 of industry are two indicators.
_OWN = re.compile(r"^(?:全|我|本)(?:国|省|市|州|盟|区|县|镇)")
_MULTIPLE = re.compile(r"^(?:万亿|百万|千万|万|亿)(?=.)")


def add_figures(rows: Collector, facts: DocumentFacts) -> None:
    """Add targets, observations and supports, what they are part of, and what they measure."""
    for order, target in enumerate(facts.targets):
        _add_target(rows, facts.head.area, target, order)
    for order, observation in enumerate(facts.observations):
        _add_observation(rows, facts.head.area, observation, order)
    for support in facts.supports:
        ref = rows.node(
            "Support",
            support.id,
            support.evidence,
            amount=float(support.amount),
            unit=support.unit,
            bound=support.bound,
            beneficiary=support.beneficiary,
        )
        rows.link("PART_OF", ref, container(rows, support.section), support.evidence)
        if support.task is not None:
            rows.link("SUPPORTED_BY", ("Task", support.task), ref, support.evidence)


def _add_target(rows: Collector, area: Area, target: Target, order: int) -> None:
    ref = rows.node(
        "Target",
        target.id,
        target.evidence,
        value=float(target.value),
        unit=target.unit,
        year=target.year,
        indicator=target.indicator,
        op=target.op.value,
        value2=None if target.value2 is None else float(target.value2),
        per=target.per,
        increment=target.increment,
        binding=target.binding,
        subject=target.subject,
        deadline=target.deadline,
        order=order,
    )
    rows.link("PART_OF", ref, container(rows, target.section), target.evidence)
    if target.task is not None:
        rows.link("HAS_TARGET", ("Task", target.task), ref, target.evidence)
    indicator = _indicator(rows, area, target.indicator, target.unit, target.subject, target.evidence)
    rows.link("MEASURES", ref, indicator, target.evidence)


def _add_observation(rows: Collector, area: Area, observation: Observation, order: int) -> None:
    ref = rows.node(
        "Observation",
        observation.id,
        observation.evidence,
        value=float(observation.value),
        unit=observation.unit,
        year=observation.year,
        indicator=observation.indicator,
        subject=observation.subject,
        order=order,
    )
    rows.link("PART_OF", ref, container(rows, observation.section), observation.evidence)
    written = (observation.indicator, observation.unit, observation.subject)
    rows.link("MEASURES", ref, _indicator(rows, area, *written, observation.evidence), observation.evidence)


def _indicator(rows: Collector, area: Area, name: str, unit: str, subject: str | None, evidence: Evidence) -> Ref:
    normal, base, whose = indicator_name(name), base_unit(unit), indicator_subject(subject, area)
    return rows.shared("Indicator", evidence, name, name=normal, unit=base, subject=whose)


def indicator_name(written: str) -> str:
    """Return a noun phrase so that two plans that mean the same write the same.

    >>> indicator_name("全市 “四上”企业数")
    '四上企业数'
    """
    name = _QUOTES.sub("", unicodedata.normalize("NFKC", written))
    shorter = _OWN.sub("", name)
    return shorter if len(shorter) >= 2 else name


def base_unit(written: str) -> str | None:
    """Return a unit without its multiple; None when there is none.

    >>> [base_unit(unit) for unit in ("亿元", "万亿元", "万人次", "％", "万")]
    ['元', '元', '人次', '%', None]
    """
    unit = _MULTIPLE.sub("", _QUOTES.sub("", unicodedata.normalize("NFKC", written)))
    return None if unit in ("", "万", "亿", "万亿", "百万", "千万") else unit


def indicator_subject(written: str | None, area: Area) -> str:
    """Return whose value it is: what the text says, else (or for 全市 and 我市) the document's own area."""
    subject = _QUOTES.sub("", unicodedata.normalize("NFKC", written)) if written else ""
    return area.name if not subject or _OWN.fullmatch(subject) else subject
