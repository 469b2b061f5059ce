"""Reads the numbers of one plan, sentence by sentence, with the year, phrase and subject that carry over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from loaders.extract.figures.clauses import Span, clause_at, cut_clauses
from loaders.extract.figures.phrase import Phrase, base_of, phrase_of, topic_of
from loaders.extract.figures.senses import Context, Sense, names_no_aim, sense_of_words
from loaders.extract.figures.subjects import Subject, Subjects
from loaders.extract.figures.supports import beneficiary_of, bound_of, is_money, support_sense
from loaders.extract.figures.tense import sense_of_time
from loaders.extract.quantity import Form, Quantity, find_quantities
from loaders.extract.times import Time, find_times
from loaders.extract.words import Words
from loaders.plan import Part, Plan, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """One number understood; offsets are clean.

    Attributes:
        start, end: The stretch that carries the fact (its clause up to the number, its hedge and its noun).
        before, after: Words of its clause around it.
        bound, beneficiary: Of supports.
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
    bound: str = "exact"
    beneficiary: str | None = None


@dataclass(slots=True)
class _Carry:
    """What a number takes over from the words before it."""

    year: int | None = None
    past: bool = False
    each: bool = False
    phrase: str = ""
    subject: str | None = None
    unit: str = ""
    recent: list[str] = field(default_factory=list)
    sense: Sense | None = None
    bound: str | None = None
    lasting: bool = False
    paragraph: int = -1
    heading: int | None = None


def read_figures(plan: Plan, words: Words, concrete_boxes: set[int]) -> Iterator[Reading]:
    """Yield every number of the text outside tables, in order.

    Args:
        plan: The plan.
        words: What the pipeline found in its text.
        concrete_boxes: Indexes of boxes that describe projects; their numbers are figures of those projects.
    """
    reader = Reader(plan, Subjects(plan.clean.norm, words.mentions))
    for sentence in plan.sentences:
        if sentence.part not in (Part.TABLE, Part.APPENDIX):
            found = words.quantities_in(sentence.start, sentence.end)
            yield from reader.sentence(sentence, found, boxed=sentence.box in concrete_boxes)


def read_cell(plan: Plan, sentence: Sentence, start: int, end: int) -> Iterator[Reading]:
    """Yield the numbers of one text cell of a task table; a cell without a year means the plan's own."""
    reader = Reader(plan, Subjects(plan.clean.norm, []))
    reader.carry.year = plan.period[0] if plan.period and plan.period[0] == plan.period[1] else None
    reader.carry.lasting = True
    reader.carry.paragraph = sentence.paragraph
    around = Sentence(start, end, Part.TASK, sentence.heading, sentence.item, sentence.paragraph)
    yield from reader.sentence(around, find_quantities(plan.clean.norm, start, end), boxed=False)


_OPENS = re.compile(r"(?:[，、：]|力争|计划|争取|确保|预计|预期|目标是?|总体目标|具体目标|[一-鿿]{2,8}：)*$")
_SERIES = re.compile(r"分别(?:为|是|达到?|占|超过|突破|增长|给予|提高到|新增)?")
#: News and press pages name the year of the work they report: 2022年高质量发展大会, 2022年工作的总体要求.
_REPORTED = re.compile(r"(20\d{2})年(?:度)?(?:工作|高质量发展|全市|[一-鿿]{0,8}(?:大会|会议|推进会|动员会))")


