"""Mentions of parks and places in the text: by lexicon and gazetteer first, by the shape of the name second.

Names come from three sources: authored lexicons of the document's province and city, the dated gazetteer (short forms
only inside the document's own area, notes "short names are poison"), and names that end like a park or a quarter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.lexicons import Division, is_seam, load_gazetteer, load_lexicon
from graph.records import Area
from loaders.extract.shapes import park_start

#: What turns a place name into a part of an organisation's or a thing's name (郑州大学, 北京时间, 上海合作组织).
_ORGANISATION = re.compile(
    r"(?:山|湖|江|河|港|湾)(?!区|新)|(?:实验室|创新创业|人才|英才|生产建设兵团|石化)|(?:[\u4e00-\u9fff]{0,4}(?:大学|学院|银行|证监局|海关|监管局|税务局|研究[院所]|设计院|日报|晚报|铁路局|分行|支行|供电|电网|证券|交易所|海事局|邮政|航空公司|机械所)|集团|合作组织|时间|话|菜|烩面|牌|协议|公司|股份)"
)
#: 中关村延庆园 is the park's branch in a district.
BRANCH = re.compile(r"([\u4e00-\u9fff]{2,3})(?:园区|分园|园(?![区林艺]))")
_STREET = re.compile(r"[东西南北中]?(?:[一二三四五]?路|街|大道|道)|巴")
#: Division names that running text forms by chance (会同|县公安局, 沿|海城市): only with another mention of their city.
_VERB_LIKE = frozenset(
    {
        "会同县",
        "海城市",
        "和平区",
        "和平县",
        "新乡",
        "资源县",
        "开平",
        "长治",
        "大同",
        "定安县",
        "通道",
        "建水",
        "新城区",
    }
)
#: Words of everyday that begin with a short name, or that one ends in (石油焦|作为燃料).
_COMMON_WORD = re.compile(
    r"宁德时代|朝阳(?:产业|行业|企业)|日照(?:时|强度|充足|资源|条件)|焦作[为用业]|白银(?:价|期货|首饰)|来宾(?:接待|登记|[，。、])|三明治|平安(?:建设|中国|校园)|东方(?:红|美学|明珠)|中山(?:陵|装|[大中]学)"
)
_QUARTER = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:旅游度假区|风景名胜区|风景区|历史文化街区)|[东西南北中]部[\u4e00-\u9fff]{2,7}片区|(?:[A-Z]{2,4})?[\u4e00-\u9fff]{2,7}?(?:片区|组团|新城(?![区市]))|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2}港区|[\u4e00-\u9fff]{1,3}湾(?:[东南西北]岸)?港区|(?<=[、，以在和])(?!智慧|人工|半|群|海|大|港|全)[\u4e00-\u9fff]{2}(?:岛|湾|江口|河口)(?=[、，。；等和及]|沿岸)|(?<=[区域局设划布进制编])(?!智慧|航空|空港)[\u4e00-\u9fff]{2}港区|(?<=[乡镇道])[\u4e00-\u9fff]{2,3}村(?!民)|(?<=[新市县]区)[\u4e00-\u9fff]{2,3}(?:镇(?!街)|街道)"
)
#: 一市两区三组团 is a figure of speech; 美丽乡|村精品村 begins inside a word.
_COUNTED_QUARTERS = re.compile(r"村|[一二三四五六七八九十两][市区城核心轴带]")
_QUARTER_END = re.compile(r"片区|组团|新城|港区|度假区|风景|历史文化街区|街道|[岛湾口村镇]")
_QUARTER_CUT = re.compile(
    r"^.*(?:加快|建设|创建|争创|申报|打造|推进|推动|发展|优化|形成|联动|支持|依托|围绕|以|在|和|与|及|、|等|的|宣布|提出|若干|多个|盘活|辖区|深化|辐射(?=.)|提升|促进|完善|实现|引领|整体|连片|其他|[为将向从由对按]|成(?!都)|片区)"
)
#: 国家级旅游度假区 names a rank.
_GRADE = re.compile(r"(?:国家|省|市|世界|[A-E\d一二三四五]+[Aa]?)级")
#: 核心片区 or 三个片区 name nothing.
_GENERIC_QUARTER = re.compile(
    r"(?:重点|功能|协同|创新|核心|产业|示范|试点|先行|各|[一二三四五六七八九十两多]|大|个|老旧|新|生活|居住|商务|物流|科技|服务|生态|城市|城区|中心|相关|整个|本|该|人才|教育|工业|起步|综合|主要|特色|历史|开发|建成|更新|改造|周边|拓展|[区带轴核环廊极点翼圈心])+"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing in the text; offsets are clean.

    Attributes:
        kind: "park" or "place".
        key: What makes two mentions the same thing (canonical name where known, else the surface).
        rule: What found it.
    """

    start: int
    end: int
    kind: str
    surface: str
    key: str
    rule: str


