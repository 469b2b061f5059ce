"""Reads the numbers of one plan, sentence by sentence, with the year, phrase and subject that carry over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.records import DocumentStatus
from loaders.extract.figures.clauses import clause_bounds, last_break
from loaders.extract.figures.context import AIM, FUTURE, PAST, Sense, sense_of_words
from loaders.extract.figures.indicator import indicator_of, phrase_of_clause
from loaders.extract.figures.subjects import subject_before
from loaders.extract.quantity import Quantity, find_quantities
from loaders.extract.times import Time, find_times
from loaders.extract.words import Words
from loaders.plan import Part, Plan, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """One number understood; offsets are clean.

    Attributes:
        start, end: The stretch that carries the fact (its clause up to the number and its hedge).
        before, after: Words of its clause around it.
    """

    quantity: Quantity
    sense: Sense
    start: int
    end: int
    before: str
    after: str
    indicator: str
    subject: str | None
    year: int | None
    each: bool
    sentence: Sentence
    rule_table: bool = False


@dataclass(slots=True)
class _Carry:
    """What a number takes over from the words before it."""

    year: int | None = None
    past: bool = False
    each: bool = False
    phrase: str | None = None
    subject: str | None = None
    paragraph: int = -1
    open: bool = False
    clause_year_at: int = -1
    last: Sense | None = None
    unit: str = ""
    heading: int | None = None


def read_figures(plan: Plan, words: Words, concrete_boxes: set[int]) -> Iterator[Reading]:
    """Yield every number of the text outside tables, in order.

    Args:
        plan: The plan.
        words: What the pipeline found in its text.
        concrete_boxes: Indexes of boxes that describe projects; their numbers are figures of those projects.
    """
    carry = _Carry()
    for sentence in plan.sentences:
        if sentence.part in (Part.TABLE, Part.APPENDIX):
            continue
        quantities = words.quantities_in(sentence.start, sentence.end)
        _renew(plan, carry, sentence)
        if quantities:
            yield from _sentence(plan, sentence, quantities, carry, boxed=sentence.box in concrete_boxes)
        else:
            _note_times(plan, sentence, carry)
        carry.open = plan.clean.norm[sentence.end - 1] == "；"


def read_cell(plan: Plan, sentence: Sentence, start: int, end: int) -> Iterator[Reading]:
    """Yield the numbers of one text cell of a task table; a cell without a year means the plan's own."""
    year = plan.period[0] if plan.period and plan.period[0] == plan.period[1] else None
    carry = _Carry(year=year)
    around = Sentence(start, end, Part.TASK, sentence.heading, sentence.item, sentence.paragraph)
    yield from _sentence(plan, around, find_quantities(plan.clean.norm, start, end), carry, boxed=False)


def _renew(plan: Plan, carry: _Carry, sentence: Sentence) -> None:
    """Forget what does not carry over: years live in a sentence, across ；, and in the goals below one heading."""
    same = sentence.paragraph == carry.paragraph
    goals = sentence.part is Part.GOALS and sentence.heading is not None and sentence.heading == carry.heading
    if not goals and (not same or not (carry.open or sentence.part in (Part.GOALS, Part.BACKGROUND))):
        carry.year, carry.past = None, False
    carry.heading = sentence.heading
    if not same:
        carry.phrase, carry.subject = None, None
    carry.each = False
    carry.paragraph = sentence.paragraph


def _note_times(plan: Plan, sentence: Sentence, carry: _Carry) -> None:
    for time in find_times(plan.clean.norm, sentence.start, sentence.end, plan.year):
        if time.year is not None and not time.base:
            carry.year, carry.past = time.year, time.past


def _sentence(
    plan: Plan, sentence: Sentence, quantities: list[Quantity], carry: _Carry, *, boxed: bool
) -> Iterator[Reading]:
    norm = plan.clean.norm
    times = [time for time in find_times(norm, sentence.start, sentence.end, plan.year) if not time.base]
    previous_end, previous_clause = sentence.start, (-1, -1)
    taken = 0
    behind = False
    lone = _lone_year(times) if plan.status is DocumentStatus.NEWS else None
    for quantity in quantities:
        first, last = clause_bounds(norm, sentence.start, sentence.end, quantity.start)
        while taken < len(times) and times[taken].start < quantity.start:
            _take(carry, times[taken])
            taken += 1
        same_clause = previous_clause[0] == first
        begin = (
            max(first, last_break(norm, previous_end, quantity.start))
            if same_clause and previous_end > first
            else first
        )
        if not same_clause:
            carry.each = False
            skipped = norm[previous_clause[1] if previous_clause[1] > 0 else sentence.start : first]
            bracketed = norm[first - 1 : first] == "（"
            carry.phrase = (None if bracketed else _phrase_between(skipped)) or carry.phrase
        elif behind:
            # 3000名甲、2000名乙: the words in front of the second number belong to the first.
            begin = _next_item(norm, begin, quantity.start)
        carry.each = any(time.each for time in times if begin <= time.start < quantity.start) or (
            carry.each and same_clause and not re.search(r"达到|超过|突破|不低于", norm[begin : quantity.start])
        )
        after_time = next((time for time in times if time.start == quantity.end and time.each), None)
        before, after = norm[begin : quantity.start], norm[quantity.end : last]
        quantity = _with_unit(norm, quantity, carry, norm[begin : quantity.start])
        sense = sense_of_words(norm, quantity, first, last, boxed=boxed) or _by_time(
            plan, sentence, carry, norm[first:last], norm[sentence.start : sentence.end]
        )
        subject = subject_before(norm, begin, quantity.start, sentence.start)
        grade = norm[quantity.end - 1] == "级"
        if sense is Sense.RANK and sentence.part is Part.BACKGROUND and quantity.unit in ("位", "名"):
            sense = Sense.OBSERVATION
        indicator, front = indicator_of(before, after, carry.phrase, subject, grade=grade)
        subject = subject or (carry.subject if same_clause else None)
        if sense is Sense.NO_AIM and carry.last is Sense.TARGET and previous_clause[0] >= 0:
            sense = Sense.TARGET
        if sense in (Sense.TARGET, Sense.OBSERVATION):
            carry.phrase = _base_phrase(indicator) or carry.phrase
            carry.subject = subject
        carry.last = sense
        end = quantity.end + _hedge(after) + (0 if front else _noun_length(after, indicator))
        yield Reading(
            quantity,
            sense,
            begin,
            min(end, last),
            before,
            after,
            indicator,
            subject,
            carry.year if carry.year is not None or sense is not Sense.TARGET or carry.each else lone,
            carry.each or after_time is not None,
            sentence,
        )
        previous_clause = (first, last)
        if sense not in (Sense.NAME, Sense.COMPARISON):
            previous_end, behind = quantity.end, not front
    for time in times[taken:]:
        _take(carry, time)


