"""What a number takes over from the words before it: year, phrase, owner, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.extract.deadlines import deadline_of
from loaders.extract.figures.senses import Sense
from loaders.extract.times import Time
from loaders.plan import Part, Plan, Sentence

#: What may stand in front of a year that opens a passage, and how long it may be.
_OPENS = re.compile(r"(?:[，、：]|力争|计划|争取|确保|预计|预期|目标是?|总体目标|具体目标|[一-鿿]{2,8}：)*")
_LONGEST_OPENING = 40
_REVIEW = re.compile(r"回顾|总结|成效|成绩|现状|完成情况|发展情况|发展基础|存在问题")
_TITLE_NOW = re.compile(r"(?:今年|本年度).*(?:目标|任务|重点|安排)")
_TITLE_YEAR = re.compile(r"(?<!\d)(20\d{2})年(?![前代—–\-~至])")


@dataclass(slots=True)
class Carry:
    """The state of a reader between numbers.

    Attributes:
        finer: The time as an ISO date where it names a month, a quarter or half a year.
        past: True when the time in force says that it is over (截至, 去年).
        each: True behind 每年, until another time is named.
        phrase: Phrase to lean on, without change or share.
        report: True in the press, where 一季度 holds until another time is named.
        home: Own subject of a report whose jurisdiction is not known.
        whole: Phrase of the number before, complete.
        recent: Phrases of the last numbers of the sentence, for 分别.
        by_unit: Unit → last phrase of the sentence measured in it, for brackets (工厂50家、车间100个（2024年15家、30个）).
        sense: Sense of the number before in the sentence.
        sensed: Year of that number.
        bound: Bound of the support before, for 最高500万元和100万元.
        lasting: True when the year opens a passage (到2025年，…。建设5G基站5万个) and holds to its end.
        passed: The last sentence without a number.
        default: Year and past of the section (2023年工作回顾) or of a plan for one year.
    """

    year: int | None = None
    finer: str | None = None
    past: bool = False
    each: bool = False
    phrase: str = ""
    whole: str = ""
    subject: str | None = None
    home: str | None = None
    report: bool = False
    running: bool = False
    unit: str = ""
    recent: list[str] = field(default_factory=list)
    by_unit: dict[str, str] = field(default_factory=dict)
    sense: Sense | None = None
    sensed: int | None = None
    bound: str | None = None
    lasting: bool = False
    paragraph: int = -1
    heading: int | None = -1
    passed: tuple[int, int] | None = None
    default: tuple[int | None, bool] = (None, False)

    def renew(self, norm: str, sentence: Sentence) -> None:
        """Forget what does not carry over: years live in a sentence, across ；, and in a passage of goals or facts."""
        same = sentence.paragraph == self.paragraph
        joined = same and norm[max(sentence.start - 1, 0)] == "；"
        goals = sentence.part is Part.GOALS and (same or (self.lasting and sentence.heading == self.heading))
        if not (joined or goals or (same and (self.lasting or sentence.part is Part.BACKGROUND))):
            if not (self.report and self.running):
                (self.year, self.past), self.lasting, self.finer = self.default, False, None
        if not same:
            self.phrase, self.whole, self.unit, self.recent = "", "", "", []
        if not joined:
            self.sense, self.each, self.bound, self.subject = None, False, None, None
            self.by_unit = {}
        self.paragraph, self.heading = sentence.paragraph, sentence.heading

    def speak_of(self, topic: str) -> None:
        """Lean on the topic of a clause without a number from now on; "" changes nothing."""
        if topic:
            self.phrase, self.whole = topic, ""

    def take(self, time: Time, norm: str, sentence: Sentence) -> None:
        """Let a time expression hold for what follows; 年均 belongs to its own number only."""
        if time.base:
            return
        if time.each:
            self.each = self.each or norm[time.start] in "每逐"
        elif time.year is None and norm[time.start] in "今本明" and not time.soft:
            self.year, self.past, self.running = None, False, False  # 今年 of a paper without a date
        elif time.year is not None and not (time.soft and self.year is not None and not self.running):
            self.year, self.past, self.each, self.running = time.year, time.past, False, time.running
            self.finer = _finer(norm[time.start : time.end])
            opens = time.start - sentence.start < _LONGEST_OPENING and bool(
                _OPENS.fullmatch(norm, sentence.start, time.start)
            )
            self.lasting = opens and (time.until or sentence.part is Part.BACKGROUND)


def _finer(words: str) -> str | None:
    """Return 2025-06 of 2025年6月底前; None for a whole year."""
    return deadline_of(words, None) if re.search(r"月|季度|半年", words) else None


def section_default(plan: Plan, heading: int | None) -> tuple[int | None, bool, bool]:
    """Return the year that the headings around a stretch name, whether it is over, and whether they open a review."""
    year: int | None = None
    review = False
    at = heading
    while at is not None:
        title = plan.headings[at].title
        named = _TITLE_YEAR.search(title)
        if named and year is None and "，" not in title[: named.start()]:
            year = int(named[1])
        if year is None and _TITLE_NOW.search(title):
            year = plan.year
        review = review or bool(_REVIEW.search(title))
        at = plan.headings[at].parent
    if year is None and plan.period is not None and plan.period[0] == plan.period[1] == plan.year and not review:
        year = plan.year
    over = review and year is not None and (plan.year is None or year < plan.year)
    return year, over, review
