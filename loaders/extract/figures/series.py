"""分别 deals numbers out: to owners (成都、西安…分别为84.52和80.61), to items (牦牛、藏羊出栏量分别达到…), or to what came before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extract.figures.phrase import base_of, leans, trim
from loaders.extract.figures.subjects import Subject, Subjects

_SERIES = re.compile(r"分别")
_LEVEL = re.compile(r"^(?:为|是|达到?|超过|突破|控制在|不低于|不少于|提[高升]到|提[高升]至|增至|降至|约)+")
_BEFORE = re.compile(r"[两二三四]项指标|^[，、]*$")
#: A prefix of the first item that holds for all: 单位地区生产总值能源消耗和二氧化碳排放.
_SHARED = re.compile(r"^(?:单位(?:地区|国内|工业)?(?:生产总值|增加值|GDP|产品)|每[万千百]\S{1,3}|(?:规上|规模以上)(?:工业企业|工业|服务业|企业)?)")
#: The measure that the last item of a list writes for all.
_MEASURE = re.compile(
    r"(?:新能源[一-鿿]{0,2}(?:占比|比重)|出栏量|存栏量|产业产值|产业规模|产量|产能|产值|(?:产业)?(?:主营业务|营业|业务)收入|销量|增加值|占比|比重|收入|规模|面积|数量|总数|投资|装机(?:容量|规模)?|(?:综合)?能耗|(?:排放)?强度|(?:PM\d+(?:\.\d+)?|臭氧)?浓度|[一-鿿]{2}[率量额])$"
)
#: 化学需氧量、氨氮排放总量: 量 at the end of the first is part of its name.
_EMITTED = re.compile(r"(?:排放|消费|消耗)(?:总量|强度|量)$")
#: 京津冀及周边地区、汾渭平原PM2.5浓度: regions without a government share what the last one writes behind its name.
_REGION = re.compile(r"^[一-鿿]{2,14}?(?:地区|平原|流域|经济[带区]|城市群|三角洲?|大湾区|区域)")
#: 光电子信息、高端装备、北斗五大优势产业营收: the last item also says what all are.
_SEVERAL = re.compile(r"[两三四五六七八九十\d]+大[一-鿿]{0,4}?(?P<noun>产业|行业|领域|板块|集群)(?P<measure>[一-鿿]{0,8})$")
#: A year compared with stands between the items and the change: 铁路、水路货运量比2020年分别增长.
_COMPARED = re.compile(r"(?:比|较|与)(?:20\d{2}年|上年|去年)(?:底|末)?(?:相比)?$")
_LEANS = re.compile(r"总量|综合排名|排名|占|居|位居|数量|在|省会|全国|$")


_PERIOD = r"(?:(?:20\d{2}年)?(?:上半年|下半年|前?[一二三四]季度|1(?:—|-|至)\d{1,2}月份?|\d{1,2}月份?|全年)|20\d{2}年?(?:底|末)?(?![\d个家]))"
_PERIODS = re.compile(rf"(?:到|至|在|截至)?(?P<list>{_PERIOD}(?:[、，]{_PERIOD})*(?:[、和及与]{_PERIOD}))(?:底|末)?")

#: 到2024年底、2025年底、2026年底，累计建成…分别达到…
_LED_BY_TIMES = re.compile(rf"{_PERIODS.pattern}，$")
_WIDEST_LIST = 60


@dataclass(frozen=True, slots=True)
class Dealt:
    """What 分别 gives one number: an owner, the words it measures, a year; None where it gives none."""

    owner: str | None
    phrase: str
    year: int | None = None


def deal(
    subjects: Subjects, start: int, at: int, count: int, *, recent: list[str], phrase: str, owners: list[Subject]
) -> tuple[list[Dealt], list[Subject]]:
    """Return what each number behind 分别 gets, and the owners listed here.

    Args:
        subjects: Places of the text.
        start: Where the clause begins.
        at: Where its first number begins.
        count: How many numbers the clause has.
        recent: Phrases of the numbers before in the sentence.
        phrase: Phrase to lean on.
        owners: Owners listed earlier in the sentence.
    """
    head = subjects.norm[start:at]
    dealt = _SERIES.search(head)
    if dealt is None or count < 2:
        return [], owners
    front, tail = head[: dealt.start()], _LEVEL.sub("", head[dealt.end() :])
    times = _deal_times(front, tail, count, phrase)
    if not times and (said := _LED_BY_TIMES.search(subjects.norm[max(start - _WIDEST_LIST, 0) : start])):
        times = _deal_times(said.group().rstrip("，") + front, tail, count, phrase)
    if times:
        return times, owners
    listed = subjects.listed(start, start + dealt.start())
    if len(listed) == count:
        rest = subjects.norm[listed[-1].end : start + dealt.start()] + head[dealt.end() :]
        return [Dealt(owner.name, leaned(rest, phrase)) for owner in listed], listed
    if len(owners) == count and len(front) > 1:
        return [Dealt(owner.name, leaned(front, phrase)) for owner in owners], owners
    if len(recent) >= count and _BEFORE.search(front):
        return [Dealt(None, base_of(item) + tail) for item in recent[-count:]], owners
    if len(recent) >= count and leans(front):
        return [Dealt(None, base_of(item) + front + tail) for item in recent[-count:]], owners
    compared = _COMPARED.search(front)
    front, tail = (front[: compared.start()], compared.group() + tail) if compared else (front, tail)
    items = re.split(r"[、和]|(?<!参)与|(?<![普涉波遍])及(?!周边|以上|以下|其)", re.sub(r"^.*：", "", front))
    if len(items) != count:
        items = front.split("、")  # 新能源与智能网联汽车 is one of them
    if len(items) == count:
        tail = re.sub(r"(?<=全[国省市])的$", "", tail)
        return [Dealt(None, item + tail) for item in _completed([trim(item) for item in items])], owners
    return [], owners


def _deal_times(front: str, tail: str, count: int, phrase: str) -> list[Dealt]:
    """Return one time for each number of 2021年、2022年增速分别为…; quarters of one year stand in the phrase."""
    match = _PERIODS.search(front)
    times = re.findall(_PERIOD, match["list"]) if match else []
    if match is None or len(times) != count:
        return []
    words = trim(front[: match.start()]) + trim(front[match.end() :]) + trim(tail)
    text = leaned(words, phrase) or phrase
    years = [int(time[:4]) if time[:2] == "20" else None for time in times]
    return [
        Dealt(None, text if re.fullmatch(r"20\d{2}年?(?:底|末)?", time) else re.sub(r"^20\d{2}年", "", time) + text, year)
        for time, year in zip(times, years, strict=True)
    ]


def _completed(items: list[str]) -> list[str]:
    """Give each item what only the first or the last one writes: 公交车、出租车新能源车占比."""
    first, last = items[0], items[-1]
    if (several := _SEVERAL.search(last)) is not None and several.start() > 1:
        shared = several["noun"] + several["measure"]
        return [*(item + shared for item in items[:-1]), last[: several.start()] + shared]
    region = _REGION.match(last)
    if region is not None and region.end() < len(last) and all(_REGION.fullmatch(item) for item in items[:-1]):
        return [*(item + last[region.end() :] for item in items[:-1]), last]
    emitted = _EMITTED.search(last)
    if emitted is not None and not any(item.endswith(emitted.group()) for item in items[:-1]):
        return [*(item + emitted.group() for item in items[:-1]), last]
    measure = _MEASURE.search(re.sub(r"（[^）]*）", "", last))
    suffix = measure.group() if measure and not _MEASURE.search(first) else ""
    if suffix and not any(item.endswith(suffix) for item in items[:-1]):
        return [*(item + suffix for item in items[:-1]), last]
    shared = _SHARED.match(first)
    prefix = shared.group() if shared else ""
    return [first, *(prefix + item for item in items[1:])]


def leaned(text: str, base: str) -> str:
    """Put the phrase before in front of words that lean on it (总量居全国, 综合排名)."""
    text = _LEVEL.sub("", re.sub(r"(?:为|是|有|达到?|分别)+$", "", text))
    return text if not base or text.startswith(base[:3]) or not _LEANS.match(text) else base + text
