"""The noun phrase a number measures, with what makes it distinct and without the words of time and degree.

Two orders occur: the phrase in front (高新技术企业总数超过3000家) and the noun behind (建成200个小微企业园). Which one holds
is seen from what is left in front of the number once the words of degree are gone: nothing or a bare verb means behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

#: Words between the noun phrase and its number; cut from the end of what stands in front of the number.
_DEGREE = re.compile(
    r"(?:力争|争取|确保|努力|预计|预期|计划|分别|(?<!平)均|将|要|已经?|再(?!生|制|就|贷|利)|共|共计|总计|合计|全部|每年|实现|拥有|保持在?|稳定在?|维持在?|(?<!量|质)控制在?|压[减缩](?:到|至)|降(?:低)?(?:到|至)"
    r"|提[高升](?:到|至)|增[加长](?:到|至)|扩[大充](?:到|至)|增至|升至|降至|缩[短减](?:到|至)|上升(?:到|至)|下降(?:到|至)|达到了?|达|超过了?|超出|超|突破了?|不得?低于|不得?少于|不得?小于|不得?超过|不得?高于|不得?大于|高于|低于|大于|小于"
    r"|多于|少于|至少|最少|最高|最多|约为?|大约|近|接近|不到|不足|未达到?|未到|为|是|有|仅|只|到|至|过|逾|占到|各(?=$)|一般|原则上|全面(?=$)|冲刺|迈上|跨越|跃上|跃升(?:到|至)|(?:拓展|延长|拓宽|加长)(?:到|至)|(?<=[额量资入值])完成|其中|目标为?|在|约占|可|拟按?|按(?=$)|累计(?=$)|总计|：|、)++$"
)
_OPENING = re.compile(
    r"^(?:[，、；：。]|力争|争取|确保|努力|预计|预期|计划|其中|同时|同期|而|且|并且?|此外|另外|以及|和|及|与|即|也|还|仅|只|均|将|已经?(?=[完建培引发新集])|要|再(?!生|制造|就业|贷款|利用)|仍|共计?|累计(?=[\u4e00-\u9fff]{2})|总计|但|仍|仍存在|存在(?=[\u4e00-\u9fff]{3})|还有|全市|全省|全区|全县|全州|全国(?!重|一)|我[市省区县国]|本市|市区|市级(?=[财])"
    r"|的?基础上|受[^，。；]{2,14}影响|全线|使|成功(?!率)|推动实现|推动|带动|促进|实现|初步|基本(?!医疗|养老|公共|农田|药物|民生|建设|生活|单[元位]|保险|草原|殡葬|殖)|率先|全面|坚持|积极|大力|着力|持续|加快|进一步|到(?!位|账|访|达率)|至|截至|截止到?|目前|现有|现(?![代场有行货金状实])|现在|当前|新一轮|我们|特别是|全力|“?十[二三四五六]五”?[、和]|一方面|另一方面|一是|二是|三是|四是|五是|提出|明确|指出|项目|年(?=(?:建|新|培|引))|底(?=，)|前(?=[建新培引完成]))+"
)
#: Verbs that bring something about. The bare ones say nothing of what is measured and are dropped.
_MAKING = (
    "建(?=$)|培育和打造|发展壮大|培育发展|培育壮大|培育形成|培育打造|布局建设|建成投产|建成投用|建设完善|"
    "建设形成|形成一批|打造形成|组织实施|组织开展|规划建设|谋划建设|重点扶持|制修订|举办|争创|争取|产生|保持|修订|"
    "做大|做强|储备|(?:具备|具有)(?![^，。；]{1,20}的)|出台|创作|创办|创建|制定|制订|发展|发布|安排|启用|吸引|吸纳|培育|壮大|存续|完成|"
    "实施|布局|带动|建成|资助|评定|表彰|选拔|选聘|招聘|聘请|建立|建设|开发|开展|开通|形成|成立|打响|打造|扩大|扶持|承担|投放|招募|招收|拥有|"
    "推出|推荐|推进|提供|搭建|支持|攻克|服务|汇聚|生产|研制|突破|筛选|筹建|签约|组建|组织|编制|聚集|获批|"
    "落地|落实|开放|开设|共建|开辟|包联|走访|帮扶|结对|引导|指导|推介|贯通|通车|签订|覆盖|规划|认定|设立|设置|评选|谋划|转化|达到|运营|选择|选树|选派|选育|遴选|部署|配备|配置|"
    "集聚"
)
#: Verbs that make the measure an increase or another thing than the stock; they stay in the phrase.
_FLOW = (
    "建成投用(?=$)|新增竣工交付|引进和培育|供应分配|吸引投资|培育引进|完成投资|建设筹集|开工建设|引进培育|"
    "引进建设|推广应用|改造提升|新改扩建|更新改造|植树造林|竣工交付|筹集建设|转移就业|改扩建|新培育|新布局|新建成|"
    "新开工|新开通|新引进|新注册|新签约|新认定|新设立|交付|供应|修复|免费|免除|兑现|净增|减少|出让|创建|化解|"
    "压减|发放|培养|培训|处置|开工|引育|引进|投入|投资|招引|排查|推广|收储|改造|整合|整备|整治|新增|新建|"
    "新开|新批|新招|新设|更新|检查|治理|淘汰|清理|盘活|竣工|筹集|续建|腾退|输送|造林"
)
#: Behind these a verb is part of a noun: 开发区, 生产总值, 运营里程.
_OF_NOUN = "基金|区|率|业|额|总值|能力|水平|里程|用地|线|性|面(?!积)|量|力|度|器|站|机构|收入|指数|强度|中国家"
_VERB = rf"(?:{_FLOW}|{_MAKING})"
_VERBS = re.compile(
    rf"(?:{_VERB}|和|、|及|并|各|一批|了|约|共|自主|重点|择优|分别|定期|组织|统筹|协同|联合|新|再|每[^，。；]{{0,3}}){{1,8}}"
)
_LEADING = re.compile(rf"^(?:(?:{_MAKING})(?:和|并|、)?){{1,4}}(?!{_OF_NOUN})(?=[\u4e00-\u9fff“A-Z0-9]{{2}})")
_FLOWING = re.compile(rf"^(?:{_FLOW})")
#: Function words that open what is no part of the measured thing, up to the verb behind them.
_ADVERBIAL = re.compile(
    rf"^(?:在|于|以|由|向|对|为|从|依托|围绕|面向|通过|按照|支持|引导|推动|鼓励|聚焦|组织|针对|根据|利用|结合)[^，。；]*?(?={_VERB}[^，。；的]{{0,40}}$)"
)
_TRAILING_VERB = re.compile(rf"(?:{_VERB})(?:了|各)?$")
_AFTER_HEDGE = re.compile(r"^(?:（[^）]{1,8}）)?(?:以上|左右|以内|以下|上下|及以上|或以上|之内)*(?:的)?")
_NOUN_STOP = re.compile(
    r"[，。；、：（）！？\n…]|(?:以上|左右|以内)(?![的]|[\u4e00-\u9fff]{2})|(?:和|(?<!普)及|与|以及)(?=[^，。；、]{0,6}\d|$)|建成(?!区)|在(?!线|校|建|园|编|研|郑|岗|册|职|产|外|库)|提质|纳入|给予|予以|用于|制定(?![^，。；]{0,6}的)|结合实际|的(?:目标|任务|规模|水平)$|入驻|落户|落地(?!的)"
    r"|提供|上线|成长为|成长成|达到|实现|推动|带动|强调|名单|中$|中，|接入|参与(?!的)|开展(?!的)|以满足|以适应|并(?!购|网|联)"
)
_CHANGE = re.compile(
    r"(?:同比|环比|年均|平均|比[^，]{1,8}|较[^，]{1,8})?(?:增长|增加|提高|提升|下降|降低|减少|缩短|上升|压减|增速|增幅|回升|扩大|翻)(?:率|了)?$"
)
#: A phrase that opens so measures what was spoken of before.
_LEANING = re.compile(
    r"^(?:总投资(?=$|额)|年度(?:计划)?投资|总?规模(?!以上|化|养|较|工|企)|总?面积(?=$)|总量|总数|总额|数量|总值|占(?!地(?![区方]))|约占|比重|占比|同比|环比|年均|平均增|增[长速幅]|增加(?!值)|年增|较|比(?!例|亚)|高于|低于|居(?!民|家|住)|位居|位列|列(?=全)|排名|综合排名|排在|累计|两项|其比重|年复合|复合增"
    r"|达产后|市场占有率|增量|上升|下降|提[高升](?=$|到|至)|降低|减少|缩短|是|相当于|连续)"
)
#: 高新技术企业净增1500家、总数突破1.6万家: the total is that of the thing, not of what is added.
_TOTAL = re.compile(r"总(?:数|量|额|规模)")
_OF_FLOW = re.compile(rf"^(?:{_FLOW})(?=[\u4e00-\u9fff“]{{3}})|(?<=[\u4e00-\u9fff”]{{3}})(?:净增|新增|增加)$")
#: 甲、乙、丙3个产业集群: the list names the members.
_KIND = re.compile(r"(?:集群|产业|基地|园区|中心|平台|行业|产业链|高地|板块)$")
#: The last character of a measure: 率, 比重, 产量, 收入.
_MEASURE = re.compile(r"[率重比例量额数值入度积模资占产长中等]$|企业$|人才$|人员$")
_LEVEL = re.compile(
    r"(?:达到?|突破|超过|超|[到至为]|稳定在|保持在?|控制在|不低于|不少于|不高于|总计|拥有)(?:[^，。；、]{0,3})$"
)
_STOCK = re.compile(r"(?:总数|总量|总额|总规模|保有量|拥有量|比重|占比|比例|[^率]率|规模|存量|余额)$")
_TOPIC = re.compile(r"(?:就|从|以)(?P<topic>[^，。；]{2,20}?)(?:指标)?(?:来说|来看|而言|看|上看|角度)$")
_RATE_TAIL = re.compile(
    r"(?:(?:年均|同比|年)?(?:增[长速幅加]率?|提[高升]|下降|降低|减少|缩短|上升|翻|占[^，。；]{1,14}|(?:高于|低于)[^，。；]{1,10}|比[^，。；]{2,10}[低高]|相当于[^，。；]{2,6}|(?:较|比|是)\d{4}年|(?:仅|只)?是[\u4e00-\u9fff]{2,4}|累计|综合排名|排名)){1,3}$"
)


_TO_PLACE = re.compile(rf"^(?:{_VERB})?(?P<place>至[^，。；、]{{2,8}})$")
_SHARE_CHANGE = re.compile(
    r"(?P<level>[^，。；]*(?:比重|占比|比例|率|强度))(?:(?:较|比)(?:\d{4}年|上年|去年)(?:底|末)?)?(?:年均)?(?:提[高升]|上升|下降|降低|增[加长])$"
)
#: 要, 需 and 再 in front of a change say nothing of what is measured: 地区生产总值年均要增长, 医疗床位再增加.
_MODAL = re.compile(r"(?<=[\u4e00-\u9fff”])(?:仅|只)(?=占|低于|高于|相当于)|(?<=[\u4e00-\u9fff”])(?:要|需|须|再)(?=再?(?:增[长加]|提[高升]|下降|降低|减少|压[缩减])|$)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is measured.

    Attributes:
        text: The noun phrase; "" when neither the words nor the context give one.
        behind: How many characters behind the number belong to it (0 when it stands in front).
        aims: True when a verb of making or the like governs the number.
    """

    text: str
    behind: int
    aims: bool


