"""One pass over the numbers of one sentence: what stands around each, what it measures, what it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loaders.extract.figures.carry import Carry
from loaders.extract.figures.clauses import Span, assign, cut_clauses
from loaders.extract.figures.phrase import Phrase, base_of, leans, topic_of, trim
from loaders.extract.figures.project_words import names_works
from loaders.extract.figures.reach import Reading, hedge_length, limit_of, meeting_year, spread, with_unit
from loaders.extract.figures.senses import Context, Sense, names_no_aim, sense_of_words
from loaders.extract.figures.series import Dealt, deal
from loaders.extract.figures.subjects import Subject, Subjects
from loaders.extract.figures.supports import beneficiary_of, bound_of, support_sense
from loaders.extract.figures.tense import sense_of_time
from loaders.extract.figures.window import WIDE, Window
from loaders.extract.quantity import Form, Quantity
from loaders.extract.times import Time
from loaders.plan import Part, Plan, Sentence

_STATED = (Sense.TARGET, Sense.OBSERVATION, Sense.SUPPORT)
#: A number of these senses closes its words: the next number of the clause begins behind it.
_CLOSING = (*_STATED, Sense.COMPARISON, Sense.NO_AIM, Sense.PROJECT, Sense.COUNTED, Sense.RANK)
_BETWEEN = re.compile(r"(?:（[^）]*）)?(?:以上|左右|以内|以下|及以上)?(?:的)?[、和及与]?")
#: 每年提高0.16个百分点、从2%达到2.8%: the second is no yearly step.
_REACHED = re.compile(r"(?:[增加高升长]到|达到?|[增升降]至)$")
_FROM = re.compile(r"[由从][^由从]{0,12}$")
_LONGEST_WORDS = 160
#: What follows a base that is dated itself.
_CHANGES = re.compile(
    r"(?:左右|以上)?(?:的?基础上|增[长加至]|提[高升]|上升|下降|扩大|降|压|减|缩短|发展|攀升|跃升|到|至)"
)
_OUTPUT = re.compile(r"(?:^|[，、；：]|全[市省县区])年产[^，。；]{0,6}$")
_MARKS = re.compile(r"[，；：。]")


#: What says of an industry how large it is, without saying which industry.
_BARE = frozenset(("产值", "总产值", "产业产值", "营收", "营业收入", "主营业务收入", "产业规模", "规模", "增加值"))
#: 装备制造产业, 做强新能源汽车产业集群: the title of a task about one industry.
_INDUSTRY = re.compile(
    r"(?:培育|壮大|做[大强优精]|发展|加快|大力|打造|聚焦|突破|提升|建设|布局|推动|重点)*(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,12}?(?:产业链|产业集群|产业|集群))"
)
#: What part the number before is of something.
_SHARE = re.compile(r"，?约?占(?!比|地)")
#: 省级以上开发区: what the grade in front is one of.
_GRADED = re.compile(r"(?:国家|省|市)级(?:及?以上)?(?:的)?(?P<noun>[\u4e00-\u9fff]{2,12})$")
_ZONE_ITSELF = re.compile(r"^(?:园区|全区|高新区|经开区|开发区)(?:实现|完成)?(?=[\u4e00-\u9fff]{2})")


class Walk(Window):
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
        super().__init__(plan, subjects, carry, sentence, times)
        self.quantities, self.now, self.boxed = quantities, now, boxed
        spans = cut_clauses(self.norm, sentence.start, sentence.end)
        self.clauses = assign(spans, [quantity.start for quantity in quantities])
        self.counts = Counter(
            clause for clause, quantity in zip(self.clauses, quantities, strict=True) if quantity.form is not Form.NAME
        )
        self.taken = 0
        self.level = ""  # the words of degree before the last number: 分别超过90家和870家
        self.works = False  # the last number was a figure of a project
        self.clause: Span | None = None
        self.owners: list[Subject] = []
        self.series: list[Dealt] = []

    def readings(self) -> Iterator[Reading]:
        """Yield one reading per number."""
        for index in range(len(self.quantities)):
            yield from spread(self._reading(index))
        self._take_times(self.sentence.end)

    def _reading(self, index: int) -> Reading:
        quantity = self.quantities[index]
        clause = self.clauses[index]
        self._take_times(quantity.start)
        if clause != self.clause and quantity.form is not Form.NAME:
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
        text = self._complete(text)
        sense = self._sense(context, phrase, text, inside=inside)
        base = self._base_year(quantity, context) if sense in (Sense.COMPARISON, *_STATED[:2]) else None
        if base is not None:
            based = self._based(begin)
            based = base_of(self.carry.phrase) + based if leans(based) else based
            sense, text = Sense.OBSERVATION, based or self.carry.phrase or text
        behind = 0 if sense is Sense.COMPARISON else phrase.behind
        end = max(quantity.end + hedge_length(context.after), quantity.end + behind)
        each = self.carry.each or bool(re.search(r"年均|(?<!\d)年增[长幅速]|每年", context.before))
        each = each and (not _REACHED.search(context.before) or "每年" in context.before)
        bound, who = "exact", None
        if sense is Sense.SUPPORT:
            bound = bound_of(context.before, context.after, self.carry.bound)
            who = beneficiary_of(self.norm[max(self.sentence.start, quantity.start - WIDE) : quantity.start])
        year = self.carry.year if base is None else base
        if year is None and sense is Sense.TARGET and self.sentence.part is Part.FRONT and self.plan.period is not None:
            first, last = self.plan.period
            year = first if first == last else None
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
        self._remember(reading, clause, based=base is not None)
        return reading

    def _based(self, begin: int) -> str:
        """Return the words in front of the year of a base."""
        return trim(self._without_times(begin, max(self.times[self.taken - 1].start, begin)))

    def _base_year(self, quantity: Quantity, context: Context) -> int | None:
        """Return the year of a base that is dated itself: 由2015年的1.76%提高到2.2%, 在2024年41.5亿元的基础上."""
        time = self.times[self.taken - 1] if self.taken else None
        if time is None or not time.base or time.year is None or self.norm[time.end : quantity.start] not in ("", "的"):
            return None
        return time.year if _CHANGES.match(context.after) else None

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
                if self.carry.sense is Sense.OBSERVATION and not self.carry.report:
                    self.carry.sense = None  # …，占年度计划的66%；再开工项目12个
                self.works = False
            if re.search(r"相[比较]，", self.norm[self.done : clause.start]):
                self.carry.subject = None
            if (speaker := self._speaker(at, clause.start)) is not None:
                self.carry.subject = speaker.name
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
            head=norm[max(clause.start, quantity.start - WIDE) : quantity.start],
            after=norm[quantity.end : max(min(clause.end, quantity.end + WIDE), quantity.end)],
            earlier=norm[max(sentence.start, clause.start - WIDE) : clause.start],
            later=norm[clause.end : min(sentence.end, clause.end + WIDE)],
            digits=any(char.isdigit() for char in norm[quantity.start : quantity.end]),
        )

    def _dealt(self, owner: Subject | None, phrase: Phrase) -> tuple[str | None, str]:
        name = owner.name if owner is not None else self.carry.subject or self.carry.home
        if self.series:
            dealt = self.series.pop(0)
            if dealt.year is not None:
                self.carry.year, self.carry.past = dealt.year, False
            return dealt.owner or name, dealt.phrase or phrase.text
        return name, phrase.text

    def _complete(self, text: str) -> str:
        """Return a phrase with what the plan says elsewhere: the industry that a task is about; a zone's 园区 says nothing."""
        if self.carry.home is not None or self.plan.area.zone is not None:
            text = _ZONE_ITSELF.sub("", text)
        if text in ("国家级", "省级", "市级") and (kind := _GRADED.search(self.carry.whole or self.carry.phrase)) is not None:
            return text + kind["noun"]  # 省级以上开发区18个，其中国家级4个
        if text.removeprefix("产业集群") not in _BARE or self.sentence.item is None:
            return text
        industry = _INDUSTRY.fullmatch(self.plan.items[self.sentence.item].title)
        return industry["name"].removesuffix("产业" if text.startswith("产业") else "") + text if industry is not None else text

    def _sense(self, context: Context, phrase: Phrase, text: str, *, inside: bool) -> Sense:
        carry = self.carry
        historic = carry.year is not None and self.now is not None and carry.year < self.now
        if self._in_sum(context.quantity) or self._in_title(context.quantity):
            return Sense.NAME
        if not self.boxed and not inside and not historic:
            support = support_sense(context, promised=carry.sense is Sense.SUPPORT)
            if support is not None:
                return support
        sense = sense_of_words(context, boxed=self.boxed, inside=inside)
        yearly = (
            sense is Sense.PROJECT
            and not self.boxed
            and not context.quantity.unit.endswith("元")
            and carry.sense is Sense.TARGET
            and carry.year is not None
        )
        stated = historic or self.sentence.part is Part.GOALS
        if sense is Sense.PROJECT and stated and _OUTPUT.search(context.before):
            sense = None  # 2020年，年产葡萄酒1.3亿瓶: a fact of the area, no capacity of works
        if sense is not None and not (yearly and not names_works(context)):
            return sense
        if self.works and context.quantity.unit.endswith("元") and re.search(r"完成投资(?:约|达)?$", context.before):
            return Sense.PROJECT
        if self.works and re.fullmatch(r"平方米|亩|公顷|平方公里|立方米", context.quantity.unit):
            return Sense.PROJECT
        if carry.sense in _STATED[:2] and carry.sensed == carry.year and _SHARE.match(context.before):
            return carry.sense  # 已完成投资56亿元，占年度计划的66%
        bare = (not phrase.aims and names_no_aim(context)) or text == ""
        joined = self.clause is not None and self.done > self.clause.start
        return sense_of_time(context, self.sentence.part, carry, self.now, bare=bare, aims=phrase.aims, joined=joined)

    def _remember(self, reading: Reading, clause: Span, *, based: bool) -> None:
        carry, sense = self.carry, Sense.COMPARISON if based else reading.sense
        self.works = sense is Sense.PROJECT and (reading.quantity.unit.endswith("元") or self.works)
        if sense in _CLOSING:
            self.done = max(self.done, reading.end)
        if sense is Sense.COMPARISON and (based or _FROM.search(reading.before)):
            carry.speak_of(trim(_FROM.sub("", reading.indicator if based else reading.before)))
        if sense is Sense.COUNTED and reading.end > reading.quantity.end:
            carry.speak_of(reading.indicator)
        carry.bound = reading.bound if sense is Sense.SUPPORT else None
        if sense in _STATED:
            carry.sense, carry.sensed = sense, reading.year
        if sense not in (Sense.TARGET, Sense.OBSERVATION, Sense.NO_AIM) or reading.quantity.form is Form.RANK:
            return
        explained = clause.bracket is not None and reading.subject is None and self._explained(clause) != ""
        if reading.indicator and (clause.bracket is None or explained or not carry.phrase):
            carry.phrase, carry.whole = base_of(reading.indicator), reading.indicator
            carry.subject = reading.subject
            if reading.subject is None or len(carry.recent) < 2:
                carry.recent = [*carry.recent[-5:], reading.indicator]
        if clause.bracket is None and reading.indicator:
            carry.by_unit[reading.quantity.unit] = reading.indicator
        carry.unit = reading.quantity.unit or carry.unit
