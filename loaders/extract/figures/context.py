"""What a number is, by the words around it: an aim, a fact, money promised, a threshold, a rank, a part of a name."""

from __future__ import annotations

import re
from enum import StrEnum

from loaders.extract.quantity import Quantity


class Sense(StrEnum):
    """How a number is read; all but the first three are skipped, with this word as the reason."""

    TARGET = "target"
    OBSERVATION = "observation"
    SUPPORT = "support"
    THRESHOLD = "threshold of eligibility"
    NAME = "part of a name"
    RANK = "rank"
    PROJECT = "figure of a project"
    DURATION = "duration or deadline"
    COUNTED = "enumeration of what follows"
    COMPARISON = "base of a comparison"
    RATE = "rate of a support that is stated as an amount"
    NO_AIM = "no aim stated"


_MONEY = re.compile(r"^(?:亿|万)?(?:元|美元)")
_GIVE = re.compile(
    r"补助|补贴|奖励|奖补|资助|给予|资金支持|贴息|补偿|专项资金|引导基金|母基金|子基金|产业基金|基金|扶持资金|安家|配套支持|经费支持|支持额度|财政资金|配套资金|支持资金|运营经费|激励|券|承担\d|安排"
)
_FUND = re.compile(r"设立|组建|发起|安排|统筹|筹集|规模|增至|支持资金|专项资金|投入\d")
_PRESENT = re.compile(
    r"余额|存款|收入|产值|营收|销售额|成交额|交易额|进出口|投资(?:额)?(?:增长|达到|完成)|增加值|总额|GDP|生产总值|税收|保费|市值|融资额|贷款"
)
_THRESHOLD = re.compile(
    r"(?:对|凡|经|按|将|为|向|鼓励|支持|符合|年度|上年|年|单笔|单户|首次|投资|实缴|总额|累计|新增|注册资本|营业收入|销售收入|主营|产值|研发(?:投入|费用)|设备投资|固定资产投资|余额|面积|运行|连续|纳税|满|存续|毕业|成立|人均|工龄|从业|参保)[^，。；]{0,24}$"
)
_THRESHOLD_AFTER = re.compile(
    r"^(?:以上|以下|及以上|以内|（含[^）]*）|的)?(?:且[^，。；]{1,20})?(?:、[^，。；]{0,14})?的?(?:[^，。；、]{0,16}?)(?:企业|项目|单位|机构|个人|人才|团队|园区|平台|贷款|投资者|法人|商户|经营主体|毕业生|班列|农户|建设项目|高校|设备|产品)"
)
_DURATION = re.compile(r"^(?:个工作日|工作日|天|个月|年|小时|分钟|日)")
_DURATION_BEFORE = re.compile(
    r"(?:期限|有效期|存续期|周期|工期|时限|自[^，]{0,10}起|运行|连续|不超过|印发之日起|在|提前|满|未来|近|前|为期|历时|每隔|最长)[^，。；]{0,4}$"
)
_COUNTED = re.compile(
    r"^(?:大|方面|项(?:任务|工作|行动|措施|工程|制度|机制|原则|举措|改革|重点任务|专项行动|目标)|个(?:方面|环节|维度|层面|高地|中心|阶段|一批|重点领域|领域|重点|原则|坚持|确保|统一|结合|转变|更加|板块|任务|主体|体系|意识|必须)|条(?:主线|举措|措施)|类(?:重点|主体|人群)?(?=[，。、])|位(?:市|县|区)领导|级(?:联动|体系)|个一批|链|化|新|强|维)"
)
_PROJECT = re.compile(
    r"(?:总投资|计划投资|投资额|投资(?:约|近|超)?|占地(?:面积)?|用地|建筑面积|规划面积|线路全长|建设规模|达产后[^，。；]{0,12}|建成后[^，。；]{0,12}|年产值|年产能|年加注能力)(?:约为?|达到?|近|超过|为|合计|额|不少于)*$"
)
_RANK = re.compile(r"第$|前$|位列[^，]{0,6}$|排名[^，]{0,8}$|跃居[^，]{0,6}$|居[^，。；]{0,10}第$|前列$|百强第$")


