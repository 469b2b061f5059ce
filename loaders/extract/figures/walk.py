"""One pass over the numbers of one sentence: what stands around each, what it measures, what it says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from loaders.extract.figures.carry import Carry
from loaders.extract.figures.clauses import Span, assign, cut_clauses
from loaders.extract.figures.phrase import Phrase, base_of, phrase_of, topic_of, trim
from loaders.extract.figures.reach import Reading, hedge_length, limit_of, meeting_year, spread, with_unit
from loaders.extract.figures.senses import Context, Sense, names_no_aim, sense_of_words
from loaders.extract.figures.series import deal, leaned
from loaders.extract.figures.subjects import Subject, Subjects
from loaders.extract.figures.supports import beneficiary_of, bound_of, support_sense
from loaders.extract.figures.tense import sense_of_time
from loaders.extract.measures import SHARES
from loaders.extract.quantity import Form, Quantity
from loaders.extract.times import Time
from loaders.plan import Plan, Sentence

_STATED = (Sense.TARGET, Sense.OBSERVATION, Sense.SUPPORT)
#: A number of these senses closes its words: the next number of the clause begins behind it.
_CLOSING = (*_STATED, Sense.COMPARISON, Sense.NO_AIM, Sense.PROJECT, Sense.COUNTED, Sense.RANK)
_BETWEEN = re.compile(r"(?:（[^）]*）)?(?:以上|左右|以内|以下|及以上)?(?:的)?[、和及与]?")
_FROM = re.compile(r"[由从][^由从]{0,12}$")
_GRADES = re.compile(r"(?:[、和]\d*(?:百|千|万)?亿级)+")
_MAKES = re.compile(r"打造|建设|培育|形成|建成|发展|冲刺|壮大")
_REACHES = re.compile(r"(?:冲刺|迈上|突破|达到|跃上|跨越|迈入)$")
#: How far a number looks back and ahead in its sentence, in characters; sentences of plans are shorter.
_WIDE = 400
_WIDEST_TIME = 40
_LONGEST_WORDS = 160
_MARKS = re.compile(r"[，；：。]")


class Walk:
    """Reads the numbers of one sentence in order; ``carry`` is left as the next sentence finds it."""

    def __init__(
        self,
        plan: Plan,
        subjects: Subjects,
        carry: Carry,
        sentence: Sentence,
        quantities: list[Quantity],
        times: list[Time],
        *,
        now: int | None,
        boxed: bool,
    ) -> None:
        """Cut the sentence; ``now`` is the year of writing, ``boxed`` true inside the box of a project."""
        self.plan, self.subjects, self.carry, self.sentence = plan, subjects, carry, sentence
        self.norm = plan.clean.norm
        self.quantities, self.times, self.now, self.boxed = quantities, times, now, boxed
        spans = cut_clauses(self.norm, sentence.start, sentence.end)
        self.clauses = assign(spans, [quantity.start for quantity in quantities])
        self.counts = Counter(
            clause for clause, quantity in zip(self.clauses, quantities, strict=True) if quantity.form is not Form.NAME
        )
        self.time_starts = [time.start for time in times]
        self.taken = 0
        self.level = ""  # the words of degree before the last number: 分别超过90家和870家
        self.done = sentence.start  # behind the last number and its noun
        self.clause: Span | None = None
        self.owners: list[Subject] = []
        self.series: list[tuple[str | None, str]] = []

    def readings(self) -> Iterator[Reading]:
        """Yield one reading per number."""
        for index in range(len(self.quantities)):
            yield from spread(self._reading(index))
        self._take_times(self.sentence.end)

    def _reading(self, index: int) -> Reading:
        quantity = self.quantities[index]
        clause = self.clauses[index]
        self._take_times(quantity.start)
        if clause != self.clause:
            self._enter(clause, quantity)
        inside = quantity.start < self.done
        words = max(clause.start, self._behind_last(clause, quantity), quantity.start - _LONGEST_WORDS)
        begin = quantity.start if inside else words
        owner, words = self._owner(clause, begin, quantity)
        context = self._context(clause, begin, quantity)
        quantity = with_unit(self.norm, self.carry.unit, quantity)
        phrase = self._phrase(
            clause,
            words,
            quantity,
            limit_of(self.norm, self.quantities, index, clause.end) - quantity.end,
            context.after,
        )
        name, text = self._dealt(owner, phrase)
        sense = self._sense(context, phrase, text, inside=inside)
        behind = 0 if sense is Sense.COMPARISON else phrase.behind
        end = max(quantity.end + hedge_length(context.after), quantity.end + behind)
        each = self.carry.each or bool(re.search(r"年均|(?<!\d)年增[长幅速]|每年", context.before))
        bound, who = "exact", None
        if sense is Sense.SUPPORT:
            bound = bound_of(context.before, context.after, self.carry.bound)
            who = beneficiary_of(self.norm[max(self.sentence.start, quantity.start - _WIDE) : quantity.start])
        year = self.carry.year
        if year is None and self.plan.year is None and sense is Sense.TARGET:
            year = meeting_year(self.norm, self.times[self.taken : self.taken + 4])
        joined = context.before == "" and not inside and begin > clause.start
        self.level = context.before or self.level
        reading = Reading(
            quantity,
            sense,
            begin,
            end,
            self.level if joined else context.before,
            context.after,
            text,
            name,
            year,
            each,
            self.sentence,
            bound=bound,
            deadline=self.carry.finer if year == self.carry.year else None,
            beneficiary=who,
        )
        self._remember(reading, clause)
        return reading

    def _take_times(self, until: int) -> None:
        while self.taken < len(self.times) and self.times[self.taken].start < until:
            self.carry.take(self.times[self.taken], self.norm, self.sentence)
            self.taken += 1

    def _enter(self, clause: Span, quantity: Quantity) -> None:
        """Note the topic of the clauses passed over, and whom 分别 deals to."""
        if clause.bracket is None:
            at = self.done
            if at > self.sentence.start and self.norm[at - 1] not in "，；：。":
                mark = _MARKS.search(self.norm, at, clause.start)
                at = mark.end() if mark else clause.start
            passed = [
                part for part in re.split(r"[，；：。（）]", self._without_times(at, clause.start)) if len(part) > 1
            ]
            if passed and not re.search(r"\d", passed[-1]):
                self.carry.speak_of(topic_of(passed[-1]))
            if clause.after_stop or "；" in self.norm[at : clause.start]:
                self.carry.subject = None
        self.clause = clause
        self.series, self.owners = deal(
            self.subjects,
            clause.start,
            quantity.start,
            self.counts[clause],
            recent=self.carry.recent,
            phrase=self.carry.phrase,
            owners=self.owners,
        )

    def _behind_last(self, clause: Span, quantity: Quantity) -> int:
        """Return where the words of a number begin behind the number before it in its clause."""
        if self.done <= clause.start:
            return clause.start
        joined = _BETWEEN.match(self.norm, self.done, quantity.start)
        return joined.end() if joined else self.done

    def _context(self, clause: Span, begin: int, quantity: Quantity) -> Context:
        norm, sentence = self.norm, self.sentence
        return Context(
            quantity,
            before=norm[begin : quantity.start],
            head=norm[max(clause.start, quantity.start - _WIDE) : quantity.start],
            after=norm[quantity.end : max(min(clause.end, quantity.end + _WIDE), quantity.end)],
            earlier=norm[max(sentence.start, clause.start - _WIDE) : clause.start],
            later=norm[clause.end : min(sentence.end, clause.end + _WIDE)],
            digits=any(char.isdigit() for char in norm[quantity.start : quantity.end]),
        )

    def _owner(self, clause: Span, begin: int, quantity: Quantity) -> tuple[Subject | None, int]:
        """Return the named owner of a number and where the words about it begin."""
        if clause.bracket is not None and quantity.start == begin == clause.start:
            owner = self.subjects.closing(clause.bracket, self.sentence.start)
            if owner is not None:
                return owner, begin
        owner = self.subjects.opening(begin, quantity.start)
        if owner is not None and (
            self._measured_by(begin, quantity.start)
            or (owner.park and trim(self.norm[owner.end : quantity.start]) == "")
        ):
            return None, begin
        return owner, owner.end if owner is not None else begin

    def _measured_by(self, begin: int, end: int) -> bool:
        """Tell whether the words are a place and 的 (陕西的26.5%、四川的17.6%): it measures, it does not own."""
        owner = self.subjects.opening(begin, end)
        return owner is not None and self.norm[owner.end : end] == "的"

    def _phrase(self, clause: Span, begin: int, quantity: Quantity, limit: int, after: str) -> Phrase:
        before = self._without_times(begin, quantity.start)
        carried = self.carry.phrase
        if clause.bracket is not None:
            carried = self._explained(clause) or self.carry.whole or carried
            if before.strip("、和") == "":
                return Phrase(carried, 0, False)
        if quantity.form is Form.RANK:
            text = leaned(re.sub(r"(?:分别)?(?:为|是|居|位居|列|位列|、)*$", "", trim(before)), base_of(carried))
            return Phrase(text or carried, 0, False)
        if quantity.form is Form.GRADE:
            if _REACHES.search(before) and trim(before):
                return Phrase(trim(before), 0, True)
            more = _GRADES.match(after)
            shift = more.end() if more else 0
            found = phrase_of("建设", after[shift:], carried, limit=limit - shift)
            return replace(found, behind=0 if more else found.behind, aims=bool(_MAKES.search(before)))
        joined = self.done > clause.start
        if before == "" and joined:
            carried = self.carry.whole or carried
        if joined and self.carry.recent and self._measured_by(begin, quantity.start):
            return Phrase(base_of(carried) + "为" + before.removesuffix("的"), 0, False)
        return phrase_of(before, after, carried, limit=limit, share=quantity.unit in SHARES)

    def _explained(self, clause: Span) -> str:
        """Return the noun a bracket explains (基础研究排名（59位）), "" when it explains a city or a comparison."""
        opened = clause.bracket or 0
        if self.subjects.closing(opened, self.sentence.start) is not None:
            return ""
        start = self.done if self.sentence.start < self.done < opened else self.sentence.start
        text = re.split(r"[，；：、）和]", self.norm[start:opened])[-1]
        owner = self.subjects.opening(opened - len(text), opened)
        text = self._without_times(owner.end if owner is not None else opened - len(text), opened)
        text = re.sub(r"^.*(?:在|与|较|比)", "", text)
        return text if len(text) >= 3 and not re.search(r"(?:城市|地区|等地|省份|园区)$", text) else ""

    def _without_times(self, start: int, end: int) -> str:
        pieces, at = [], start
        first, last = bisect_left(self.time_starts, start - _WIDEST_TIME), bisect_left(self.time_starts, end)
        for time in self.times[first:last]:
            kept = time.base or (time.each and self.norm[time.start] == "年")
            if time.end <= start or time.start >= end or kept:
                continue
            pieces.append(self.norm[at : max(time.start, at)])
            at = max(time.end, at)
        pieces.append(self.norm[at:end])
        return "".join(pieces)

    def _dealt(self, owner: Subject | None, phrase: Phrase) -> tuple[str | None, str]:
        name = owner.name if owner is not None else self.carry.subject or self.carry.home
        if self.series:
            dealt, text = self.series.pop(0)
            return dealt or name, text or phrase.text
        return name, phrase.text

    def _sense(self, context: Context, phrase: Phrase, text: str, *, inside: bool) -> Sense:
        carry = self.carry
        historic = carry.year is not None and self.now is not None and carry.year < self.now
        if self._in_sum(context.quantity):
            return Sense.NAME
        if not self.boxed and not inside and not historic:
            support = support_sense(context, promised=carry.sense is Sense.SUPPORT)
            if support is not None:
                return support
        sense = sense_of_words(context, boxed=self.boxed, inside=inside)
        yearly = sense is Sense.PROJECT and not self.boxed and carry.sense is Sense.TARGET and carry.year is not None
        if sense is not None and not yearly:
            return sense
        bare = (not phrase.aims and names_no_aim(context)) or text == ""
        joined = self.clause is not None and self.done > self.clause.start
        return sense_of_time(context, self.sentence.part, carry, self.now, bare=bare, aims=phrase.aims, joined=joined)

    def _in_sum(self, quantity: Quantity) -> bool:
        """Tell whether a number stands in a quoted sum (“1个…集群+1个…平台”)."""
        opened = self.norm.rfind("“", max(self.sentence.start, quantity.start - _WIDE), quantity.start)
        closed = self.norm.find("”", quantity.end, min(self.sentence.end, quantity.end + _WIDE))
        quoted = self.norm[opened:closed] if opened >= 0 and closed >= 0 else ""
        return "+" in quoted and "”" not in quoted

    def _remember(self, reading: Reading, clause: Span) -> None:
        carry, sense = self.carry, reading.sense
        if sense in _CLOSING:
            self.done = max(self.done, reading.end)
        if sense is Sense.COMPARISON and _FROM.search(reading.before):
            carry.speak_of(trim(_FROM.sub("", reading.before)))
        if sense is Sense.COUNTED and reading.end > reading.quantity.end:
            carry.speak_of(reading.indicator)
        carry.bound = reading.bound if sense is Sense.SUPPORT else None
        if sense in _STATED:
            carry.sense = sense
        if sense not in (Sense.TARGET, Sense.OBSERVATION, Sense.NO_AIM) or reading.quantity.form is Form.RANK:
            return
        explained = clause.bracket is not None and reading.subject is None and self._explained(clause) != ""
        if reading.indicator and (clause.bracket is None or explained or not carry.phrase):
            carry.phrase, carry.whole = base_of(reading.indicator), reading.indicator
            carry.subject = reading.subject
            if reading.subject is None or len(carry.recent) < 2:
                carry.recent = [*carry.recent[-5:], reading.indicator]
        carry.unit = reading.quantity.unit or carry.unit