class Reader:
    """Walks through the sentences of a plan and keeps what carries over."""

    def __init__(self, plan: Plan, subjects: Subjects) -> None:
        """Start in front of the first sentence."""
        self.plan = plan
        self.norm = plan.clean.norm
        self.subjects = subjects
        self.carry = _Carry()
        reported = _REPORTED.search(self.norm, 0, 3000) if plan.year is None else None
        self.now = plan.year if reported is None else int(reported[1])

    def sentence(self, sentence: Sentence, quantities: list[Quantity], *, boxed: bool) -> Iterator[Reading]:
        """Yield the numbers of one sentence."""
        self._renew(sentence)
        times = find_times(self.norm, sentence.start, sentence.end, self.now)
        if not quantities:
            self._pass(sentence, times)
            return
        walk = _Walk(self, sentence, quantities, times, boxed=boxed)
        yield from walk.readings()
        for time in walk.times_left():
            self.take(time, sentence)

    def take(self, time: Time, sentence: Sentence) -> None:
        """Let a time expression hold for what follows."""
        carry = self.carry
        if time.base:
            return
        if time.each:
            carry.each = True
        elif time.year is not None and not (time.soft and carry.year is not None):
            carry.year, carry.past, carry.each = time.year, time.past, False
            opens = _OPENS.search(self.norm[sentence.start : time.start]) is not None
            carry.lasting = opens and (time.until or sentence.part is Part.BACKGROUND)

    def _renew(self, sentence: Sentence) -> None:
        """Forget what does not carry over: years live in a sentence, across ；, and in a passage of goals or facts."""
        carry = self.carry
        same = sentence.paragraph == carry.paragraph
        open_ = same and self.norm[max(sentence.start - 1, 0)] == "；"
        goals = sentence.part is Part.GOALS and (same or sentence.heading == carry.heading)
        if not (open_ or goals or (same and (carry.lasting or sentence.part is Part.BACKGROUND))):
            carry.year, carry.past, carry.lasting = None, False, False
        if not same:
            carry.phrase, carry.subject, carry.unit, carry.recent = "", None, "", []
        if not open_:
            carry.sense, carry.each, carry.bound = None, False, None
            carry.subject = None
        carry.paragraph, carry.heading = sentence.paragraph, sentence.heading

    def _pass(self, sentence: Sentence, times: list[Time]) -> None:
        for time in times:
            self.take(time, sentence)
        topic = topic_of(re.split(r"[，；：]", self.norm[sentence.start : sentence.end].rstrip("。；！？"))[-1])
        if topic:
            self.carry.phrase = topic