def sense_of_words(norm: str, quantity: Quantity, clause_start: int, clause_end: int, *, boxed: bool) -> Sense | None:
    """Return the sense that the words next to a number settle, or None when time and part must decide.

    Args:
        norm: Folded text of the document.
        quantity: The number.
        clause_start: First character of its clause (behind the last ，。；：).
        clause_end: Character behind its clause.
        boxed: True inside the box of a concrete project.
    """
    before, after = norm[clause_start : quantity.start], norm[quantity.end : clause_end]
    wide = norm[max(clause_start - 60, 0) : quantity.start]
    if quantity.unit == "" and not quantity.sign and not _bare_value(before, after):
        return Sense.NAME
    if norm[quantity.end - 1] == "级" and re.match(r"(?:以上)?(?:的)?[\u4e00-\u9fff]{1,14}?(?:达到)?\d", after):
        return Sense.NAME  # 百亿级企业3户 counts enterprises
    opens = norm[max(clause_start - 1, 0)] in "。；\n"
    if before == "" and opens and quantity.unit in ("个", "家", "项", "条") and re.match(r"[^，。；以左]{2,}", after):
        return Sense.COUNTED
    if quantity.unit == "倍" and re.match(r"增(?!长|加|幅)", after):
        return Sense.COUNTED
    if re.search(r"(?:额|入|值)在$", before):
        return Sense.THRESHOLD
    if re.search(r"[由从]$", before) and re.match(r"[^，。；\d]{0,6}(?:到|至)", after):
        return Sense.COMPARISON
    if norm[max(quantity.start - 1, 0) : quantity.start] == "第" or _RANK.search(before):
        return Sense.RANK
    if re.search(r"[A-Za-z][-.]?$|[“”][^”]{0,6}$", before) and quantity.unit == "":
        return Sense.NAME
    if (
        _COUNTED.match(norm[quantity.start : quantity.end][-len(quantity.unit) :] + after)
        and quantity.value <= 33
        and quantity.unit in ("个", "项", "条", "类", "大", "位", "级")
    ):
        return Sense.COUNTED
    if norm[max(quantity.start - 3, 0) : quantity.start].endswith(("较", "比")) and quantity.unit == "":
        return Sense.COMPARISON
    money = bool(_MONEY.match(quantity.unit)) or quantity.unit in ("%", "‰")
    if (
        quantity.unit == "%"
        and re.search(r"(?:按|按照)[^，。；]{0,24}$", before)
        and re.match(r"[^。；]{0,24}\d(?:\.\d+)?(?:亿|万)?元", norm[quantity.end : quantity.end + 40])
    ):
        return Sense.RATE
    if money and _is_support(before, after, wide, quantity):
        return Sense.SUPPORT
    if (
        _THRESHOLD.search(before)
        and _THRESHOLD_AFTER.match(after)
        and re.search(r"对|凡|向|按|鼓励|支持|每年选派|符合|将", before + wide[-12:])
        and not re.match(r"^(?:以上)?的?[^，。；]{0,8}$", after)
    ):
        return Sense.THRESHOLD
    if re.search(r"(?:^|[，。；])对[^，。；]{0,40}$", norm[max(clause_start - 1, 0) : quantity.start]) and re.match(
        r"^(?:（[^）]*）)?(?:以上|以下|及以上)?(?:[^，。；]{0,24})的(?:[^，。；]{0,16})?(?=，|给予|按|$)", after
    ):
        return Sense.THRESHOLD
    if quantity.unit in ("天", "个月", "个工作日", "工作日", "期", "届", "轮", "年") and (
        _DURATION_BEFORE.search(before) or re.match(r"^(?:内|以上的|为限|起|前)", after)
    ):
        return Sense.DURATION
    if _PROJECT.search(before) and (
        boxed
        or re.search(
            r"总投资|占地|建筑面积|线路全长|达产后|建成后|规划面积|^用地|由[^，。]*投资|已完成投资", before[-20:]
        )
    ):
        return Sense.PROJECT
    return Sense.PROJECT if boxed else None


