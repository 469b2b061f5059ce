"""A verdict and the parts of its explanation: always unit, place, year or base year, and the words of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.indicators.figures import Figure
from graph.analysis.indicators.linking import Indicator
from graph.records import content_id

#: A saying in Chinese and English.
Both = tuple[str, str]
#: Kind → its outcomes, what needs a person first.
OUTCOMES: dict[str, tuple[str, ...]] = {
    "attainment": ("missed", "met", "open", "unjudged"),
    "revision": ("weaker", "stronger", "same", "not_comparable"),
    "agreement": ("contradiction", "compatible", "not_comparable"),
    "sum": ("does_not_fit", "fits", "unjudged"),
    "pace": ("short", "fits", "unjudged"),
    "growth": ("steep", "plausible", "reached"),
}
#: Verdicts in the order in which a person wants to see them.
_URGENCY = tuple(
    "contradiction missed does_not_fit weaker steep short not_comparable compatible stronger met fits same reached plausible open unjudged".split()
)
_OPS = {
    "ge": ("以上", "at least "), "gt": ("超过", "more than "), "approx": ("左右", "about "), "le": ("以内", "at most "),
    "lt": ("低于", "less than "),
}  # fmt: skip
_BEHIND = frozenset({"ge", "approx", "le"})
_STATUS = {"draft": ("征求意见稿", "draft"), "news": ("新闻", "news")}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of one or two figures, and why.

    Attributes:
        kind: attainment, revision, agreement, sum, pace or growth.
        outcome: One of ``OUTCOMES[kind]``.
        year: Year it is about, or None.
        facts: The figures it rests on, the judged one first.
        zh, en: The explanation; names unit, place, year or base year and quotes every figure.
        conclusion: Its last sentence in Chinese and English, for lists.
    """

    id: str
    kind: str
    outcome: str
    indicator: Indicator
    year: int | None
    facts: tuple[Figure, ...]
    zh: str
    en: str
    conclusion: Both

    @property
    def order(self) -> tuple[int, str, str, int, str]:
        """Sorts verdicts: what needs a person first, then by indicator, place and year."""
        return (_URGENCY.index(self.outcome), self.indicator.label, self.indicator.scope.key, self.year or 0, self.id)


def make_verdict(
    kind: str, outcome: str, indicator: Indicator, year: int | None, facts: Sequence[Figure], conclusion: Both, *, base: Both | None = None
) -> Verdict:
    """Return a verdict whose explanation states the terms of comparison, quotes the figures and concludes.

    Args:
        kind: Key of ``OUTCOMES``.
        outcome: One of its values.
        indicator: What is measured; its unit and place are stated.
        year: Year the verdict is about.
        facts: The figures it rests on, the judged one first.
        base: What the years of the comparison are, when it is not one year.
        conclusion: The last sentence.
    """
    head = _terms(indicator, year, base)
    quotes = [say_figure(figure) for figure in facts]
    zh = f"{head[0]}。{'；'.join(quote[0] for quote in quotes)}。{conclusion[0]}"
    en = f"{head[1]}. {'; '.join(quote[1] for quote in quotes)}. {conclusion[1]}"
    key = content_id("verdict", kind, indicator.id, year, *sorted(figure.id for figure in facts))
    return Verdict(key, kind, outcome, indicator, year, tuple(facts), zh, en, conclusion)


def _terms(indicator: Indicator, year: int | None, base: Both | None) -> Both:
    unit = indicator.unit or "—"
    when = base or ((f"年份：{year}", f"year: {year}") if year is not None else ("年份：未写明", "year: not stated"))
    scope = indicator.scope.label
    return (
        f"指标：{indicator.label}；单位：{unit}；范围：{scope}；{when[0]}",
        f"Indicator: {indicator.label}; unit: {unit}; scope: {scope}; {when[1]}",
    )


def say_figure(figure: Figure) -> Both:
    """Return a figure with its document, date and words."""
    status = _STATUS.get(figure.source.status)
    date, period = figure.source.date, figure.source.period
    dated = (f"（{date}）", f" ({date})") if date else ("（未注明日期）", " (undated)")
    if period is not None and date == str(period[0]):
        dated = (f"（规划期{period[0]}—{period[1]}年）", f" (plan of {period[0]}–{period[1]})")
    mark = (f"（{status[0]}）", f" ({status[1]})") if status else ("", "")
    assumed = ("（句中未写年份，按规划期末年计）", " (no year in the sentence; the plan's last year is taken)") if figure.assumed else ("", "")
    kind = ("目标", "Target") if figure.kind == "target" else ("现状", "Observed")
    number = f"《{figure.source.title}》"
    return (
        f"{kind[0]}{_year(figure, 0)}：{number}{mark[0]}{dated[0]}“{figure.quote}”{assumed[0]}",
        f"{kind[1]}{_year(figure, 1)}: {number}{mark[1]}{dated[1]} “{figure.quote}”{assumed[1]}",
    )


def _year(figure: Figure, language: int) -> str:
    if figure.year is None:
        return ("（未写年份）", " (no year)")[language]
    return (f"（{figure.year}年）", f" ({figure.year})")[language]


def say_value(figure: Figure, indicator: Indicator) -> Both:
    """Return the value with its operator in the unit of the indicator."""
    words = say_number(figure.value, indicator)
    if figure.low is not None and figure.high is not None and figure.op == "eq" and figure.low != figure.high:
        words = f"{plain_number(figure.low / indicator.size)}–{say_number(figure.high, indicator)}"
    zh, en = _OPS.get(figure.op, ("", ""))
    return (f"{words}{zh}" if figure.op in _BEHIND else f"{zh}{words}", f"{en}{words}")


def say_number(value: float, indicator: Indicator) -> str:
    """Return a number of the family in the unit of the indicator."""
    return f"{plain_number(value / indicator.size)}{indicator.unit}"


def say_gap(value: float, indicator: Indicator) -> Both:
    """Return the distance between two values: between shares it is in percentage points."""
    if indicator.family == "%":
        points = plain_number(round(value, 4))
        return f"{points}个百分点", f"{points} percentage points"
    return say_number(value, indicator), say_number(value, indicator)


def plain_number(value: float) -> str:
    """Return a number without useless digits: 0.5, 212.8, 10000."""
    return f"{value:.0f}" if abs(value - round(value)) < 1e-9 * max(1.0, abs(value)) else f"{value:.4g}" if abs(value) < 1000 else f"{value:.2f}"


def say_percent(share: float) -> str:
    """Return a share as per cent: 0.183 is 18.3%."""
    return f"{100 * share:.1f}%"
