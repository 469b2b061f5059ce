"""Administrative divisions: data/gazetteer in, ``Gazetteer`` out.

It finds a division only by its full name, or by a short form (郑州, 金水) inside the document's own area: short names
of foreign counties are ordinary words far more often than places (资源, 合作, 延长). It tells no namesakes apart.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.data_files import data_folder
from graph.errors import LexiconError
from graph.lexicons.areas import read_area
from graph.lexicons.entries import load_lexicon
from graph.records import Area

_NATIONS = (
    "壮族|满族|回族|苗族|维吾尔|土家族|彝族|蒙古族|蒙古|藏族|布依族|侗族|瑶族|朝鲜族|白族|哈尼族|哈萨克族|哈萨克|黎族|傣族|畲族|傈僳族|"
    "东乡族|仡佬族|拉祜族|佤族|水族|纳西族|羌族|土族|仫佬族|锡伯族|锡伯|柯尔克孜族|柯尔克孜|景颇族|达斡尔族|撒拉族|布朗族|毛南族|塔吉克族|塔吉克|"
    "普米族|怒族|鄂温克族|鄂伦春|保安族|裕固族|独龙族|各族"
)
_SUFFIX = re.compile(
    rf"(?:(?:壮族|回族|维吾尔)?自治区|(?:{_NATIONS})*自治[州县旗]|(?:{_NATIONS})区|特别行政区|地区|林区|[省市县区盟旗])$"
)
_NATION_DISTRICT = re.compile(rf"^(.+?)(?:{_NATIONS})区$")
MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})


@dataclass(frozen=True, slots=True)
class Division:
    """A province, city, county or functional zone, or a township.

    Attributes:
        code: Six digits (townships nine), as of the table's date.
        parent: Code of the division above, None for provinces.
    """

    code: str
    name: str
    level: str
    parent: str | None


class Gazetteer:
    """All divisions of China at one date; every lookup but the first of a township is a dictionary access.

    Attributes:
        by_code: Code → division, townships excepted.
        by_short: Short form of a province or city → its bearers; 吉林 has two.
    """

    def __init__(self, divisions: Iterable[Division], former: Iterable[tuple[str, str]] = ()) -> None:
        """Index the divisions; ``former`` pairs an old name with the code that bears it today."""
        self.by_code = {division.code: division for division in divisions}
        self._by_name: dict[str, list[Division]] = defaultdict(list)
        self._children: dict[str, list[Division]] = defaultdict(list)
        for division in self.by_code.values():
            self._by_name[division.name].append(division)
            plain = _NATION_DISTRICT.match(division.name)
            if plain is not None:  # 管城回族区 is 管城区 in every plan of Zhengzhou
                self._by_name[plain[1] + "区"].append(division)
            if division.parent is not None:
                self._children[division.parent].append(division)
        for name, code in former:
            self._by_name[name].append(self.by_code[code])
        self.by_short: dict[str, tuple[Division, ...]] = {}
        for division in self.by_code.values():
            if division.level in ("province", "city"):
                short = short_form(division.name)
                self.by_short[short] = (*self.by_short.get(short, ()), division)
        self._short: dict[Area, dict[str, Division]] = {}

    def find(self, name: str, area: Area | None = None) -> Division | None:
        """Return the division of a full name, or of a short form inside the area; None when absent or ambiguous.

        Namesakes (鼓楼区) are told apart by the area: the one inside its city wins, then the one inside its province.
        """
        area = area or Area()
        candidates = self._by_name.get(name, [])
        for enclosing in (area.city, area.province):
            inside = [division for division in candidates if enclosing in self.lineage(division)]
            if enclosing is not None and len(inside) == 1:
                return inside[0]
        if len(candidates) == 1:
            return candidates[0]
        return self.short_names(area).get(name) if len(candidates) == 0 else None

    def full_names(self) -> tuple[str, ...]:
        """Every full name of at least three characters, provinces to zones and former names, for a phrase matcher."""
        return tuple(name for name in self._by_name if len(name) > 2)

    def children(self, code: str) -> tuple[Division, ...]:
        """Return the divisions directly below, in the order of their codes."""
        return tuple(self._children.get(code, ()))

    def short_names(self, area: Area) -> dict[str, Division]:
        """Return the short forms that are safe in a document of the area.

        That is its province and city (河南, 郑州), the cities of its province and the counties of its city, each
        of two characters or more and none that data/lexicons/_common/common_words.yml lists (中原, 上街).
        """
        if area not in self._short:
            words = load_lexicon("common_words").by_surface
            names: dict[str, Division] = {}
            for division in self._near(area):
                short = short_form(division.name)
                if len(short) > 1 and short not in words and short != division.name:
                    names.setdefault(short, division)
            self._short[area] = names
        return self._short[area]

    def full_name(self, division: Division) -> str:
        """Return a name that no other division bears: districts and namesakes carry their city's name in front."""
        above = self.by_code.get(division.parent or "")
        prefix = (
            above is not None
            and division.level in ("county", "township")
            and (division.name.endswith("区") or len(self._by_name[division.name]) > 1 or division.level == "township")
        )
        if not prefix or above is None or division.name.startswith(short_form(above.name)):
            return division.name
        return (self.full_name(above) if division.level == "township" else above.name) + division.name

    def area_for(self, division: Division) -> Area:
        """Return the area a document of this division has."""
        fields: dict[str, str] = {}
        at: Division | None = division
        while at is not None:
            if at.level in ("province", "city", "county", "zone"):
                fields[at.level] = at.name
            at = self.by_code.get(at.parent or "")
        return Area(**fields)

    def division_of(self, area: Area) -> Division | None:
        """Return the innermost division of the area that has a code."""
        for name in (area.zone, area.county, area.city, area.province):
            found = self._by_name.get(name or "", [])
            found = [d for d in found if {area.province, area.city} - {None, name} <= set(self.lineage(d))]
            if len(found) == 1:
                return found[0]
        return None

    def named(self, name: str) -> tuple[Division, ...]:
        """Return every division that bears or bore the name."""
        return tuple(self._by_name.get(name, ()))

    def lineage(self, division: Division) -> tuple[str, ...]:
        """Return the names of the divisions above, nearest first."""
        names = []
        at = self.by_code.get(division.parent or "")
        while at is not None:
            names.append(at.name)
            at = self.by_code.get(at.parent or "")
        return tuple(names)

    def townships(self, county: Division) -> tuple[Division, ...]:
        """Return the townships below a county, a zone, or a city without counties."""
        return tuple(
            Division(county.code + cell[:3], cell[3:], "township", county.code)
            for cell in _township_cells().get(county.code, "").split()
        )

    def find_township(self, name: str, area: Area) -> Division | None:
        """Return the township of that name inside the area's city or county, None when there are none or several."""
        home = self.division_of(Area(area.province, area.city)) if area.city else self.division_of(area)
        if home is None:
            return None
        near = (home, *self.children(home.code))
        counties = [division for division in near if area.county in (None, division.name)]
        found = [town for county in counties for town in self.townships(county) if town.name == name]
        return found[0] if len(found) == 1 else None

    def area_of(self, text: str) -> Area | None:
        """Return the jurisdiction an issuer, a title or a 文号 speaks for; None when it names none.

        "郑州市科学技术局" → Zhengzhou, "国务院办公厅" → the nation, "郑州高新区管委会" → the zone,
        "豫政〔2021〕44号" → Henan.
        """
        return read_area(self, text)

    def _near(self, area: Area) -> Iterator[Division]:
        province = next((d for d in self._by_name.get(area.province or "", ()) if d.level == "province"), None)
        if province is None:
            return
        yield province
        cities = self.children(province.code)
        yield from (d for d in cities if d.name == area.city)
        yield from (d for d in cities if d.level == "city" and d.name != area.city)
        for city in cities:
            if city.name == area.city:
                yield from (d for d in self.children(city.code) if d.level == "county")
        if province.name in MUNICIPALITIES:
            yield from (d for d in cities if d.level == "county")


