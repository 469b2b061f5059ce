"""Whose value a number is: another city named in front of it, or behind it in a comparison."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.lexicons import load_gazetteer

_FRONT = re.compile(r"(?:而?同期|其中|与|和|及|、|低于|高于|超过|落后于|对标|广东|，|；|（|^)?(?P<name>[\u4e00-\u9fff]{2,8}?)(?P<suffix>省|市|区|县|高新区|港)?(?:的|GDP|为|有|则|仅|达|（|新增|全市|全年|两项|境内|实际|营商|在校|尚|已|技术|人工|数字|经济|集装箱|货物|规模|地区|年末|截至|培育|上市|\d)")


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
    head = re.sub(r"^(?:而?同期|其中|与|和|及|、|而|且|但|到|截至|至|“?十[二三四五]五”?(?:末|期间)?|(?:19|20)\d{2}年(?:底|末|上半年)?|去年|今年)+", "", text)
    for length in (5, 4, 3, 2):
        if head[:length] in names:
            return head[:length]
    return None