def _bare_value(before: str, after: str) -> bool:
    """A number without a unit is a value only behind 突破, 达到, 不高于 … and in front of a border (总指数突破70)."""
    return bool(
        re.search(r"(?:达到?|超过|突破|不高于|不低于|低于|高于|降至|控制在|为|不超过|提高到|提升至|保持在)$", before)
    ) and bool(re.match(r"$|[，。；、）\n]|以上|以下|以内|左右", after))


def _is_support(before: str, after: str, wide: str, quantity: Quantity) -> bool:
    near = before[-26:] + "#" + after[:16]
    if re.search(r"(?:安排|统筹|筹措)[^，。；]{0,12}$", before) and re.match(r"(?:以上|左右)?(?:，?用于|支持)", after):
        return True
    if quantity.unit in ("%", "‰"):
        return bool(re.search(r"(?:按|按照|不超过|最高)[^，。；]{0,24}$", before)) and bool(
            re.search(r"补助|补贴|奖励|给予|资助|支持|补偿|奖补|贴息", before[-20:] + after[:24])
        )
    if (
        re.search(r"对[^，。；]{0,30}$", before)
        and re.match(r"^(?:以上|以下)", after)
        and not re.match(r"^[^，。；]{0,6}(?:奖励|补助|支持)", after)
    ):
        return False
    if _PRESENT.search(before[-14:]) and not re.search(r"补助|奖励|给予|资金支持", near):
        return False
    if _GIVE.search(near):
        return not (
            re.search(r"基金|安排|券", near) and not re.search(r"补助|补贴|奖励|给予|资助|资金|基金|券|奖补|贴息", near)
        ) and (
            bool(
                re.search(
                    r"补助|补贴|奖励|给予|资助|资金支持|奖补|贴息|补偿|安家|专项资金|经费支持|支持额度|激励|支持资金",
                    near,
                )
            )
            or bool(_FUND.search(before + after[:20]))
        )
    return bool(
        re.search(
            r"最高(?:不超过)?$|(?:单个|单项|单家|每家|每年|累计|合计)?(?:企业|项目|个人|年度)?[^，。；]{0,6}最高(?:不超过)?$|不超过$",
            before,
        )
    ) and bool(re.search(r"补助|补贴|奖励|给予|资助|支持|补偿|奖补|贴息", wide))


PAST = re.compile(
    r"去年|(?<![较比])上年(?!度)|截至|截止|目前|已[经建有达形成累完获拥聚超突引培连]|现有|同比|近年来|连续\d|连续[三四五六七八九十]|达到了|实现了|完成了|仅为|仅有|仅(?=\d)|不足|位居|居全国|“?十[二三]五”?(?:时期|期间)|五年来|过去|累计(?:建成|完成|实现|引进|培育)了|成功|增速(?:高于|居)|据了解|数据显示|上半年|一季度|前三季度|而同期|相比|落后于"
)
FUTURE = re.compile(
    r"力争|争取|目标|将达|到20[23]\d年|确保|计划|预计|“?十[四五]五”?末|努力|有望|年底前|将突破|定下|锚定|要达到|年均"
)
AIM = re.compile(
    r"开工|续建|竣工|交付|计划投资|谋划|招募|聚集|打造|储备|达到|达|超过|超|突破|不低于|不少于|以上|左右|以内|新增|净增|建成|建设|培育|打造|引进|引育|招引|完成|实现|提高|提升|增长|降低|下降|压减|控制|每年|力争|不超过|新建|扩大|发展|形成|推广|改造|培养|培训|布局|创建|组建|开展|举办|遴选|认定|支持|盘活|整备|集聚|缩短|选派|制修订|制定|投入|扶持|发布|整治|保持|稳定在|推出|供应|免费|处置|配备|覆盖|纳入|处理|增至|有|实施|设立|翻|新改扩建|改扩建|提供|整合|打造|选育|储备|开工|续建|竣工|交付|计划投资|回迁|谋划|招募|聚集"
)
