"""What can be said of the figures of indicators: met or missed, weaker or stronger, contradicting, adding up, plausible."""

from __future__ import annotations

from collections.abc import Sequence

from graph.analysis.indicators.linking import Indicator, near_indicators
from graph.analysis.indicators.verdicts.agreement import judge_agreement
from graph.analysis.indicators.verdicts.attainment import Neighbour, judge_targets
from graph.analysis.indicators.verdicts.growth import judge_growth, judge_pace
from graph.analysis.indicators.verdicts.revision import judge_revisions
from graph.analysis.indicators.verdicts.sums import judge_sums
from graph.analysis.indicators.verdicts.verdict import OUTCOMES, Verdict

__all__ = ["OUTCOMES", "Verdict", "judge", "latest_year"]


def judge(indicators: Sequence[Indicator], *, until: int | None = None) -> tuple[Verdict, ...]:
    """Return all verdicts, those that need a person first.

    Args:
        indicators: Of ``link_figures``.
        until: Year that counts as now; the last year the documents speak of when None. Targets of earlier years should have
            a result. The clock is never asked, so the same documents give the same verdicts.
    """
    now = latest_year(indicators) if until is None else until
    neighbour = _neighbours(indicators)
    verdicts = [*judge_sums(indicators), *judge_pace(indicators)]
    for indicator in indicators:
        verdicts += judge_targets(indicator, now, neighbour)
        verdicts += judge_revisions(indicator)
        verdicts += judge_agreement(indicator)
        verdicts += judge_growth(indicator)
    return tuple(sorted({verdict.id: verdict for verdict in verdicts}.values(), key=lambda verdict: verdict.order))


def latest_year(indicators: Sequence[Indicator]) -> int:
    """Return the last year that a document is dated, or that an observed value holds for; 0 without any."""
    years = [0]
    for indicator in indicators:
        for figure in indicator.figures:
            date = figure.source.date
            years += [int(date[:4])] if date is not None else []
            years += [figure.year] if figure.kind == "observation" and figure.year is not None else []
    return max(years)


def _neighbours(indicators: Sequence[Indicator]) -> Neighbour:
    """Return what looks like an indicator, has observed values and is another one: the same phrase first, then alike ones."""
    by_core: dict[str, list[Indicator]] = {}
    alike: dict[str, Indicator] = {}
    for indicator in indicators:
        if indicator.observations:
            by_core.setdefault(indicator.measure.core, []).append(indicator)
    for first, second, _ in near_indicators(indicators):
        for one, other in ((first, second), (second, first)):
            if other.observations:
                alike.setdefault(one.id, other)

    def nearest(indicator: Indicator) -> Indicator | None:
        if indicator.measure.bare:
            return None
        same = [each for each in by_core.get(indicator.measure.core, ()) if each.id != indicator.id and _one_step(each, indicator)]
        same.sort(key=lambda each: (each.scope.key != indicator.scope.key, each.family != indicator.family, each.label, each.id))
        return same[0] if same else alike.get(indicator.id)

    return nearest


def _one_step(other: Indicator, indicator: Indicator) -> bool:
    """Tell whether the place or the form is the same, so that there is one difference to explain."""
    return other.scope.key == indicator.scope.key or (other.measure == indicator.measure and other.family == indicator.family)
