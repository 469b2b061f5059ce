"""Money a plan promises: amounts and rates, how they bind, and who gets them."""

from __future__ import annotations

import re

from loaders.extract.figures.senses import Context, Sense
from loaders.extract.measures import MONEY
from loaders.extract.quantity import Form

_GRANT = (
    r"每[项家个户]支持|补助|补贴|奖励|奖补|资助|贴息|补偿|津贴|资金支持|经费支持|财政支持|扶持|支持额度|安家费|奖金|奖资|激励|给予|予以"
    r"|支持资金|配套支持|资金扶持|券|一次性支持|支持比例|补助比例|资助比例|奖补比例"
)
_GIVES = re.compile(_GRANT)
_GIVEN = re.compile(rf"^(?:以上|以内|左右)?(?:的|人民币)?[^，。；\d]{{0,12}}?(?:{_GRANT}|经费|支持$|的?支持)")
_FUND = re.compile(r"基金|资金(?!到位|结算|支付|需求|缺口|融通)|贷款贴息|经费|预算内投资|资本金")
_FOUNDS = re.compile(r"兑现|设立|组建|发起|成立|安排|统筹|筹集|筹措|投入|拿出|出资|募集|整合|列支|设置|新设")
_FIRST_PART = re.compile(r"^首期(?:规模|出资|投入|到位|安排)?(?:资金)?(?:不少于|不低于|为|达|约)*$")
_SPENDS = re.compile(r"(?:年内|每年)[^，。；]{0,6}投入(?:不少于|不低于|超过|约)?$|财政[^，。；]{0,10}(?:安排|投入|统筹|拿出)[^，。；]{0,4}$")
_STOCK = re.compile(
    r"余额|存款|贷款(?!贴息)|营收|销售额|成交额|交易额|进出口|增加值|总额|GDP|生产总值|税收|保费|市值|融资额|完成投资|产值|利用外资|直接投资"
)
_BOUNDED = re.compile(r"(?:最高|最多|不超过|不低于|不少于|上限|至多|至少)[^，。；\d]{0,6}$")
#: 财政补助标准提高30元、达到每人每年不低于670元: a measure that is raised.
_RATE_SET = re.compile(r"(?:补助|补贴|保障|经费)标准[^，。；]{0,4}(?:提[高升](?:到|至)?|达到?|不低于|增[加至]|调整[到至])[^，。；]{0,8}$")
_PER_PIECE = re.compile(r"按(?:照)?每[^，。；\d]{1,6}$")
#: 同一企业每年累计不超过3000万元, behind what it gets.
_EACH_ONE = re.compile(
    r"(?:同一|单个|每[家个]|每一)(?:企业|单位|项目|机构|主体|个人|平台|园区)?[^，。；\d]{0,8}(?:最高|最多|不超过)$"
)
#: 大型枢纽补助上限800万元，中型400万元: one amount a grade.
_RANKED = re.compile(
    r"，?(?:[大中小微]型|(?:国家|省|市|区|县)级|[A-D一二三特]类|[一二三特]等奖?|第[一二三]名|[甲乙丙]级)[^，。；\d]{0,6}"
)
_BY = re.compile(r"(?:按|依据|根据|给予|予以|承担|补|最高(?:不超过)?$)[^，。；]{0,30}$")
_MAX = re.compile(r"最高|不超过|上限|最多|封顶|至多|不高于")
_MIN = re.compile(r"不低于|不少于|至少|不小于|超过?$")


def is_money(unit: str) -> bool:
    """Tell whether a unit is money (亿元, 万美元)."""
    return unit.endswith(MONEY)


def support_sense(context: Context, *, promised: bool) -> Sense | None:
    """Return SUPPORT, RATE for a rate beside its amount, or None when a number is no promised money.

    Args:
        context: The words around the number.
        promised: True when the number before it in the sentence is a support (分别给予100万元、200万元).
    """
    quantity = context.quantity
    if quantity.form is Form.RANK or quantity.form is Form.NAME:
        return None
    if quantity.unit in ("%", "‰"):
        return _rate(context)
    if not is_money(quantity.unit) or quantity.form is Form.GRADE:
        return None
    if promised and context.before.startswith("其中"):
        return Sense.SUPPORT
    if _is_grant(context, promised) or _is_fund(context):
        return Sense.SUPPORT
    return None