def _with_unit(norm: str, quantity: Quantity, carry: _Carry, before: str) -> Quantity:
    """Complete a number that leaves its unit to the reader: 在校大学生116万, 武汉（23835）, 上海（1815.27亿）."""
    if quantity.unit:
        carry.unit = quantity.unit
        return quantity
    text = norm[quantity.start : quantity.end]
    if text.endswith("亿") and carry.unit == "亿元":
        return replace(quantity, value=round(quantity.value / 1e8, 6), unit="亿元")
    if re.search(r"人口|学生|毕业生|人才|劳动力|职工|从业", before) and text.endswith("万"):
        return replace(quantity, unit="人")
    if norm[max(quantity.start - 1, 0)] == "（" and norm[quantity.end : quantity.end + 1] == "）" and carry.unit:
        return replace(quantity, unit=carry.unit)
    return quantity


def _lone_year(times: list[Time]) -> int | None:
    """Return the only year of a sentence; it also dates the numbers in front of it (2022年高质量发展大会上)."""
    years = {time.year for time in times if time.year is not None and not time.past}
    return years.pop() if len(years) == 1 else None


def _next_item(norm: str, begin: int, end: int) -> int:
    match = re.search(r"[、和及与]", norm[begin:end])
    return begin + match.end() if match else begin


def _take(carry: _Carry, time: Time) -> None:
    if time.whole and carry.year is not None:
        return  # 2020年…全年: the year is stated already
    if time.year is not None:
        carry.year, carry.past = time.year, time.past


def _phrase_between(text: str) -> str | None:
    parts = [part for part in re.split(r"[，；：]", text) if part]
    return phrase_of_clause(parts[-1]) if parts and not re.search(r"\d", parts[-1]) else None


def _base_phrase(indicator: str) -> str:
    return re.sub(r"(?:年均)?(?:增长|增速|提高|下降|降低)$", "", indicator)


def _hedge(after: str) -> int:
    match = re.match(r"(?:（[^）]{1,6}）)?(?:及|或)?(?:以上|以下|左右|以内|上下)", after)
    return match.end() if match else 0


def _noun_length(after: str, indicator: str) -> int:
    for length in range(min(len(indicator), len(after)), 1, -1):
        at = after.find(indicator[-length:])
        if at >= 0:
            return at + length
    return 0


def _by_time(plan: Plan, sentence: Sentence, carry: _Carry, clause: str, text: str) -> Sense:
    """Decide between an aim and a fact by year, tense and part of the plan."""
    now = plan.year
    year = carry.year
    future = bool(FUTURE.search(clause)) or (year is not None and now is not None and year > now)
    past = bool(PAST.search(clause)) or carry.past
    if sentence.part is Part.FRONT:
        if future and (FUTURE.search(clause) or (year is not None and now is not None and year > now)):
            return Sense.TARGET
        return Sense.OBSERVATION if past or (year and now and year < now) else Sense.NO_AIM
    if year is not None and now is not None and year < now:
        return Sense.OBSERVATION
    if past and not (year is not None and now is not None and year > now):
        return Sense.OBSERVATION
    if sentence.part is Part.BACKGROUND:
        if year is not None and now is not None and year > now:
            return Sense.TARGET
        return (
            Sense.TARGET
            if re.search(r"力争|争取|目标|到20[2-5]\d年|年内|年底前", clause) and (now is None or not PAST.search(text))
            else Sense.OBSERVATION
        )
    if re.search(r"要占到|占到", clause) and not AIM.search(clause):
        return Sense.NO_AIM
    return Sense.TARGET if AIM.search(clause) or year is not None or sentence.part is Part.GOALS else Sense.NO_AIM
