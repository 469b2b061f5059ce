"""What part of a plan a heading opens, by the words the genre uses for it."""

from __future__ import annotations

import re

from loaders.plan import Part

#: Rank of the sections of a report on the work of a government, which stand above all numbers.
OF_REPORT = 0.4
#: 2018年工作回顾, 过去五年的工作, 2019年工作安排, 今年工作的总体要求和主要目标.
SECTION_OF_REPORT = re.compile(
    r"(?:20\d{2}年|过去[一五]年|[一五]年来|今年|今后五年|未来五年)(?:的)?(?:政府)?(?:主要|重点)?工作(?:的)?(?:主要)?(?:情况|回顾|总结|安排|部署|打算|任务|目标|思路|总体)?[和与及、要求目标任务总体重点思路主安排]*"
)
#: A title that opens with an action verb is a task, whatever noun follows (夯实产业基础 is not 发展基础).
_ACTION = re.compile(
    r"加[强快大]|强化|夯实|提[升高]|推[进动]|完善|健全|优化|深化|建[设立成]|打造|培育|实施|开展|做[强大优]|聚焦|促进|构建|加速|全面|着力|大力|积极|支持|发挥|深入|塑造|厚植|创新"
)
_GOALS = re.compile(
    r"总体(?:要求|思路|目标|考虑|部署|构想|战略|定位)|指导思想|基本原则|工作原则|基本思路|工作思路|建设思路|思路[和与及]目标"
    r"|^(?:发展|主要|工作|总体|行动|未来[一二三四五]年|今后[一二三四五]年|到20\d\d年|20\d\d年|年度|全年|建设|预期|具体|阶段性?|年度|战略|规划|重点|攻坚|奋斗|近期|远景|中长期|质量|绩效|实施|任务|核心|计划|分阶段)*目标(?:任务|要求|指标|愿景|定位)?$"
    r"|^(?:准确|科学|牢牢)?(?:把握|明确|锚定)(?:发展|总体|奋斗|工作)?目标(?:定位|任务|要求|方向)?$|^目标(?:任务|要求|定位)$|[与和及]目标$|^(?:主要|核心|发展)?指标$|指标体系$|发展定位|战略定位|功能定位|发展愿景|远景(?:目标|展望)|^(?:空间|总体|功能|产业|区域)布局$|^适用(?:范围|对象)$|^总则$|^(?:行动|实施|活动|工作|攻坚|整治)?(?:时间|期限)(?:安排)?$"
)
_BACKGROUND = re.compile(
    r"背景$|形势|现状|^(?:发展|现实|工作|产业|良好|重要|坚实)?基础$|根基$|成[效就绩]$|短板$|家底$|盘点$|^(?:存在|主要|突出)?.{0,4}问题$|(?:潜在|比较|发展|自身|主要)?优势$|机遇|挑战$|概述$|规划(?:目的|期限|依据|范围)"
    r"|编制(?:依据|说明|背景)|^发展(?:环境|条件)$|^面临的|^(?:重大|重要)?意义|^前言|^序言|^引言"
)
#: What was done is no task, whatever else the title names (2023年重点工作完成情况).
_REVIEW = re.compile(r"^.{0,14}回顾|(?:完成|落实|进展|运行|执行)情况(?:回顾)?$|^.{0,10}(?:工作)?总结$")
_SAFEGUARD = re.compile(
    r"保障措施|措施保障|(?:组织|实施|政策|工作|服务|要素|支撑|规划|综合|机制)保障|组织实施|保障(?:机制|体系|支撑|落实|实施)|实施(?:机制|保障)|推进(?:机制|措施)$|工作(?:要求|机制|保障)$"
    r"|^(?:切实|进一步)?(?:加强|强化)?组织领导|规划实施|^(?:强化|加强|完善|健全|做好|狠抓)?.{0,4}(?:落实|保障)$|有关要求|^要求$|^监督(?:管理|检查)"
)
_TASKS = re.compile(
    r"(?:重点|主要|工作|目标)任务(?!分[解工])|任务举措|(?:重点|主要|工作|具体|政策|支持)(?:工作|举措|措施|行动|工程|内容)|行动任务|发展任务|^(?:实施)?内容$"
)
_APPENDIX = re.compile(r"^附[则件录表]|未尽事宜|负责解释|^本.{2,8}(?:自.*(?:施行|实施|执行)|有效期)|^名词解释|^解释$")


def part_of_title(title: str, outer: Part | None, *, top: bool) -> Part:
    """Return the part that a heading opens.

    Args:
        title: Folded title without its number.
        outer: Part of the heading around it, None at the top.
        top: True for headings of the outermost level; only there do safeguards and background begin.
    """
    acts = bool(_ACTION.match(title))
    if _APPENDIX.search(title):
        return Part.APPENDIX
    if outer in (Part.SAFEGUARD, Part.APPENDIX):
        return outer
    if not acts and len(title) <= 24 and _REVIEW.search(title):
        return Part.BACKGROUND
    if outer in (Part.GOALS, Part.BACKGROUND):
        if not acts and len(title) <= 16 and _BACKGROUND.search(title):
            return Part.BACKGROUND
        return Part.GOALS if _GOALS.search(title) and not acts else outer
    if _GOALS.search(title) and not (acts and not title.endswith("目标")):
        return Part.GOALS
    if outer is Part.TASK:
        return Part.TASK
    if _TASKS.search(title):
        return Part.TASK
    if top and _SAFEGUARD.search(title):
        return Part.SAFEGUARD
    if not acts and len(title) <= 16 and _BACKGROUND.search(title):
        return Part.BACKGROUND
    return Part.TASK


def names_a_part(title: str) -> bool:
    """Tell whether the title itself says which part it opens (重点任务, 保障措施, 发展目标 …)."""
    return bool(_TASKS.search(title) or re.search(r"保障措施|组织保障|组织实施", title)) or (
        not _ACTION.match(title) and len(title) <= 16 and bool(_GOALS.search(title) or _BACKGROUND.search(title))
    )