def _is_grant(context: Context, promised: bool) -> bool:
    before, after = context.before, context.after
    if _RATE_SET.search(before):
        return False
    if _STOCK.search(before[-12:]) and not _GIVES.search(before[-12:]):
        return False
    if re.match(r"(?:以上|以下|（含[^）]*）)", after) and not _GIVES.search(before):
        return False
    if _GIVES.search(before) or _GIVEN.match(after):
        return True
    if _PER_PIECE.search(before) and _GIVES.search(after):
        return True  # 按每总吨200元、单船最高不超过400万元的标准给予补贴
    if promised and re.fullmatch(r"(?:、|和|及|与|至|到|，|最高|不超过|再|分别)*", before):
        return True
    if promised and re.fullmatch(r"、?[\u4e00-\u9fff]{2,8}", before) and not re.search(r"[比较增减投降升达超]|收入|产值|营收|规模|带动|税", before):
        return True  # 给予博士30万元、硕士10万元
    if promised and (_EACH_ONE.search(before) or _RANKED.fullmatch(before)):
        return True
    return bool(_BOUNDED.search(before)) and bool(_GIVES.search(context.earlier[-120:] + before))


def _is_fund(context: Context) -> bool:
    clause = context.clause
    if _FIRST_PART.search(context.head) and re.search(r"基金|专项|资金", context.earlier[-60:]):
        return True  # 设立…母基金，首期出资不少于5亿元
    if not _FUND.search(context.before[-16:] + context.after[:24]):
        return bool(_SPENDS.search(context.before)) and not _STOCK.search(context.before)
    if re.search(r"专项资金|财政资金|财政[^，。；]{0,8}(?:安排|投入)", clause):
        return True
    return bool(_FOUNDS.search(context.head[-24:])) and not re.search(r"(?:累计|已)(?:设立|投入|安排)", clause)


_SHARE_OF = re.compile(r"(?:支持|补助|资助|奖补|补贴)比例[^，。；]{0,16}$")


def _rate(context: Context) -> Sense | None:
    before, after, clause = context.before, context.after, context.clause
    if _SHARE_OF.search(before) and re.match(r"(?:以内)?$|，", after):
        return Sense.SUPPORT  # 支持比例不超过总投资的30%
    if re.fullmatch(r"最高(?:不超过|可?达)?|不超过", before) and _SHARE_OF.search(context.earlier.rstrip("，")):
        return Sense.SUPPORT  # 补助比例可适当放大，最高不超过20%
    if not _BY.search(before) and not re.match(r"^的?(?:标准|比例)?(?:给予|予以|补助|补贴|奖励)", after):
        return None
    granted = _GIVES.search(before[-20:]) or re.match(rf"^[^，。；]{{0,16}}?(?:{_GRANT}|返还)", after)
    money = re.search(r"\d(?:亿|万)?元", after + "，" + context.later[:30])
    if granted and re.search(r"\d(?:亿|万)?元", after):
        return Sense.RATE
    if granted or re.search(r"由[^，。；]{0,16}资金承担$", before):
        return Sense.SUPPORT
    if money and re.search(r"^(?:按|按照)", re.sub(r"^.*?(?=按)", "", clause)) and _GIVES.search(context.later[:24]):
        return Sense.RATE
    return None


def bound_of(before: str, after: str, previous: str | None) -> str:
    """Return max, min or exact.

    Args:
        before: Words in front of the number, from the number before it.
        after: Words behind it.
        previous: Bound of the number before when only 、 or 和 stands between, else None.
    """
    near = re.sub(r"^.*，", "", before[-18:])
    if _MAX.search(near) or re.match(r"以内|为上限|封顶", after):
        return "max"
    if _MIN.search(near) or after.startswith("以上"):
        return "min"
    follows = re.fullmatch(r"[、和及与]?", before) or _RANKED.fullmatch(before)
    return previous if previous is not None and follows else "exact"


_FOR = re.compile(
    r"(?:^|[，。；：、]|，?[并且])(?:对于?|向|为|给(?!予))(?P<who>(?!标|接|外|应)[^。；]{2,60}?)(?:，(?!且|并|年)|(?=分别|一次性|给予|予以|奖励|按|每[家年个]|最高|提供|单[个家]|可给|实行)|的，|$)"
)
_NAMED = re.compile(r"(?:^|[。；])(?P<who>[^，。；]{4,40})的，[^，。；]{0,12}$")
_BACKED = re.compile(
    r"(?:支持|鼓励|引导)(?P<who>[^，。；]{2,40}?)(?:建设|开展|实施|，|在|参与|承担|设立|主导|申报|创建|发展|加大)"
)


def beneficiary_of(text: str) -> str | None:
    """Return who gets the money, from the sentence up to the number; None when unsaid."""
    found = list(_FOR.finditer(text))
    if found:
        return re.sub(r"(?:的|，)$", "", found[-1]["who"]) or None
    named = _NAMED.search(text)
    if named:
        return named["who"]
    backed = list(_BACKED.finditer(text))
    return backed[-1]["who"] if backed else None
