"""Parks and places of a document: one record per distinct name, with every mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.lexicons import short_form
from graph.records import Area, NamedPlace, content_id
from loaders.extract.mentions import Mention
from loaders.plan import Part, Plan


def named_places(plan: Plan, mentions: Iterable[Mention], kind: str) -> tuple[NamedPlace, ...]:
    """Return the parks or places of a plan in order of first mention.

    Two written forms of one thing (郑州, 郑州市; 高新区, 郑州高新区) are one record named as written first.
    """
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == kind:
            groups.setdefault(mention.key, []).append(mention)
    return tuple(_record(plan, key, group, kind) for key, group in _merged(groups, plan.area))


#: Forms of the zones of which a city has one.
_ZONES = {
    "经济技术开发区": "经开区", "经开区": "经开区", "高新技术产业开发区": "高新区", "高新技术开发区": "高新区", "高新区": "高新区",
    "综合保税区": "综保区", "综保区": "综保区",
}  # fmt: skip


def _own_zone(key: str, area: Area) -> str | None:
    """Return which zone of the document's own city a name means (昆明经济技术开发区 and 经开区 are one), or None."""
    if area.city is None:
        return None
    return _ZONES.get(key.removeprefix(area.city).removeprefix(short_form(area.city)))


def _merged(groups: dict[str, list[Mention]], area: Area) -> Iterator[tuple[str, list[Mention]]]:
    """Join the forms of one thing: of a zone of the own city, and a short form that ends one longer name (科学谷, 白沙科学谷)."""
    keys = list(groups)
    target: dict[str, str] = {}
    first: dict[str, str] = {}
    for key in keys:
        zone = _own_zone(key, area)
        if zone is not None and first.setdefault(zone, key) != key:
            target[key] = first[zone]
    for key in keys:
        longer = [other for other in keys if other != key and other.endswith(key) and len(key) >= 4]
        if key not in target and len(longer) == 1 and groups[key][0].rule == "park.shape":
            target[key] = longer[0]
    for key in keys:
        if key not in target:
            merged = [
                mention for other in keys if other == key or target.get(other) == key for mention in groups[other]
            ]
            yield key, sorted(merged, key=lambda mention: mention.start)


def _record(plan: Plan, key: str, group: list[Mention], kind: str) -> NamedPlace:
    surfaces = tuple(dict.fromkeys(mention.surface for mention in group))
    evidence = tuple(plan.clean.evidence(mention.start, mention.end, mention.rule) for mention in group)
    return NamedPlace(content_id(kind, plan.document_id, key), surfaces[0], surfaces, evidence)


def outside_figures(plan: Plan, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that do not stand in figure data behind the text."""
    tails = [
        (sentence.start, sentence.end)
        for sentence in plan.sentences
        if sentence.part is Part.APPENDIX and sentence.heading is None
    ]
    if not tails:
        return list(mentions)
    first = min(start for start, _ in tails)
    return [
        mention
        for mention in mentions
        if mention.start < first or not any(start <= mention.start < end for start, end in tails)
    ]
