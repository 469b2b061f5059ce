"""Whose value a number is: another city named in front of it, or behind it in a comparison."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.lexicons import load_gazetteer


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    gazetteer = load_gazetteer()
    full = {d.name for bearers in gazetteer.by_short.values() for d in bearers}
    return frozenset({short for short in gazetteer.by_short if len(short) > 1} | full)


def subject_before(norm: str, first: int, at: int, sentence: int) -> str | None:
    """Return the province or city that the words right in front of a number name as its owner, or None.

    Args:
        norm: Folded text.
        first: Where the words of the number begin.
        at: First character of the number.
        sentence: Where its sentence begins; a bracket looks back to the word in front of it.
    """
    names = _names()
    if norm[at - 1 : at] == "（" or (at >= 1 and norm[max(first - 1, 0)] == "（" and first == at):
        stretch = norm[max(at - 8, sentence) : at - 1]
        return next((stretch[-length:] for length in (5, 4, 3, 2) if stretch[-length:] in names), None)
    text = norm[first:at]
    head = re.sub(
        r"^(?:对标|而?同期|其中|仅|与|和|及|、|而|且|但|到|截至|至|“?十[二三四五]五”?(?:末|期间)?|(?:19|20)\d{2}年(?:底|末|上半年)?|去年|今年)+",
        "",
        text,
    )
    for length in (5, 4, 3, 2):
        if head[:length] in names:
            zone = re.match(r"(?:高新区|经开区|新区|港(?!口))", head[length:])
            return head[: length + (zone.end() if zone else 0)]
    return None
