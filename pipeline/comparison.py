"""When two facts count as the same in an evaluation (rules of plan-facts/1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

Fact = Mapping[str, Any]
_PUNCTUATION = re.compile(r"[\s“”\"'‘’《》〈〉、，,。．.;；:：()（）〔〕\[\]【】·—\-–~～]")
#: Share of character pairs two noun phrases must have in common when neither contains the other.
LEAST_OVERLAP = 0.5


def bare(text: object) -> str:
    """Return a text without white space, punctuation and differences of width or case."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", str(text or ""))).lower()


def similar(one: object, other: object) -> bool:
    """Tell whether two phrases name the same thing: one contains the other, or they share enough character pairs."""
    a, b = bare(one), bare(other)
    if not a or not b:
        return False
    if a in b or b in a:
        return True
    x, y = _pairs(a), _pairs(b)
    return len(x & y) / min(len(x), len(y)) >= LEAST_OVERLAP


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)} or {text}


def scaled(value: object, unit: object) -> tuple[float | None, str]:
    """Return value and unit with 万 and 亿 folded into the value: 5 万人 is 50000 人, 1 亿元 is 100000000 元."""
    amount = _number(value)
    text = unicodedata.normalize("NFKC", str(unit or "")).strip()
    for prefix, factor in (("万亿", 1e12), ("亿", 1e8), ("万", 1e4)):
        if amount is not None and text.startswith(prefix):
            amount, text = amount * factor, text[len(prefix) :] or "元"
            break
    return (None if amount is None else round(amount, 4)), "人" if text == "名" else text


def _number(value: object) -> float | None:
    try:
        return round(float(str(value)), 6)
    except ValueError:
        return None


def same_value(gold: Fact, found: Fact) -> bool:
    """Tell whether value and unit agree, with the unit as written or as annotated."""
    stated = scaled(found.get("value"), found.get("unit"))
    return stated in (
        scaled(gold["value"], gold["unit"]),
        scaled(gold["value"], gold.get("unit_written") or gold["unit"]),
    )


def same_year(gold: Fact, found: Fact) -> bool:
    """Tell whether the year agrees; ``year_implied`` counts as well."""
    accepted = {gold.get("year")} | ({gold["year_implied"]} if "year_implied" in gold else set())
    return found.get("year") in accepted


def same_target(gold: Fact, found: Fact) -> bool:
    """Tell whether two targets agree in value, year and indicator."""
    return same_value(gold, found) and same_year(gold, found) and similar(gold["indicator"], found.get("indicator"))


def same_observation(gold: Fact, found: Fact) -> bool:
    """Tell whether two observations agree in value, year, subject and indicator."""
    return same_target(gold, found) and similar(gold["subject"], found.get("subject"))


def same_support(gold: Fact, found: Fact) -> bool:
    """Tell whether two supports agree in amount, bound and quote."""
    amounts = scaled(gold.get("amount"), gold.get("unit")) == scaled(found.get("amount"), found.get("unit"))
    return (
        amounts
        and (gold.get("bound") or None) == (found.get("bound") or None)
        and similar(gold["quote"], found.get("quote"))
    )


def names_of(fact: Fact) -> set[str]:
    """Return the names and aliases of a park, place or project."""
    return {bare(fact["name"])} | {bare(name) for name in [*fact.get("aliases", ()), *fact.get("surface", ())]}


def same_name(gold: Fact, found: Fact) -> bool:
    """Tell whether two named things share a name."""
    return bool(names_of(gold) & names_of(found))


def same_citation(gold: Fact, found: Fact) -> bool:
    """Tell whether two citations share their title or their number."""
    return any(bool(gold.get(key)) and bare(gold[key]) == bare(found.get(key)) for key in ("title", "doc_number"))


def same_owner(gold: Fact, found: Fact) -> bool:
    """Tell whether task, unit and role agree."""
    return all(bare(gold[key]) == bare(found[key]) for key in ("task", "unit", "role"))


def owners_of(tasks: list[Fact], key: str) -> list[Fact]:
    """Return one row per task and unit; ``key`` is ``units`` in gold and ``responsible`` in stated facts."""
    return [
        {
            "task": task.get("title"),
            "unit": unit.get("name"),
            "role": unit.get("role"),
            "optional": unit.get("optional", False),
        }
        for task in tasks
        for unit in task.get(key, ())
    ]
