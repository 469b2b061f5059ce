"""Was a target met: each target against the observed values of the same indicator, place and year."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.analysis.indicators.figures import Figure
from graph.analysis.indicators.linking import Indicator
from graph.analysis.indicators.verdicts.statements import bar, difference, goals, satisfies, statements
from graph.analysis.indicators.verdicts.verdict import Both, Verdict, make_verdict, plain_number, say_gap, say_value

#: Indicator → an observed indicator that looks like it and is another one, or None.
Neighbour = Callable[[Indicator], Indicator | None]


def judge_targets(indicator: Indicator, until: int, neighbour: Neighbour) -> list[Verdict]:
    """Return one verdict for each target of a document (one a year for 每年).

    Args:
        indicator: Its targets are judged by its own observed values.
        until: Last year the documents speak of; a target of an earlier year should have a result by now.
        neighbour: For saying what was found instead, when nothing comparable was.
    """
    verdicts = []
    for target in goals(indicator.targets):
        if target.span == "each":
            verdicts += _every_year(indicator, target, until, neighbour)
        else:
            verdicts.append(_one_year(indicator, target, until, neighbour))
    return verdicts


def _one_year(indicator: Indicator, target: Figure, until: int, neighbour: Neighbour) -> Verdict:
    if target.year is None:
        return _unjudged(indicator, target, None, ("没有写明年份，不能判断是否完成。", "No year is stated, so it cannot be judged."))
    seen = [figure for figure in statements(indicator.observations) if figure.year == target.year]
    whole = [figure for figure in seen if not figure.partial and figure.span == target.span]
    if whole:
        return _against(indicator, target, whole, target.year)
    if seen:
        return _unjudged(indicator, target, target.year, _why_not(target, seen[0]), [seen[0]])
    return _without_value(indicator, target, until, neighbour)


def _every_year(indicator: Indicator, target: Figure, until: int, neighbour: Neighbour) -> list[Verdict]:
    """Judge 每年新增100家 for each year of its plan that has a value."""
    period = target.source.period or (0, 9999)
    last = min(period[1], target.year or 9999)
    seen = [f for f in statements(indicator.observations) if f.year is not None and period[0] <= f.year <= last]
    years = sorted({figure.year for figure in seen if figure.year is not None and figure.span == "year" and not figure.partial})
    if not years:
        return [_without_value(indicator, target, until, neighbour)]
    return [_against(indicator, target, [f for f in seen if f.year == year and f.span == "year"], year) for year in years]


def _against(indicator: Indicator, target: Figure, seen: Sequence[Figure], year: int) -> Verdict:
    results = {satisfies(figure, target) for figure in seen}
    facts = [target, *seen]
    goal, values = say_value(target, indicator), [say_value(figure, indicator) for figure in seen]
    listed = ("、".join(value[0] for value in values), ", ".join(value[1] for value in values))
    if len(results) > 1 and results != {True, None}:
        return make_verdict("attainment", "unjudged", indicator, year, facts, (
            f"各处现状值（{listed[0]}）对目标{goal[0]}的结论不一致，不能判断。",
            f"The observed values ({listed[1]}) lead to different answers for the target of {goal[1]}."))  # fmt: skip
    if True in results:
        return make_verdict("attainment", "met", indicator, year, facts, (
            f"目标{goal[0]}，实际{listed[0]}，已完成。{_rule(target)[0]}", f"Target {goal[1]}, observed {listed[1]}: met.{_rule(target)[1]}"))  # fmt: skip
    if False in results:
        short = say_gap(abs(bar(target) - seen[0].value), indicator)
        return make_verdict("attainment", "missed", indicator, year, facts, (
            f"目标{goal[0]}，实际{listed[0]}，差{short[0]}，未完成。{_rule(target)[0]}",
            f"Target {goal[1]}, observed {listed[1]}, {short[1]} short: missed.{_rule(target)[1]}"))  # fmt: skip
    if target.op == "approx" and all(figure.op == "eq" for figure in seen):
        return make_verdict("attainment", "unjudged", indicator, year, facts, (
            f"目标{goal[0]}，实际{listed[0]}，相差不到5%，算不算“左右”由人判断。",
            f"Target {goal[1]}, observed {listed[1]}: less than 5 per cent short, whether that is “about” is for a person to say."))  # fmt: skip
    return make_verdict("attainment", "unjudged", indicator, year, facts, (
        f"现状只写“{listed[0]}”，够不够{goal[0]}看不出来。", f"The text only says {listed[1]}; whether that is {goal[1]} is open."))  # fmt: skip


def _without_value(indicator: Indicator, target: Figure, until: int, neighbour: Neighbour) -> Verdict:
    """Say what is known when no text gives the value of the year: progress, or what is near and another thing."""
    due = target.year is not None and target.year < until
    near = [f for f in statements(indicator.observations) if f.year is not None and not f.partial and f.span == target.span and target.span != "through"]
    latest = min(near, key=lambda f: (abs((f.year or 0) - (target.year or 9999)), -(f.year or 0), f.order), default=None)
    outcome = "unjudged" if due or target.year is None else "open"
    said = _state(indicator, target, due, latest, until)
    if latest is not None:
        return make_verdict("attainment", outcome, indicator, target.year, [target, latest], said)
    other = neighbour(indicator)
    if other is not None and other.observations:
        close = max(other.observations, key=lambda figure: (figure.year == target.year, figure.year or 0, figure.order))
        why = difference(indicator, other)
        said = (f"{said[0]}另有“{other.label}”的数值，不可比：{why[0]}。", f"{said[1]} There is a value of “{other.label}”, not comparable because {why[1]}.")
        return make_verdict("attainment", outcome, indicator, target.year, [target, close], said)
    return make_verdict("attainment", outcome, indicator, target.year, [target], said)


def _state(indicator: Indicator, target: Figure, due: bool, latest: Figure | None, until: int) -> Both:
    if due:
        zh, en = f"{target.year}年已过，载入的文件没有{target.year}年的同口径数值，不能判断。", f"{target.year} is over and no loaded text has its value, so it cannot be judged."
    else:
        zh, en = f"以{until}年为当年，尚未到期。", f"Not due yet, counting {until} as the present year."
    if latest is None:
        return (zh if due else zh + "没有同口径的现状值。", en if due else en + " No comparable value is loaded.")
    value = say_value(latest, indicator)
    zh += f"年份最近的现状值是{latest.year}年的{value[0]}"
    en += f" The value nearest in time is {value[1]} ({latest.year})"
    goal = bar(target)
    if satisfies(latest, target):
        return zh + "，已达到这个数。", en + ", which is there already."
    if goal > 0 and not target.down and indicator.measure.form in ("level", "share"):
        share = plain_number(round(100 * latest.value / goal, 1))
        return f"{zh}，为目标的{share}%。", f"{en}, {share}% of the target."
    return zh + "。", en + "."


def _why_not(target: Figure, seen: Figure) -> Both:
    if seen.partial:
        return ("不可比：现状值只到年中某一时点，目标是全年。", "Not comparable because the value covers a part of the year and the target the whole.")
    return (
        f"不可比：目标是{_span(target)[0]}，现状值是{_span(seen)[0]}。",
        f"Not comparable because the target is {_span(target)[1]} and the value {_span(seen)[1]}.",
    )


def _span(figure: Figure) -> Both:
    return {
        "year": ("一年内的增量", "an increase within one year"), "each": ("每年的增量", "a yearly increase"),
        "through": ("到期末的累计增量", "an increase up to the end of the period"),
    }.get(figure.span or "", ("没有说明期间的增量", "an increase over an unsaid time"))  # fmt: skip


def _rule(target: Figure) -> Both:
    if target.op == "eq" and not target.down:
        return ("（“达到”按不低于计。）", " (a plain number is read as a floor.)")
    return ("", "")


def _unjudged(indicator: Indicator, target: Figure, year: int | None, why: Both, more: Sequence[Figure] = ()) -> Verdict:
    return make_verdict("attainment", "unjudged", indicator, year, [target, *more], why)
