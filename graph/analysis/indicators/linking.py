"""Figures of all documents put together by what they measure: rows in, indicators with the reason of every link out.

Whatever the order of the rows, the same indicators come out: what a figure measures follows from its own words, its unit,
its place and the decisions of people, never from the other figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from graph.analysis.indicators.decisions import IndicatorDecisions, phrase_key
from graph.analysis.indicators.figures import (
    Figure,
    Source,
    Text,
    is_downward,
    is_made,
    is_partial,
    read_bounds,
    read_operator,
    read_source,
    read_time,
)
from graph.analysis.indicators.measures import Measure, Step, read_literal, read_measure
from graph.analysis.indicators.scope import Scope, read_scope
from graph.analysis.indicators.units import read_unit
from graph.records import content_id

#: Phrases are alike enough for a person to look at when this share of their characters agrees.
NEAR = 0.72
#: Pairs of characters that stand in more indicators than this say nothing of likeness.
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Indicator:
    """Figures that can be compared with each other.

    Attributes:
        id: Hash of what the figures share, so the same in every store that holds them.
        label: What is measured, in words that read back as the same measure.
        unit: Written unit for showing values: the one most figures have.
        size: How many of the family's unit one of it is.
        figures: By time of document and place in it.
    """

    id: str
    label: str
    measure: Measure
    family: str
    unit: str
    size: float
    scope: Scope
    figures: tuple[Figure, ...]

    @property
    def targets(self) -> tuple[Figure, ...]:
        """The figures that are aims."""
        return tuple(figure for figure in self.figures if figure.kind == "target")

    @property
    def observations(self) -> tuple[Figure, ...]:
        """The figures of the past or present."""
        return tuple(figure for figure in self.figures if figure.kind == "observation")


def link_figures(
    rows: Iterable[Mapping[str, Any]],
    *,
    places: Iterable[Mapping[str, Any]] = (),
    texts: Mapping[str, str] | None = None,
    decisions: IndicatorDecisions | None = None,
) -> tuple[Indicator, ...]:
    """Return the indicators of all figures, sorted by label and scope.

    Args:
        rows: Of ``targets/figures``.
        places: Of ``targets/figure_places``.
        texts: Document id → stored text, for the sentence around a figure; without it the quote stands alone.
        decisions: What people have said; none when None.
    """
    figures = read_figures(rows, places=places, texts=texts, decisions=decisions)
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(indicator_id(figure), []).append(figure)
    found = [_indicator(key, group) for key, group in groups.items()]
    return tuple(sorted(found, key=lambda each: (each.label, each.scope.key, each.family, each.id)))


def read_figures(
    rows: Iterable[Mapping[str, Any]],
    *,
    places: Iterable[Mapping[str, Any]] = (),
    texts: Mapping[str, str] | None = None,
    decisions: IndicatorDecisions | None = None,
) -> list[Figure]:
    """Return one figure a row, each read by itself."""
    named: dict[str, list[tuple[str, str]]] = {}
    for each in places:
        pairs = [(surface, each["place"]) for surface in each["surfaces"] or () if len(surface) > 1]
        named.setdefault(each["document_id"], []).extend(pairs)
    read = {key: Text(text) for key, text in (texts or {}).items()}
    sources: dict[str, Source] = {}
    seen: dict[str, Figure] = {}
    for row in sorted(rows, key=lambda row: (row["document_id"], row["start"], row["fact_id"], row["task_id"] or "")):
        key = row["document_id"]
        source = sources.setdefault(key, read_source(row))
        figure = _figure(row, source, named.get(key, ()), read.get(key), decisions or IndicatorDecisions())
        seen.setdefault(figure.id, figure)  # a target of two tasks has two rows
    return list(seen.values())


def indicator_id(figure: Figure) -> str:
    """Return the id of what a figure measures; two figures can be compared when theirs are equal."""
    measure = figure.measure
    own = (figure.source.document_id, figure.task_id) if measure.bare else ()
    parts = (measure.core, measure.form, measure.of, measure.verb, measure.basis, measure.down)
    return content_id("comparable", *parts, figure.family, figure.scope.key, *own)


def near_indicators(indicators: Sequence[Indicator]) -> list[tuple[Indicator, Indicator, float]]:
    """Return pairs that the rule keeps apart although their words are alike, the most alike first.

    Only indicators of one place, form and unit family are compared; a person may join them with a decision.
    """
    by_pair: dict[tuple[str, ...], list[int]] = {}
    for number, each in enumerate(indicators):
        if not each.measure.bare:
            core = each.measure.core
            for pair in {core[at : at + 2] for at in range(len(core) - 1)}:
                by_pair.setdefault((each.scope.key, each.measure.form, each.family, pair), []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in by_pair.values():
        if len(numbers) <= _COMMON:
            shared.update((a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :])
    found = []
    for (a, b), pairs in shared.items():
        first, second = indicators[a], indicators[b]
        if 2 * pairs < min(len(first.measure.core), len(second.measure.core)) - 1:
            continue
        likeness = SequenceMatcher(None, first.label, second.label, autojunk=False).ratio()
        if likeness >= NEAR:
            found.append((first, second, likeness))
    return sorted(found, key=lambda pair: (-pair[2], pair[0].label, pair[1].label, pair[0].id, pair[1].id))


def _indicator(key: str, group: list[Figure]) -> Indicator:
    figures = tuple(sorted(group, key=lambda figure: figure.order))
    first = min(group, key=lambda figure: figure.place)
    written = Counter(figure.unit.written for figure in figures)
    unit = min(written, key=lambda name: (-written[name], name))
    size = next(figure.unit.size for figure in figures if figure.unit.written == unit)
    return Indicator(key, first.measure.label, first.measure, first.family, unit, size, first.scope, figures)


def _figure(
    row: Mapping[str, Any],
    source: Source,
    places: Sequence[tuple[str, str]],
    text: Text | None,
    decisions: IndicatorDecisions,
) -> Figure:
    unit = read_unit(row["measure"])
    measure, steps, decided = _measure(row, decisions)
    op, start, end, quote = read_operator(row), row["start"], row["end"], str(row["quote"])
    value = float(row["value"]) * unit.size
    value2 = None if row["value2"] is None else float(row["value2"]) * unit.size
    low, high, strict = read_bounds(op, value, value2)
    lead = text.lead(start, end) if text is not None else quote
    year, assumed, span = read_time(row, measure, source, lead)
    return Figure(
        id=row["fact_id"], kind=row["fact_kind"], source=source, written=str(row["indicator"] or ""), measure=measure,
        unit=unit, family="位" if measure.form == "rank" else unit.family, scope=read_scope(row, places), op=op,
        shown=float(row["value"]), shown2=row["value2"], value=value, low=low, high=high, strict=strict, year=year,
        assumed=assumed, span=span, partial=is_partial(lead), down=is_downward(op, measure, quote), made=is_made(quote),
        task_id=row["task_id"], task=row["task"], start=start, end=end, quote=quote,
        sentence=text.sentence(start) if text is not None else start, lead=lead, steps=steps, decided=decided,
    )  # fmt: skip


def _measure(row: Mapping[str, Any], decisions: IndicatorDecisions) -> tuple[Measure, tuple[Step, ...], str | None]:
    """Read the phrase, then let a person's decision about it, or about what the rule made of it, win."""
    written, unit, per, area = str(row["indicator"] or ""), row["measure"], row["per"], str(row["area"] or "全国")
    measure, steps = read_measure(written, unit, per)
    for phrase in (written, measure.label):
        decision = decisions.joins(phrase, area)
        if decision is not None and decision.is_ is not None:
            joined, _ = read_measure(decision.is_, unit, per)
            reason = f"{decision.reviewer} {decision.date}: {decision.reason}"
            return joined, (*steps, Step("decision", phrase, joined.label)), reason
    apart = decisions.parts(written, area) | decisions.parts(measure.label, area)
    if phrase_key(measure.label) in apart:
        alone = read_literal(written, unit, per)
        return alone, (Step("parted", measure.label, alone.label),), "parted"
    return measure, steps, None
