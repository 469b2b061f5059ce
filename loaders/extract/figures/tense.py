"""Whether a number is an aim or a fact, by year, tense and part of the plan."""

from __future__ import annotations

import re

from loaders.extract.figures.carry import Carry
from loaders.extract.figures.senses import Context, Sense
from loaders.plan import Part

PAST = re.compile(
    r"(?<![较比])(?:去年|上年(?!度))|此次(?:集中)?(?:开工|动工|签约|投产|竣工)|截至|截止|止\d{1,2}月|目前|已(?!然|知|批|备)|现有|(?<!不)同比|近年来|连续[\d一二三四五六七八九十]|达到了|[\u4e00-\u9fff]{2}了\||实现了|完成了|新增了|建成了|培育了|仅为|仅有|仅(?=\|)|不[足到](?=\|)|位居|居全[国省球]|居世界|位列|排名|五年来|过去|成功(?!率)|据了解|数据显示|昨[日天]|近日|日前|当[天日](?=[，共总])"
    r"|集中(?:开工|签约|动工|投产|竣工)的?(?:项目)?(?:共计?)?\||落后于|共(?:集中)?(?:签约|开工)|现场(?:集中)?签约|首次突破|再创|创新高|荣获|现状"
)
FUTURE = re.compile(
    r"力争|争取|目标|将(?!要求)|到20[23]\d年|确保|计划|预计|努力|有望|年底前|年内|定下|锚定|要达到|要占到|不低于|不少于|不超过|不高于|左右|以内|控制在|压[缩减]|每年|每半年"
)
#: A fact, but for the goals of a plan (获批省级以上项目20项).
_WON = re.compile(r"获批|入选")
_FIRM = re.compile(r"力争|争取|目标|将(?!要求)|到20[23]\d年|确保|计划|努力|锚定|年底前|年内")
_AIM = re.compile(
    r"达到|达|超过|超|突破|不低于|不少于|不超过|不高于|控制|新增|净增|新建|建成|建设|培育|打造|引进|引育|招引|完成|实现|提[高升]|增[长加至]|降|压[缩减]|力争|扩大|发展|形成|推广|改造|培养|培训|布局|创建|组建|开展|举办|遴选|认定|支持|盘活|整备|集聚|聚集|推动|归集"
    r"|缩短|选派|修订|制定|投入|扶持|发布|整治|保持|稳定|推出|供应|处置|配备|覆盖|纳入|处理|有|实施|设立|翻|谋划|安排|开工|续建|投用|交付|每年|年均|占|比例|比重|率|完善|签约|落地|推进|转化|服务|减少|排查|招募|攻克|储备|筹|改建|造林|年出口|提供|研制|争创|入库|编制|开放|开设|共建|开辟|打通|拓展|获批|申报|申建|入选|发放|办理|走访|帮扶|种植|栽植|修复|治理|接入|联网|更新|安装|设置|搭建|组织|共享|创作|包联|结对"
)
_LATELY = re.compile(r"近年来|目前|截至|已[有经]|现有")
_SPAN = re.compile(r"季度|上半年|\d月|个月")
#: 主要预期目标是：…, which holds to the end of its sentence.
_AIMED_FRONT = re.compile(r"目标(?:任务|要求)?(?:是|为)?：")
#: 此次集中开工的40个项目总投资318亿元，其中…: all of it has begun.
_THIS_TIME = re.compile(r"此次(?:集中)?(?:开工|动工|签约|投产|竣工)")
#: 目前，…: a time of now that opens the clause of the number.
_LATELY_OPENS = re.compile(r"(?:^|[。；，])(?:截至)?(?:目前|当前|至今|据统计|据介绍)，$")
#: 目前，甲已启动乙，签订丙达5亩, and 昨日，甲开工8个项目: the clause goes on with what has been done.
_GOES_ON = re.compile(
    r"(?:目前|截至[^，。；]{0,12}|至今)，[^。；]*已[^。；]*，$|(?:^|[。；])(?:昨[日天]|近日|日前|当[天日])[^。；]*$"
)
#: 近日，《甲方案》印发，明确了总体目标——…: what was announced is still ahead.
_ANNOUNCED = re.compile(r"(?:印发|出台|公布|明确|提出)[^。；]*$")
#: …，现制定如下措施: the words before say what the paper is made for.
_MADE_FOR = re.compile(r"(?:制[定订]|提出)(?:本|以下|如下)")
#: 实现税收收入644.1亿元，同比增长17.2%: what is set against the year before has happened.
_COMPARED = re.compile(r"(?:（[^（）]*）)?，(?:同比|比上年|较上年)[^，。；]{1,16}?%(?!以上|左右|以内)")
_HEDGED = re.compile(r"^(?:（[^）]{1,8}）)?(?:及|或)?(?:以上|左右|以内|以下)")


