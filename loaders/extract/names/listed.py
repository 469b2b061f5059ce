"""Projects that an enumeration or a company names: 甲、乙等230个项目开工, 甲公司乙项目, 试点——甲项目建设."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.mentions import Mention
from loaders.extract.names.built import BUILT_CUES, built_works
from loaders.extract.names.entries import Entry, items_of, mentions_between
from loaders.extract.names.works import ENDS_IN_PHASE, PHASE, WORK, work_named
from loaders.plan import Sentence

#: 分别为甲、乙、丙等3个项目: every item is one.
_RESPECTIVELY = re.compile(
    r"(?:分别[为是]|其中包括)(?P<names>[^，。；：]{2,30}(?:、[^，。；：、]{2,30}?)+?)等?(?:[\d一二三四五六七八九十]+个)?(?:重[大点])?项目(?=[，。；])"
)
#: 甲基地、乙产业园等230个项目开工, 甲医院、乙中心等项目建设.
_AND_SO_ON = re.compile(
    r"(?<![^，。；：\n.．）])(?P<names>[^，。；：\n]{3,140}?)等(?P<count>\d+个|一批)?(?:重[大点])?[\u4e00-\u9fff]{0,8}?项目"
    r"(?P<act>(?:年内|正在?|今年|年底前?|[上下]半年|\d{1,2}月(?:底|份)?前?|已|将|集中|正式|加快|顺利|全面|陆续|相继|成功)*(?:开工|动工|投产|竣工|落地|签约|建设|建成|投用|落户|推进|达产|满产))"
)
#: 加快甲二期、乙产业园建设, 建成甲工程、乙试验平台: names of works only.
_SEVERAL = re.compile(
    r"(?:加快|推进|推动|抓好)(?P<led>[^，。；：\n]{3,90}?、[^，。；：\n]{3,60}?)建设(?=[，。；])|(?:建成|建设)(?P<made>[^，。；：\n]{3,90}?、[^，。；：\n]{3,60}?)(?=[，。；])"
)
#: 抓好甲二期、乙电厂二期等重大项目，…
_MAJOR = re.compile(
    r"(?:抓好|推进|加快|实施|推动|服务|保障|签约了?(?:包括)?|落户了?|引进了?|落地了?|开工建设)(?P<names>[^，。；：\n]{3,140}?)等(?P<count>\d+个|一批)?(?:重[大点])?[\u4e00-\u9fff]{0,8}?(?:项目|工程)(?=[，。；])"
)
#: 甲三期、乙组件项目等正在加快建设: what they are is said by the last of them.
_WORKS_ETC = re.compile(
    r"(?<![^，。；：\n.．）])(?P<names>[^，。；：\n]{3,140}?(?:项目|工程))等(?P<count>一批)?(?P<act>(?:正在?|已|将|陆续|相继|加快|全面|顺利|集中)*(?:开工|动工|投产|竣工|落地|签约|建设|建成|投用|推进))"
)
#: 以甲工厂、乙扩产项目为重点.
_STRESSED = re.compile(r"以(?P<names>[^，。；：\n]{3,140}?(?:项目|工程))为(?:重点|龙头|抓手|牵引|引领)")
#: What happens to a thing, not to a kind of thing (轨道交通、污水处理等项目建设 names kinds).
_HAPPENS = re.compile(r"(?:开工|动工|投产|竣工|投用|建成|达产|满产)")
#: What is signed or settles down is a thing as well.
_SIGNED = re.compile(r"签约|落户|引进|落地|开工")
_COMPANY = re.compile(
    r"(?P<name>(?P<company>[^，。；：、\n]{2,24}?(?:有限(?:责任)?公司|集团(?!有限|股份)))[^，。；：、\n公司]{4,40}?(?:项目|工程))(?=[，。；、等\d]|建设|[开动]工|投产|竣工|年[底内])"
)
_DASHED = re.compile(r"——(?P<name>[^，。；、—\n]{4,40}(?:项目|工程))建设")
#: 隆基100GW单晶硅片, 晨光稀土搬迁: what only one of its kind is called.
_DISTINCT = re.compile(r"[A-Za-z\d](?!业)|改扩建|扩产|扩能|搬迁|技改")
_ENDS_LIKE_A_WORK = re.compile(rf"{WORK}$")
#: 市中心医院, 区妇幼保健院: the office of a level in front is a name.
_OF_LEVEL = re.compile(r"[省市县区](?![级域内场])[\u4e00-\u9fff]{2,10}(?:院|馆|中心|学校|中学|小学|站|厂)$")


_CUES = re.compile(f"项目|工程|分别|其中包括|等|——|公司|集团|、|建设|建成|{PHASE}|{'|'.join(sorted(BUILT_CUES))}")


def listed_works(norm: str, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Entry]:
    """Yield the projects that the enumerations of a sentence name.

    Args:
        norm: The folded text.
        sentence: The sentence.
        mentions: Parks and places of the text in order; an item that begins with one bears a name.
    """
    start, end = sentence.start, sentence.end
    # What the patterns cannot do without, looked for once; most sentences have none of it.
    cues = set(_CUES.findall(norm, start, end))
    if cues & {"项目", "工程"}:
        if cues & {"分别", "其中包括"}:
            for match in _RESPECTIVELY.finditer(norm, start, end):
                for first, last in items_of(norm, *match.span("names")):
                    yield from work_named(norm, first, last, (first, last), "project.listed")
        for pattern in (_AND_SO_ON, _MAJOR, _WORKS_ETC) if "等" in cues else ():
            for match in pattern.finditer(norm, start, end):
                yield from _and_so_on(norm, match, mentions)
        for match in _STRESSED.finditer(norm, start, end):
            for first, last in items_of(norm, *match.span("names")):
                if _ENDS_LIKE_A_WORK.search(norm[first:last]):
                    yield from work_named(norm, first, last, (first, last), "project.listed")
        if "——" in cues:
            for match in _DASHED.finditer(norm, start, end):
                yield from work_named(norm, *match.span("name"), (start, end), "project.sentence")
        if cues & {"公司", "集团"}:
            yield from _of_companies(norm, start, end)
    if cues & BUILT_CUES or any(cue.endswith("期") for cue in cues):
        yield from built_works(norm, sentence, mentions)
    if "、" in cues and cues & {"建设", "建成"}:
        for match in _SEVERAL.finditer(norm, start, end):
            yield from _several(norm, *match.span("led" if match["led"] else "made"), mentions)


def _of_companies(norm: str, start: int, end: int) -> Iterator[Entry]:
    """Yield the projects that a company's name opens; the company builds them."""
    for match in _COMPANY.finditer(norm, start, end):
        span = match.span("name")
        for entry in work_named(norm, *span, span, "project.company"):
            yield replace(entry, builders=((entry.name_start, match.end("company")),))


