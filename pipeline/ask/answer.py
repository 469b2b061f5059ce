"""Answers a question: the text in, the named query with its parameters and rows out, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.errors import QueryError
from pipeline.ask.choosing import Fit, rank, readings
from pipeline.ask.names import Name, NameBook, read_names
from pipeline.ask.reading import LONGEST, Item, read_question
from queries import find_query, run_query
from queries.catalogue import Reader

#: Suggestions shown at most, and names listed for choice.
MOST_SUGGESTIONS, MOST_CHOICES = 4, 12


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that can be answered, in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a question.

    Attributes:
        outcome: answered; nothing (understood, no rows); choose (a name can mean several things); unknown (a name that no
            loaded document mentions); refused.
        query: Name of the named query, or None.
        parameters: What it was asked with.
        shown: The same with names in place of ids.
        rows: The answer.
        not_understood: Stretches of the question that were not used, as written; of "nothing" the words without any row.
        choices: For "choose": the form as written, and the things it can mean.
        nearest: Questions close to this one that can be answered.
        years: For "nothing" in a year: years for which the same question has rows.
    """

    question: str
    outcome: str
    query: str | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    not_understood: tuple[str, ...] = ()
    choices: tuple[str, tuple[Name, ...]] | None = None
    nearest: tuple[Suggestion, ...] = ()
    years: tuple[int, ...] = ()


def ask(store: Reader, question: str, *, book: NameBook | None = None, limit: int | None = None) -> Answer:
    """Answer a question by a named query; never by made-up Cypher, never by leaving words out.

    Args:
        store: Opened for reading.
        question: In Chinese, at most 300 characters.
        book: Names of the store, when they have been read already.
        limit: Most rows, where the query has a limit.

    Raises:
        QueryError: The question is too long.
        StoreError: The store does not answer.
    """
    if len(question) > LONGEST:
        raise QueryError(f"the question has {len(question)} characters; at most {LONGEST} are read")
    book = read_names(store) if book is None else book
    items = read_question(question, book)
    ranked = rank(items, book.own_areas)
    best = ranked[0]
    if not best.fits:
        return Answer(question, "refused", not_understood=_left(best, items), nearest=_nearest(ranked, items))
    return _name_problem(question, best, ranked, items) or _run(store, question, best, ranked, items, limit)


def _name_problem(question: str, fit: Fit, ranked: Sequence[Fit], items: Sequence[Item]) -> Answer | None:
    """Return the answer for a name that nothing loaded bears, or that several things bear."""
    for slot, (item, *_) in fit.slots.items():
        if item.kind != "name":
            continue
        meant = [name for name in readings(item, slot) if name.id is not None]
        if not meant:
            return Answer(question, "unknown", not_understood=(item.text,), nearest=_nearest(ranked, items))
        if len(meant) > 1 or item.partial:
            return Answer(question, "choose", query=fit.intent.query, choices=(item.text, tuple(meant[:MOST_CHOICES])))
    return None


def _run(store: Reader, question: str, fit: Fit, ranked: Sequence[Fit], items: Sequence[Item], limit: int | None) -> Answer:
    parameters: dict[str, Any] = {}
    shown: dict[str, Any] = {}
    for name, source in fit.intent.params.items():
        value, said = _value(fit, source, name)
        if value is not None:
            parameters[name], shown[name] = value, said
    info = find_query(fit.intent.query)
    if limit is not None and "limit" not in parameters and any(p.name == "limit" for p in info.parameters):
        parameters["limit"] = limit
    rows = run_query(store, info.name, **parameters)
    if rows:
        return Answer(question, "answered", info.name, parameters, shown, rows)
    years = _years(store, info.name, parameters)
    words = () if years else tuple(item.text for item in fit.text)
    near = _nearest(ranked[1:], items)
    return Answer(question, "nothing", info.name, parameters, shown, not_understood=words, nearest=near, years=years)


def _years(store: Reader, query: str, parameters: dict[str, Any]) -> tuple[int, ...]:
    """Return the years for which the same question has an answer, when it was asked for a year that has none."""
    if "year" not in parameters:
        return ()
    rows = run_query(store, query, **{name: value for name, value in parameters.items() if name != "year"})
    found = {int(str(row.get("year") or row.get("deadline") or "")[:4] or 0) if str(row.get("year") or row.get("deadline") or "")[:4].isdigit() else 0 for row in rows}
    return tuple(sorted(found - {0}))


def _value(fit: Fit, source: str, name: str) -> tuple[Any, Any]:
    """Return one parameter as the query takes it and as people read it."""
    if source.startswith("="):
        value: Any = {"=true": True, "=false": False}.get(source, source[1:])
        return value, value
    if source == "role":
        return fit.role, fit.role
    if source == "text":
        return (fit.words() or None,) * 2
    if source == "units":
        both = [_meant(fit, slot) for slot in ("unit", "unit2")]
        return [one.id for one in both if one], [one.name for one in both if one]
    if source not in fit.slots:
        return None, None
    item = fit.slots[source][0]
    if item.kind != "name":
        return item.value, item.value
    meant = _meant(fit, source)
    if meant is None:
        return None, None
    return (meant.id if name.endswith("_id") else meant.name), meant.name


def _meant(fit: Fit, slot: str) -> Name | None:
    return next((name for name in readings(fit.slots[slot][0], slot) if name.id is not None), None)


def _left(best: Fit, items: Sequence[Item]) -> tuple[str, ...]:
    """Return what was not understood: what no rule knows, else what the nearest question has no use for."""
    strange = [item for item in items if item.kind == "text" or {"unsupported", "relative"}.intersection(item.classes)]
    unknown = [item for item in items if item.kind == "name" and all(name.id is None for name in item.names)]
    chosen = strange + unknown or best.unused
    return tuple(item.text for item in sorted(chosen, key=lambda item: item.start))


def _nearest(ranked: Sequence[Fit], items: Sequence[Item]) -> tuple[Suggestion, ...]:
    """Return near questions, with the names of this one in them where they have a place."""
    found: dict[str, Suggestion] = {}
    for fit in ranked:
        values = {slot: (meant.name if (meant := _meant(fit, slot)) else "") for slot in fit.slots if fit.slots[slot][0].kind == "name"}
        defaults = {"unit": "市科技局", "unit2": "市财政局", "place": "高新区", "project_name": "…", "document_name": "…"}
        filled = {**defaults, **{slot: name for slot, name in values.items() if name}}
        suggestion = Suggestion(fit.intent.zh.format_map(filled), fit.intent.en.format_map(filled))
        if "…" not in suggestion.zh:
            found.setdefault(suggestion.zh, suggestion)
        if len(found) == MOST_SUGGESTIONS:
            break
    return tuple(found.values())
