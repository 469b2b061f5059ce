"""Indicators of a whole store: the questions asked, the figures linked and judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.analysis.indicators import Indicator, IndicatorDecisions, link_figures, load_indicator_decisions
from graph.analysis.indicators.verdicts import Verdict, judge
from graph.stores import GraphStore
from queries import run_query

#: Name and parameters of a question → its rows; the explorer passes one that keeps answers.
Ask = Callable[..., Iterable[Mapping[str, Any]]]


def read_indicators(store: GraphStore, *, decisions: IndicatorDecisions | None = None) -> tuple[Indicator, ...]:
    """Return the indicators of all loaded documents, by label and place.

    Args:
        store: Opened for reading.
        decisions: Of people; those of the project and of ``ZEREN_INDICATOR_DECISIONS`` when None.

    Raises:
        ResolutionError: A decisions file is not valid.
        StoreError: The store does not answer.
    """
    return gather_indicators(lambda name, **params: run_query(store, name, **params), decisions=decisions)


def gather_indicators(ask: Ask, *, decisions: IndicatorDecisions | None = None) -> tuple[Indicator, ...]:
    """Return the indicators of what ``ask`` answers (``read_indicators`` with another way of asking)."""
    rows = list(ask("targets/figures"))
    documents = dict.fromkeys(row["document_id"] for row in rows)
    texts = {key: "".join(part["content"] for part in ask("documents/document_text", document_id=key)) for key in documents}
    known = load_indicator_decisions() if decisions is None else decisions
    return link_figures(rows, places=ask("targets/figure_places"), texts=texts, decisions=known)


def judge_store(store: GraphStore, *, until: int | None = None) -> tuple[tuple[Indicator, ...], tuple[Verdict, ...]]:
    """Return the indicators of a store with all verdicts about them.

    Raises:
        ResolutionError: A decisions file is not valid.
        StoreError: The store does not answer.
    """
    indicators = read_indicators(store)
    return indicators, judge(indicators, until=until)


def choose_indicators(indicators: Iterable[Indicator], words: str = "", document_id: str | None = None) -> list[Indicator]:
    """Return the indicators whose name or written phrases hold all words, and that the document speaks of.

    Those with the most years come first, as there is most to compare.
    """
    wanted = words.replace("　", " ").lower().split()
    found = []
    for indicator in indicators:
        spoken = " ".join([indicator.label, indicator.scope.label, *(figure.written for figure in indicator.figures)]).lower()
        if all(word in spoken for word in wanted) and (
            document_id is None or any(figure.source.document_id == document_id for figure in indicator.figures)
        ):
            found.append(indicator)
    return sorted(found, key=lambda each: (-len({figure.year for figure in each.figures}), -len(each.figures)))
