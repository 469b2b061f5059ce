"""How a target value binds; where two hedges combine the later one wins (FORMAT.md)."""

from __future__ import annotations

import re

from graph.records import Operator

_BEFORE: tuple[tuple[Operator, re.Pattern[str]], ...] = (
    (
        Operator.GE,
        re.compile(
            r"(?:不低于|不少于|不小于|至少|高于或等于|不得低于|不得少于|稳定在|保持在)(?:[^，。；、]{0,4}|[^，。；、\d]{2,12}的)$"
        ),
    ),
    (
        Operator.LE,
        re.compile(
            r"(?:不超过|不高于|不多于|不大于|不得超过|控制在|压缩(?:到|至)|压减(?:到|至)|缩短(?:到|至)|以内)(?:[^，。；、]{0,3})$"
        ),
    ),
    (Operator.GT, re.compile(r"(?:超过|超|突破|逾|大于|高于|多于|越过|跨越|过)$")),
    (Operator.LT, re.compile(r"(?:低于|小于|少于|降到[^，]{0,4}以下)$")),
    (Operator.APPROX, re.compile(r"(?:约为?|大约|近|接近)$")),
)
_BEHIND: tuple[tuple[Operator, re.Pattern[str]], ...] = (
    (Operator.GE, re.compile(r"^(?:（[^）]*）)?(?:及|或|含)?以上|^及以上")),
    (Operator.APPROX, re.compile(r"^(?:（[^）]*）)?(?:左右|上下)")),
    (Operator.LE, re.compile(r"^(?:（[^）]*）)?以内|^之内")),
    (Operator.LT, re.compile(r"^(?:（[^）]*）)?以下")),
)
_SIGNS = {"≥": Operator.GE, "≤": Operator.LE, ">": Operator.GT, "<": Operator.LT}


def operator_of(before: str, after: str, *, more: bool = False, sign: str = "") -> Operator:
    """Return the operator of a number from the folded text in front of it and behind it.

    Args:
        before: Text of the clause in front.
        after: Text behind.
        more: True when 余 or 多 follows the digits.
        sign: "≥" and the like in front of the digits.
    """
    if sign in _SIGNS:
        return _SIGNS[sign]
    for operator, pattern in _BEHIND:
        if pattern.match(after):
            return operator
    for operator, pattern in _BEFORE:
        if pattern.search(before):
            # 稳定在70%以上 says 以上 behind; 稳定在70% alone is a level to reach.
            if operator is Operator.GE and re.search(r"(?:稳定在|保持在)$", before):
                return Operator.EQ
            return operator
    return Operator.GT if more else Operator.EQ