def phrase_of(before: str, after: str, carried: str | None, *, limit: int, share: bool = False) -> Phrase:
    """Return the phrase of a number.

    Args:
        before: Words in front of the number, from the number before it, without times and subject.
        after: Words of the clause behind the number.
        carried: Phrase of the context, for 2022年超过3000家 and 年均增长18%.
        limit: How much of ``after`` may be read (up to the next number).
        share: True for a percentage (90%以上的茶企).
    """
    found = _phrase(before, after, carried, limit, share=share)
    return replace(found, text=_MODAL.sub("", found.text))


def _phrase(before: str, after: str, carried: str | None, limit: int, *, share: bool) -> Phrase:
    left = trim(before)
    noun, length = _noun_behind(after, limit)
    if left == "" or _VERBS.fullmatch(left) or (noun and re.search(r"(?:等|的|首批|第.批|共计?)$", left)):
        aims = bool(re.match(_VERB, left))
        if noun:
            kept = _FLOWING.search(left)
            return Phrase((left if kept else "") + noun, length, aims)
        topic = re.sub(rf"^(?:{_FLOW}|总数)", "", carried or "")
        left = re.sub(r"^完成(?=改扩建|改造|扩建|新建|整治|治理|修复)", "", left)
        if left in ("投资", "完成投资") and topic and not topic.endswith(left):
            return Phrase(topic + left, 0, aims)  # 重大项目20个，计划投资120亿元
        flows = _FLOWING.match(left) and not topic.endswith(left)
        return Phrase((left + topic if flows else carried or "") or left, 0, aims)
    if noun and not share and (far := _TO_PLACE.search(left)) is not None:
        return Phrase(left[far.start("place") :] + noun, length, True)  # 开通至周边机场2条短途航线
    if noun and not share and re.search(r"[和及与]$", before) and not _MEASURE.search(left):
        return Phrase(noun, length, bool(re.match(_VERB, left)))  # 打造甲服务站和3个以上乙平台
    if noun and left.count("、") >= 2 and re.match(_VERB, left):
        return Phrase(noun, length, True)  # 创建甲、乙、丙3个国家级集群
    if noun and not share and "、" in left and _KIND.search(noun) and not _MEASURE.search(left) and not _LEANING.match(left):
        return Phrase(noun, length, bool(re.match(_VERB, left)))
    if share and re.match(r"(?:以上)?的", after) and noun and not _MEASURE.search(left):
        return Phrase(noun, length, bool(re.match(_VERB, left)))
    if len(left) <= 4 and noun and after[:1] not in "以左（" and not _MEASURE.search(left):
        return Phrase(noun, length, True)
    made = _TRAILING_VERB.search(left)
    if made and noun and not _CHANGE.search(left) and made.start() > 0 and not _LEANING.match(left):
        flow = made.group() if _FLOWING.match(made.group()) else ""
        head = left[: made.start()] if left.startswith("每") else ""
        return Phrase(head + flow + noun, length, True)
    aims = bool(re.match(_VERB, left))
    cut = _ADVERBIAL.sub("", left)
    aims = aims or cut != left
    text = cut if _FLOWING.match(cut) else _LEADING.sub("", cut)
    if _LEANING.match(text) and carried and not text.startswith(carried[:4]):
        carried = carried.removesuffix("总投资")
        carried = _OF_FLOW.sub("", carried) if _TOTAL.match(text) else carried
        base = carried if not _CHANGE.search(text) or not _CHANGE.search(carried) else base_of(carried)
        return Phrase(base + text.removesuffix("的"), 0, aims)
    return Phrase(text.removesuffix("的") or (carried or ""), 0, aims)


