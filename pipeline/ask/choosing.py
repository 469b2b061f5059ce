"""Chooses what a question asks: its items in, the fitting intent with its values out, or the nearest ones.

An intent fits only when every item is used: words that it has no use for would change the question, so they are named to
the person instead of being dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.ask.names import Name
from pipeline.ask.reading import Item
from pipeline.ask.rules import Intent, load_intents, load_words


@dataclass(slots=True)
class Fit:
    """How far an intent explains a question.

    Attributes:
        slots: Slot → the items that fill it.
        text: Search words in their order.
        missing: Needs that nothing fills.
        unused: Items that the intent has no use for.
        role: Role that a word of the question states, or None.
        folded: Names that are taken for search words.
    """

    intent: Intent
    slots: dict[str, list[Item]] = field(default_factory=dict)
    text: list[Item] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unused: list[Item] = field(default_factory=list)
    role: str | None = None
    folded: int = 0

    @property
    def fits(self) -> bool:
        """True when all that is needed stands there and nothing is left over."""
        return not self.missing and not self.unused

    def words(self) -> str:
        """Return the search words: neighbours joined, others with a blank between."""
        parts: list[str] = []
        end = None
        for item in self.text:
            if end == item.start and parts:
                parts[-1] += item.text
            else:
                parts.append(item.text)
            end = item.end
        return " ".join(parts)


def rank(items: Sequence[Item], own_areas: frozenset[str]) -> list[Fit]:
    """Return all intents, the best first: those that fit with most needs, then those that nearly do."""
    fits = [_fit(intent, items, own_areas) for intent in load_intents()]
    order = {id(fit): position for position, fit in enumerate(fits)}
    return sorted(fits, key=lambda fit: (not fit.fits, _cost(fit), fit.folded, -len(fit.intent.needs), order[id(fit)]))


def _cost(fit: Fit) -> int:
    """Return how much is wrong: words left over weigh more than words missing; a word explained weighs a little."""
    return 0 if fit.fits else 3 * len(fit.unused) + 2 * len(fit.missing)


def _fit(intent: Intent, items: Sequence[Item], own_areas: frozenset[str]) -> Fit:
    fit = Fit(intent)
    wanted = {word for need in intent.needs for word in need.split("|")} | set(intent.may)
    found: set[str] = set()
    for item in items:
        _place(fit, item, wanted, found, own_areas)
    if fit.text:
        found.add("text")
    if intent.text == "required" and not fit.text:
        fit.missing.append("text")
    needs = [need for need in intent.needs if need != "text"]
    fit.missing += [need for need in needs if not found.intersection(need.split("|"))]
    return fit


def _place(fit: Fit, item: Item, wanted: set[str], found: set[str], own_areas: frozenset[str]) -> None:
    """Give one item the use that the intent has for it."""
    if item.kind == "cue":
        if used := wanted.intersection(item.classes):
            found.update(used)
            fit.role = next((load_words().roles[name] for name in sorted(used) if name in load_words().roles), fit.role)
        else:
            fit.unused.append(item)
    elif item.kind in ("year", "number"):
        _fill(fit, item, item.kind if item.kind in wanted else None, found)
    elif item.kind == "name":
        _place_name(fit, item, wanted, found, own_areas)
    elif fit.intent.text != "none":
        fit.text.append(item)
    else:
        fit.unused.append(item)


def _place_name(fit: Fit, item: Item, wanted: set[str], found: set[str], own_areas: frozenset[str]) -> None:
    # A name that only a lexicon knows counts where no loaded thing bears it.
    kinds = {name.kind for name in item.names if name.id is not None} or {name.kind for name in item.names}
    for slot in ("unit", "unit2", "place", "project_name", "document_name"):
        if slot in wanted and slot.rstrip("2") in kinds and slot not in fit.slots:
            return _fill(fit, item, slot, found)
    if any(name.name in own_areas for name in item.names):
        return None  # all documents are of this area, so it restricts nothing
    if kinds.intersection(fit.intent.fold) and not item.partial:
        fit.text.append(item)
        fit.folded += 1
        return None
    fit.unused.append(item)
    return None


def _fill(fit: Fit, item: Item, slot: str | None, found: set[str]) -> None:
    if slot is None or slot in fit.slots:
        fit.unused.append(item)
        return
    fit.slots[slot] = [item]
    found.add(slot)


def readings(item: Item, slot: str) -> list[Name]:
    """Return what a name can mean in a slot."""
    return [name for name in item.names if name.kind == slot.rstrip("2")]
