"""A written unit name in, the organisation it stands for out, in the light of one document's area.

The order is fixed and the first answer that no decision forbids wins: a person's decision, a group without a name of
its own, the city's lexicon, what the document defines or names in full, the common lexicons read with its scope, the
bodies of the nation, zones and sub-offices, a name that is full already. What remains keeps its scoped name and says
``unresolved``; nothing is matched by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from graph.lexicons import Entry, load_lexicon, looks_like_group, strip_tail
from graph.records import Area, ResolvedUnit
from graph.resolve.alias_rule import is_shortening
from graph.resolve.decisions import Decisions
from graph.resolve.groups import group_unit
from graph.resolve.offices import (
    clean,
    fill,
    head_of,
    how,
    kind_of,
    listed_unit,
    local_unit,
    national_unit,
    plain_unit,
    scoped,
)
from graph.resolve.scope import NATIONAL, Scope, Scopes
from graph.resolve.zones import city_of, committees, foreign_cities, zone_scopes

LOCAL_SUBJECTS = ("departments", "party", "societies", "vertical")
# Without a scope word these are ordinary words.
_NEVER_BARE = frozenset({"政府", "工会", "人大", "法院", "中院", "高院", "检察院", "政协", "科学院", "委", "建设局"})
_SUB_OFFICE = re.compile(r"^(?:.{0,8}(?:分局|支队|大队|总队|中心|研究院|研究所|学校|学院)|办公室|.{2,6}(?:处|科|室))$")
_OWN_NAME = re.compile(
    r"(?:大学|学院|科学院|研究院|研究所|设计院|实验室|集团|公司|银行|学会|商会|基金会|交易所|医院|出版社|中心)$|^(?:国家|中国|中华)"
)
_PARTY = re.compile(r"^委(?!员)")
# 办 is 办公室 behind a name of two words or more (网络理政办); 自创办 stays as it is.
_HEAD = re.compile(r"(?<=^.{4})办$|(?<=^.{5})办$|(?<=^.{6})办$|(?<=^.{7})办$")
_TOWN = re.compile(r"^(.{1,10}(?:镇|乡|街道))(?:(?:人民)?政府|办事处)?$")
# Endings that only names in full have; 市港航管理中心 lacks nothing but the city.
_FORMAL = re.compile(
    r"(?:领导小组|指挥部|专班|委员会|联席会议)(?:办公室)?$|.{4,}办公室$|"
    r".{2,}(?:管理|服务|事务|促进|发展|保障|建设|监督)(?:中心|局)$|.{2,}(?:集团|公司)$"
)
_LOCAL_OFFICE = re.compile(r"^(?:区|县|区县|县区|市县|县市区|区（县）|区县（市）|县（市、区）|乡镇|街道)(.+)$")


class UnitResolver:
    """Resolves names of one document; every answer is kept, so a name costs its work once."""

    def __init__(
        self,
        area: Area,
        decisions: Decisions | None = None,
        *,
        defined: Mapping[str, str] | None = None,
        known: Iterable[str] = (),
    ) -> None:
        """Prepare for one document.

        Args:
            area: The document's own jurisdiction.
            decisions: What people have decided.
            defined: Short form → full name, where the document says （以下简称…）.
            known: Names that stand in the document, of which the full ones explain the short ones.
        """
        self.scopes = Scopes(area)
        self.area = area
        self._decisions = decisions or Decisions()
        self._defined = dict(defined or {})
        self._table = _pattern_table(area.province, area.city or area.county)
        self._cache: dict[str, ResolvedUnit] = {}
        self._known: dict[str, set[str]] = {}
        city = (entry.name for entry in load_lexicon("units", area).entries)
        for name in (*known, *city):
            self._learn(name)

    def resolve(self, name: str) -> ResolvedUnit:
        """Return the unit a written name stands for."""
        if name not in self._cache:
            self._cache[name] = self._resolve(name)
        return self._cache[name]

    def _resolve(self, name: str) -> ResolvedUnit:
        surface = clean(name)
        core = strip_tail(surface)
        for form in dict.fromkeys((name, surface, core)):
            decision = self._decisions.unit_of(form, self.area.name)
            if decision is not None and decision.is_ is not None:
                reason = f"{decision.reviewer} decided on {decision.date}: {decision.reason}"
                return replace(self._undecided(decision.is_), name=decision.is_, method="decision", reason=reason)
        for unit in self._answers(core or surface):
            if not any(self._decisions.excludes(form, self.area.name, unit.name) for form in (name, surface, core)):
                return unit
        return plain_unit(surface, None, self.scopes, "unresolved", "decisions rule out what the rules found")

    def _undecided(self, name: str) -> ResolvedUnit:
        return next(self._answers(clean(name)))

    def _answers(self, surface: str) -> Iterator[ResolvedUnit]:
        yield from self._groups(surface)
        yield from self._from_city_lexicon(surface)
        if surface in self._defined and self._defined[surface] != surface:
            full = self._undecided(clean(self._defined[surface]))
            yield replace(full, method="rule", reason=f"the document defines {surface} as {self._defined[surface]}")
        yield from self._from_nation(surface, aliases=False)
        yield from self._by_shortening(surface)
        yield from self._from_common_lexicons(surface)
        yield from self._from_nation(surface, aliases=True)
        yield from self._from_divisions(surface)
        yield from committees(surface, self.scopes)
        for scope, rest in zone_scopes(surface, self.scopes):
            entry = self._lookup("@" + rest, scope)
            if entry is not None:
                yield local_unit(entry, scope, self.scopes, *how(surface, fill(entry.name, scope), scope))
        yield from self._sub_offices(surface)
        yield self._as_it_stands(surface)

    def _groups(self, surface: str) -> Iterator[ResolvedUnit]:
        """Read 各有关部门, 市直有关部门 and 郑州市各县（市、区）人民政府, but not a district's own 区政府."""
        own = next(self._from_common_lexicons(surface), None)
        if own is not None and not own.diffuse:
            return
        for scope in self.scopes.own:
            token = next((token for token in scope.tokens if len(token) > 1 and surface.startswith(token)), None)
            if token is not None and looks_like_group(surface[len(token) :]):
                yield group_unit(surface[len(token) :], scope)
        if looks_like_group(surface):
            bearer = (scope for scope in self.scopes.own if surface[0] in scope.tokens and surface[0] not in "区县")
            yield group_unit(surface, next(bearer, self.scopes.innermost))

    def _from_city_lexicon(self, surface: str) -> Iterator[ResolvedUnit]:
        entry = load_lexicon("units", self.area).by_surface.get(surface)
        if entry is not None:
            scope = city_of(self.scopes)
            yield listed_unit(entry, scope, self.scopes, *how(surface, entry.name, scope))
        for city in foreign_cities(surface, self.scopes):
            entry = load_lexicon("units", city.area).by_surface.get(surface)
            if entry is not None:
                yield listed_unit(entry, city, self.scopes, *how(surface, entry.name, city))

    def _from_nation(self, surface: str, *, aliases: bool) -> Iterator[ResolvedUnit]:
        names = load_lexicon("national").by_surface
        forms = [surface]
        if self.scopes.innermost is NATIONAL:
            forms += [prefix + surface for prefix in ("国家", "国务院", "中央", "中共中央", "中国", "全国")]
        elif not aliases:  # 统计局 in a city's paper is the city's, 国家统计局 is not
            forms = [surface] if surface in names and (names[surface].name == surface or _is_national(surface)) else []
        for form in forms:
            if form in names:
                entry = names[form]
                yield national_unit(entry, *how(surface, entry.name, NATIONAL))

    def _from_common_lexicons(self, surface: str) -> Iterator[ResolvedUnit]:
        for scope, pattern in self.scopes.readings(surface):
            bare = pattern == "@" + surface
            entry = None if bare and surface in _NEVER_BARE else self._lookup(pattern, scope)
            if entry is not None:
                name = fill(entry.name, scope)
                yield local_unit(entry, scope, self.scopes, *how(surface, name, scope))
        local = _LOCAL_OFFICE.match(surface)
        entry = None if local is None else self._table.get("@" + local[1])
        if local is not None and entry is not None and self.scopes.innermost.level in ("city", "province"):
            owner = self.scopes.innermost
            name = f"{owner.name}各区县{entry.name.replace('@', '')}"
            reason = f"“{surface}” in a document of {owner.name} means the office of every district and county"
            yield ResolvedUnit(name, "group", owner.level, owner.name, head_of(owner), "group", reason, diffuse=True)

    def _from_divisions(self, surface: str) -> Iterator[ResolvedUnit]:
        """Read a division's name in an owner list as its government: 二七区 → 郑州市二七区人民政府, 马寨镇政府."""
        yield from self._township_governments(surface)
        division = self.scopes.gazetteer.find(surface, self.area)
        if division is not None and division.level in ("province", "city", "county"):
            scope = self.scopes.scope_of(division)
            unit = plain_unit(head_of(scope), scope, self.scopes, "rule", f"{surface} as an owner is its government")
            yield replace(unit, kind="government")

    def _township_governments(self, surface: str) -> Iterator[ResolvedUnit]:
        rests = [(pattern[1:], scope.area) for scope, pattern in self.scopes.readings(surface) if pattern[0] == "@"]
        for rest, area in [(surface, self.area), *rests]:
            town = _TOWN.match(rest)
            township = None if town is None else self.scopes.gazetteer.find_township(town[1], area)
            if township is None:
                continue
            scope = self.scopes.scope_of(township)
            above = self.scopes.chain(scope.area)[0]
            name = scope.name + ("办事处" if township.name.endswith("街道") else "人民政府")
            reason = f"{surface} is the government of {scope.name}"
            yield ResolvedUnit(name, "government", "township", scope.name, head_of(above), "rule", reason)

    def _sub_offices(self, surface: str) -> Iterator[ResolvedUnit]:
        """Read 市财政局工业园区分局 as an office below 郑州市财政局, never as the bureau itself."""
        for end in range(len(surface) - 2, 2, -1):
            head, rest = surface[:end], surface[end:]
            if head[-1] not in "局委办厅部府会" or _SUB_OFFICE.match(rest) is None:
                continue
            parent = next(self._from_common_lexicons(head), None) or next(self._from_city_lexicon(head), None)
            if parent is not None and not parent.diffuse:
                yield replace(
                    parent,
                    name=parent.name + rest,
                    superior=parent.name,
                    administers=(),
                    method="rule",
                    reason=f"an office below {parent.name}",
                )
                return

    def _by_shortening(self, surface: str) -> Iterator[ResolvedUnit]:
        """Match against the longer full names that the document or the city's lexicon has in the same scope.

        Two matches are none, and a name that is itself full in the common lexicons (教育局) shortens nothing.
        """
        for scope, pattern in self.scopes.readings(surface):
            rest = pattern[1:]
            listed = self._lookup(pattern, scope)
            if not pattern.startswith("@") or (listed is not None and listed.name == rest):
                continue
            longer = [core for core in self._known.get(scope.name, ()) if len(core) > len(rest)]
            matches = {core for core in longer if is_shortening(rest, core)}
            if len(matches) == 1:
                core = matches.pop()
                entry = self._lookup("@" + core, scope)
                reason = f"{surface} shortens {scope.name}{core}, which the document or the city's lexicon names"
                if entry is not None:
                    yield local_unit(entry, scope, self.scopes, "rule", reason)
                else:
                    yield plain_unit(scope.name + core, scope, self.scopes, "rule", reason)
                return

    def _as_it_stands(self, surface: str) -> ResolvedUnit:
        """Return the name under its scope: full when it says the scope in full, else unresolved."""
        for scope, pattern in self.scopes.readings(surface):
            before, _, rest = pattern.partition("@")
            written = surface[len(before) : len(surface) - len(rest)]
            if before == "中共" and written in (scope.name, scope.area.name):
                return plain_unit(f"中共{scope.name}{rest}", scope, self.scopes, "full", "a full name already")
            if before != "" or written == "":
                continue
            if written in (scope.name, scope.area.name):
                name = ("中共" if _PARTY.match(rest) else "") + scope.name + rest
                return plain_unit(name, scope, self.scopes, "full", "a full name already")
            if written != scope.short and written[-1] in "省市区县州盟旗" and len(rest) > 1:
                name = ("中共" if _PARTY.match(rest) else "") + scope.name + _HEAD.sub(r"\g<0>公室", rest)
                if _FORMAL.search(rest) is not None:
                    reason = f"{written} is {scope.name} here, the rest is no abbreviation"
                    return plain_unit(name, scope, self.scopes, "rule", reason)
                reason = f"no lexicon knows {surface}; {written} is {scope.name} here"
                return plain_unit(name, scope, self.scopes, "unresolved", reason)
        if _OWN_NAME.search(surface) is not None and surface[:1] not in "省市区县州盟旗":
            return plain_unit(surface, None, self.scopes, "full", "a name of its own, outside the lexicons")
        scope = self.scopes.innermost
        reason = f"no lexicon knows {surface}; kept under {scope.name or '全国'}"
        if scope is NATIONAL or kind_of(surface) == "other":  # 长安汽车 belongs to no city's government
            return plain_unit(surface, None, self.scopes, "unresolved", reason)
        if _FORMAL.search(surface) is not None:
            reason = f"a body of {scope.name}, the name is no abbreviation"
            return plain_unit(scoped(surface, scope, self.scopes), scope, self.scopes, "rule", reason)
        return plain_unit(scoped(surface, scope, self.scopes), scope, self.scopes, "unresolved", reason)

    def _lookup(self, pattern: str, scope: Scope) -> Entry | None:
        forms = (pattern, pattern.replace("@党委", "@委")) if scope.name.endswith("自治区") else (pattern,)
        entries = (self._table.get(form) for form in forms)
        return next((entry for entry in entries if entry is not None and _fits(entry, scope)), None)

    def _learn(self, name: str) -> None:
        surface = strip_tail(clean(name))
        for scope in self.scopes.own:
            if surface.startswith(scope.name) and len(surface) > len(scope.name) + 2:
                self._known.setdefault(scope.name, set()).add(surface[len(scope.name) :])


@lru_cache(maxsize=64)
def _pattern_table(province: str | None, city: str | None) -> dict[str, Entry]:
    """Written form with ``@`` → entry of the common lexicons, as they hold for one city."""
    table: dict[str, Entry] = {}
    for subject in LOCAL_SUBJECTS:
        for surface, entry in load_lexicon(subject, Area(province, city)).by_surface.items():
            table.setdefault(surface if "@" in surface or "〈短〉" in surface else "@" + surface, entry)
    return table


def _fits(entry: Entry, scope: Scope) -> bool:
    return scope.level != "national" and (len(entry.levels) == 0 or not scope.levels.isdisjoint(entry.levels))


def _is_national(surface: str) -> bool:
    return surface.startswith(("国家", "国务院", "中华", "中央", "中共中央", "中国", "全国", "最高", "共青团中央"))
