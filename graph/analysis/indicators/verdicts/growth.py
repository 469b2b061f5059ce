"""Is the growth plausible that a target implies, and do yearly increases lead to the total: figures against a base year.

The rule, which every explanation repeats. An amount or count is called steep when it has to grow faster than twice as
fast as it did between the observed years (at least ``FLOOR`` a year), or, without such years, faster than ``FAST`` a year.
A share in per cent is called steep when it has to rise by more than twice as many points a year as before (at least
``FLOOR_POINTS``), or, without a past, by more than ``FAST_POINTS`` a year. Steep is a question to the plan, not a fault.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.analysis.indicators.figures import Figure
from graph.analysis.indicators.linking import Indicator
from graph.analysis.indicators.verdicts.statements import goals, nominal, satisfies, statements
from graph.analysis.indicators.verdicts.verdict import (
    Both,
    Verdict,
    make_verdict,
    plain_number,
    say_number,
    say_percent,
    say_value,
)

FLOOR, FAST = 0.10, 0.25
FLOOR_POINTS, FAST_POINTS = 0.3, 2.0
_TIMES = 2


def judge_growth(indicator: Indicator) -> list[Verdict]:
    """Return a verdict for each dated target of a level or share that has an observed value of an earlier year."""
    if indicator.measure.form not in ("level", "share") or indicator.family in ("", "位"):
        return []
    seen = [f for f in statements(indicator.observations) if f.year is not None and not f.partial and f.value > 0 and f.op in ("eq", "approx", "gt")]
    verdicts = []
    for target in goals(indicator.targets):
        base = _base(target, seen)
        done = any(figure.year == target.year for figure in seen)
        if base is not None and not done and not target.made:
            verdicts.append(_judge(indicator, target, base, _past(seen, base)))
    return verdicts


def _base(target: Figure, seen: Sequence[Figure]) -> Figure | None:
    """Return the latest observed value before the target's year: exact before 突破, of its own document first."""
    before = [f for f in seen if target.year is not None and f.year is not None and f.year < target.year]
    own = target.source.document_id
    return max(before, key=lambda f: (f.year or 0, f.op == "eq", f.source.document_id == own, f.order), default=None)


def _past(seen: Sequence[Figure], base: Figure) -> Figure | None:
    """Return the earliest exact value before the base year."""
    earlier = [f for f in seen if f.op == "eq" and (f.year or 0) < (base.year or 0)]
    return min(earlier, key=lambda f: (f.year or 0, f.order), default=None)


def _judge(indicator: Indicator, target: Figure, base: Figure, past: Figure | None) -> Verdict:
    years = (target.year or 0) - (base.year or 0)
    terms = (f"目标年：{target.year}，基期：{base.year}（{years}年）", f"target year: {target.year}, base year: {base.year} ({years} years)")
    facts = [target, base, *([past] if past is not None and past.op == base.op == "eq" else [])]
    if satisfies(base, target):
        said = (f"基期值{say_value(base, indicator)[0]}已达到目标{say_value(target, indicator)[0]}。",
                f"The base value {say_value(base, indicator)[1]} already reaches the target of {say_value(target, indicator)[1]}.")  # fmt: skip
        return make_verdict("growth", "reached", indicator, target.year, [target, base], said, base=terms)
    share = indicator.family == "%"
    needed = _speed(base, target, years, share)
    before = _speed(past, base, (base.year or 0) - (past.year or 0), share) if len(facts) == 3 and past is not None else None
    limit = _limit(before, share)
    steep = abs(needed) > limit * (1 + 1e-9)
    said = _say(needed, before, limit, steep, share)
    return make_verdict("growth", "steep" if steep else "plausible", indicator, target.year, facts, said, base=terms)


def _speed(first: Figure, last: Figure, years: int, share: bool) -> float:
    """Return points a year for a share, the yearly rate for everything else."""
    if share:
        return (nominal(last) - nominal(first)) / years
    return float((nominal(last) / nominal(first)) ** (1 / years) - 1)


def _limit(before: float | None, share: bool) -> float:
    if before is None:
        return FAST_POINTS if share else FAST
    return max(_TIMES * abs(before), FLOOR_POINTS if share else FLOOR)


