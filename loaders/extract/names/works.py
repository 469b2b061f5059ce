"""Works named in running text: with their cost, area or capacity, their site, or the start of their building."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from loaders.extract.mentions import Mention
from loaders.extract.names.entries import Entry
from loaders.extract.shapes import is_generic
from loaders.plan import Plan, Sentence

PHASE = "[一二三四五六七八九十]期"
ENDS_IN_PHASE = re.compile(rf"{PHASE}(?:项目|工程)?$")
WORK = (
    r"(?:(?:项目|工程|产业园|科技园|基地|中心|大桥|铁路|高铁|高速公路|高速|机场|枢纽|装置|平台|实验室|医院|学校|分校|校区|院区|园区|总部|码头"
    r"|泊位|水库|电站|升压站|变电站|换流站|中试线|管线|专线|通道|训练场|展览馆|小镇|生产线|工厂)"
    rf"(?:（{PHASE}）)?(?:{PHASE})?(?:项目|工程|建设)?(?:{PHASE}|（{PHASE}）)?(?:（[\u4e00-\u9fff]{{2,8}}）项目(?:{PHASE})?)?|(?:铁路|高铁|高速)[\u4e00-\u9fff]{{2,4}}段|地铁\d+号线(?:延长线|延伸线|{PHASE})?|(?:城|谷|馆|院|站|场|港|楼|园){PHASE}(?:项目|工程)?)"
)
_NAMED_WORK = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9Ⅰ-Ⅻ（）()“”·+±.—\-]{{2,40}}?{WORK})"
    r"(?=[，。；、\n]|（(?![\u4e00-\u9fff]{2,8}）项目)|位于|选址|落户|落地|设在|在|建设|总?占地|规划(?!建设)|总?建筑面积|计划|力争|预计|投资约?\d|总投资|由|已|将|正|即将|全[线面]|建成|现场|20\d{2}年|\d{1,2}月|年[底内]|累计|完成|前期|，项目|打下|开工|$)"
)
_FIGURE = re.compile(
    r"总投资|计划投资|投资(?:约|额|超)?\d|占地(?:面积)?(?:约)?\d|(?:总|规划)?建筑面积(?:约)?\d|规划面积(?:约)?\d|线路全长|完成投资"
)
_INVESTED = re.compile(
    r"(?:总投资|计划投资|投资)(?:约|达|超过|近)?(?P<value>\d+(?:\.\d+)?)(?P<unit>亿元|万元|亿美元)的(?P<name>[^，。；、的]{3,30}?)(?=项目?(?:在|落户|开工|建|，|。|、)|在|落户|开工|建成|建设|投产|已|打下|，|。|、)"
)
#: 200万千瓦, 年产3万吨: what a power station or a factory is named after.
_CAPACITY = re.compile(
    r"\d(?:\.\d+)?(?:万|亿)?(?:千瓦时|千瓦|兆瓦时|兆瓦|千伏|GWh|MW|GW|kV|吨|片|台|辆|套|架|立方米|平方米|头|只|锭|件|羽)",
    re.I,
)
_CAPACITY_END = re.compile(
    rf"(?:项目|工程|电站|升压站|变电站|换流站|生产线|基地|装置)(?:{PHASE})?(?:建设)?$"
)
_STANDS = re.compile(r"(?:位于|坐落[于在]|选址|落户)[^的，。；]{2,20}的(?=[^，。；]{5})")
_PHASED = re.compile(rf"{PHASE}(?:项目|工程)?建设$")
_SITED = re.compile(
    r"，?(?:该)?(?:平台|基地|中心|项目|工程|园区|总部)?(?:位于|选址|落户|设在|坐落|落地)(?=[^，。；]{2})|，(?:达产后)?年产[^，。；\d]{0,6}\d"
)
_STARTED = re.compile(
    r"(?:建设)?(?:已|将|正|即将|计划|力争|预计|确保)?(?:(?:20\d{2}年)?\d{1,2}月(?:份|底|初|中旬|\d{1,2}日)?前?|20\d{2}年(?:底|初|末|内)?前?|[今明]年|年内|年底前?|[上下]半年|[一二三四]季度末?前?)?(?:建成(?=投))?(?:于[^，。；]{2,8})?(?:在[^，。；、]{2,14})?(?:正式|全面|顺利|基本|全部)*(?:实现)?(?:开工|动工|奠基|竣工|完工|投产|投用|投入使用|建成(?=[，。；\n]|$)|开港|通线|(?:全线)?(?:铺轨|贯通|通车)|启动建设|打下)"
)
_BUILT_AT = re.compile(r"在(?P<site>[^，。；在]{2,24}?)(?:规划建设|投资建设|开工建设|建设|建成|新建)(?=[^，。；在]{5})")
#: 在观山湖区建设…, 位于新川创新科技园的…, 甲公司建设…: what stands between the clause and the name.
_LED = re.compile(
    r"^(?:[^，。；]{2,10}的是|(?:引进|落地)*(?:计划)?总投资\d+(?:\.\d+)?[万亿]元的|(?:此次|本次|集中|现场|新)*(?:签约|开工|落户|引进)的|已|新?引进|此次|今年|(?:在|于)?[^，。；]{2,12}?[区县市镇园城](?:规划)?建设(?=[^，。；]{4})|(?:位于|选址)[^的]{2,20}的|\d+(?:\.\d+)?(?:平方公里|平方米|亩|公顷)的|占地[^的]{2,10}的|"
    r"[^，。；]{4,24}?(?:公司|集团)(?:投资|负责)*建设(?=[^，。；]{5})|"
    r"[^，。；]{2,16}?(?:负责|牵头)(?:搭建|建设|实施|推进)|\d{1,2}月(?:份|底)?(?:前)?|[一二三四]季度(?:末)?(?:前)?|[上下]半年|年内|年底前|\d{4}年(?:底)?(?:前)?|全容量|并网|投运|按期|如期|"
    r"[—\-]+|配合|力促|[^，。；、]{2,10}?(?:将|正)(?:全力|加快|大力)?推[进动]|加快|推[进动]|建[设成]|搭建|打造|支持|重点|全面|高标准|高水平|高质量|积极|开工|新建|续建|"
    r"谋划|实施|启动|完成|规划|布局|引进|落地|做好|抓好|确保|其中|以及|加强|继续|持续|大力|着力|有序|稳步|统筹|依托[^，。；]{2,16}?建设(?=[^，。；]{5})|依托|利用|和|与|及|等|将|由|力争|争取|组织|促进|创建|筹建|改造|扩建|共建|负责|的|在)+"
)
#: 甲示范区以乙公司为龙头打造|丙产业园
_LED_BY_FIRM = re.compile(r"^[^，。；]{2,16}?(?:以|依托)[^，。；]{2,12}?(?:为[\u4e00-\u9fff]{2,3})?(?:打造|建设)(?=[^，。；]{5})")
_NO_NAME = re.compile(
    r"^(?:清洁能源|新能源|产业|工业|基础设施|民生|农业|水利|交通|能源|科技|重点|重大|储能|光伏|风电)(?:重点|重大|建设)?(?:项目|工程)$|^保障性安居工程$|^全年|[低少高好多]的|供地项目$|与.*共|把|不超过|^按照|^.{0,3}企业|等地|^面向|逐步|的(?:重大|重点|创新)|^[省市县区][的、]|^(?:位于|选址|落户|落地|设在)|支持|鼓励|固定资产|以上的?|以下的|重大项目$|等[^，。；]{0,4}$|^(?:一批|若干|多个|各类|全市|全省|全国)|[个条家座处项批](?:项目|工程|基地|平台|中心)$"
)
_HEAD = re.compile(
    r"^(?:新建|建设|扩建|改扩建|续建|开工建设|改造提升|加快建设|推进)(?P<name>[^，。；、]{4,28}?(?:学校|小学|中学|幼儿园|厂|路|桥|馆|站|西段|东段|南段|北段|"
    rf"{WORK})(?:{PHASE})?)(?:建设)?$"
)
_OF_HEAD = re.compile(r"[ \t\n|：，。]*(?:项目)?(?:位于|选址|全长|总投资|计划投资|投资|占地|总?建筑面积)")


#: …的是甲项目。该项目位于…: the next sentence tells of the last work of this one.
_REFERRED = re.compile(r"\s*(?:该|这[一个])?项目(?=位于|选址|落户|由|总投资|计划投资|占地|总?建筑面积)[^。\n]*。?")
#: A longer sentence without any of these words names no work that counts; looking for names is what costs most.
_SHORT = 60
_TELLS = re.compile(
    r"(?=[投占面全年位选落设坐开动奠竣通打铺贯启一二三四五六七八九十\d在])(?:投资|占地|面积|全长|年产|位于|选址|落[户地]|设在|坐落|[开动]工|奠基|竣工|投产|投用|投入使用|通车|打下|铺轨|贯通|开港|通线|启动建设|[一二三四五六七八九十]期"
    r"|\d(?:\.\d+)?[万亿]?(?:[千兆]|GW|MW|kV|[Gg]wh|吨|片|台|辆|套|架|立方米|平方米|头|只|锭|件|羽)|在[^，。；在]{2,24}(?:建设|建成|新建))",
    re.I,
)
#: How far behind a name of its own line the words about it begin.
_NEAR = 90
#: 甲项目|落地乙产业园: the second is where the first stands.
_SITE = re.compile(r"(?:位于|选址|落户|落地)(?:于|在)?[^，。；]*(?:园区?|城|港|基地)$")


def works_of(plan: Plan, mentions: Sequence[Mention], known: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the works that sentences outside boxes name, each with the text about it.

    Args:
        plan: The plan.
        mentions: Its parks and places in order.
        known: Entries of boxes and lists; their sentences are not read again.
    """
    taken = {at for entry in known for at in range(entry.start, entry.end)}
    yield from _headed(plan)
    for sentence in plan.sentences:
        if sentence.box is None and sentence.start not in taken:
            yield from _of_sentence(plan, sentence, mentions)


