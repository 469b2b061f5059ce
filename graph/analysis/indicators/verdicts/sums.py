"""Does the sum of parts fit: parts that a sentence names with 其中, and districts against their city."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.analysis.indicators.figures import Figure
from graph.analysis.indicators.linking import Indicator
from graph.analysis.indicators.verdicts.statements import nominal, rounded_alike, statements
from graph.analysis.indicators.verdicts.verdict import Both, Verdict, make_verdict, say_number
from graph.lexicons import load_gazetteer

#: Words of which a thing bears only one, so that the parts they mark do not overlap.
_APART = ({"境内", "境外"}, {"国有", "民营", "外资"}, {"城镇", "农村"}, {"公办", "民办"}, {"线上", "线下"}, {"国家级", "省级", "市级"},
          {"第一产业", "第二产业", "第三产业"}, {"一产", "二产", "三产"}, {"男", "女"}, {"新建", "续建", "改建"}, {"内资", "外资"}, {"中央", "地方"})  # fmt: skip


def judge_sums(indicators: Sequence[Indicator]) -> list[Verdict]:
    """Return a verdict for each whole whose parts are named in its sentence or by district."""
    home = {figure.id: indicator for indicator in indicators for figure in indicator.figures}
    sentences: dict[tuple[str, int], list[Figure]] = {}
    for indicator in indicators:
        for figure in indicator.figures:
            if figure.measure.form in ("level", "increase") and figure.value >= 0:
                sentences.setdefault((figure.source.document_id, figure.sentence), []).append(figure)
    verdicts = []
    for group in sentences.values():
        group.sort(key=lambda figure: figure.place)
        for number, figure in enumerate(group):
            parts = _parts(figure, group[number + 1 :])
            if parts and not re.search(r"其中", figure.quote):
                verdicts.append(_judge(home[figure.id], figure, parts, _disjoint(parts)))
    return verdicts + _districts(indicators)


def _parts(whole: Figure, rest: Sequence[Figure]) -> list[Figure]:
    """Return the figures behind the whole from 其中 on, as long as they count the same kind of thing in the same place and year."""
    if not rest or "其中" not in rest[0].quote[:6]:
        return []
    parts: list[Figure] = []
    for figure in rest:
        same = (figure.kind, figure.year, figure.family, figure.scope.key) == (whole.kind, whole.year, whole.family, whole.scope.key)
        tail = _tail(whole.measure.core, figure.measure.core)
        if not same or len(tail) < 2 or figure.measure.form != whole.measure.form or figure.measure == whole.measure:
            break
        parts.append(figure)
    return parts


def _tail(one: str, other: str) -> str:
    """Return the longest ending of both."""
    length = next((at for at, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b), min(len(one), len(other)))
    return one[len(one) - length :]


def _disjoint(parts: Sequence[Figure]) -> bool:
    """Tell whether the words themselves keep the parts apart (境内 and 境外)."""
    for marks in _APART:
        found = [{mark for mark in marks if mark in part.measure.core and f"{mark}以上" not in part.measure.core} for part in parts]
        if all(len(each) == 1 for each in found) and len(set().union(*found)) == len(parts):
            return True
    return False


def _judge(indicator: Indicator, whole: Figure, parts: Sequence[Figure], disjoint: bool) -> Verdict:
    total = sum(nominal(part) for part in parts)
    goal = nominal(whole)
    words = (say_number(total, indicator), say_number(goal, indicator))
    equal = abs(total - goal) <= 1e-9 * max(total, goal) or (len(parts) > 1 and _close(total, goal, whole))
    if equal and len(parts) > 1:
        said = (f"各部分合计{words[0]}，与总数{words[1]}相符。", f"The parts add up to {words[0]}, which is the whole of {words[1]}.")
        return make_verdict("sum", "fits", indicator, whole.year, [whole, *parts], said)
    over = total > goal and whole.high is not None
    if over and (disjoint or any(nominal(part) > goal for part in parts)):
        what = ("各部分互不重叠", "the parts do not overlap") if disjoint else ("一个部分就大于总数", "one part alone is larger than the whole")
        said = (f"{what[0]}，合计{words[0]}，大于总数{words[1]}，不相符。", f"The parts are {words[0]} together, more than the whole of {words[1]}, and {what[1]}.")
        return make_verdict("sum", "does_not_fit", indicator, whole.year, [whole, *parts], said)
    if over:
        said = (f"各部分合计{words[0]}，大于总数{words[1]}；文中没有说各部分互不重叠，不能判断。",
                f"The parts are {words[0]} together, more than the whole of {words[1]}; they may overlap, so it cannot be judged.")  # fmt: skip
    else:
        said = (f"文中只列出部分（合计{words[0]}，总数{words[1]}），没有说已列全，不能判断。",
                f"The parts named are {words[0]} together of {words[1]}; the text does not say that they are all, so it cannot be judged.")  # fmt: skip
    return make_verdict("sum", "unjudged", indicator, whole.year, [whole, *parts], said)


def _close(total: float, goal: float, whole: Figure) -> bool:
    """Tell whether rounding of the parts explains the difference: half of the last digit that the whole states."""
    return whole.op == "eq" and not float(whole.shown).is_integer() and abs(total - goal) <= 0.005 * goal and rounded_alike(whole, whole)


def _districts(indicators: Sequence[Indicator]) -> list[Verdict]:
    """Set what one document gives each district against its own figure of the city."""
    by_measure: dict[tuple[object, str], dict[str, Indicator]] = {}
    for indicator in indicators:
        if indicator.measure.form in ("level", "increase") and not indicator.measure.bare and indicator.family not in ("", "%"):
            by_measure.setdefault((indicator.measure, indicator.family), {})[indicator.scope.key] = indicator
    verdicts = []
    for scopes in by_measure.values():
        for name, city in scopes.items():
            below = _children(name) if len(scopes) > 2 else frozenset()
            parts = [scopes[child] for child in sorted(below & scopes.keys())]
            if len(parts) > 1:
                verdicts += _city(city, parts, complete=len(parts) == len(below))
    return verdicts


def _city(city: Indicator, districts: Sequence[Indicator], *, complete: bool) -> list[Verdict]:
    found = []
    for whole in statements(city.figures):
        parts = [
            part for district in districts for part in statements(district.figures)
            if (part.source, part.kind, part.year, part.span) == (whole.source, whole.kind, whole.year, whole.span)
        ]  # fmt: skip
        if whole.year is None or len(parts) != len({part.scope.key for part in parts}) or len(parts) < 2:
            continue
        total, goal = sum(nominal(part) for part in parts), nominal(whole)
        words = (say_number(total, city), say_number(goal, city))
        all_named = complete and len(parts) == len(districts)
        found.append(make_verdict("sum", *_district_outcome(city, whole, parts, total, goal, words, all_named)))
    return found


def _district_outcome(
    city: Indicator, whole: Figure, parts: list[Figure], total: float, goal: float, words: tuple[str, str], all_named: bool
) -> tuple[str, Indicator, int | None, list[Figure], Both]:
    facts = [whole, *parts]
    if total > goal * 1.005 and whole.high is not None and whole.kind == "observation":
        return "does_not_fit", city, whole.year, facts, (
            f"各区县合计{words[0]}，大于全域{words[1]}，不相符。", f"The districts are {words[0]} together, more than the whole of {words[1]}.")  # fmt: skip
    if total >= goal * 0.995:
        return "fits", city, whole.year, facts, (
            f"各区县合计{words[0]}，够全域{words[1]}。", f"The districts are {words[0]} together and cover the whole of {words[1]}.")  # fmt: skip
    if all_named:
        return "does_not_fit", city, whole.year, facts, (
            f"全部区县合计{words[0]}，不到全域{words[1]}。", f"All districts are {words[0]} together, less than the whole of {words[1]}.")  # fmt: skip
    return "unjudged", city, whole.year, facts, (
        f"文中只列出部分区县（合计{words[0]}，全域{words[1]}），不能判断。", f"Only some districts are named ({words[0]} of {words[1]}), so it cannot be judged.")  # fmt: skip


@lru_cache(maxsize=512)
def _children(name: str) -> frozenset[str]:
    """Return the full names of the divisions below a division."""
    gazetteer = load_gazetteer()
    found = [division for division in gazetteer.named(name) if division.level in ("province", "city")]
    if len(found) != 1:
        return frozenset()
    return frozenset(gazetteer.full_name(child) for child in gazetteer.children(found[0].code) if child.level != "zone")
