"""The noun phrase a number measures, with what makes it distinct and without the words of time and degree."""

from __future__ import annotations

import re

#: Words between the noun phrase and its number; cut from the end of what stands in front of the number.
_DEGREE = re.compile(
    r"(?:力争|争取|确保|努力|预计|分别|均|将|要|已|再|共|共计|总计|合计|每年|实现|保持在?|稳定在|维持在|控制在|控制|压减(?:到|至)|压缩(?:到|至)|降(?:低)?(?:到|至)|提高(?:到|至)|提升(?:到|至)|增加(?:到|至)|增长(?:到|至)|扩大(?:到|至)|增至|升至|降至"
    r"|达到|达|超过|超|突破|不低于|不少于|不超过|不高于|高于|低于|大于|小于|至少|约为?|大约|近|接近|为|是|有|到|至|过|逾|仅为?|只有|占到?|居|位居|位列|规模(?=达)|冲刺|迈上|跨越|跃升至|拓展(?:到|至)|完成(?=$)|其中|上升(?:到|至)|累计|总量(?=达)|数量(?=达)|预期|目标为?|年底前?|：)+$"
)
_OPENING = re.compile(
    r"^(?:[，、；：。]|到|至|截至|截止到?|截止)?(?:(?:(?:19|20)\d{2}(?:[—–\-~至](?:19|20)?\d{2})?年?(?:年?底|末|上半年|\d{1,2}月(?:底|末|份)?)?(?:之?前|以前)?|“?十[二三四五六七]五”?(?:期?末|期间|时期)?|今年|年内|全年|本年度?|去年|上年|每年度?|年底前|未来[一二三四五]年|[一二两三四五六七八九十\d]{1,2}年(?:内|左右|累计|时间|间)?)[，,]?"
    r"|力争|争取|确保|努力|预计|其中|同时|此外|累计|共计|全市|全省|全区|全县|全国|我市|我省|我区|我县|全州|郑州市?(?=[高科全新])|使|推动|带动|实现|要|将|再|均|通过[^，。；]{2,12}?(?=每年)|以及|并|且|还|也|初步|基本|率先|全面|坚持|积极|大力|着力|围绕[^，。；]*?，|在[^，。；]{2,14}?(?:领域|行业|方面|等地)各?|即|达产后|建成后|项目)+"
)
#: Verbs that bring something about; dropped, save those that tell an increment (新增) or make the phrase distinct.
_MAKING = re.compile(
    r"^(?:培育(?:壮大|形成|发展)?|建成(?:投用|投产)?|建设|打造(?:形成)?|新建成?(?=.{6})|组织实施|组织开展|组织|开展|实施|形成|发展|扶持|认定|集聚|引进和培育|引进培育(?=$)|完成|推出|遴选|支持|制修订|制定|布局|发布|突破(?=[\u4e00-\u9fff]{3})|举办|创建|争创|设立|承担|选派|选树|改造提升|启用|投放|拥有|累计建成|招引|新增和改造|建立|安排|部署|提供(?=.{5})|达到|保持|具有|招募|聚集|集聚|重点扶持|扶持|推广应用|推广|投入|筛选|谋划|选拔|储备)+"
)
_KEPT = re.compile(
    r"^(?:新增|净增|新建|新改扩建|引进|引育|招引|盘活|整备|培训|免费|推广|供应|建设筹集|新开|新引进|新布局|新认定|新培育|处置|淘汰|整治|改造|新开工|续建|新签约)"
)
_TAIL = re.compile(r"^(?:以上|左右|以内|以下|上下|的|之|余|多|及以上|或以上|）|级)+")
_AFTER_STOP = re.compile(
    r"[，。；、：（）！？\n]|(?:以上|左右|以内)(?=[^的]|$)|(?:和|及|与|以及)(?=[^，。；]{0,6}\d)|建成|在|提质|纳入|给予|用于|投入|的(?:目标|任务|规模|水平)|，|入驻|落户|开工"
)
_PURE_CHANGE = re.compile(r"(?:年均|同比|平均)*(?:增长|增速|提高|提升|下降|降低|减少|缩短|上升|扩大|增加)率?")
_WEAK = re.compile(
    r"^(?:年均|平均|同比|比[^，]{2,8}|较[^，]{2,8}|占[^，]{2,16}|增长|增速|年均增长|总量|总数|数量|规模|总规模|总额|其中|达|超|比重|占比|分别|上市公司|增加值|)$"
)