def _and_so_on(norm: str, match: re.Match[str], mentions: Sequence[Mention]) -> Iterator[Entry]:
    found = [
        (entry, norm[entry.name_start : entry.name_end])
        for first, last in items_of(norm, *match.span("names"))
        for entry in work_named(norm, first, last, (first, last), "project.listed", least=4)
    ]
    named = [_is_named(norm, entry, mentions) for entry, _ in found]
    act, counted = match.groupdict().get("act") or "", match.groupdict().get("count")
    happens = _HAPPENS.search(act) is not None or _SIGNED.match(match.group()) is not None
    works = [_ENDS_LIKE_A_WORK.search(name) is not None for _, name in found]
    # 甲t5、乙二期、丙工厂等200个项目: where most are works with a name, the others are as well.
    certain = counted and sum(own or work for own, work in zip(named, works, strict=True)) * 2 >= len(found) and any(named)
    for (entry, name), own, work in zip(found, named, works, strict=True):
        distinct = _DISTINCT.search(name) is not None and len(name) >= 5 and (any(named) or happens)
        if own or certain or distinct or (work and (any(named) or happens)) or (counted and happens and len(name) >= 8):
            yield entry


def _several(norm: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Entry]:
    """Yield the items of a list when each ends like a work and one bears a name (not 重点实验室、企业技术中心)."""
    found = [
        entry
        for first, last in items_of(norm, start, end)
        for entry in work_named(norm, first, last, (first, last), "project.listed")
    ]
    names = [norm[entry.name_start : entry.name_end] for entry in found]
    inside = [
        any(entry.name_start <= m.start and m.end < entry.name_end for m in _near(mentions, entry)) for entry in found
    ]
    # 甲省乙技术创新中心 is an organisation that is set up; 001 names such ones and its gold counts no project.
    if any(re.search(r"(?:创新|研究|技术|服务|检测)中心$|实验室$", name) for name in names):
        return
    works = [_ENDS_LIKE_A_WORK.search(name) or ENDS_IN_PHASE.search(name) for name in names]
    if len(found) > 1 and all(works) and (any(inside) or any(ENDS_IN_PHASE.search(name) for name in names)):
        yield from found


def _near(mentions: Sequence[Mention], entry: Entry) -> Sequence[Mention]:
    """Return the mentions that begin inside the name of an entry."""
    return mentions_between(mentions, entry.name_start, entry.name_end)


def _is_named(norm: str, entry: Entry, mentions: Sequence[Mention]) -> bool:
    """Tell whether a name begins with a place or a park, is an office of a level, or has a phase of its own."""
    name = norm[entry.name_start : entry.name_end]
    opens = any(m.start == entry.name_start and m.end < entry.name_end for m in _near(mentions, entry))
    return opens or bool(_OF_LEVEL.match(name)) or bool(ENDS_IN_PHASE.search(name))