@lru_cache(maxsize=64)
def _matcher(area: Area) -> tuple[AhoCorasick, tuple[tuple[str, str, str], ...]]:
    """Return an automaton over all names that hold in an area, with (kind, key, rule) for each."""
    names: dict[str, tuple[str, str, str]] = {}
    gazetteer = load_gazetteer()
    for name in gazetteer.full_names():
        found = gazetteer.find(name, area)
        kind = "park" if found is not None and found.level == "zone" else "place"
        names[name] = (kind, found.name if found is not None else name, "place.gazetteer")
    for short, bearers in gazetteer.by_short.items():
        if len(short) > 1 and len(bearers) == 1:
            names.setdefault(short, ("place", bearers[0].name, "place.short"))
    for short, division in gazetteer.short_names(area).items():
        names[short] = ("place", division.name, "place.short")
    for division in _short_counties(area):
        names.setdefault(division.name, ("place", division.name, "place.gazetteer"))
    for subject, kind in (("places", "place"), ("parks", "park")):
        for surface, entry in load_lexicon(subject, area).by_surface.items():
            if "@" not in surface:
                names[surface] = (kind, entry.name, f"{kind}.lexicon")
    for division in _townships(area):
        names.setdefault(division.name, ("place", division.name, "place.township"))
    for suffix in load_lexicon("park_suffixes").entries:
        if suffix.name == "港区":
            continue
        names.setdefault(suffix.name, ("suffix", suffix.name, "park.shape"))
    ordered = sorted(names)
    return AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest), tuple(names[name] for name in ordered)


#: Names of two signs that other words end and begin with: 清单县, 和县（市、区）, 形成县域, 天文县.
_AMBIGUOUS_COUNTIES = frozenset({"和县", "成县", "文县", "单县", "康县", "景县", "礼县", "通县"})


def _short_counties(area: Area) -> Iterator[Division]:
    """Yield the counties of two signs (莘县) of the document's province; elsewhere chance makes too many of them."""
    gazetteer = load_gazetteer()
    province = gazetteer.division_of(Area(area.province)) if area.province else None
    if province is None:
        return
    for city in gazetteer.children(province.code):
        for division in (city, *gazetteer.children(city.code)):
            if len(division.name) == 2 and division.name not in _AMBIGUOUS_COUNTIES:
                yield division


def _townships(area: Area) -> Iterator[Division]:
    """Yield the townships of the document's own county, else of all counties of its city."""
    gazetteer = load_gazetteer()
    home = gazetteer.division_of(area)
    if home is None or home.level == "province":
        return
    for county in (home, *gazetteer.children(home.code)):
        for division in gazetteer.townships(county):
            if len(division.name) >= 3 and division.name.endswith(("镇", "乡", "街道")):
                yield division


def find_mentions(norm: str, area: Area) -> list[Mention]:
    """Return the parks and places of a folded text in order, without overlaps (the longer name wins)."""
    automaton, meanings = _matcher(area)
    found: list[Mention] = []
    previous = 0
    for pattern, start, end in automaton.find_matches_as_indexes(norm):
        kind, key, rule = meanings[pattern]
        mention = (
            _shaped(norm, start, end, previous, area)
            if kind == "suffix"
            else _extended(norm, start, end, kind, key, rule)
        )
        if mention is None:
            continue
        if found and mention.end <= found[-1].end:
            continue  # 延庆 inside 中关村延庆园
        while found and found[-1].end > mention.start:
            found.pop()
        found.append(mention)
        previous = mention.end
    found = _over(found, list(_trade_zones(norm)))
    return _over(found, list(_quarters(norm, found)))


def _over(found: list[Mention], whole: list[Mention]) -> list[Mention]:
    """Return the mentions with those inside a longer name of ``whole`` replaced by it, in order."""
    covered = {at for mention in whole for at in range(mention.start, mention.end)}
    return sorted([*(mention for mention in found if mention.start not in covered), *whole], key=lambda mention: mention.start)


def _extended(norm: str, start: int, end: int, kind: str, key: str, rule: str) -> Mention | None:
    if norm[start:end] in _VERB_LIKE and key not in norm[:start] and not _in_list(norm, start, end):
        return None
    if rule == "place.short" and norm[start - 1 : start] == "（" and re.match(r"）[\u4e00-\u9fffA-Za-z]", norm[end : end + 2]):
        return None  # 大众（安徽）公司
    if rule == "place.short" and (is_seam(norm, start, end) or _COMMON_WORD.match(norm, start)):
        return None
    if kind == "park":
        if norm[end : end + 1] in ("域",):
            return None
        branch = _branch_end(norm, end)
        if branch is not None:
            return Mention(start, branch, kind, norm[start:branch], norm[start:branch], "park.shape")
        return Mention(start, end, kind, norm[start:end], key, rule)
    if (
        norm[start:end].endswith("市")
        and end - start == 3
        and (norm[start - 1 : start] in ("沿", "内", "临", "全", "各") or norm[end : end + 1] == "场")
    ):
        return None
    if rule != "place.lexicon" and _ORGANISATION.match(norm, end):
        return None
    if rule == "place.short" and norm[start] == "和" and "\u4e00" <= norm[start - 1 : start] <= "\u9fff":
        return None if norm[start - 1] not in "在于到赴从向" else Mention(start, end, kind, norm[start:end], key, rule)
    if (
        rule == "place.short"
        and norm[end : end + 1] in ("县", "州", "盟", "旗")
        and not norm[start:end].endswith(("县", "州"))
    ):
        # 阿克塞县 for 阿克塞哈萨克族自治县, 海西州 for 海西蒙古族藏族自治州
        return Mention(start, end + 1, kind, norm[start : end + 1], key, rule)
    if rule == "place.short" and norm[start:end] == "海口" and norm[start - 1 : start] in ("出", "入", "近"):
        return None
    if rule == "place.short" and (_STREET.match(norm, end) or norm[start - 1 : start] == "中"):
        return None
    return Mention(start, end, kind, norm[start:end], key, rule)


