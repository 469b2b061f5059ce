"""What documents state about one indicator, each statement once, and comparing two of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from graph.analysis.indicators.figures import Figure
from graph.analysis.indicators.linking import Indicator

#: Two numbers closer than this part of each other are one number.
_SAME = 1e-9


def statements(figures: Sequence[Figure]) -> list[Figure]:
    """Return one figure for each thing a document says: the same value said twice counts once, at its first place."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in sorted(figures, key=lambda each: each.order):
        key = (figure.source.document_id, figure.year, figure.op, figure.low, figure.high, figure.span, figure.partial)
        seen.setdefault(key, figure)
    return list(seen.values())


def goals(figures: Sequence[Figure]) -> list[Figure]:
    """Return one target for each bar that a document sets: 超过600 in the text and 600 in its table are one."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in statements(figures):
        seen.setdefault((figure.source.document_id, figure.year, nominal(figure), figure.span), figure)
    return list(seen.values())


def satisfies(observed: Figure, target: Figure) -> bool | None:
    """Tell whether an observed value reaches a target; None when the words leave it open.

    达到 and ranges count as a floor (a ceiling where less is better). A value that misses 左右 by up to 5 per cent is open.
    """
    goal = bar(target)
    if target.op == "approx" and not _at_most(goal, observed.value, False) and target.low is not None and target.high is not None:
        worst = target.high if target.down else target.low
        missed = observed.value > worst if target.down else observed.value < worst
        better = target.down and observed.value <= goal
        return True if better else False if missed else None
    if target.down:
        return _sure(observed.high is not None and _at_most(observed.high, goal, target.op == "lt"),
                     observed.low is not None and not _at_most(observed.low, goal, target.op == "lt"))  # fmt: skip
    strict = target.op == "gt" and not observed.strict
    return _sure(observed.low is not None and _at_most(goal, observed.low, strict),
                 observed.high is not None and not _at_most(goal, observed.high, target.op == "gt"))  # fmt: skip


def bar(target: Figure) -> float:
    """Return the value that has to be reached, in the unit of the family."""
    if target.op == "approx":
        return target.value
    if target.down:
        return target.high if target.high is not None else target.value
    return target.low if target.low is not None else target.value


def nominal(target: Figure) -> float:
    """Return the number a plan names, for telling which of two plans asks for more."""
    ends = [end for end in (target.low, target.high) if end is not None]
    return target.value if target.op == "approx" or len(ends) != 2 else (max(ends) if target.down else min(ends))


def compare(later: Figure, earlier: Figure) -> int:
    """Return 1 when the later target asks for more, -1 for less, 0 for the same number."""
    first, second = nominal(later), nominal(earlier)
    if abs(first - second) <= _SAME * max(abs(first), abs(second)):
        return 0
    return 1 if (first > second) != later.down else -1


def excludes(a: Figure, b: Figure) -> bool:
    """Tell whether no value fits both, roundings of one number aside."""
    if rounded_alike(a, b):
        return False
    low = max((x for x in (a.low, b.low) if x is not None), default=None)
    high = min((x for x in (a.high, b.high) if x is not None), default=None)
    return low is not None and high is not None and low > high


def same_words(a: Figure, b: Figure) -> bool:
    """Tell whether two figures state the same value in the same way."""
    return (a.low, a.high, a.strict) == (b.low, b.high, b.strict) or (a.op == b.op and rounded_alike(a, b))


def rounded_alike(a: Figure, b: Figure) -> bool:
    """Tell whether one number is the other, rounded: 212.8 and 213."""
    if a.unit.size != b.unit.size:
        return abs(a.value - b.value) <= 0.005 * max(abs(a.value), abs(b.value))
    places = min(_places(a.shown), _places(b.shown))
    return abs(a.shown - b.shown) <= 0.5 * 10.0**-places + _SAME and (places > 0 or _places(a.shown) != _places(b.shown) or a.shown == b.shown)


def same_sentence(a: Figure, b: Figure) -> bool:
    """Tell whether one sentence states both: it tells them apart itself."""
    return a.source.document_id == b.source.document_id and a.sentence == b.sentence


def difference(one: Indicator, other: Indicator) -> tuple[str, str]:
    """Return why figures of two indicators cannot be compared."""
    zh, en = [], []
    if one.scope.key != other.scope.key:
        zh.append(f"范围不同（{one.scope.label}，{other.scope.label}）")
        en.append(f"the scope differs ({one.scope.label}, {other.scope.label})")
    if one.measure.form != other.measure.form or one.measure.verb != other.measure.verb or one.measure.basis != other.measure.basis:
        zh.append(f"口径不同（{one.label}，{other.label}）")
        en.append(f"one is not the other in kind ({one.label}, {other.label})")
    elif one.measure.of != other.measure.of:
        zh.append(f"比重的分母不同（{one.measure.of or '未写明'}，{other.measure.of or '未写明'}）")
        en.append(f"they are shares of different things ({one.measure.of or 'unsaid'}, {other.measure.of or 'unsaid'})")
    elif one.measure.core != other.measure.core:
        zh.append(f"指标名称不同（{one.label}，{other.label}）")
        en.append(f"the indicator is another one ({one.label}, {other.label})")
    if one.family != other.family:
        zh.append(f"计量单位不同（{one.unit or '无'}，{other.unit or '无'}）")
        en.append(f"the units differ ({one.unit or 'none'}, {other.unit or 'none'})")
    return "、".join(zh), ", ".join(en)


def _sure(yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None


def _at_most(a: float, b: float, strict: bool) -> bool:
    close = abs(a - b) <= _SAME * max(abs(a), abs(b), 1e-12)
    return (a < b and not close) if strict else (a < b or close)


def _places(value: float) -> int:
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
