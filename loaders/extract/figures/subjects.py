"""Whose value a number is: the city or park that opens its words, or stands right in front of its bracket."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.lexicons import load_gazetteer
from loaders.extract.mentions import Mention

#: What may stand between the beginning of the words and the name: conjunctions and words of comparison.
_LEAD_IN = re.compile(
    r"^(?:[，、；：（）]|而|且|但|同期|其中|另外|仅|与|和|及|较|比如?|例如|像|如|到|至|截至|截止到?|对标|相较于?|低于|高于|落后于|远远|均|也|还|同时|此外|我国|全国|全省|兄弟城市|标杆|主要|竞争性?|同类|部分|先进|发达|城市|地区|中(?=$)|中西部|省会|年|底|末|之间|，)*$"
)
_TAIL = re.compile(r"(?:市)?(?:全[市省区县年]|市域|地区(?!生产)|市(?!场|值|级|政|属|辖|管|民|内|区|直))?")
_GENERIC = re.compile(r"高新区|经开区|新区|港(?!口|航|区|股)|开发区|自贸区")


@dataclass(frozen=True, slots=True)
class Subject:
    """A named owner of a value; offsets are clean.

    Attributes:
        name: As written.
        start: Where the name begins.
        end: Where the words about the value begin behind it.
        park: True for a park, which may itself be what is counted (创建国家级高新区2个).
    """

    name: str
    start: int
    end: int
    park: bool = False


class Subjects:
    """The places and parks of a text, to be asked for the owner of a stretch."""

    def __init__(self, norm: str, mentions: list[Mention]) -> None:
        """Index the mentions by where they begin."""
        self.norm = norm
        self.mentions = _with_cities(norm, mentions)
        self._starts = [mention.start for mention in self.mentions]

    def opening(self, start: int, end: int) -> Subject | None:
        """Return the owner named at the beginning of a stretch, or None."""
        found: Subject | None = None
        for mention in self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if mention.end > end:
                break
            at = found.end if found else start
            between = self.norm[at : mention.start]
            if found is not None and between not in ("", "市"):
                break
            if found is None and not _LEAD_IN.match(_untimed(between)):
                break
            found = self._subject(found.start if found else mention.start, mention.end, end, mention.kind == "park")
        return found

    def closing(self, end: int, start: int) -> Subject | None:
        """Return the owner named right in front of ``end`` (杭州（68.1%）), or None."""
        at = bisect_left(self._starts, end) - 1
        if at < 0 or self.mentions[at].end not in (end, end - 1) or self.mentions[at].start < start:
            return None
        mention = self.mentions[at]
        return Subject(self.norm[mention.start : mention.end], mention.start, mention.end)

    def listed(self, start: int, end: int) -> list[Subject]:
        """Return the owners of a list such as 成都、西安, in order, that opens a stretch; fewer than two give none."""
        found: list[Subject] = []
        for mention in self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            between = self.norm[found[-1].end if found else start : mention.start]
            if (found and not re.fullmatch(r"[、和与及]", between)) or (
                not found and not _LEAD_IN.match(_untimed(between))
            ):
                break
            found.append(Subject(self.norm[mention.start : mention.end], mention.start, mention.end))
        return found if len(found) > 1 else []

    def last(self, end_char: str, start: int, end: int) -> str | None:
        """Return the last place named in a stretch whose name ends in 县, 区 …, None when there is none."""
        inside = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        names = [self.norm[mention.start : mention.end] for mention in inside if mention.kind == "place"]
        return next((name for name in reversed(names) if name.endswith(end_char)), None)

    def titled(self, title: str) -> str | None:
        """Return the park that a title begins with: a zone's own plan speaks of the zone; None for other titles."""
        names = (self.norm[m.start : m.end] for m in self.mentions if m.kind == "park")
        return next((name for name in names if title.startswith(name)), None)

    def first(self) -> str | None:
        """Return the first place named in the text."""
        return next((self.norm[m.start : m.end] for m in self.mentions if m.kind == "place"), None)

    def _subject(self, start: int, end: int, limit: int, park: bool) -> Subject:
        generic = _GENERIC.match(self.norm, end, limit)
        end = generic.end() if generic else end
        tail = _TAIL.match(self.norm, end, limit)
        return Subject(self.norm[start:end], start, tail.end() if tail else end, park)


@lru_cache(maxsize=1)
def _cities() -> AhoCorasick:
    """Return an automaton over provinces and cities, short and full: in front of a number they are no common words."""
    gazetteer = load_gazetteer()
    full = {division.name for bearers in gazetteer.by_short.values() for division in bearers}
    return AhoCorasick(
        sorted(full | {short for short in gazetteer.by_short if len(short) > 1}), matchkind=MatchKind.LeftmostLongest
    )


def _with_cities(norm: str, mentions: list[Mention]) -> list[Mention]:
    """Add provinces and cities that the search for names left out (主要城市中合肥3个, 上海港)."""
    known = {at for mention in mentions for at in range(mention.start, mention.end)}
    added = [
        Mention(start, end, "place", norm[start:end], norm[start:end], "place.short")
        for _, start, end in _cities().find_matches_as_indexes(norm)
        if start not in known and end - 1 not in known
    ]
    return sorted([*mentions, *added], key=lambda mention: mention.start)


def _untimed(text: str) -> str:
    return re.sub(
        r"(?:截至|截止到?|到|至)?(?:19|20)\d{2}年?(?:年?底|末|度|上半年|\d{1,2}月(?:底|末)?)?|去年|今年|上年|“?十[三四]五”?(?:时期|期间|末)?",
        "",
        text,
    )
