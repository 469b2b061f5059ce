"""Titles of plans and of the notices that forward them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.numbering import leading_number

#: Word that ends a title → kind of document; 指导意见 and 实施意见 are 意见 (FORMAT.md names 行动计划, 规划, 意见, 通知).
KINDS: dict[str, str] = {
    "行动计划": "行动计划",
    "工作计划": "计划",
    "实施计划": "计划",
    "计划": "计划",
    "实施方案": "方案",
    "工作方案": "方案",
    "行动方案": "方案",
    "分工方案": "方案",
    "方案": "方案",
    "规划纲要": "规划",
    "规划": "规划",
    "纲要": "纲要",
    "指导意见": "意见",
    "实施意见": "意见",
    "若干意见": "意见",
    "意见": "意见",
    "通知": "通知",
    "若干措施": "措施",
    "政策措施": "措施",
    "措施": "措施",
    "若干政策": "政策",
    "政策": "政策",
    "管理办法": "办法",
    "办法": "办法",
    "细则": "细则",
    "规定": "规定",
    "条例": "条例",
    "决定": "决定",
    "任务分解表": "任务分解表",
    "分解表": "任务分解表",
    "任务清单": "任务清单",
    "清单": "清单",
    "项目清单": "项目清单",
    "责任分工表": "责任分工表",
    "工作要点": "工作要点",
    "要点": "工作要点",
    "政府工作报告": "政府工作报告",
    "报告": "报告",
    "公报": "公报",
    "责任分工": "分工方案",
    "任务分工": "分工方案",
    "重点工作任务": "工作任务",
    "责任分解": "分工方案",
    "任务分解": "分工方案",
    "公告": "公告",
    "台账": "台账",
}
_ENDING = re.compile(
    r"(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + r")(?:的(?:通知|意见|决定))?"
    r"(?:[（〔][^（）]{2,24}[）〕])*$"
)
_SENTENCE = re.compile(r"[。；]|，.{12,}")
_NOTICE = re.compile(r"(?:关于)?(?:印发|转发|下发|发布|批转|公布)《?(.+?)》?的?通知$")
_UNFINISHED = re.compile(r"^(?!.*通知$).{0,40}关于(?:印发|转发|下发|批转)[^。；]{2,}$")
_ORG = r"[\u4e00-\u9fff（）]{2,30}?(?:局|委员会|委|办公厅|办公室|办|厅|部|院|政府|党委|协会|联合会|总署|银行|管委会|中心|领导小组)"
#: 中共成都市委社会工作部 is one organ; 中共静安区委办公室静安区人民政府办公室 are two.
_ONE_ORG = re.compile(
    rf"中共[\u4e00-\u9fff]{{2,8}}?委(?:员会)?(?:办公[厅室]|[\u4e00-\u9fff]{{2,4}}部|政法委员会)?|{_ORG}(?:办公厅|办公室)?"
)


def is_title_like(norm: str) -> bool:
    """Tell whether a folded line reads like the title of an official document."""
    return (
        6 <= len(norm) <= 90 and not _SENTENCE.search(norm) and bool(_ENDING.search(norm)) and not norm.endswith("：")
    )


def title_of_notice(norm: str) -> str | None:
    """Return the title of the plan that a notice's title forwards, or None when it forwards none."""
    match = _NOTICE.search(norm)
    return match.group(1) if match else None


def plan_title(lines: Sequence[str], blanks: Sequence[int]) -> tuple[int, int] | None:
    """Return first and last index of the lines that make up the plan's own title, or None.

    The last title in the front is the plan's own: the notice that forwards it stands before. A title broken over
    lines is put together (as in 002).

    Args:
        lines: Folded lines of the front, in order.
        blanks: Empty lines before each of them.
    """
    found: list[tuple[int, int]] = []
    for last in range(len(lines)):
        if re.search(r"^(?:索引|主题|发布|发文|成文|公开|文号|名称|标题|来源|有效)[^：]{0,6}：", lines[last]) or lines[
            last
        ].endswith("："):
            continue
        for width in (1, 2, 3, 4):
            first = last - width + 1
            if first < 0 or any(blanks[index] > 1 for index in range(first + 1, last + 1)):
                break
            joined = "".join(lines[first : last + 1])
            if width < 4 and first > 0 and blanks[first] <= 1 and _UNFINISHED.search(lines[first - 1]) and joined.endswith("通知"):
                continue  # 关于印发甲目标 / 任务分解的通知
            if (
                is_title_like(joined)
                and all(_belongs(line) for line in lines[first : last + 1])
                and (width == 1 or not is_title_like(lines[last]) or _fragment(lines[last]))
            ):
                found.append((first, last))
                break
    found = [span for span in found if not _inside_text(lines, span)]
    if not found:
        return _headline(lines)
    plans = [span for span in found if not _is_notice("".join(lines[span[0] : span[1] + 1]))]
    return _extended((plans or found)[-1 if not plans else _pick(lines, plans)], lines, blanks)