def _of_sentence(plan: Plan, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Entry]:
    norm = plan.clean.norm
    direct = list(_INVESTED.finditer(norm, sentence.start, sentence.end))
    ends = [*(match.start() for match in direct[1:]), sentence.end]
    for match, end in zip(direct, ends, strict=False):
        # 总投资甲亿元的乙、总投资丙亿元的丁: each has its own cost.
        span = (match.start(), end) if len(direct) > 1 else _span(sentence)
        tail = 2 if norm.startswith("项目", match.end("name")) else 0
        yield from work_named(norm, match.start("name"), match.end("name") + tail, span, "project.invested")
    if (
        sentence.end - sentence.start > _SHORT
        and _TELLS.search(norm, sentence.start, sentence.end) is None
        and _REFERRED.match(norm, sentence.end) is None
    ):
        return
    works = list(_NAMED_WORK.finditer(norm, sentence.start, sentence.end))
    figures = [m.start() for m in _FIGURE.finditer(norm, sentence.start, sentence.end)]
    bracketed = {at for work in works[1:] if norm.startswith("（", work.end("name")) for at in figures if work.end("name") < at < norm.find("）", work.end("name"))}
    works = [work for work in works if not any(work.start() < m.end() and m.start() < work.end() for m in direct)]
    works = [
        work
        for before, work in zip([None, *works], works, strict=False)
        if before is None or before.end("name") != work.start("name") or not _SITE.match(work["name"])
    ]
    built = {match.start() for match in works if _is_built(norm, *match.span("name"), mentions)}
    for match, after in zip(reversed(works[:-1]), reversed(works[1:]), strict=True):
        # 甲新院区、乙医院建成投用: what is said of the last holds for each.
        if after.start() in built and norm[match.end("name") : after.start("name")] == "、" and _STARTED.match(norm, after.end("name")):
            built.add(match.start())
    for position, match in enumerate(works):
        stop = works[position + 1].start() if position + 1 < len(works) else sentence.end
        start, end = match.span("name")
        costs = not direct and position == 0 and any(at > start and at not in bracketed for at in figures)
        own = any(end <= at < stop for at in figures) and not direct
        if norm.startswith("（以下简称", end):
            continue
        if costs or own or match.start() in built:
            several = sum(1 for at in figures if at > sentence.start) > 1 or not costs
            first = max(norm.rfind(mark, sentence.start, start) for mark in "，；、：") + 1
            span = (max(first, sentence.start), stop) if several and len(works) > 1 else _span(sentence)
            yield from work_named(norm, start, end, span, "project.sentence")
    lone = len(works) == 1 or (works and _REFERRED.match(norm, sentence.end))
    if lone and (whole := _alone(plan, sentence, works[-1])) is not None:
        yield from work_named(norm, *works[-1].span("name"), whole, "project.sentence")


