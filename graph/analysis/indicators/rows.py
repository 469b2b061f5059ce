"""Indicators, links and verdicts as rows for tables, JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph.analysis.indicators.figures import Figure
from graph.analysis.indicators.linking import Indicator
from graph.analysis.indicators.measures import Step
from graph.analysis.indicators.verdicts.verdict import Verdict

#: Columns of all rows here that no named question has, for the captions.
COLUMNS = (
    "indicator_id", "indicator", "form", "scope", "measure", "fact_kind", "fact_id", "year", "assumed", "op", "value", "value2", "span", "partial",
    "written_name", "written_measure", "written_value", "resolution", "reason_zh", "reason_en", "date", "figures", "other_indicator_id",
    "other_indicator", "likeness", "other_document_title", "verdict_id", "verdict", "outcome", "conclusion", "explanation", "explanation_zh", "explanation_en", "facts",
)  # fmt: skip
#: Rule of a step → how it is said in Chinese and English.
_STEPS = {
    "front": ("去掉范围、愿望词", "words of place and aim off"), "back": ("去掉计数词", "words of counting off"),
    "kinds": ("去掉“各类”", "各类 off"), "inclusive": ("“及以上”作“以上”", "及以上 read as 以上"), "bracket": ("去掉缩写括注", "abbreviation in brackets off"),
    "per_head": ("“万人”作“每万人口”", "万人 read as 每万人口"), "synonym": ("同一指标的另一名称（词表）", "another name of the indicator (lexicon)"),
    "growth": ("读作增长率", "read as growth"), "share": ("读作比重", "read as a share"), "increase": ("读作增量", "read as an increase"),
    "rank": ("读作排名", "read as a rank"), "multiple": ("读作倍数", "read as a multiple"), "decision": ("人工判定相同", "a person's decision: the same"),
    "parted": ("人工判定不同", "a person's decision: apart"),
}  # fmt: skip


def timeline_rows(indicators: Iterable[Indicator]) -> list[dict[str, Any]]:
    """Return one row a figure: by indicator, then year (without one last), observations before targets."""
    return [
        _figure_row(indicator, figure)
        for indicator in indicators
        for figure in sorted(indicator.figures, key=lambda f: (f.year or 9999, f.kind == "target", f.order))
    ]


def link_rows(indicators: Iterable[Indicator]) -> list[dict[str, Any]]:
    """Return one row for each phrase that an indicator is made of, with the reason it belongs there and its first sentence.

    Indicators of one phrase in one document have nothing to review and are left out.
    """
    rows = []
    for indicator in indicators:
        spelled: dict[tuple[str, str], list[Figure]] = {}
        for figure in indicator.figures:
            spelled.setdefault((figure.written, figure.source.document_id), []).append(figure)
        if len(spelled) > 1 or any(figure.decided for figure in indicator.figures):
            rows += [_link_row(indicator, figures) for figures in spelled.values()]
    return rows


def near_rows(pairs: Iterable[tuple[Indicator, Indicator, float]]) -> list[dict[str, Any]]:
    """Return one row for each two indicators whose words are alike and that stay apart."""
    rows = []
    for one, other, likeness in pairs:
        first, second = one.figures[0], other.figures[0]
        rows.append({
            "indicator_id": one.id, "indicator": one.label, "other_indicator_id": other.id, "other_indicator": other.label, "scope": one.scope.label,
            "measure": one.unit, "likeness": round(likeness, 2), "document_id": first.source.document_id,
            "document_title": first.source.title, "start": first.start, "end": first.end, "quote": first.quote,
            "other_document_id": second.source.document_id, "other_document_title": second.source.title,
            "other_start": second.start, "other_end": second.end, "other_quote": second.quote,
        })  # fmt: skip
    return rows


def verdict_rows(verdicts: Iterable[Verdict], lang: str) -> list[dict[str, Any]]:
    """Return one row a verdict; ``facts`` has every figure with its place, the first one stands in the row itself."""
    rows = []
    for verdict in verdicts:
        first, indicator = verdict.facts[0], verdict.indicator
        rows.append({
            "verdict_id": verdict.id, "verdict": verdict.kind, "outcome": verdict.outcome, "indicator_id": indicator.id,
            "indicator": indicator.label, "scope": indicator.scope.label, "measure": indicator.unit, "year": verdict.year,
            "conclusion": verdict.conclusion[0 if lang == "zh" else 1], "explanation": verdict.zh if lang == "zh" else verdict.en,
            "explanation_zh": verdict.zh, "explanation_en": verdict.en,
            "facts": [_fact(figure) for figure in verdict.facts], "document_id": first.source.document_id,
            "document_title": first.source.title, "start": first.start, "end": first.end, "quote": first.quote,
        })  # fmt: skip
    return rows


def reason_of(steps: Sequence[Step], decided: str | None, lang: str) -> str:
    """Return why a phrase measures what it is shown to measure, step by step."""
    at = 0 if lang == "zh" else 1
    if not steps:
        return ("字面相同", "the same words")[at]
    said = [f"{_STEPS[step.rule][at]}（{step.before}→{step.after}）" for step in steps if step.rule in _STEPS]
    return "；".join([*said, *([decided] if decided and decided != "parted" else [])])


def method_of(figure: Figure) -> str:
    """Return what links a figure to its indicator: decision, lexicon, rule or same (the same words)."""
    rules = {step.rule for step in figure.steps}
    if figure.decided is not None:
        return "decision"
    return "lexicon" if "synonym" in rules else "rule" if rules else "same"


def _figure_row(indicator: Indicator, figure: Figure) -> dict[str, Any]:
    return {
        "indicator_id": indicator.id, "indicator": indicator.label, "form": indicator.measure.form, "scope": indicator.scope.label,
        "measure": indicator.unit, "fact_kind": figure.kind, "fact_id": figure.id, "year": figure.year, "assumed": figure.assumed,
        "op": figure.op, "value": figure.value / indicator.size,
        "value2": None if figure.shown2 is None else figure.shown2 * figure.unit.size / indicator.size,
        "span": figure.span, "partial": figure.partial, "written_name": figure.written, "written_measure": figure.unit.written,
        "written_value": figure.shown, "resolution": method_of(figure), "reason_zh": reason_of(figure.steps, figure.decided, "zh"),
        "reason_en": reason_of(figure.steps, figure.decided, "en"), "task_id": figure.task_id, "task": figure.task,
        **_fact_place(figure),
    }  # fmt: skip


def _link_row(indicator: Indicator, figures: Sequence[Figure]) -> dict[str, Any]:
    first = figures[0]
    return {
        "indicator_id": indicator.id, "indicator": indicator.label, "scope": indicator.scope.label, "measure": indicator.unit,
        "written_name": first.written, "resolution": method_of(first), "figures": len(figures),
        "reason_zh": reason_of(first.steps, first.decided, "zh"), "reason_en": reason_of(first.steps, first.decided, "en"),
        "fact_id": first.id, "fact_kind": first.kind, **_fact_place(first),
    }  # fmt: skip


def _fact(figure: Figure) -> dict[str, Any]:
    return {
        "fact_kind": figure.kind, "fact_id": figure.id, "op": figure.op, "value": figure.shown, "value2": figure.shown2,
        "measure": figure.unit.written, "year": figure.year, **_fact_place(figure),
    }  # fmt: skip


def _fact_place(figure: Figure) -> dict[str, Any]:
    return {
        "document_id": figure.source.document_id, "document_title": figure.source.title, "date": figure.source.date,
        "start": figure.start, "end": figure.end, "quote": figure.quote,
    }  # fmt: skip
