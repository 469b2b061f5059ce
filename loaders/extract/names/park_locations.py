"""Where the text puts a park: 甲园区位于乙区, or a park that carries the name of its district (丙县化工园区)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from graph.lexicons import load_gazetteer
from graph.records import Located, NamedPlace, content_id
from loaders.extract.mentions import BRANCH, Mention
from loaders.plan import Plan

#: What stands between a park and its place.
_AT = re.compile(r"(?:[（(][^（）()]{0,20}[）)])?(?:项目)?(?:地处|位于|坐落(?:于|在)|选址(?:于|在)?)")
#: A town whose name opens the park's (大集镇汉服电商产业园).
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}[镇乡](?=[\u4e00-\u9fff]{3})")
_LONGEST = 10
#: The words of the park behind the district: 丙县高新区 has none of its own but is one all the same.
_LEAST_REST = 2


def park_locations(plan: Plan, parks: Sequence[NamedPlace], mentions: Sequence[Mention]) -> Iterator[Located]:
    """Yield the places of parks, each place once per park.

    Args:
        plan: The plan.
        parks: Its parks; names are surfaces of mentions.
        mentions: Its parks and places in order of position.
    """
    ids = {surface: park for park in parks for surface in park.surfaces}
    names = {park.name for park in parks}
    own = {plan.area.province, plan.area.city}
    seen: set[tuple[str, str]] = set()
    for number, mention in enumerate(mentions):
        park = ids.get(mention.surface) if mention.kind == "park" else None
        if park is None:
            continue
        for place, start, end in _places(plan.clean.norm, mentions, number, names):
            if place in own or (park.id, place) in seen or place == mention.surface:
                continue
            seen.add((park.id, place))
            evidence = plan.clean.evidence(start, end, "located.park")
            fact = content_id("located", plan.document_id, park.id, evidence.start, place)
            yield Located(fact, "park", park.name, park.id, place, evidence)


def _places(norm: str, mentions: Sequence[Mention], number: int, names: set[str]) -> Iterator[tuple[str, int, int]]:
    """Yield (place, start, end of the words that say so) for the park ``mentions[number]``."""
    mention, before = mentions[number], mentions[number - 1] if number else None
    if before is not None and before.end == mention.start and before.surface[-1] in "区县旗镇乡":
        yield before.surface, before.start, mention.end
    carried = _carried(mention.surface, names)
    if carried is not None:
        yield carried, mention.start, mention.end
    stated = _AT.match(norm, mention.end)
    if stated is None:
        return
    at = bisect_left(mentions, stated.end(), key=lambda each: each.start)
    if at == len(mentions) or mentions[at].start - stated.end() > 1:
        return
    # 位于琼山区|云龙镇: the last of the names that follow one another is the place.
    while at + 1 < len(mentions) and mentions[at + 1].start == mentions[at].end:
        at += 1
    yield mentions[at].surface, mention.start, mentions[at].end


def _carried(surface: str, names: set[str]) -> str | None:
    """Return the division, town or greater park whose full name opens a park's name, or None."""
    gazetteer = load_gazetteer()
    for length in range(min(_LONGEST, len(surface) - _LEAST_REST), 1, -1):
        name = surface[:length]
        # 宜宾高新区|南溪园区 is a part of the zone, not a park that stands in it.
        if (name in names and not BRANCH.fullmatch(surface, length)) or (name[-1] in "市区县旗" and gazetteer.named(name)):
            return name
    town = _TOWN.match(surface)
    return town.group() if town and not any(gazetteer.named(surface[:2] + end) for end in "市县区") else None
