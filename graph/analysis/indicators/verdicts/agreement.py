"""Do two texts contradict each other: figures of one indicator, place and year that cannot both hold.

Little is called a contradiction: levels and shares of one written year, in two sentences, that no value fits. Whatever
differs in year, in span or in what a number is said to be is explained as not comparable.
"""

from __future__ import annotations

from itertools import combinations

from graph.analysis.indicators.figures import Figure
from graph.analysis.indicators.linking import Indicator
from graph.analysis.indicators.verdicts.statements import excludes, nominal, same_sentence, same_words, statements
from graph.analysis.indicators.verdicts.verdict import Both, Verdict, make_verdict, say_value

#: Statements of one indicator in one document beyond this are a table of many things under one name.
_MOST = 12


def judge_agreement(indicator: Indicator) -> list[Verdict]:
    """Return a verdict for each two statements that differ: targets of one document, observed values of any."""
    verdicts = []
    by_document: dict[str, list[Figure]] = {}
    for target in statements(indicator.targets):
        by_document.setdefault(target.source.document_id, []).append(target)
    for group in by_document.values():
        if len(group) <= _MOST:
            verdicts += [_targets(indicator, a, b) for a, b in combinations(group, 2)]
    by_year: dict[int, list[Figure]] = {}
    for observed in statements(indicator.observations):
        if observed.year is not None:
            by_year.setdefault(observed.year, []).append(observed)
    for group in by_year.values():
        if len(group) <= _MOST:
            verdicts += [_values(indicator, a, b) for a, b in combinations(group, 2)]
    return [verdict for verdict in verdicts if verdict is not None]


def _targets(indicator: Indicator, a: Figure, b: Figure) -> Verdict | None:
    if same_sentence(a, b) or same_words(a, b) or nominal(a) == nominal(b) or "each" in (a.span, b.span):
        return None
    if a.year != b.year:
        if a.year is not None and b.year is not None:
            return None  # two steps of one plan
        return _verdict(indicator, "not_comparable", a, b, _no_year(indicator, a, b))
    if a.year is None or a.assumed != b.assumed:
        return _verdict(indicator, "not_comparable", a, b, ("不可比：至少一处没有写年份。", "Not comparable because one of them states no year."))
    if not excludes(a, b):
        return _verdict(indicator, "compatible", a, b, _both_hold(indicator, a, b))
    if a.span != b.span or (indicator.measure.form == "increase" and a.span is None):
        return _verdict(indicator, "not_comparable", a, b, (
            "不可比：增量的期间不同或没有说明。", "Not comparable because the increases are over different or unsaid times."))  # fmt: skip
    if indicator.measure.form in ("level", "increase") and (a.made or b.made):
        return _verdict(indicator, "not_comparable", a, b, (
            "不可比：两处各说要建设或新增多少，文中没有说一处是否包含另一处，可能应当相加。",
            "Not comparable because each says how many are to be made; whether one includes the other is not said, they may add up."))  # fmt: skip
    return _contradiction(indicator, a, b)


def _values(indicator: Indicator, a: Figure, b: Figure) -> Verdict | None:
    if same_sentence(a, b) or same_words(a, b):
        return None
    if a.partial != b.partial:
        return _verdict(indicator, "not_comparable", a, b, (
            "不可比：一处只到年中某一时点，另一处是全年。", "Not comparable because one covers a part of the year and the other the whole."))  # fmt: skip
    if not excludes(a, b):
        return _verdict(indicator, "compatible", a, b, _both_hold(indicator, a, b))
    if a.source.document_id == b.source.document_id:
        return None if a.partial or a.span != b.span else _contradiction(indicator, a, b)
    values = (say_value(a, indicator), say_value(b, indicator))
    return _verdict(indicator, "not_comparable", a, b, (
        f"两份文件的数值不同（{values[0][0]}，{values[1][0]}）。统计数常有初步数、修订数之分，文中没有说明，不作矛盾论。",
        f"Two documents give different values ({values[0][1]}, {values[1][1]}). Statistics are revised, and neither says which "
        "edition it has; no contradiction is claimed."))  # fmt: skip


def _contradiction(indicator: Indicator, a: Figure, b: Figure) -> Verdict:
    values = (say_value(a, indicator), say_value(b, indicator))
    return _verdict(indicator, "contradiction", a, b, (
        f"同一文件、同一指标、同一范围、同一年份，{values[0][0]}与{values[1][0]}不能同时成立。",
        f"One document, indicator, scope and year: {values[0][1]} and {values[1][1]} cannot both hold."))  # fmt: skip


def _both_hold(indicator: Indicator, a: Figure, b: Figure) -> Both:
    values = (say_value(a, indicator), say_value(b, indicator))
    return (
        f"{values[0][0]}与{values[1][0]}说法不同，但可以同时成立，不算矛盾。",
        f"{values[0][1]} and {values[1][1]} are different statements that can both hold; no contradiction.",
    )


def _no_year(indicator: Indicator, a: Figure, b: Figure) -> Both:
    dated, bare = (a, b) if a.year is not None else (b, a)
    zh = f"不可比：一处是{dated.year}年的{say_value(dated, indicator)[0]}，另一处（{say_value(bare, indicator)[0]}）没有写年份，不是同一句话的两个版本。"
    en = (
        f"Not comparable because one is {say_value(dated, indicator)[1]} for {dated.year} and the other ({say_value(bare, indicator)[1]}) states no year; "
        "they are not two versions of one statement."
    )
    if not excludes(a, b):
        zh += "即使指同一年，两者也可以同时成立。"
        en += " Even if they meant the same year, both can hold."
    return zh, en


def _verdict(indicator: Indicator, outcome: str, a: Figure, b: Figure, said: Both) -> Verdict:
    first, second = sorted((a, b), key=lambda figure: figure.order)
    base = None
    if first.year != second.year:
        stated = [str(figure.year) if figure.year is not None else "—" for figure in (first, second)]
        base = (f"年份：{'、'.join(stated)}", f"years: {', '.join(stated)}")
    year = first.year if first.year is not None else second.year
    return make_verdict("agreement", outcome, indicator, year, [first, second], said, base=base)
