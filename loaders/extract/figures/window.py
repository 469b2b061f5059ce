"""What stands around the numbers of one sentence: the owner that opens their words, and the noun phrase they measure."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from loaders.extract.figures.carry import Carry
from loaders.extract.figures.clauses import Span
from loaders.extract.figures.phrase import Phrase, base_of, level_of, phrase_of, progress_of, trim
from loaders.extract.figures.series import leaned
from loaders.extract.figures.subjects import Subject, Subjects
from loaders.extract.measures import SHARES
from loaders.extract.quantity import Form, Quantity
from loaders.extract.times import Time
from loaders.plan import Plan, Sentence

_GRADES = re.compile(r"(?:[、和]\d*(?:百|千|万)?亿级)+")
_MAKES = re.compile(r"打造|建设|培育|形成|建成|发展|冲刺|壮大")
_REACHES = re.compile(r"(?:冲刺|迈上|突破|达到|跃上|跨越|迈入)$")
#: 37个大类中有28个: the first number is what the second is a part of.
_OF_THESE = re.compile(r"(?P<count>\d+(?:\.\d+)?万?[个家项条种类])(?P<noun>[\u4e00-\u9fff]{1,10})中，?(?:已?有|共有)?$")
#: How far a number looks back and ahead in its sentence, in characters; sentences of plans are shorter.
WIDE = 400
_NEAR = 24
_WIDEST_TIME = 40


#: Words for the document's own area, or for the one spoken of (壶关县…全县).
_OWN = re.compile(
    r"(?:[，但而且]|同期|目前|其中|使|到|至)*(?P<own>我国|我[省市县区州]|本[省市县区州]|全[县区州旗])(?!重点|性)"
)
#: 其中市本级3500个: what the city itself does, without its counties.
_OWN_LEVEL = re.compile(r"[，（]?(?:其中)?[：，]?(?P<own>[省市县区州]本级|中心城区)(?=[\u4e00-\u9fff]{0,4}\d|$)")
_COMPARED = re.compile(r"(?:与|较|对标|学习)(?P<name>[\u4e00-\u9fff]{2,8})$")
_MEAN = re.compile(r"(?P<name>全[国省市])(?:的)?平均(?:水平|值)?$")
#: A sight with its own name, in front of what is counted there.
_SITE = re.compile(
    r"(?:其中|而|但|，)*(?P<name>(?![\dA一-十]*级|全|重点|国家|旅游|主要|各|新增|提升|打造|创建|建[成设])[\u4e00-\u9fff]{2,9}?(?:景区|博物馆|机场))"
    r"(?=接待|游客|门票|旅客|参观|累计|完成|实现|年|货邮)"
)


_GREW = re.compile(r"(?:增[长加]|提[高升]|扩大|下降|降低|减少)$")
#: What stands behind the place or park an official speaks for.
_SPEAKER = re.compile(r"(?:管委会|党工委|[市区县]?[委长]|人民政府|政府)[^，。；：]{0,12}?(?:表示|介绍|透露|说)(?=[，：])")


class Window:
    """One sentence with what carries over into it; ``done`` is the offset behind the last number and its noun."""

    def __init__(self, plan: Plan, subjects: Subjects, carry: Carry, sentence: Sentence, times: list[Time]) -> None:
        """Keep the sentence with its places and times."""
        self.plan, self.subjects, self.carry, self.sentence = plan, subjects, carry, sentence
        self.norm = plan.clean.norm
        self.times = times
        self.time_starts = [time.start for time in times]
        self.done = sentence.start

    def _without_times(self, start: int, end: int) -> str:
        pieces, at = [], start
        first, last = bisect_left(self.time_starts, start - _WIDEST_TIME), bisect_left(self.time_starts, end)
        for time in self.times[first:last]:
            kept = time.base or (time.each and self.norm[time.start] == "年")
            if time.end <= start or time.start >= end or kept:
                continue
            before = self.norm[at : max(time.start, at)]
            # 由2015年的725亿元增长到2020年的1026亿元: the verb of level goes with its time.
            pieces.append(_GREW.sub("", before) if self.norm[time.start] in "到至" and time.start >= start else before)
            at = max(time.end, at)
        pieces.append(self.norm[at:end])
        return "".join(pieces)

    def _owner(self, clause: Span, begin: int, quantity: Quantity) -> tuple[Subject | None, int]:
        """Return the named owner of a number and where the words about it begin."""
        if clause.bracket is not None and quantity.start == begin == clause.start:
            owner = self.subjects.closing(clause.bracket, self.sentence.start) or self._mean(clause.bracket)
            if owner is not None:
                return owner, begin
        if clause.bracket is not None and (owner := self._compared(clause.bracket)) is not None:
            return owner, begin
        owner = self._own(begin, quantity.start) or self.subjects.opening(begin, quantity.start)
        if owner is not None and (
            self._measured_by(begin, quantity.start)
            or (owner.park and trim(self.norm[owner.end : quantity.start]) == "")
        ):
            return None, begin
        return owner, owner.end if owner is not None else begin

    def _mean(self, opened: int) -> Subject | None:
        """Return 全省 of 低于全省平均水平（25.3万元）."""
        match = _MEAN.search(self.norm, max(self.sentence.start, opened - 14), opened)
        return Subject(match["name"], match.start("name"), opened) if match else None

    def _compared(self, opened: int) -> Subject | None:
        """Return 佛山西樵 of 与佛山西樵（占比21%）相比, which no gazetteer need know."""
        match = _COMPARED.search(self.norm, max(self.sentence.start, opened - 14), opened)
        behind = self.norm.find("）", opened, self.sentence.end)
        if match is None or behind < 0 or not self.norm.startswith(("相比", "相较"), behind + 1):
            return None
        return Subject(match["name"], match.start("name"), opened)

    def _own(self, begin: int, end: int) -> Subject | None:
        """Return whom 我市, 全县 or a sight (云冈石窟景区) at the beginning of the words means, or None."""
        site = _SITE.match(self.norm, begin, end)
        if site is not None:
            return Subject(site["name"], site.start("name"), site.end("name"))
        level = _OWN_LEVEL.match(self.norm, begin, end)
        if level is not None:
            return Subject(level["own"], level.start("own"), level.end())
        match = _OWN.match(self.norm, begin, end)
        if match is None:
            return None
        word = match["own"]
        if word == "我国":
            return Subject(word, match.start("own"), match.end())
        spoken = self.carry.subject if word[0] == "全" else None
        name = self.subjects.last(word[1], max(self.sentence.start, begin - WIDE), begin) if word[0] == "全" else None
        if name is None and (word[0] == "我" or (spoken is not None and not spoken.endswith(word[1]))):
            name = self.plan.area.name
        return Subject(name, match.start("own"), match.end()) if name is not None else None

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
                several = len(self.carry.by_unit) > 1
                return Phrase(self.carry.by_unit.get(quantity.unit, carried) if several else carried, 0, False)
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
        if quantity.unit in SHARES and (progress := progress_of(before, self.carry.whole or carried)):
            return Phrase(progress, 0, False)
        of_these = _OF_THESE.search(self.norm, max(clause.start, quantity.start - _NEAR), quantity.start)
        if of_these is not None:
            known = trim(self._without_times(max(clause.start, quantity.start - WIDE), of_these.start("count")))
            done = re.match(r"[^，。；、\d]{2,12}", after)
            return Phrase(
                known + of_these["noun"] + "中" + (done.group() if done else ""), done.end() if done else 0, False
            )
        joined = self.done > clause.start
        if before == "" and joined:
            carried = self.carry.whole or carried
        if joined and self.carry.recent and self._measured_by(begin, quantity.start):
            return Phrase(base_of(carried) + "为" + before.removesuffix("的"), 0, False)
        share = quantity.unit in SHARES
        if share and trim(before) == "" and (level := level_of(self.carry.whole)):
            return Phrase(level, 0, False)
        return phrase_of(before, after, carried, limit=limit, share=share)

    def _explained(self, clause: Span) -> str:
        """Return the noun a bracket explains (基础研究排名（59位）), "" when it explains a city or a comparison."""
        opened = clause.bracket or 0
        if self.subjects.closing(opened, self.sentence.start) or self._mean(opened):
            return ""
        start = self.done if self.sentence.start < self.done < opened else self.sentence.start
        text = re.split(r"[，；：、）和]", self.norm[start:opened])[-1]
        owner = self.subjects.opening(opened - len(text), opened)
        text = self._without_times(owner.end if owner is not None else opened - len(text), opened)
        text = re.sub(r"^.*(?:在|与|较|比)", "", text)
        return text if len(text) >= 3 and not re.search(r"(?:城市|地区|等地|省份|园区)$", text) else ""

    def _speaker(self, start: int, end: int) -> Subject | None:
        """Return whom an official speaks for (甲高新区管委会主任表示，力争…), None when nobody speaks."""
        match = _SPEAKER.search(self.norm, start, end)
        if match is None:
            return None
        # 涪陵区委书记: the 区 belongs to both.
        return self.subjects.closing(match.start(), start) or self.subjects.closing(match.start() + 1, start)

    def _in_title(self, quantity: Quantity) -> bool:
        """Tell whether a number stands in the title of a paper (《支持海洋经济15条政策》)."""
        first = max(self.sentence.start, quantity.start - WIDE)
        return self.norm.rfind("《", first, quantity.start) > self.norm.rfind("》", first, quantity.start)

    def _in_sum(self, quantity: Quantity) -> bool:
        """Tell whether a number stands in a quoted sum (“1个…集群+1个…平台”)."""
        opened = self.norm.rfind("“", max(self.sentence.start, quantity.start - WIDE), quantity.start)
        closed = self.norm.find("”", quantity.end, min(self.sentence.end, quantity.end + WIDE))
        quoted = self.norm[opened:closed] if opened >= 0 and closed >= 0 else ""
        return "+" in quoted and "”" not in quoted