def trim(before: str) -> str:
    """Cut words of time, place and degree from both ends."""
    text = re.sub(r"(?<=[到至为达升高加长降少])的$", "", before)
    text = re.sub(r"(?<=[到至为])每[人户亩]每[年月天]$", "", text)
    while True:
        shorter = _OPENING.sub("", _DEGREE.sub("", text))
        if shorter == text:
            break
        text = shorter
    text = re.sub(r"^以[省市县区]为单位(?:力争)?", "", text.replace("分别", ""))
    text = re.sub(r"(?:达到?|占)(?P<whole>全[国省球市]|[\u4e00-\u9fff]{2,12}总量)(?:总产能)?的?$", r"占\g<whole>", text)
    if text.count("“") != text.count("”"):
        text = text.strip("“”")
    return text


def leans(phrase: str) -> bool:
    """Tell whether a phrase measures what was spoken of before (占全市工业的比重)."""
    return bool(_LEANING.match(phrase))


def base_of(phrase: str) -> str:
    """Return the phrase without its change or share, to carry on."""
    return _RATE_TAIL.sub("", phrase) or phrase


def level_of(phrase: str) -> str:
    """Return the share whose change a phrase is (甲占乙比重较2023年提高 → 甲占乙比重), "" for anything else."""
    return match["level"] if (match := _SHARE_CHANGE.match(phrase)) else ""