class _Walk:
    """One pass over the numbers of one sentence."""

    def __init__(
        self, reader: Reader, sentence: Sentence, quantities: list[Quantity], times: list[Time], *, boxed: bool
    ) -> None:
        self.reader, self.norm, self.carry = reader, reader.norm, reader.carry
        self.sentence, self.quantities, self.boxed = sentence, quantities, boxed
        self.times = times
        self.taken = 0
        self.clauses = cut_clauses(self.norm, sentence.start, sentence.end)
        self.done = sentence.start  # behind the last number and its noun
        self.clause: Span | None = None
        self.owners: list[Subject] = []
        self.series: list[tuple[str | None, str]] = []  # what 分别 deals out: (subject, phrase)

    def readings(self) -> Iterator[Reading]:
        for index, quantity in enumerate(self.quantities):
            yield self._reading(index, quantity)

    def times_left(self) -> list[Time]:
        return self.times[self.taken :]

    def _reading(self, index: int, quantity: Quantity) -> Reading:
        clause = clause_at(self.clauses, quantity.start)
        fresh = clause != self.clause
        self._take_times(quantity.start)
        if fresh:
            self._enter(clause, quantity)
        inside = quantity.start < self.done
        begin = quantity.start if inside else max(clause.start, self._behind_last(clause, quantity))
        subject, words_begin = self._subject(clause, begin, quantity, fresh=fresh)
        context = self._context(clause, begin, quantity)
        quantity = self._with_unit(quantity)
        limit = self._limit(index, clause, quantity)
        phrase = self._phrase(clause, words_begin, quantity, limit - quantity.end, context.after)
        name, text = self._dealt(subject, phrase)
        sense = self._sense(context, phrase, text, inside=inside)
        year, past = self.carry.year, self.carry.past
        end = max(quantity.end + _hedge(context.after), quantity.end + phrase.behind)
        reading = Reading(
            quantity,
            sense,
            begin,
            end,
            context.before,
            context.after,
            text,
            name,
            self._year(year, quantity),
            self._each(context),
            self.sentence,
            bound=bound_of(context.before, context.after, self.carry.bound),
            beneficiary=None,
        )
        if sense is Sense.SUPPORT:
            reading = replace(reading, beneficiary=beneficiary_of(self.norm[self.sentence.start : quantity.start]))
        self._remember(reading, clause, end, past)
        return reading

    # -- what stands around the number ---------------------------------------------------------------------------

    def _take_times(self, until: int) -> None:
        while self.taken < len(self.times) and self.times[self.taken].start < until:
            self.reader.take(self.times[self.taken], self.sentence)
            self.taken += 1

    def _enter(self, clause: Span, quantity: Quantity) -> None:
        """Note the topic of the clauses passed over, and whom 分别 deals to."""
        carry = self.carry
        if clause.bracket is None:
            at = self.done
            if at > self.sentence.start and self.norm[at - 1] not in "，；。：":
                mark = _COMMA.search(self.norm, at, clause.start)
                at = mark.end() if mark else clause.start
            passed = self._without_times(at, clause.start) if at < clause.start else ""
            parts = [part for part in re.split(r"[，；：。（）]", passed) if len(part) > 1]
            if parts and not re.search(r"\d", parts[-1]):
                topic = topic_of(parts[-1])
                carry.phrase = topic or carry.phrase
            if clause.after_stop or "；" in passed:
                carry.subject = None
            if any(
                time.year is not None and time.start >= clause.start and time.end <= quantity.start
                for time in self.times[: self.taken]
            ):
                carry.each = any(time.each for time in self.times[: self.taken] if time.start >= clause.start)
        self.clause = clause
        self.series = self._series(clause, quantity)

    def _series(self, clause: Span, quantity: Quantity) -> list[tuple[str | None, str]]:
        """Return what the numbers of a clause with 分别 belong to, in order."""
        head = self.norm[clause.start : quantity.start]
        dealt = _SERIES.search(head)
        if dealt is None:
            return []
        count = sum(clause.start <= other.start < clause.end for other in self.quantities)
        tail = re.sub(r"^(?:为|是|达到?|超过|突破)", "", head[dealt.start() + 2 :])
        owners = self.reader.subjects.listed(clause.start, clause.start + dealt.start())
        if len(owners) == count:
            rest = self.norm[owners[-1].end : clause.start + dealt.start()]
            self.owners = owners
            return [(owner.name, _leaned(rest, self.carry.phrase)) for owner in owners]
        if not owners and len(self.owners) == count and dealt.start() > 1:
            return [(owner.name, _leaned(head[: dealt.start()], self.carry.phrase)) for owner in self.owners]
        if (
            not owners
            and len(self.carry.recent) >= count
            and (len(head) - len(tail) <= 6 or re.search(r"[两二三四]项指标", head))
        ):
            recent = self.carry.recent[-count:]
            return [(None, base_of(item) + tail) for item in recent]
        items = re.split(r"[、和与及]", re.sub(r"^.*：", "", head[: dealt.start()]))
        if len(items) == count and count > 1:
            shared = re.search(
                r"(?:新能源|占比|比重|覆盖率|比例|规模|总数|数量|[一-鿿]{0,6}(?:率|量|额|数|比重|占比))$", items[-1]
            )
            suffix = shared.group() if shared else ""
            return [(None, item if item.endswith(suffix) else item + suffix) for item in items]
        return []

    def _behind_last(self, clause: Span, quantity: Quantity) -> int:
        """Return where the words of a number begin behind the number before it in its clause."""
        if self.done <= clause.start:
            return clause.start
        joined = re.match(
            r"(?:（[^）]*）)?(?:以上|左右|以内|以下|及以上)?(?:的)?[、和及与]?", self.norm[self.done : quantity.start]
        )
        return self.done + (joined.end() if joined else 0)

    def _context(self, clause: Span, begin: int, quantity: Quantity) -> Context:
        norm, sentence = self.norm, self.sentence
        return Context(
            quantity,
            norm[begin : quantity.start],
            norm[clause.start : quantity.start],
            norm[quantity.end : max(clause.end, quantity.end)],
            norm[sentence.start : clause.start],
            norm[clause.end : sentence.end],
            any(char.isdigit() for char in norm[quantity.start : quantity.end]),
        )

    def _with_unit(self, quantity: Quantity) -> Quantity:
        """Give a bare 1815.27亿 or 23835 the unit of the number it is compared with."""
        if quantity.form is not Form.BARE or quantity.unit:
            return quantity
        written = self.norm[quantity.end - 1]
        if written == "亿" and (
            is_money(self.carry.unit)
            or re.search(r"额|收入|产值|投资|规模", self.norm[max(quantity.start - 12, 0) : quantity.start])
        ):
            return replace(quantity, value=round(quantity.value / 1e8, 6), unit="亿元")
        if written == "万" and re.match(r"平(?![方米均台衡安等原])", self.norm[quantity.end : quantity.end + 2]):
            return replace(quantity, end=quantity.end + 1, unit="平方米")
        if written == "万" and re.search(
            r"人口|大学生|人才|人数|毕业生",
            self.norm[max(quantity.start - 8, 0) : quantity.start] + self.norm[quantity.end : quantity.end + 4],
        ):
            return replace(quantity, unit="人")
        if (
            self.norm[quantity.start - 1] in "（、"
            and self.norm[quantity.end : quantity.end + 1] == "）"
            and self.carry.unit
        ):
            return replace(quantity, unit=self.carry.unit)
        return quantity

    def _limit(self, index: int, clause: Span, quantity: Quantity) -> int:
        """Return how far the noun behind a number may reach: the next number, unless that qualifies the noun."""
        for other in self.quantities[index + 1 :]:
            if other.start >= clause.end:
                break
            if other.form in (Form.NAME, Form.GRADE):
                continue
            between = self.norm[quantity.end : other.start]
            qualifies = (
                re.match(r"(?:以上|以下|以内)?的[一-鿿]", self.norm[other.end : clause.end])
                and not re.search(r"[、，和及]", between)
                and (other.unit == "" or is_money(other.unit))
                and len(between) > 1
            )
            if not qualifies:
                return other.start
        return clause.end

    # -- what it measures ----------------------------------------------------------------------------------------

    def _subject(self, clause: Span, begin: int, quantity: Quantity, *, fresh: bool) -> tuple[Subject | None, int]:
        """Return the named owner of a number and where the words about it begin."""
        subjects = self.reader.subjects
        bracketed = clause.bracket is not None and begin == clause.start
        if bracketed and quantity.start == begin:
            owner = subjects.closing(clause.bracket or 0, self.sentence.start)
            if owner is not None:
                return owner, begin
        owner = subjects.opening(begin, quantity.start)
        return owner, owner.end if owner is not None else begin

    def _phrase(self, clause: Span, begin: int, quantity: Quantity, limit: int, after: str) -> Phrase:
        before = self._without_times(begin, quantity.start)
        carried = self.carry.phrase
        if clause.bracket is not None and clause.start <= quantity.start:
            carried = self._noun_of_bracket(clause) or carried
            if before.strip("、和") == "":
                return Phrase(carried, 0, False)
        if quantity.form is Form.RANK:
            text = re.sub(r"(?:第|、)+$", "", before)
            return Phrase(_leaned(_DEALT_RANK.sub("", text), base_of(carried)) or carried, 0, False)
        if quantity.form is Form.GRADE:
            more = re.match(r"(?:[、和]\d*(?:百|千|万)?亿级)+", after)
            after, limit = (after[more.end() :], limit - more.end()) if more else (after, limit)
            found = phrase_of("建设", after, carried, limit=limit)
            return replace(found, behind=found.behind if more is None else 0, aims=bool(_MAKES.search(before)))
        return phrase_of(before, after, carried, limit=limit)

    def _noun_of_bracket(self, clause: Span) -> str:
        """Return the noun a bracket explains (基础研究排名（59位）), "" when it explains a city or a comparison."""
        opened = clause.bracket or 0
        start = max(self.done if self.done < opened else self.sentence.start, self.sentence.start)
        text = re.split(r"[，；：、）和]", self.norm[start:opened])[-1]
        owner = self.reader.subjects.opening(opened - len(text), opened)
        text = text[owner.end - (opened - len(text)) :] if owner is not None else text
        if self.reader.subjects.closing(opened, self.sentence.start) is not None or re.search(
            r"(?:城市|地区|等地|省份|园区)$", text
        ):
            return ""
        text = re.sub(r"^.*(?:在|与|较|比)", "", self._cleared(text))
        return text if len(text) >= 3 else ""

    def _without_times(self, start: int, end: int) -> str:
        pieces, at = [], start
        for time in self.times:
            if time.end <= start or time.start >= end or time.base:
                continue
            if time.each and self.norm[time.start : time.end] in ("年均", "年增长", "年增幅", "年增速"):
                continue
            pieces.append(self.norm[at : max(time.start, at)])
            at = max(time.end, at)
        pieces.append(self.norm[at:end])
        return "".join(pieces)

    def _cleared(self, text: str) -> str:
        return re.sub(r"(?:19|20)\d{2}年?", "", text)

    def _dealt(self, subject: Subject | None, phrase: Phrase) -> tuple[str | None, str]:
        if self.series:
            name, text = self.series.pop(0)
            return name or (subject.name if subject else self.carry.subject), text or phrase.text
        return (subject.name if subject is not None else self.carry.subject), phrase.text

    # -- what it says --------------------------------------------------------------------------------------------

    def _sense(self, context: Context, phrase: Phrase, text: str, *, inside: bool) -> Sense:
        sentence, carry = self.sentence, self.carry
        historic = carry.year is not None and self.reader.now is not None and carry.year < self.reader.now
        if not self.boxed and not inside and not historic:
            support = support_sense(context, promised=carry.sense is Sense.SUPPORT)
            if support is not None:
                return support
        sense = (
            Sense.NAME if self._in_sum(context.quantity) else sense_of_words(context, boxed=self.boxed, inside=inside)
        )
        if sense is Sense.PROJECT and not self.boxed and carry.sense is Sense.TARGET and carry.year is not None:
            sense = None
        if sense is not None:
            return sense
        bare = not phrase.aims and names_no_aim(context)
        return sense_of_time(
            sentence.part,
            carry.year,
            self.reader.now,
            clause=context.clause,
            after=context.after,
            past=carry.past,
            sentence=context.earlier + context.clause,
            following=carry.sense,
            bare=bare or text == "",
        )

    def _in_sum(self, quantity: Quantity) -> bool:
        """Tell whether a number stands in a quoted sum (“1个…集群+1个…平台”)."""
        opened = self.norm.rfind("“", self.sentence.start, quantity.start)
        closed = self.norm.find("”", quantity.end, self.sentence.end)
        quoted = self.norm[opened:closed] if opened >= 0 and closed >= 0 else ""
        return "+" in quoted and "”" not in quoted

    def _year(self, year: int | None, quantity: Quantity) -> int | None:
        """Return the year; a meeting named behind its aims (……2022年工作会议上) dates them."""
        if year is not None or self.reader.plan.year is not None:
            return year
        later = next(
            (time for time in self.times if time.start > quantity.end and time.year is not None and not time.base), None
        )
        if later is not None and re.match(r"[一-鿿]{0,10}(?:大会|会议)上?", self.norm[later.end : later.end + 16]):
            return later.year
        return None

    def _each(self, context: Context) -> bool:
        return self.carry.each or bool(re.search(r"年均|年增[长幅速]|每年", context.before))

    def _remember(self, reading: Reading, clause: Span, end: int, past: bool) -> None:
        carry, sense = self.carry, reading.sense
        if sense in _STATED or sense in (Sense.COMPARISON, Sense.NO_AIM, Sense.PROJECT, Sense.COUNTED, Sense.RANK):
            self.done = max(self.done, end)
        if sense is Sense.COUNTED and end > reading.quantity.end:
            carry.phrase = reading.indicator
        if sense is Sense.COMPARISON and reading.before.endswith(("由", "从")):
            carry.phrase = re.sub(r"[由从]$", "", reading.indicator) or carry.phrase
        carry.bound = reading.bound if sense is Sense.SUPPORT else None
        if sense in _STATED:
            carry.sense = sense
        if sense not in (Sense.TARGET, Sense.OBSERVATION) or reading.quantity.form is Form.RANK:
            return
        explained = (
            clause.bracket is not None
            and self.reader.subjects.closing(clause.bracket, self.sentence.start) is None
            and reading.subject is None
        )
        if clause.bracket is None or explained or not carry.phrase:
            carry.phrase = base_of(reading.indicator)
            carry.subject = reading.subject
            carry.recent = (
                [*carry.recent[-5:], reading.indicator]
                if reading.subject is None or len(carry.recent) < 2
                else carry.recent
            )
        carry.unit = reading.quantity.unit or carry.unit


_MAKES = re.compile(r"打造|建设|培育|形成|建成|发展|冲刺|壮大")
_COMMA = re.compile(r"[，；：。]")
_STATED = (Sense.TARGET, Sense.OBSERVATION, Sense.SUPPORT)
_DEALT_RANK = re.compile(r"(?:分别)?(?:为|是|居|位居|列|位列)$")


def _leaned(text: str, base: str) -> str:
    """Put the phrase before in front of words that lean on it (总量居全国, 综合排名)."""
    text = re.sub(r"(?:为|是|有|达到?|分别)+$", "", text)
    return (
        text
        if not base
        or text.startswith(base[:3])
        or not re.match(r"总量|综合排名|排名|占|居|位居|数量|在|省会|全国|$", text)
        else base + text
    )


def _hedge(after: str) -> int:
    match = re.match(r"(?:（[^）]{1,6}）)?(?:及|或)?(?:以上|以下|左右|以内|上下)", after)
    return match.end() if match else 0