def indicator_of(
    before: str, after: str, subject: str | None, owner: str | None = None, *, grade: bool = False
) -> tuple[str, bool]:
    """Return the noun phrase for a number, and whether it stands in front of it.

    Args:
        before: Folded text of the clause in front of the number.
        after: Folded text of the clause behind the number.
        owner: Name of the city whose value it is, which is no part of the phrase.
        grade: True for 千亿级, whose noun ends the list of grades.
        subject: Phrase of the clause or number before, for 2022年超过3000家 and 年均增长18%.
    """
    if grade:
        noun = re.search(r"(?:^|级)(?:以上)?(?P<noun>[^，。；、级\d]{2,16})(?=$|[，。；、（])", after)
        return (noun["noun"], False) if noun else (subject or _left(before), True)
    if (
        re.match(r"(?:以上|左右|以内)?的(?!目标|水平|增速|增幅|速度|规模)[^，。；]{2}", after)
        and noun_after(after)
        and not _left(before)
    ):
        return noun_after(after), False
    left = _left(before)
    if owner and owner in left:
        left = _left(left[left.index(owner) + len(owner) :])
    left = re.sub(r"^.*(?:锚定|瞄准|围绕|按照)(?=.{3})", "", left)
    left = re.sub(r"(?:由|从)(?:[\d.万亿千]+[^，]*)?$", "", left)
    right = noun_after(after)
    if left == "" or _MAKING.fullmatch(left) or (_KEPT.fullmatch(left) and right):
        if right:
            return (left if _KEPT.match(left) or left.startswith(("引进", "培育和引进")) else "") + right, False
        return (subject or left), True
    phrase = left if _KEPT.match(left) else (_MAKING.sub("", left) or left)
    if _WEAK.match(left) or _PURE_CHANGE.fullmatch(left):
        base = subject or ""
        if base and not base.endswith(left):
            return base + left, True
    return phrase, True


def _left(before: str) -> str:
    text = before
    while True:
        shorter = _DEGREE.sub("", text)
        shorter = re.sub(
            r"(?:到|至|力争|争取)?(?:19|20)\d{2}年(?:年?底|末)?前?$|(?:到|力争)?“?十[四五]五”?(?:期?末|期间)$",
            "",
            shorter,
        )
        shorter = _OPENING.sub("", shorter)
        if shorter == text:
            break
        text = shorter
    return re.sub(r"[“”‘’]$", "", text) if text.count("“") != text.count("”") else text


def noun_after(after: str) -> str:
    """Return the noun that follows a number (200个|小微企业园), "" when none does."""
    text = _TAIL.sub("", after)
    stop = _AFTER_STOP.search(text)
    noun = text[: stop.start()] if stop else text
    noun = noun.strip("“”的 ")
    return (
        noun if 2 <= len(noun) <= 30 and not re.match(r"(?:以|并|且|和|及|与|或|后|时|来|内|前|中|起|的)", noun) else ""
    )


def phrase_of_clause(clause: str) -> str:
    """Return the noun phrase of a clause without a number (高新技术企业数量实现倍增)."""
    text = _left(clause)
    text = re.sub(
        r"(?:实现|大幅|明显|持续|稳步|显著|不断|进一步|力争|全面|基本|稳定|加快|逐步|快速|成倍|再上)[^，]*$", "", text
    )
    return text if len(text) >= 3 else ""
