"""Whose office a written name means: 市, 省, 区 and division names read in the light of the document's area.

``Scopes(area)`` turns a surface into patterns in which ``@`` stands for the scope: 市科技局 in a Zhengzhou document
gives ``(郑州市, "@科技局")``. In a Xi'an document it gives another scope, so two cities never share a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.lexicons import Division, Gazetteer, load_gazetteer, load_lexicon, short_form
from graph.records import Area

# What may stand before the area in a unit's name; elsewhere a division's name is an accident (沿海城市 is no 海城市).
_BEFORE = re.compile(
    r"^(?:中共|中国共产党|共青团|中国共产主义青年团|团|国家税务总局|中国人民银行|人民银行|人行|国家金融监督管理总局|国家金融监管总局|金融监管总局|"
    r"国家统计局|国网|国家电网|武警|中国国际贸易促进委员会|贸促会|政协|中国人民政治协商会议|中国证券监督管理委员会|证监会|国家外汇管理局|外汇局)?$"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """One jurisdiction that offices belong to.

    Attributes:
        name: Full name that stands in canonical names (郑州市二七区).
        short: Without its generic part (郑州), for names such as 郑州海关.
        tokens: What the document may write for it, longest first.
    """

    name: str
    short: str
    level: str
    area: Area
    tokens: tuple[str, ...] = ()

    @property
    def levels(self) -> frozenset[str]:
        """Levels whose offices it has: a municipality has those of a province and of a city."""
        if self.level == "province" and self.name.endswith("市"):
            return frozenset({"province", "city"})
        return frozenset({"zone", "county", "city"}) if self.level == "zone" else frozenset({self.level})


NATIONAL = Scope("", "全国", "national", Area())


class Scopes:
    """The jurisdictions of one document, innermost first."""

    def __init__(self, area: Area) -> None:
        """Work out what 市, 省 and the like mean in a document of the area."""
        self.area = area
        self.gazetteer: Gazetteer = load_gazetteer()
        self.own = tuple(self._own())
        self.innermost = self.own[0] if len(self.own) > 0 else NATIONAL

    def readings(self, surface: str) -> Iterator[tuple[Scope, str]]:
        """Yield the ways to read a surface as scope and pattern, the most explicit first.

        Full names of divisions come first, then the document's own words and short forms, then the surface as it
        stands, which the innermost scope owns. A short form (宁波) stands as 〈短〉 first, then as ``@``: 宁波金融监管局
        and 市金融监管局 are two offices.
        """
        for start, end, scope in self._named_divisions(surface):
            yield scope, surface[:start] + "@" + surface[end:]
        tokens = [(token, scope) for scope in self.own for token in scope.tokens]
        for token, scope in sorted(tokens, key=lambda pair: -len(pair[0])):
            start = surface.find(token)
            while start != -1:
                for mark in ("〈短〉", "@") if token == scope.short else ("@",):
                    yield scope, surface[:start] + mark + surface[start + len(token) :]
                start = surface.find(token, start + 1)
        yield from self._foreign_short_form(surface)
        if self.innermost is not NATIONAL:
            yield self.innermost, "@" + surface

    def scope_of(self, division: Division) -> Scope:
        """Return the scope of any division of the gazetteer."""
        area = self.gazetteer.area_for(division)
        return Scope(self.gazetteer.full_name(division), short_form(division.name), division.level, area)

    def above(self, scope: Scope) -> Scope | None:
        """Return the next jurisdiction up, ``NATIONAL`` above a province, None above the nation."""
        chain = [*self.chain(scope.area), NATIONAL]
        at = next((index for index, other in enumerate(chain) if other.name == scope.name), None)
        return chain[at + 1] if at is not None and at + 1 < len(chain) else None

    def chain(self, area: Area) -> list[Scope]:
        """Return the scopes of an area, innermost first, without the nation."""
        found: list[Scope] = []
        if area.zone is not None:
            found.append(Scope(area.zone, area.zone, "zone", area))
        for upto, name in ((3, area.county), (2, area.city), (1, area.province)):
            if name is None:
                continue
            outer = Area(*(area.province, area.city, area.county)[:upto])
            division = self.gazetteer.division_of(outer)
            level = ("province", "city", "county")[upto - 1]
            full = name if division is None else self.gazetteer.full_name(division)
            found.append(Scope(full, short_form(name), level, outer))
        return found

    def _own(self) -> Iterator[Scope]:
        taken: set[str] = set()
        for scope in self.chain(self.area):
            tokens = {scope.name, scope.short, scope.area.name}
            word = "自治区" if scope.name.endswith("自治区") else scope.name[-1]
            word = "区" if scope.level == "zone" else word
            if word not in taken:
                taken.add(word)
                tokens.update(prefix + word for prefix in ("", "全", "我", "本"))
            if scope.level == "zone":
                tokens.update(self._zone_names(scope))
            ordered = tuple(sorted(tokens - {""}, key=lambda token: (-len(token), token)))
            yield Scope(scope.name, scope.short, scope.level, scope.area, ordered)

    def _zone_names(self, scope: Scope) -> tuple[str, ...]:
        entry = load_lexicon("parks", self.area).by_surface.get(scope.name)
        return () if entry is None else entry.aliases

    def _named_divisions(self, surface: str) -> Iterator[tuple[int, int, Scope]]:
        """Find a chain of full division names (洛阳市西工区) in the surface; the first chain is enough."""
        for start in range(len(surface) - 2):
            if _BEFORE.match(surface[:start]) is None:
                continue
            end, division = self._longest_at(surface, start, None)
            if division is None:
                continue
            while True:
                following, below = self._longest_at(surface, end, division)
                if below is None:
                    break
                end, division = following, below
            yield start, end, self.scope_of(division)
            return

    def _foreign_short_form(self, surface: str) -> Iterator[tuple[Scope, str]]:
        for length in (4, 3, 2):
            found = self.gazetteer.by_short.get(surface[:length], ())
            if len(found) == 1 and found[0].name not in (self.area.city, self.area.province):
                yield self.scope_of(found[0]), "〈短〉" + surface[length:]

    def _longest_at(self, surface: str, start: int, above: Division | None) -> tuple[int, Division | None]:
        for length in range(min(14, len(surface) - start), 1 if above is not None else 2, -1):
            name = surface[start : start + length]
            found = self.gazetteer.named(name)
            if above is not None:
                found = tuple(d for d in found if above.name in self.gazetteer.lineage(d))
            division = found[0] if len(found) == 1 else self.gazetteer.find(name, self.area) if found else None
            if division is not None:
                return start + length, division
        return start, None