def topic_of(clause: str) -> str:
    """Return the noun phrase of a clause without a number (高新技术企业数量实现倍增 → 高新技术企业数量)."""
    clause = re.sub(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.、])", "", clause)
    match = _TOPIC.search(clause)
    if match:
        return match["topic"]
    if re.match(r"(?:按|据|经|较|与|同比|“?目前已|涉及|涵盖|包括)", clause):
        return ""
    text = trim(
        re.sub(
            r"(?:实现|大幅|明显|显著|持续|稳步|不断|进一步|全面|基本|稳定|加快|逐步|快速|成倍|(?<=[\u4e00-\u9fff]{2})(?:扎实|有序|有效|稳中)|再上|达到|尚未|尚无)[^，]*$",
            "",
            clause,
        )
    )
    verbs = list(re.finditer(_VERB, clause))
    if len(text) < 3 and verbs:
        text = clause[verbs[-1].end() :]
    elif verbs and (re.match(r"(?:以|在|围绕|依托|通过|支持|面向)", text) or text.startswith(verbs[0].group())):
        text = clause[verbs[-1].end() :] or text
    text = re.sub(r"^(?:出|一批|了)", "", text)
    return text if 3 <= len(text) <= 30 else ""


def is_increment(indicator: str, before: str, unit: str) -> bool | None:
    """Tell an increase (新增500家, 增长8%) from a level (达到500家, 总数); None when the words leave it open."""
    if _FLOWING.match(indicator) or unit in ("个百分点", "百分点") or _CHANGE.search(indicator):
        return True
    return False if _LEVEL.search(before) or _STOCK.search(indicator) else None


