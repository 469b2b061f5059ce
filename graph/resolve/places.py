"""A written place or park name in, the place it stands for out, in the light of one document's area."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.lexicons import Division, load_gazetteer, load_lexicon
from graph.records import Area, ResolvedPlace
from graph.resolve.offices import clean
from graph.resolve.scope import NATIONAL, Scopes
from graph.resolve.zones import zone_names

_TOWNSHIP = re.compile(r"^(.{1,10}(?:镇|乡|街道))(?:办事处)?$")
# Names that many cities use for parts of themselves; the city in front keeps two cities' 东部片区 apart.
_COMMON_PART = re.compile(
    r"(?:片区|组团|新城|科技城|科学城|大学城|城区|产业园|产业园区|工业园|工业园区|科技园|开发区|高新区|经开区|新区|小镇|示范区|集聚区)$"
)


class PlaceResolver:
    """Resolves places and parks of one document."""

    def __init__(self, area: Area) -> None:
        """Prepare for one document of the area."""
        self.area = area
        self.scopes = Scopes(area)
        self.gazetteer = load_gazetteer()
        divisions = [scope for scope in self.scopes.own if scope.level != "zone"]
        self._city = divisions[0] if len(divisions) > 0 else NATIONAL

    def place(self, name: str) -> ResolvedPlace:
        """Return the division or named area of a written name; an unknown one keeps its name, under the area."""
        surface = clean(name)
        division = self._division(surface)
        if division is not None:
            return self._of_division(division, "full" if surface == division.name else "rule")
        for subject in ("places", "parks"):
            found = self._listed(subject, surface)
            if found is not None:
                return found
        return self._unknown(surface)

    def park(self, name: str) -> ResolvedPlace:
        """Return the park of a written name; a zone with a division code carries it."""
        surface = clean(name)
        found = self._listed("parks", surface) or self._zone(surface)
        if found is not None:
            return found
        division = self._division(surface)
        if division is not None and division.level == "zone":
            return self._of_division(division, "full")
        return self._listed("places", surface) or self._unknown(surface)

    def _division(self, surface: str) -> Division | None:
        found = self.gazetteer.find(surface, self.area) or self._chain(surface)
        if found is not None:
            return found
        cities = self.gazetteer.by_short.get(surface, ())
        if len(cities) == 1:
            return cities[0]
        township = _TOWNSHIP.match(surface)
        return None if township is None else self.gazetteer.find_township(township[1], self.area)

    def _chain(self, surface: str) -> Division | None:
        """Read 郑州市二七区 and 河南省郑州市."""
        for start in range(2, len(surface) - 1):
            above = self.gazetteer.find(surface[:start], self.area) or self._only(surface[:start])
            if above is None:
                continue
            below = [d for d in self.gazetteer.named(surface[start:]) if above.name in self.gazetteer.lineage(d)]
            if len(below) == 1:
                return below[0]
        return None

    def _only(self, name: str) -> Division | None:
        found = self.gazetteer.by_short.get(name, ())
        return found[0] if len(found) == 1 else None

    def _listed(self, subject: str, surface: str) -> ResolvedPlace | None:
        entry = load_lexicon(subject, self.area).by_surface.get(surface)
        if entry is None:
            return None
        at_home = load_lexicon(subject, self.area).origin[surface] != "common"
        area = entry.area or (self._city.name if at_home else None)
        return ResolvedPlace(entry.name, entry.level, _zone_code(entry.name), area, "lexicon")

    def _zone(self, surface: str) -> ResolvedPlace | None:
        """Read 西安高新区 and, in a Xi'an document, 高新区."""
        cities = [self._city]
        for length in (6, 5, 4, 3, 2):
            division = self._only(surface[:length]) or next(iter(self.gazetteer.named(surface[:length])), None)
            if division is not None and division.level in ("city", "province"):
                cities.append(self.scopes.scope_of(division))
        for city in cities:
            zone = zone_names(city).get(surface)
            if zone is not None:
                return ResolvedPlace(zone, "zone", _zone_code(zone), city.name, "full" if zone == surface else "rule")
        return None

    def _of_division(self, division: Division, method: str) -> ResolvedPlace:
        above = self.gazetteer.by_code.get(division.parent or "")
        area = None if above is None else self.gazetteer.full_name(above)
        return ResolvedPlace(self.gazetteer.full_name(division), division.level, division.code, area, method)

    def _unknown(self, surface: str) -> ResolvedPlace:
        home = self.scopes.innermost.name or None
        name = surface
        if self._city.name and _COMMON_PART.search(surface) is not None and not self._says_where(surface):
            name = self._city.name + surface
        return ResolvedPlace(name, "area", None, home, "unresolved")

    def _says_where(self, surface: str) -> bool:
        """Tell whether a name carries the city or begins with a division, so that no other city has it."""
        heads = [surface[:length] for length in range(2, min(8, len(surface)))]
        near = self.gazetteer.short_names(self.area)
        begins = any(head in near or len(self.gazetteer.named(head)) > 0 or self._only(head) for head in heads)
        return begins or self._city.short in surface


@lru_cache(maxsize=1024)
def _zone_code(name: str) -> str | None:
    found = [d for d in load_gazetteer().named(name) if d.level == "zone"]
    return found[0].code if len(found) == 1 else None