@lru_cache(maxsize=1024)
def short_form(name: str) -> str:
    """Return a division's name without its generic part: 郑州市 → 郑州, 延边朝鲜族自治州 → 延边."""
    return _SUFFIX.sub("", name) or name


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Return the frozen gazetteer with its hand-kept changes; read once, in about 20 ms.

    Raises:
        LexiconError: A table lacks a column or a change names an unknown code.
    """
    folder = data_folder() / "gazetteer"
    rows = read_table(folder / "divisions.csv")
    divisions = [Division(row["code"], row["name"], row["level"], row["parent"] or None) for row in rows]
    codes = {division.code for division in divisions}
    former = []
    for row in read_table(folder / "changes.csv"):
        if row["change"] == "new" and row["parent"] in codes and row["code"] not in codes:
            divisions.append(Division(row["code"], row["name"], row["level"], row["parent"]))
        elif row["change"] == "former" and row["code"] in codes:
            former.append((row["name"], row["code"]))
        else:
            problem = "neither a new division below a known parent nor a former name of a known code"
            raise LexiconError(f"{folder / 'changes.csv'}: {row['name']}: {problem}")
    return Gazetteer(divisions, former)


@lru_cache(maxsize=1)
def _township_cells() -> dict[str, str]:
    return {row["parent"]: row["townships"] for row in read_table(data_folder() / "gazetteer" / "townships.csv")}


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of the gazetteer; lines that begin with # say where it is from.

    Raises:
        LexiconError: The file cannot be read.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(line for line in file if not line.startswith("#"))
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error}") from error
