"""Reads the numbers of one plan, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.records import DocumentStatus
from loaders.extract.figures.carry import Carry, section_default
from loaders.extract.figures.phrase import topic_of
from loaders.extract.figures.reach import Reading
from loaders.extract.figures.subjects import Subjects
from loaders.extract.figures.walk import Walk
from loaders.extract.quantity import Quantity, find_quantities
from loaders.extract.times import find_times
from loaders.extract.words import Words
from loaders.plan import Part, Plan, Sentence

__all__ = ["Reading", "read_cell", "read_figures"]

#: News and press pages name the year of the work they report: 2022年高质量发展大会, 2022年工作的总体要求.
_REPORTED = re.compile(r"(20\d{2})年(?:度)?(?:工作|高质量发展|全市|[一-鿿]{0,8}(?:大会|会议|推进会|动员会))")


#: A report without a date is of the last year it speaks of; 到2025年 is ahead.
_SPOKEN_OF = re.compile(r"(?<![到至—\-])(20\d{2})年(?![底末前]|—|-|至|到)")
#: A report on what was done (8月份新开工项目37个, “十四五”以来新增企业651家) has more of the first words than of the second.
_DONE = re.compile(
    r"以来|累计|已[有经达建]|同比|截至|数据显示|获悉|[成现到增]了|成就|发布会|去年|上半年|前[一三]季度|据统计|据介绍|\d月份|跃升|荣获|获评|圆满|昨[日天]|近日|日前|今天(?=[，启举召])|连日来"
)
_COMING = re.compile(
    r"力争|确保|计划|目标(?!任务完成)|到20[23]\d年|将(?!近)|要(?=[达实完坚全加推以把])|明年|下一步|推进会|动员|部署|未来|今后"
)


def read_figures(plan: Plan, words: Words, subjects: Subjects, concrete_boxes: set[int]) -> Iterator[Reading]:
    """Yield every number of the text outside tables, in order.

    Args:
        plan: The plan.
        words: What the pipeline found in its text.
        subjects: The places of its text.
        concrete_boxes: Indexes of boxes that describe projects; their numbers are figures of those projects.
    """
    reader = _Reader(plan, subjects)
    for sentence in plan.sentences:
        if sentence.part not in (Part.TABLE, Part.APPENDIX):
            found = words.quantities_in(sentence.start, sentence.end)
            yield from reader.read(sentence, found, boxed=sentence.box in concrete_boxes)


def read_cell(plan: Plan, subjects: Subjects, cell: Sentence, title: str) -> Iterator[Reading]:
    """Yield the numbers of one text cell of a task table.

    Args:
        plan: The plan; a cell without a year means the year of a plan for one year.
        subjects: The places of its text.
        cell: The cell as a sentence; a goal column is a part of the goals.
        title: What the row is about, for a cell such as 150家以上.
    """
    reader = _Reader(plan, subjects)
    reader.cell_year = plan.period[0] if plan.period and plan.period[0] == plan.period[1] else None
    reader.carry.year, reader.carry.paragraph = reader.cell_year, cell.paragraph
    reader.carry.speak_of(topic_of(title))
    yield from reader.read(cell, find_quantities(plan.clean.norm, cell.start, cell.end), boxed=False)


class _Reader:
    """Walks through the sentences of a plan and keeps what carries over."""

    def __init__(self, plan: Plan, subjects: Subjects) -> None:
        self.plan = plan
        self.norm = plan.clean.norm
        self.subjects = subjects
        self.carry = Carry()
        self.cell_year: int | None = None
        self.review = False
        self.carry.report = plan.status is DocumentStatus.NEWS
        self.looks_back = self.carry.report and len(_DONE.findall(self.norm)) > len(_COMING.findall(self.norm))
        if self.carry.report and plan.area.name == "全国":
            self.carry.home = subjects.first()
        elif plan.area.zone is None:
            self.carry.home = subjects.titled(plan.title or "")
        reported = _REPORTED.search(self.norm, 0, 3000) if plan.year is None else None
        self.now = plan.year if reported is None else int(reported[1])
        if self.now is None and self.carry.report:
            self.now = max((int(year) for year in _SPOKEN_OF.findall(self.norm[:3000])), default=None)

    def read(self, sentence: Sentence, quantities: list[Quantity], *, boxed: bool) -> Iterator[Reading]:
        """Yield the numbers of one sentence."""
        if sentence.heading != self.carry.heading:
            self._enter_section(sentence)
        if self.review and sentence.part is not Part.FRONT:
            sentence = replace(sentence, part=Part.BACKGROUND)
        self.carry.renew(self.norm, sentence)
        times = find_times(self.norm, sentence.start, sentence.end, self.now)
        if quantities:
            self._note_topic(sentence)
            walk = Walk(self.plan, self.subjects, self.carry, sentence, quantities, times, now=self.now, boxed=boxed)
            yield from walk.readings()
            return
        for time in times:
            self.carry.take(time, self.norm, sentence)
        self.carry.passed = (sentence.start, sentence.end)

    def _note_topic(self, sentence: Sentence) -> None:
        """Take the topic of the last sentence without a number, when it is one of the same paragraph."""
        passed, self.carry.passed = self.carry.passed, None
        if passed is None or "\n" in self.norm[passed[0] : sentence.start]:
            return
        text = self.norm[passed[0] : passed[1]].rstrip("。；！？")
        self.carry.speak_of(topic_of(re.split(r"[，；：]", text)[-1]))

    def _enter_section(self, sentence: Sentence) -> None:
        year, over, self.review = section_default(self.plan, sentence.heading)
        self.review = self.review or self.looks_back
        period = self.plan.period
        yearly = sentence.part is Part.FRONT and period is not None and period[0] == period[1] == self.now
        front = sentence.part in (Part.FRONT, Part.BACKGROUND) and not self.review and not yearly
        self.carry.default = (self.cell_year, False) if self.cell_year is not None else (None if front else year, over)
