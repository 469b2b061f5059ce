"""Is a later plan weaker, stronger or the same: targets of one indicator in documents of different dates."""

from __future__ import annotations

from itertools import combinations, pairwise

from graph.analysis.indicators.figures import Figure
from graph.analysis.indicators.linking import Indicator
from graph.analysis.indicators.verdicts.statements import compare, nominal, statements
from graph.analysis.indicators.verdicts.verdict import Both, Verdict, make_verdict, say_percent, say_value


def judge_revisions(indicator: Indicator) -> list[Verdict]:
    """Return one verdict for each pair of documents that follow each other; undated ones are set beside all others."""
    by_document: dict[str, list[Figure]] = {}
    for target in statements(indicator.targets):
        if target.year is not None and target.span != "through":
            by_document.setdefault(target.source.document_id, []).append(target)
    plans = sorted(by_document.values(), key=lambda group: group[0].order)
    dated = [group for group in plans if group[0].source.date is not None]
    undated = [group for group in plans if group[0].source.date is None]
    pairs = [*pairwise(dated), *((a, b) for b in undated for a in dated), *combinations(undated, 2)]
    return [verdict for earlier, later in pairs if (verdict := _pair(indicator, earlier, later)) is not None]


def _pair(indicator: Indicator, earlier: list[Figure], later: list[Figure]) -> Verdict | None:
    """Compare the targets of the last year that both name, else the last target of each."""
    shared = sorted({figure.year or 0 for figure in earlier} & {figure.year or 0 for figure in later})
    if shared:
        old = next(figure for figure in earlier if figure.year == shared[-1])
        new = next(figure for figure in later if figure.year == shared[-1])
    else:
        old = max(earlier, key=lambda figure: figure.year or 0)
        new = max(later, key=lambda figure: figure.year or 0)
    if old.span != new.span or old.down != new.down:
        return None
    known = _order_known(old, new)
    if old.year == new.year or old.span == "each":
        return _same_year(indicator, old, new, known)
    return _other_year(indicator, old, new, known)


def _order_known(old: Figure, new: Figure) -> bool:
    """Tell whether the dates say which document is later; a bare year is not later than a day of that year."""
    a, b = old.source.date, new.source.date
    return a is not None and b is not None and a[: len(b)] != b[: len(a)]


def _same_year(indicator: Indicator, old: Figure, new: Figure, known: bool) -> Verdict:
    sign, values = compare(new, old), (say_value(old, indicator), say_value(new, indicator))
    zh, en = ("每年", "every year") if new.span == "each" else (f"{new.year}年", f"in {new.year}")
    year, base = (None, (zh, en)) if new.span == "each" else (new.year, None)
    if sign == 0:
        extra = ("", "") if old.op == new.op else ("，只是措辞不同", ", only the wording differs")
        return make_verdict("revision", "same", indicator, year, [old, new], (
            f"两份文件对{zh}的要求相同（{values[1][0]}）{extra[0]}。", f"Both documents ask for the same {en} ({values[1][1]}){extra[1]}."), base=base)  # fmt: skip
    if not known:
        return make_verdict("revision", "not_comparable", indicator, year, [old, new], _unknown_order(old, new, values), base=base)
    word = ("stronger", "提高", "more") if sign > 0 else ("weaker", "降低", "less")
    return make_verdict("revision", word[0], indicator, year, [old, new], (
        f"后一文件把{zh}的目标由{values[0][0]}{word[1]}到{values[1][0]}。",
        f"The later document asks for {word[2]} {en}: {values[1][1]} instead of {values[0][1]}."), base=base)  # fmt: skip


def _other_year(indicator: Indicator, old: Figure, new: Figure, known: bool) -> Verdict | None:
    values = (say_value(old, indicator), say_value(new, indicator))
    base = (f"年份不同：{old.year}、{new.year}", f"years differ: {old.year}, {new.year}")
    sign, later = compare(new, old), (new.year or 0) > (old.year or 0)
    weaker, stronger = later and sign < 0, not later and sign >= 0
    if weaker or stronger:
        if not known:
            said = _unknown_order(old, new, values)
            return make_verdict("revision", "not_comparable", indicator, None, [old, new], said, base=base)
        outcome, zh, en = ("weaker", "放低", "asks for less") if weaker else ("stronger", "提高", "asks for more")
        when = ("目标年更晚，数值却更低", "a later year and a lower bar") if weaker else ("目标年更早，数值却不低", "an earlier year and no lower bar")
        return make_verdict("revision", outcome, indicator, None, [old, new], (
            f"后一文件{when[0]}（{old.year}年{values[0][0]}，{new.year}年{values[1][0]}），要求{zh}。",
            f"The later document {en}: {when[1]} ({values[0][1]} in {old.year}, {values[1][1]} in {new.year})."), base=base)  # fmt: skip
    if not known:
        return None  # two steps of documents in an unknown order say nothing
    return make_verdict("revision", "not_comparable", indicator, None, [old, new], _path(indicator, old, new), base=base)


def _path(indicator: Indicator, old: Figure, new: Figure) -> Both:
    """Say what lies between two targets of different years, which are two steps and no change of mind."""
    years, zh, en = abs((new.year or 0) - (old.year or 0)), "", ""
    first, last = (old, new) if (new.year or 0) >= (old.year or 0) else (new, old)
    if indicator.measure.form == "level" and nominal(first) > 0 and nominal(last) > 0 and indicator.family != "%":
        rate = say_percent((nominal(last) / nominal(first)) ** (1 / years) - 1)
        zh, en = f"两个目标之间相当于年均增长{rate}。", f" Between them lies {rate} a year."
    return f"目标年不同，是先后两步，谈不上提高或降低。{zh}", f"The years differ: two steps, neither weaker nor stronger.{en}"


def _unknown_order(old: Figure, new: Figure, values: tuple[Both, Both]) -> Both:
    return (
        f"要求不同（{old.year}年{values[0][0]}，{new.year}年{values[1][0]}），但从文件日期看不出先后，不能说提高或降低。",
        f"They ask for different things ({values[0][1]} in {old.year}, {values[1][1]} in {new.year}), "
        "but the dates do not tell which document is later.",
    )