def _span(sentence: Sentence) -> tuple[int, int]:
    return sentence.start, sentence.end


def _is_built(norm: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether the words say a work's capacity, site or start."""
    name = norm[start:end]
    if _LED.match(name) and len(name) > 10 and _PHASED.search(name):
        return True  # 推进甲平台二期建设
    if _STANDS.match(name):
        return True
    if _CAPACITY.search(name) and _CAPACITY_END.search(name):
        return True
    if _SITED.match(norm, end) or _STARTED.match(norm, end):
        return True
    at = _BUILT_AT.search(norm, start, end)
    if at is None:
        return False
    near = bisect_left(mentions, at.start("site"), key=lambda m: m.start)
    return near < len(mentions) and mentions[near].end <= at.end("site")


def _alone(plan: Plan, sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """Return the paragraph of a sentence that is a name only (①甲项目。建设地点：…), when the words behind it tell of a work."""
    norm = plan.clean.norm
    end = plan.paragraphs[sentence.paragraph].end
    lead = norm[sentence.start : match.start("name")].strip()
    if (referred := _REFERRED.match(norm, sentence.end, end)) is not None:
        return sentence.start, referred.end()
    if norm[match.end("name") : sentence.end].strip("。 \n"):
        return None
    if len(lead) > 4 or _LED.match(match["name"]):
        return None
    told = re.compile(r"建设地点|选址|位于|落户|总?投资\S{0,4}\d|由[^，。；]{4,30}(?:投资|建设)")
    said = told.search(norm, sentence.end, min(end, sentence.end + _NEAR)) if sentence.end < end else None
    # 上马利用项目。甲利用项目落地…: the words behind tell of a work with a name of its own.
    other = said is not None and any(
        len(work["name"]) > len(match["name"]) for work in _NAMED_WORK.finditer(norm, sentence.end, said.start())
    )
    return (sentence.start, end) if said is not None and not other else None


def _headed(plan: Plan) -> Iterator[Entry]:
    """Yield works that are the title of an item whose text begins with their site or cost (rows of task tables)."""
    norm = plan.clean.norm
    for item in plan.items:
        title = norm[item.title_start : item.title_end]
        match = _HEAD.match(title)
        if match and _OF_HEAD.match(norm, item.title_end):
            first, last = item.title_start + match.start("name"), item.title_start + match.end("name")
            yield Entry(first, last, item.title_start, item.end, None, "project", "project.title")


def work_named(
    norm: str, first: int, last: int, span: tuple[int, int], rule: str, *, least: int = 5
) -> Iterator[Entry]:
    """Yield the project named in ``norm[first:last]`` without the words that lead to it and say where it is.

    Args:
        norm: The folded text.
        first: Where the words begin.
        last: Where they end.
        span: The text about the project.
        rule: The name of the rule that found it.
        least: Characters that a name has at least.
    """
    built = _BUILT_AT.search(norm, first, last)
    first = built.end() if built else first
    first += match.end() if (match := _LED_BY_FIRM.match(norm[first:last])) else 0
    lead = _LED.match(norm[first:last])
    first += lead.end() if lead else 0
    place = re.search(r"(?:位于|选址|落户|落地)[^，。；的]+$", norm[first:last])
    last = first + place.start() if place and place.start() > 3 else last
    last -= 2 if norm[first:last].endswith("建设") else 0
    name = norm[first:last]
    capacity = _CAPACITY.match(name) is not None or (re.match(r"\d+", name) and _CAPACITY.search(name[:12]))
    if (
        len(name) >= (4 if name.endswith(("高铁", "高速", "大桥", "机场")) else least)
        and name.count("“") == name.count("”")
        and (capacity or not re.match(r"(?:项目|工程|基地|中心|该|本|位于|\d)", name))
        and not _NO_NAME.search(name)
        and not (rule == "project.sentence" and name.endswith(("园区", "产业园")) and is_generic(re.sub(r"(?:产业)?园区?$", "", name)))
    ):
        yield Entry(first, last, *span, None, "project", rule)
