"""The facts of one document in, what its written names stand for out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from graph.lexicons import looks_like_unit
from graph.records import DocumentFacts, NamedPlace, Resolution, ResolvedPlace, ResolvedUnit
from graph.resolve.decisions import Decisions, Proposal, load_decisions
from graph.resolve.places import PlaceResolver
from graph.resolve.units import UnitResolver

_DEFINES = re.compile(r"([\u4e00-\u9fff]{4,40})[（(]以下(?:统)?简称[：:]?\s*[“\"]?([\u4e00-\u9fff]{2,12})[”\"]?[）)]")


def resolve_document(facts: DocumentFacts, *, decisions: Decisions | None = None) -> Resolution:
    """Return units, places and parks for every name the facts hold, and the superiors of the units.

    The keys are the names as written. ``superiors`` holds each superior's own superior too, up to 国务院.

    Args:
        facts: As the loaders state them; nothing outside is read but lexicons and decisions.
        decisions: What people have decided; None reads data/decisions and ``ZEREN_DECISIONS``.

    Raises:
        LexiconError: A lexicon is bad.
        ResolutionError: A decisions file is bad or contradicts itself.
    """
    decisions = load_decisions() if decisions is None else decisions
    area = facts.head.area
    names = tuple(dict.fromkeys(unit_names(facts)))
    units = UnitResolver(area, decisions, defined=definitions(facts.source.text), known=names)
    places = PlaceResolver(area)
    resolved = {name: units.resolve(name) for name in names}
    parks = {name: found for park in facts.parks for name, found in _as_one(park, places.park)}
    one = {name: found for place in facts.places for name, found in _as_one(place, places.place)}
    spots = dict.fromkeys(
        [surface for place in facts.places for surface in (place.name, *place.surfaces)]
        + [located.place for located in facts.located]
        + [place for project in facts.projects for place in project.places]
    )
    return Resolution(
        units=resolved,
        places={name: one.get(name) or places.place(name) for name in spots if name not in parks},
        parks=parks,
        superiors=_superiors(units, resolved),
    )


def _as_one(named: NamedPlace, resolve: Callable[[str], ResolvedPlace]) -> Iterator[tuple[str, ResolvedPlace]]:
    """Yield what each form of a park or place stands for; forms that nothing knows are what the others are.

    The document says that they are one (预制菜产业园, 平桥预制菜产业园), so the graph must not make two of them.
    """
    found = {name: resolve(name) for name in (named.name, *named.surfaces)}
    known = next((each for each in found.values() if each.method != "unresolved"), None)
    whole = known or found[max(found, key=len)]
    for name, each in found.items():
        yield name, whole if each.method == "unresolved" else each


def unit_names(facts: DocumentFacts) -> Iterator[str]:
    """Yield every written unit name: issuers, owners of tasks, builders of projects."""
    yield from facts.head.issuers
    for task in facts.tasks:
        yield from (responsibility.name for responsibility in task.responsible)
    for project in facts.projects:
        yield from project.builders


def definitions(text: str) -> dict[str, str]:
    """Return the short forms that a document itself defines for units: 郑州市科学技术局（以下简称市科技局）."""
    found: dict[str, str] = {}
    for match in _DEFINES.finditer(text):
        left, short = match[1], match[2]
        # The sentence before the name is cut off by taking the longest ending that has the shape of a unit.
        full = next((left[start:] for start in range(len(left) - 3) if looks_like_unit(left[start:])), None)
        if full is not None and len(full) > len(short) and looks_like_unit(short):
            found[short] = full
    return found


def propose(facts: DocumentFacts, resolution: Resolution) -> tuple[Proposal, ...]:
    """Return the names of a document that a person should decide about, with the scoped name they have meanwhile."""
    return tuple(
        Proposal(name, facts.head.area.name, unit.name, unit.reason)
        for name, unit in resolution.units.items()
        if unit.method == "unresolved"
    )


def _superiors(units: UnitResolver, resolved: dict[str, ResolvedUnit]) -> dict[str, ResolvedUnit]:
    found: dict[str, ResolvedUnit] = {}
    waiting = [unit.superior for unit in resolved.values()]
    while waiting:
        name = waiting.pop()
        if name is None or name in found:
            continue
        found[name] = units.resolve(name)
        waiting.append(found[name].superior)
    return dict(sorted(found.items()))
