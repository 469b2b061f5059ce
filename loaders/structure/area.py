"""The jurisdiction a document speaks for, with the words that say it.

Issuers, 文号 and title come first. A press report has none of the three: its headline names the place, else its dateline
(新华社太原6月18日电), else its newspaper (郑州日报). What is named most often is the last resort and says so.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.lexicons import Division, Gazetteer, load_gazetteer
from graph.records import Area, DocumentStatus
from loaders.cleaning import CleanText
from loaders.structure.front import RawHead

#: How much of a text is read for its place; reports are shorter.
_FAR = 20_000
_DATELINE = re.compile(
    r"(?:新华社|中新社|中新网|人民网|新华网|央视网|本报|本网|本刊|记者|[\u4e00-\u9fff]{2,8}(?:日报|晚报|网|讯))"
    r"(?P<place>[\u4e00-\u9fff]{2,8}?)(?=\d{1,2}月\d{1,2}日(?:电|讯)|(?:电|讯)(?:[（(　 ]|记者))"
)
_PAPER = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,7})(?:日报|晚报|晨报|商报|新闻网|广播电视台|电视台|发布|融媒体?|政府网|市政府网)"
)
#: 现在，我代表上杭县人民政府，向大会报告工作.
_SPEAKER = re.compile(
    r"(?:我代表|^)(?P<place>[\u4e00-\u9fff]{2,12}?(?:省|市|区|县|州|盟|旗))人民政府(?!关于)|结合(?P<own>[\u4e00-\u9fff]{2,8}?(?:省|市|区|县|州|盟|旗))实际"
    r"|^(?P<short>[\u4e00-\u9fff]{2,6}?)(?:市|省|县|区)?(?:关于)?(?:印发|出台|发布)"
)
_HEADLINE = re.compile(r"[：:|\uff5c—\s“”《，]+")
#: Datelines and bylines stand in the opening of a report.
_OPENING = 1500
#: A place must lead this clearly to be taken for the document's own.
_LEAD, _LEAST = 2, 3


def area_of(cleaned: CleanText, raw: RawHead) -> Area:
    """Return the document's jurisdiction; ``raw.evidence["area"]`` says where a place that no issuer states was read."""
    gazetteer = load_gazetteer()
    for text in (*raw.issuers, raw.doc_number, raw.title):
        found = gazetteer.area_of(text) if text else None
        if found is not None:
            return found
    norm = cleaned.norm[:_FAR]
    speaker = _SPEAKER.search(norm, 0, _OPENING)
    if speaker is not None and speaker.lastgroup is not None and (found := gazetteer.area_of(speaker[speaker.lastgroup])) is not None:
        raw.evidence["area"] = cleaned.evidence(*speaker.span(speaker.lastgroup), "head.speaker")
        return found
    named = _by_headline(gazetteer, raw) if raw.status is DocumentStatus.NEWS else None
    if named is not None:
        return named
    for rule, start, end, division in _stated(gazetteer, norm) if raw.status is DocumentStatus.NEWS else ():
        raw.evidence["area"] = cleaned.evidence(start, end, rule)
        return gazetteer.area_for(division)
    most = _most_named(gazetteer, norm)
    if most is None:
        return Area()
    raw.evidence["area"] = cleaned.evidence(most[0], most[1], "head.most_named")
    return gazetteer.area_for(most[2])


def _by_headline(gazetteer: Gazetteer, raw: RawHead) -> Area | None:
    """Read 新闻发布会|郑州：三年再造…: the place opens a part of the headline."""
    for part in _HEADLINE.split(raw.title or ""):
        found = gazetteer.area_of(part) if len(part) > 1 else None
        if found is not None and found != Area():
            return found
    return None


def _stated(gazetteer: Gazetteer, norm: str) -> list[tuple[str, int, int, Division]]:
    """Return the places of datelines and newspapers, best first; one that the text is not about does not count.

    A province's paper says nothing where one of its cities is named all over the text.
    """
    most = _most_named(gazetteer, norm)
    found = []
    for rule, pattern in (("head.dateline", _DATELINE), ("head.newspaper", _PAPER)):
        for match in pattern.finditer(norm, 0, _OPENING):
            for name, division in _place(gazetteer, match["place"]):
                start = match.end("place") - len(name)
                fits = most is None or (division.level != "province" and _holds(gazetteer, division, most[2]))
                found.extend([(rule, start, match.end("place"), division)] if fits else [])
    return found


def _place(gazetteer: Gazetteer, text: str) -> list[tuple[str, Division]]:
    """Return the division whose name, short or full, ends a text (记者王某太原 gives 太原)."""
    for length in range(len(text), 1, -1):
        name = text[-length:]
        bearers = gazetteer.by_short.get(name) or gazetteer.named(name)
        if len(bearers) == 1:
            return [(name, bearers[0])]
    return []


def _holds(gazetteer: Gazetteer, stated: Division, most: Division) -> bool:
    """Tell whether two divisions are one, or one lies in the other: a report from 太原 may be about 山西."""
    area, other = gazetteer.area_for(stated), gazetteer.area_for(most)
    return stated == most or area.name in (other.province, other.city) or other.name in (area.province, area.city)


@lru_cache(maxsize=1)
def _names() -> tuple[AhoCorasick, tuple[Division, ...]]:
    gazetteer = load_gazetteer()
    known = {short: found[0] for short, found in gazetteer.by_short.items() if len(short) > 1 and len(found) == 1}
    for name in gazetteer.full_names():
        bearers = gazetteer.named(name)
        if len(bearers) == 1 and bearers[0].level in ("province", "city", "county") and len(name) > 2:
            known[name] = bearers[0]
    ordered = sorted(known)
    return AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest), tuple(known[name] for name in ordered)


def _most_named(gazetteer: Gazetteer, norm: str) -> tuple[int, int, Division] | None:
    """Return the division a text names most often and where first, when it leads clearly.

    A county counts for its city too, but not for its province: a report about 阳泉 says 山西 as often.
    """
    automaton, divisions = _names()
    counts: Counter[str] = Counter()
    own: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for pattern, start, end in automaton.find_matches_as_indexes(norm):
        division = divisions[pattern]
        above = gazetteer.by_code.get(division.parent or "")
        own[division.code] += 1
        for code in (division.code, above.code if above is not None and division.level == "county" else ""):
            if code:
                counts[code] += 1
                first.setdefault(code, (start, end))
    cities = [code for code, _ in counts.most_common() if gazetteer.by_code[code].level == "city"]
    provinces = [code for code, _ in counts.most_common() if gazetteer.by_code[code].level == "province"]
    for ranked in (cities, provinces):
        if not ranked or counts[ranked[0]] < _LEAST:
            continue
        if len(ranked) > 1 and counts[ranked[0]] < _LEAD * counts[ranked[1]]:
            continue
        best = _county_inside(gazetteer, own, ranked[0])
        return (*first[best], gazetteer.by_code[best])
    return None


def _county_inside(gazetteer: Gazetteer, own: Counter[str], code: str) -> str:
    """Return the county named more often than its city itself and than its other counties together, else the city."""
    counties = sorted(
        ((own[child.code], child.code) for child in gazetteer.children(code) if child.level == "county"), reverse=True
    )
    if not counties or counties[0][0] < _LEAST:
        return code
    rest = sum(count for count, _ in counties[1:]) + own[code]
    return counties[0][1] if counties[0][0] >= _LEAD * max(rest, 1) else code