def _paired(text: str) -> int:
    """Return where the list ends that tells which ones are meant (具有博士、硕士学位的人才), 0 without one."""
    match = re.match(
        r"(?:具有|具备|拥有|掌握|熟悉)[^，。；、\d]{1,12}(?:、[^，。；、\d]{1,12}){1,3}的(?=[\u4e00-\u9fff]{2})", text
    )
    return match.end() if match else 0


def _counties(text: str) -> int:
    """Return where 县（市、区） ends that opens a noun; its bracket does not end the noun."""
    match = re.match(r"的?(?:县|市|区|乡|行政村|建制村)（[市区县镇、旗]{1,7}）", text)
    return match.end() if match else 0


#: A share of the year's plan is the progress of what was spoken of before (完成投资120亿元，完成年度任务的35%).
_PROGRESS = re.compile(
    r"^(?:已|约|共)?完成(?:了)?(?P<plan>(?:全年|年度|年初|年|序时|总)?(?:计划|任务|目标)(?:任务|投资|总?量|数|目标|总额)*)的?$"
)


def progress_of(before: str, carried: str) -> str:
    """Return what a share of a plan measures, "" when the words say something else.

    >>> progress_of("完成年度任务的", "完成投资")
    '完成投资占年度任务比重'
    """
    match = _PROGRESS.match(before)
    return f"{carried}占{match['plan']}比重" if match and carried else f"{match['plan']}完成率" if match else ""


#: 10个达到国家4A级景区标准的田园综合体: what they must come up to is a part of what they are.
_REACHING = re.compile(r"(?P<noun>达到[^，。；、]{2,16}标准的[^，。；、]{2,20}?)(?=[，。；、]|$)")


def _noun_behind(after: str, limit: int) -> tuple[str, int]:
    hedge = _AFTER_HEDGE.match(after)
    begin = hedge.end() if hedge else 0
    text = after[begin:limit] if limit > begin else ""
    located = re.match(r"(?:在|以|由|面向|对)[^，。；、]{1,20}的(?=[\u4e00-\u9fff])", text)
    if located:
        begin, text = begin + located.end(), text[located.end() :]
    if (reached := _REACHING.match(text)) is not None:
        return reached["noun"], begin + reached.end()
    counties = _counties(text)
    stop = re.search(r"[，。；、：（！？\n]", text[counties:]) if counties else _NOUN_STOP.search(text, _paired(text))
    noun = text[: stop.start() + counties] if stop else text
    noun = noun.rstrip("的 ")
    if not 2 <= len(noun) <= 40 or re.match(
        r"(?:[/+]|相比|相较|相差|[^，]{0,10}水平相比|以|并|且|和|及|与|或|[后时来前中起]$|内(?![河部容资地需])|的|为|至|到|等|增长|提[高升]|下降|上升|扩大|缩短|压[缩减]|减少|降|增[加至])",
        noun,
    ):
        return "", 0
    return noun, begin + len(noun)
