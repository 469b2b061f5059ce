"""Texts as weighted pairs of characters: what is rare in the two plans tells tasks apart, what every task says does not.

No model and no word list: pairs of characters need no dictionary, and the weights come from the two plans themselves.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

_KEPT = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffffA-Za-z0-9]+")
#: A pair in more than this share of all texts says nothing; it would only make every text alike, and slow.
COMMON = 0.5


def normal(text: str) -> str:
    """Return a text without what two typists write differently: width, case, blanks, punctuation.

    >>> normal("建设 “AI”平台（一期）。")
    '建设ai平台一期'
    """
    return "".join(_KEPT.findall(unicodedata.normalize("NFKC", text).lower()))


def pairs(text: str) -> Counter[str]:
    """Return the pairs of neighbouring characters of a normal text; a text of one character is its own pair."""
    return Counter(text[at : at + 2] for at in range(max(len(text) - 1, 1))) if text else Counter()


class Space:
    """The weights that all texts of both plans give to pairs of characters."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count in how many texts each pair stands."""
        counted = [set(pairs(text)) for text in texts if text]
        self._total = len(counted)
        self._texts = Counter(pair for one in counted for pair in one)

    def weight(self, pair: str) -> float:
        """Return the weight of a pair: the rarer, the higher; nothing for what half of many texts say."""
        found = self._texts.get(pair, 1)
        if self._total > 10 and found > COMMON * self._total:
            return 0.0
        return math.log(1 + self._total / found)

    def vector(self, text: str) -> dict[str, float]:
        """Return a text of length 1 in the space; empty for a text without any weight."""
        weighted = {pair: (1 + math.log(times)) * self.weight(pair) for pair, times in pairs(text).items()}
        length = math.sqrt(sum(value * value for value in weighted.values()))
        return {pair: value / length for pair, value in weighted.items() if value} if length else {}

    def share(self, part: str, whole: str) -> float:
        """Return how much of the weight of ``part`` stands in ``whole`` too, 0 to 1."""
        mine, theirs = pairs(part), pairs(whole)
        total = sum(self.weight(pair) for pair in mine)
        return sum(self.weight(pair) for pair in mine if pair in theirs) / total if total else 0.0


def similarities(first: Sequence[Mapping[str, float]], second: Sequence[Mapping[str, float]]) -> list[dict[int, float]]:
    """Return for each vector of ``first`` its cosines with those of ``second`` that share anything with it."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(second):
        for pair, value in vector.items():
            holders[pair].append((number, value))
    found = []
    for vector in first:
        row: dict[int, float] = defaultdict(float)
        for pair, value in vector.items():
            for number, other in holders.get(pair, ()):
                row[number] += value * other
        found.append({number: min(cosine, 1.0) for number, cosine in row.items()})
    return found


def overlap(first: set[str], second: set[str]) -> float | None:
    """Return the share of things in common, or None when one side names none and nothing can be said."""
    return len(first & second) / len(first | second) if first and second else None