def _say(needed: float, before: float | None, limit: float, steep: bool, share: bool) -> Both:
    def speed(value: float) -> Both:
        if share:
            return f"每年{plain_number(round(value, 2))}个百分点", f"{plain_number(round(value, 2))} points a year"
        return f"年均{say_percent(value)}", f"{say_percent(value)} a year"

    need, cap = speed(needed), speed(limit)
    past = speed(before) if before is not None else None
    zh = f"需{need[0]}" + (f"，此前为{past[0]}" if past else "，没有更早的数值可比")
    en = f"It takes {need[1]}" + (f"; before it was {past[1]}" if past else "; no earlier value is there to compare with")
    floor = plain_number(FLOOR_POINTS) + "个百分点" if share else say_percent(FLOOR)
    floor_en = plain_number(FLOOR_POINTS) + " points" if share else say_percent(FLOOR)
    rule = (f"此前的{_TIMES}倍且不低于{floor}", f"twice the past and at least {floor_en}") if past else ("没有历史数据时的经验上限", "the limit used without a past")
    word = ("超过", "偏快，需要核实", "above", "steep, worth asking about") if steep else ("未超过", "可信", "within", "plausible")
    return f"{zh}；{word[0]}界限{cap[0]}（规则：{rule[0]}），{word[1]}。", f"{en}; {word[2]} the limit of {cap[1]} (rule: {rule[1]}): {word[3]}."


def judge_pace(indicators: Sequence[Indicator]) -> list[Verdict]:
    """Return a verdict for each 每年新增 or 每年培育 beside a total of the same thing in the same document."""
    levels = {(i.measure.core, i.family, i.scope.key): i for i in indicators if i.measure.form == "level" and not i.measure.bare}
    verdicts = []
    for indicator in indicators:
        total = levels.get((indicator.measure.core, indicator.family, indicator.scope.key))
        if indicator.measure.form != "increase" or total is None:
            continue
        for each in statements(indicator.targets):
            goals = [g for g in statements(total.targets) if g.source == each.source and g.year is not None and each.span == "each"]
            verdicts += [_pace(total, each, goal) for goal in goals if not goal.down]
    return [verdict for verdict in verdicts if verdict is not None]


def _pace(total: Indicator, each: Figure, goal: Figure) -> Verdict | None:
    """Add the yearly increase to the latest observed value before the goal."""
    known = [f for f in statements(total.observations) if (f.year or 9999) < (goal.year or 0) and not f.partial and f.op == "eq"]
    own = [f for f in known if f.source == each.source] or known
    start = max(own, key=lambda f: (f.year or 0, f.order), default=None)
    first = each.source.period[0] - 1 if each.source.period else None
    from_year = start.year if start is not None else first
    if from_year is None or goal.year is None or goal.year <= from_year:
        return None
    years, step = goal.year - from_year, nominal(each)
    made = step * years
    terms = (f"目标年：{goal.year}，起点：{from_year}年末（{years}年）", f"target year: {goal.year}, from the end of {from_year} ({years} years)")
    add = f"{years}×{say_number(step, total)}＝{say_number(made, total)}"
    if start is None:
        rest = nominal(goal) - made
        need = (f"需要{from_year}年末已有{say_number(rest, total)}", f"needs {say_number(rest, total)} at the end of {from_year}") if rest > 0 else (
            "单靠每年的增量已够", "is reached by the yearly increases alone")  # fmt: skip
        said = (f"{add}；总数目标{say_value(goal, total)[0]}{need[0]}；载入的文件没有起点数，不能判断。",
                f"{add}; the total of {say_value(goal, total)[1]} {need[1]}; no loaded text has the value at the start, so it cannot be judged.")  # fmt: skip
        return make_verdict("pace", "unjudged", total, goal.year, [goal, each], said, base=terms)
    end = start.value + made
    sums = f"{say_number(start.value, total)}＋{add.partition('＝')[0]}＝{say_number(end, total)}"
    if end >= nominal(goal) * (1 - 1e-9):
        said = (f"{sums}，够总数目标{say_value(goal, total)[0]}。", f"{sums}, which covers the total of {say_value(goal, total)[1]}.")
        return make_verdict("pace", "fits", total, goal.year, [goal, each, start], said, base=terms)
    gap = say_number(nominal(goal) - end, total)
    said = (f"{sums}，比总数目标{say_value(goal, total)[0]}少{gap}；每年的数若是下限，多做可以补上，不是矛盾。",
            f"{sums}, {gap} short of the total of {say_value(goal, total)[1]}; a yearly floor may be exceeded, so this is no contradiction.")  # fmt: skip
    return make_verdict("pace", "short", total, goal.year, [goal, each, start], said, base=terms)
