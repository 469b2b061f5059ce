"""Development zones as owners: 郑州高新区管委会, 高新区科技局, and a zone's bare name in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from graph.lexicons import Entry, load_gazetteer, load_lexicon
from graph.lexicons.areas import zone_forms
from graph.records import Area, ResolvedUnit
from graph.resolve.offices import committee_of, head_of, how, listed_unit, plain_unit, scoped
from graph.resolve.scope import NATIONAL, Scope, Scopes

_COMMITTEE = re.compile(r"^(.{2,20}?)(?:管委会|管理委员会)$")
_COMMITTEE_WORDS = ("管委会", "管理委员会")
# What the short name of a zone stands for in a city whose zone no table lists.
_USUAL = (("高新区", "高新技术产业开发区"), ("经开区", "经济技术开发区"))


def committees(surface: str, scopes: Scopes) -> Iterator[ResolvedUnit]:
    """Yield the management committee that a surface names, if any; an unknown zone's comes as unresolved."""
    home = city_of(scopes)
    word = next((word for word in _COMMITTEE_WORDS if surface.startswith(word)), None)
    if word is not None and scopes.area.zone is not None:
        unit = committee(scopes.area.zone, home, scopes, surface)
        rest = surface[len(word) :]
        yield (
            unit
            if rest == ""
            else replace(
                unit, name=unit.name + rest, kind="department", superior=unit.name, administers=(), method="rule"
            )
        )
    foreign = foreign_cities(surface, scopes)
    for city in (home, *foreign):
        for zone, rest in zones_at(surface, city):
            if rest == "" or rest in _COMMITTEE_WORDS:
                yield committee(zone, city, scopes, surface)
    for park, rest, owner in _listed_parks(surface, scopes):
        if rest in _COMMITTEE_WORDS or (rest == "" and park.level == "zone"):
            yield committee(park.name, owner, scopes, surface)
    run = _COMMITTEE.match(surface)
    if run is not None:
        owner = foreign[0] if len(foreign) > 0 else home
        reason = f"no lexicon names the zone {run[1]}; kept under {owner.name or '全国'}"
        unit = plain_unit(scoped(run[1], owner, scopes) + "管理委员会", owner, scopes, "unresolved", reason)
        yield replace(unit, level="zone")


def zone_scopes(surface: str, scopes: Scopes) -> Iterator[tuple[Scope, str]]:
    """Yield zone and rest for a surface that begins with a zone: 高新区科技局 → (郑州高新技术产业开发区, 科技局)."""
    for city in (city_of(scopes), *foreign_cities(surface, scopes)):
        for zone, rest in zones_at(surface, city):
            if rest != "" and rest not in _COMMITTEE_WORDS:
                yield Scope(zone, zone, "zone", Area(city.area.province, city.area.city, None, zone)), rest


def committee(zone: str, city: Scope, scopes: Scopes, surface: str) -> ResolvedUnit:
    """Return the management committee of a zone of a city."""
    name, entry = committee_of(zone, city)
    reason = f"{surface} is the management committee of {zone}"
    method, _ = how(surface, name, city)
    if is_usual(zone, city):
        method, reason = "rule", f"{reason}, the usual full name; no table lists the zone"
    if entry is not None:
        return listed_unit(entry, city, scopes, method, reason)
    kind, superior = "management_committee", head_of(city)
    return ResolvedUnit(name, kind, "zone", city.name or None, superior, method, reason, administers=(zone,))


def _listed_parks(surface: str, scopes: Scopes) -> Iterator[tuple[Entry, str, Scope]]:
    """Yield the listed parks that a surface begins with (雄安新区, 二七新区), what follows, and who holds them."""
    parks = load_lexicon("parks", scopes.area)
    for length in range(len(surface), 2, -1):
        entry = parks.by_surface.get(surface[:length])
        if entry is None:
            continue
        holders = scopes.gazetteer.named(entry.area) if entry.area is not None else ()
        yield entry, surface[length:], scopes.scope_of(holders[0]) if len(holders) == 1 else city_of(scopes)


def zones_at(surface: str, city: Scope) -> Iterator[tuple[str, str]]:
    """Yield each zone of the city that the surface begins with, longest form first, and what follows it."""
    zones = zone_names(city)
    for length in range(len(surface), 2, -1):
        zone = zones.get(surface[:length])
        if zone is not None:
            yield zone, surface[length:]


@lru_cache(maxsize=256)
def zone_names(city: Scope) -> dict[str, str]:
    """Return the written forms of the zones of a city, each with the zone's canonical name.

    Forms without the city's name (高新区) are among them: they are read only in a document of that city.
    """
    names: dict[str, str] = {}
    scopes = Scopes(city.area)
    division = scopes.gazetteer.division_of(city.area)
    if division is not None:
        for form, zone in zone_forms(scopes.gazetteer, division).items():
            names[form] = zone
            names.setdefault(form.removeprefix(city.short), zone)
    for entry in load_lexicon("parks", city.area).entries:
        if entry.level == "zone" and entry.area in (None, city.name):
            for surface in entry.surfaces:
                names[surface] = entry.name
                names.setdefault(surface.removeprefix(city.short), entry.name)
    counties = scopes.gazetteer.short_names(city.area).items() if city.level == "city" else ()
    for county in (name for name, division in counties if division.level == "county"):
        for short, full in _USUAL:
            names.setdefault(county + short, county + full)
            names.setdefault(county + full, county + full)
    for short, full in _USUAL if city.level == "city" else ():
        for form in (city.short + short, city.short + full, city.name + short):
            names.setdefault(form, names.get(short, city.short + full))
        names.setdefault(short, city.short + full)
    return {form: zone for form, zone in names.items() if len(form) > 2}


def is_usual(zone: str, city: Scope) -> bool:
    """Tell whether a zone's full name is only the usual one, because neither gazetteer nor lexicon has the zone."""
    listed = zone in load_lexicon("parks", city.area).by_surface
    return not listed and not any(d.level == "zone" for d in load_gazetteer().named(zone))


def city_of(scopes: Scopes) -> Scope:
    """Return the document's own city, else the county or province that stands in its place."""
    found = {scope.level: scope for scope in scopes.own}
    return next((found[level] for level in ("city", "county", "province") if level in found), NATIONAL)


def foreign_cities(surface: str, scopes: Scopes) -> tuple[Scope, ...]:
    """Return the city or province that a surface begins with, when it is not the document's own city."""
    for length in range(min(8, len(surface) - 1), 1, -1):
        head = surface[:length]
        found = scopes.gazetteer.by_short.get(head) or scopes.gazetteer.named(head)
        found = tuple(d for d in found if d.level in ("city", "province"))
        if any(d.name in (scopes.area.city, scopes.area.province) for d in found):
            return ()
        if len(found) == 1:
            return (scopes.scope_of(found[0]),)
    return ()