def _pick(lines: Sequence[str], plans: Sequence[tuple[int, int]]) -> int:
    """Prefer the last title, but not an annex list or a table caption behind the first text paragraph."""
    for position in range(len(plans) - 1, -1, -1):
        text = "".join(lines[plans[position][0] : plans[position][1] + 1])
        if not re.match(r"附件|\d|表\d", text):
            return position
    return len(plans) - 1


def _extended(span: tuple[int, int], lines: Sequence[str], blanks: Sequence[int]) -> tuple[int, int]:
    """Take in a bracket with years or 征求意见稿 on the next line, and a first half of the title on the line before."""
    first, last = span
    while (
        last + 1 < len(lines)
        and not re.search(r"\d月", lines[last + 1])
        and re.fullmatch(r"[（〔][^（）]{0,16}(?:\d{4}|年|稿|试行|草案|暂行|修订)[^（）]{0,12}[）〕]", lines[last + 1])
        and not re.search(r"\d月|[局委办厅府部会室][\d（]", lines[last + 1])
        and blanks[last + 1] <= 1
    ):
        last += 1
    title = "".join(lines[first : last + 1])
    while (
        first > 0
        and blanks[first] == 0
        and re.match(r"^(?:创新高地|第十[一二三四五六七八九]?个五年|三年|专项|实施|工作|行动|[^市省县区国].{0,8}$)", title)
        and _belongs(lines[first - 1])
        and 4 <= len(lines[first - 1]) <= 40
        and not re.search(r"[。；：，]|〔|\d{4}年\d", lines[first - 1])
    ):
        first -= 1
        title = lines[first] + title
    return first, last


def _belongs(line: str) -> bool:
    if re.fullmatch(r"[（〔](?:示例|注|说明|编者按).*[）〕]", line):
        return False
    return len(line) <= 70 and not re.search(r"[。；]|：$|〔\d{4}〕|\d{4}年\d{1,2}月|文件$|现印发|^图\d|^表\d", line)


def _fragment(line: str) -> bool:
    """Tell a line that ends a broken title from a title of its own."""
    return not re.search(r"省|市|县|区|国|关于|“", line[:12]) and len(line) <= 24


def _inside_text(lines: Sequence[str], span: tuple[int, int]) -> bool:
    """A title below two running paragraphs is a cited name or an annex, unless a signature stands between."""
    running = [index for index in range(span[0]) if len(lines[index]) > 80 and lines[index].endswith("。")]
    if not running:
        return False
    between = lines[running[-1] + 1 : span[0]]
    return not any(
        re.search(r"\d{4}年\d{1,2}月\d{1,2}日|附件|^[\u4e00-\u9fff]{4,20}(?:厅|局|府|委|室|会)$", line)
        for line in between
    ) and not re.search(r"印发给你们|现印发", lines[running[-1]])


def _is_notice(title: str) -> bool:
    return title.endswith("通知") and bool(re.search(r"印发|转发|下发|批转", title))


def _headline(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return the headline of a press report: the last short line before the first long paragraph that names its subject."""
    first_long = next(
        (index for index, line in enumerate(lines) if len(line) > 60 and not re.fullmatch(r"[（〔].*[）〕]", line)),
        len(lines),
    )
    remark = re.compile(r"[（〔].*[）〕]$")
    short = [
        index
        for index in range(first_long)
        if not remark.match(lines[index])
        and not leading_number(lines[index])
        and 8 <= len(lines[index]) <= 60
        and not re.search(
            r"。|：$|〔\d{4}〕|^20\d{2}年(?:主要|重点)?工作(?:回顾|安排|总结|部署)|记者|来源|日期|时间|\d{4}[-/]|^(?:来源|作者|发布|时间|日期|编辑|标题|字号|字体|责编|索引|主题|文号|名称|浏览|分享|打印|信息)[\u4e00-\u9fff]{0,4}：",
            lines[index],
        )
    ]
    if not short:
        return None
    named = [index for index in short if re.search(r"[市省县区]|高新|推进|印发|发布|出台", lines[index])]
    best = max(named or short, key=lambda index: len(lines[index]))
    return best, best


def issuers_of_title(norm: str) -> list[tuple[int, int]]:
    """Return the spans of the issuers in front of 关于 in a title such as 甲局乙局关于印发…的通知."""
    match = re.match(
        rf"(?:“[^”]{{2,12}}”)?((?:{_ORG})+)(?:等[一二三四五六七八九十\d]+(?:部门|单位|部委|厅局))?(?:关于|印发《|转发《)", norm
    )
    if match is None:
        return []
    shift = match.start(1)
    return [(shift + part.start(), shift + part.end()) for part in _ONE_ORG.finditer(match.group(1))]