#: 中国（河北）自由贸易试验区正定片区 is one name; its part in a city goes with it.
_TRADE_ZONE = re.compile(r"中国（[\u4e00-\u9fff]{2,4}）自由贸易(?:试验区|港)(?:[\u4e00-\u9fff]{2,4}片区)?")


def _trade_zones(norm: str) -> Iterator[Mention]:
    for match in _TRADE_ZONE.finditer(norm) if "自由贸易" in norm else ():
        yield Mention(match.start(), match.end(), "park", match.group(), match.group(), "park.trade_zone")


def _in_list(norm: str, start: int, end: int) -> bool:
    """Tell whether a name of two signs stands alone between the marks of a list (鹤壁、新乡、焦作)."""
    return end - start == 2 and norm[start - 1 : start] == "、" and norm[end : end + 1] in ("、", "和", "，", "市")


def _shaped(norm: str, start: int, end: int, previous: int, area: Area) -> Mention | None:
    """Return the park whose name ends in the suffix at ``[start, end)``, or None for a generic word."""
    if norm[end : end + 1] in ("域", "县", "市") or (norm[end - 1] == "区" and norm[end : end + 2] in ("县（", "（县")):
        return None
    first = park_start(norm, start, end, area)
    if first is None:
        return None
    end = _branch_end(norm, end) or end
    surface = norm[first:end]
    return Mention(first, end, "park", surface, surface, "park.shape")


def _branch_end(norm: str, end: int) -> int | None:
    """Return where a park's branch in a district ends (中关村|延庆园, 宜宾高新区|南溪园区), or None."""
    branch = BRANCH.match(norm, end)
    known = branch is not None and any(load_gazetteer().named(branch[1] + ending) for ending in "区县市")
    return branch.end() if branch is not None and known else None


def _shapes_of_quarters(norm: str) -> Iterator[re.Match[str]]:
    """Yield the matches of ``_QUARTER``, looking only at lines with one of its endings; the others are most of a plan."""
    start = 0
    while start < len(norm):
        end = norm.find("\n", start)
        end = len(norm) if end < 0 else end
        if _QUARTER_END.search(norm, start, end):
            yield from _QUARTER.finditer(norm, start, end)
        start = end + 1


def _whole(norm: str, start: int, end: int) -> int:
    """Return where a quarter's name begins that is longer than the pattern sees (成都天|府国际机场临空片区)."""
    first = max(0, start - 8)
    first = max((at + 1 for at in range(first, start) if not "\u4e00" <= norm[at] <= "\u9fff"), default=first)
    cut = _QUARTER_CUT.match(norm[first : end - 2])
    if cut is not None:
        return first + cut.end()
    # Still in the middle of a word: no name.
    return end if first > 0 and "\u4e00" <= norm[first - 1] <= "\u9fff" else first


def _quarters(norm: str, found: list[Mention]) -> Iterator[Mention]:
    taken = [
        (mention.start, mention.end) for mention in found if mention.kind == "park" or mention.rule.endswith("lexicon")
    ]
    position = 0
    for match in _shapes_of_quarters(norm):
        start, end = match.span()
        cut = _QUARTER_CUT.match(norm[start : end - 2])
        start += cut.end() if cut else 0
        if cut is None and end - start >= 9 and norm.endswith(("片区", "组团"), 0, end) and "\u4e00" <= norm[start - 1 : start] <= "\u9fff":
            start = _whole(norm, start, end)
        while position < len(taken) and taken[position][1] <= start:
            position += 1
        overlaps = position < len(taken) and taken[position][0] < end
        if _COUNTED_QUARTERS.match(norm, start, end) or _GENERIC_QUARTER.fullmatch(norm[start : end - 2]) or _GRADE.match(norm, start, end):
            continue
        if end - start >= (3 if norm[end - 1] in "村镇道岛湾口" else 4) and not overlaps:
            yield Mention(start, end, "place", norm[start:end], norm[start:end], "place.quarter")