def sense_of_time(
    context: Context, part: Part, carry: Carry, now: int | None, *, bare: bool, aims: bool, joined: bool
) -> Sense:
    """Decide between an aim and a fact.

    Args:
        context: The words around the number.
        part: Part of the plan.
        carry: The time in force and the sense of the number before.
        now: Year of writing, or None.
        bare: True when the words only say how many there are (依托32个板块).
        aims: True when a verb of making governs the number.
        joined: True when it follows another number in its clause.
    """
    year, past, clause = carry.year, carry.past, context.clause
    # 一季度 holds on in a report, but not for what it says will be (…将新开工项目120个).
    if past and carry.running and _FIRM.search(clause) and not _SPAN.search(context.earlier + context.head):
        past = False
    if year is not None and now is not None and year != now:
        return Sense.OBSERVATION if year < now else Sense.TARGET
    over = past or (part is not Part.GOALS and bool(_WON.search(clause)))
    said = PAST.search(context.before + "|" + context.after if joined else clause)
    # 力争产业规模突破600亿元，同比增长20%以上: what an aim is compared with does not make it a fact.
    firm = _FIRM.search(context.earlier) or context.after.startswith(("以上", "左右"))
    compared = said is not None and said.group() == "同比" and carry.sense is Sense.TARGET and firm
    over = over or (said is not None and not compared)
    over = over or (joined and carry.sense is Sense.OBSERVATION)
    over = over or (not firm and not FUTURE.search(clause) and bool(_COMPARED.match(context.later)))
    over = over or bool(_LATELY_OPENS.search(context.earlier)) or bool(_THIS_TIME.search(context.earlier))
    over = over or (not FUTURE.search(clause) and bool(_GOES_ON.search(context.earlier)) and not _ANNOUNCED.search(context.earlier))
    ahead = bool(_FIRM.search(clause))
    if part is Part.FRONT:
        ahead = ahead or bool(_AIMED_FRONT.search(context.earlier))
        # …，建成甲个乙，更好支撑丙，现制定如下措施: what a paper is made for.
        ahead = ahead or (aims and not over and bool(_MADE_FOR.search(context.later)))
        over = over or bool(_LATELY.search(context.earlier))
        # A plan for one year opens with its aims (绍兴市2025年国民经济和社会发展计划).
        ahead = ahead or (year is not None and year == now and not over and bool(_AIM.search(clause)))
        return Sense.TARGET if ahead and not past else Sense.OBSERVATION if over else Sense.NO_AIM
    if over and not (ahead and not past):
        return Sense.OBSERVATION
    if part is Part.BACKGROUND:
        dated = year is not None and now is None and re.search("力争|目标|到20", context.earlier + clause)
        # What a review expects for its own year is a first estimate of what was done.
        aim = FUTURE.search(clause.replace("预计", "")) or carry.sense is Sense.TARGET or dated
        return Sense.TARGET if aim and not past else Sense.OBSERVATION
    current = (year is not None and now is not None) or carry.report
    if (
        carry.sense is Sense.OBSERVATION
        and carry.sensed == year
        and not ahead
        and current
        and not FUTURE.search(clause)
    ):
        return Sense.OBSERVATION
    hedged = _HEDGED.match(context.after)
    if bare and part is not Part.GOALS and not ahead and not hedged:
        return Sense.NO_AIM
    aimed = (part is Part.GOALS and not carry.report) or year is not None or carry.sense is Sense.TARGET
    return Sense.TARGET if aimed or hedged or aims or _AIM.search(clause) else Sense.NO_AIM
