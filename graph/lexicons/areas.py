"""The jurisdiction a text speaks for: an issuer, a title or a 文号 in, an ``Area`` out.

Nothing is guessed: a name that several cities share, or a number whose first characters do, gives None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.lexicons.entries import load_lexicon
from graph.records import Area

if TYPE_CHECKING:
    from graph.lexicons.divisions import Division, Gazetteer

_NUMBER = re.compile(r"^\s*([\u4e00-\u9fff]{1,12})\s*[〔\[【（(]\s*\d{4}\s*[〕\]】）)]")
_OPENING = re.compile(r"^(?:中共|中国共产党|关于|印发|[《“\"\s])+")
#: Characters of the longest name of a new area.
_LONGEST_ZONE = 16
_RULES = ("人民政府", "县委", "委员会", "委办", "人大", "政协")
_AFTER_SHORT = re.compile(r"^(?!大学|学院|银行|铁路|日报|海关)")
# 高新区域 is no zone, and the statute or the free trade area of a zone is the city's.
_SPEAKS = re.compile(r"^(?!域|条例|内|外|等|与|和|、|[^，。]{0,6}片区)")


def read_area(gazetteer: Gazetteer, text: str) -> Area | None:
    """Return the area of an issuer, title or document number, outermost first."""
    text = re.sub(r"\s+", "", text)
    number = _NUMBER.match(text)
    if number is not None:
        return _area_of_number(gazetteer, number[1])
    text = _OPENING.sub("", text)
    if is_national(text):
        return Area()
    zone = _zone_at(gazetteer, text)
    if zone is not None:
        return zone
    division = _division_in(gazetteer, text)
    return _listed_zone(gazetteer, text) if division is None else gazetteer.area_for(division)


def _listed_zone(gazetteer: Gazetteer, text: str) -> Area | None:
    """Return the area of a new area that issues under its own name (赣江新区), by the common lexicon of parks."""
    listed = load_lexicon("parks").by_surface
    for length in range(min(len(text), _LONGEST_ZONE), 2, -1):
        entry = listed.get(text[:length])
        if entry is not None and entry.level == "zone":
            above = [d for d in gazetteer.named(entry.area or "") if d.level in ("province", "city")]
            return replace(gazetteer.area_for(above[0]) if len(above) == 1 else Area(), zone=entry.name)
    return None


def is_national(text: str) -> bool:
    """Tell whether a text begins with the name of a body of the whole nation."""
    names = load_lexicon("national").by_surface
    return any(text[:length] in names for length in range(min(len(text), 24), 1, -1)) or text.startswith(
        ("国务院", "中共中央", "中央", "中华人民共和国", "全国")
    )


def _area_of_number(gazetteer: Gazetteer, prefix: str) -> Area | None:
    """Read the leading characters of a 文号 by the longest abbreviation that is listed."""
    entries = load_lexicon("doc_numbers").by_surface
    for length in range(len(prefix), 0, -1):
        entry = entries.get(prefix[:length])
        if entry is None:
            continue
        if entry.name == "全国":
            return Area()
        found = [d for d in gazetteer.named(entry.name) if d.level in ("province", "city")]
        return gazetteer.area_for(found[0]) if len(found) == 1 else None
    return None


def _division_in(gazetteer: Gazetteer, text: str) -> Division | None:
    """Follow the chain of divisions at the start of the text, else at the first full name in it."""
    at, division = _division_at(gazetteer, text, 0, None, short=True)
    start = 0
    while division is None and start + 2 < len(text):
        start += 1
        at, division = _division_at(gazetteer, text, start, None, short=False)
    while division is not None:
        at, below = _division_at(gazetteer, text, at, division, short=False)
        if below is None:
            return _short_below(gazetteer, text[at:], division) or division
        division = below
    return None


def _short_below(gazetteer: Gazetteer, text: str, above: Division) -> Division | None:
    """Return the division inside ``above`` whose short name stands alone at the start of a text (上海|奉贤：…)."""
    for length in (4, 3, 2):
        if text[length : length + 1] not in ("", "：", "，"):
            continue
        named = [*gazetteer.by_short.get(text[:length], ()), *(d for ending in "市区县" for d in gazetteer.named(text[:length] + ending))]
        inside = {d.code: d for d in named if above.name in gazetteer.lineage(d)}
        if len(inside) == 1:
            return next(iter(inside.values()))
    return None


def _autonomous(gazetteer: Gazetteer, name: str) -> tuple[Division, ...]:
    """Return the autonomous county that ``name`` shortens (镇沅县 for 镇沅彝族哈尼族拉祜族自治县)."""
    if not name.endswith("县") or len(name) not in (3, 4):
        return ()
    full = [long for long in gazetteer.full_names() if long.startswith(name[:-1]) and long.endswith("自治县")]
    return gazetteer.named(full[0]) if len(full) == 1 else ()


def _division_at(
    gazetteer: Gazetteer, text: str, start: int, above: Division | None, *, short: bool
) -> tuple[int, Division | None]:
    for length in range(min(15, len(text) - start), 1, -1):
        name = text[start : start + length]
        found = gazetteer.named(name) or (_autonomous(gazetteer, name) if short else ())
        if above is not None:
            found = tuple(d for d in found if above.name in gazetteer.lineage(d))
        elif length == 2 and not text.startswith(_RULES, start + length):
            found = ()  # 城区, 郊区, 赵县: only behind a city's name or as a government (寿县人民政府)
        if len(found) == 1:
            return start + length, found[0]
    if short:
        for length in (4, 3, 2):
            found = gazetteer.by_short.get(text[start : start + length], ())
            if len(found) == 1 and _AFTER_SHORT.match(text[start + length :]):
                return start + length, found[0]
    return start, None


def _zone_at(gazetteer: Gazetteer, text: str) -> Area | None:
    """Return the area of a development zone that the text begins with and that speaks for itself."""
    for division in _prefix_cities(gazetteer, text):
        area = gazetteer.area_for(division)
        for surface, entry in load_lexicon("parks", area).by_surface.items():
            if entry.level == "zone" and text.startswith(surface) and _SPEAKS.match(text[len(surface) :]):
                return Area(area.province, area.city, None, entry.name)
        for name in zone_forms(gazetteer, division):
            if text.startswith(name) and _SPEAKS.match(text[len(name) :]):
                return Area(area.province, area.city, None, zone_forms(gazetteer, division)[name])
    return None


def zone_forms(gazetteer: Gazetteer, city: Division) -> dict[str, str]:
    """Return the written forms of a city's coded functional zones, each with its full name.

    郑州高新区 → 郑州高新技术产业开发区; every full name is among the forms.
    """
    forms: dict[str, str] = {}
    for zone in gazetteer.children(city.code):
        if zone.level != "zone":
            continue
        forms[zone.name] = zone.name
        for long, shortened in _ZONE_ABBREVIATIONS:
            if zone.name.endswith(long):
                forms[zone.name[: -len(long)] + shortened] = zone.name
    return forms


_ZONE_ABBREVIATIONS = (
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("航空港经济综合实验区", "航空港区"),
    ("城乡一体化示范区", "示范区"),
)


def _prefix_cities(gazetteer: Gazetteer, text: str) -> tuple[Division, ...]:
    at, division = _division_at(gazetteer, text, 0, None, short=True)
    del at
    return () if division is None or division.level not in ("city", "province") else (division,)
