"""Single fields of a document's head: dates, plan period, kind, and titles without their marks."""

from __future__ import annotations

import re

from loaders.numbering import to_int
from loaders.titles import KINDS

DATE = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日|((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})")
DOC_NUMBER = re.compile(
    r"(?<![\u4e00-\u9fff])(?!发文|文号|字号)[\u4e00-\u9fff]{1,12}〔(?:19|20)\d{2}〕(?:第)?\d{1,4}号|(?<=[文字]号)[\u4e00-\u9fff]{1,12}〔(?:19|20)\d{2}〕(?:第)?\d{1,4}号"
)
HAN_DATE = re.compile(
    r"([二〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)


def first_year_of_plan(sign: str) -> int:
    """Return the first year of a five-year plan by the sign between 十 and 五 (四 gives 2021)."""
    return 2006 + 5 * "一二三四五六七八九".index(sign)


def period_of(text: str, *, loose: bool) -> tuple[int, int] | None:
    """Return first and last year of the plan period that a title (``loose``) or an opening text states."""
    text = text.replace("二〇", "20")
    years = r"((?:19|20)\d{2})年?(?:[—–\-－~至到]+)((?:19|20)?\d{2})年?"
    pattern = years if loose else rf"(?:规划期限?|规划期|行动期|实施期限?|期限)[^。]{{0,12}}?{years}"
    match = re.search(pattern, text)
    if match:
        begins, last = int(match.group(1)), match.group(2)
        ends = int(last if len(last) == 4 else str(begins)[:2] + last)
        if ends > begins:  # 2024-03 is a month
            return begins, ends
    if not loose:
        return None
    five = re.search(r"“?十([一二三四五六七八九])五”?|第十([一二三四五六七八九])个五年", text)
    if five:
        first = first_year_of_plan(five.group(1) or five.group(2))
        part = re.search(r"五”?(前|后)([两二三四])年", text)
        if part:
            span = {"两": 2, "二": 2, "三": 3, "四": 4}[part.group(2)]
            return (first, first + span - 1) if part.group(1) == "前" else (first + 5 - span, first + 4)
        return first, first + 4
    single = re.search(r"((?:19|20)\d{2})年(?:度)?(?!之?前|以前|底前)", text)
    return (
        (int(single.group(1)), int(single.group(1)))
        if single and kind_of(text) and not re.search(r"到|至|远景", text[: single.start()][-1:])
        else None
    )


def kind_of(title: str | None) -> str | None:
    """Return the kind of document its title names (行动计划, 实施方案, 意见 …), or None."""
    if not title:
        return None
    bare = re.sub(r"[（(〔][^（）()]*[）)〕]|[“”《》]|\d{4}(?:[—\-]\d{4})?年?", "", title)
    best = max(((bare.rfind(kind) + len(kind), len(kind), kind) for kind in KINDS if kind in bare), default=None)
    return KINDS[best[2]] if best is not None else None


def iso_date(text: str) -> str | None:
    """Return the first date of a text as YYYY-MM-DD, or None."""
    match = DATE.search(text)
    if match:
        year, month, day = (int(part) for part in match.groups() if part)
        return f"{year:04}-{month:02}-{day:02}" if month <= 12 and day <= 31 else None
    match = HAN_DATE.search(text)
    if match is None:
        return None
    digits = "".join(
        str("〇一二三四五六七八九".index(char.replace("○", "〇").replace("零", "〇"))) for char in match.group(1)
    )
    return f"{digits}-{to_int(match.group(2)):02}-{to_int(match.group(3)):02}"


def strip_marks(title: str) -> str:
    """Return a title without the mark of a draft or an annex."""
    return re.sub(
        r"^附件\d*[：:]?|[（(](?:征求意见稿|送审稿|讨论稿|草案|公开征求意见稿|节选|摘要|摘编)[）)]$", "", title
    )
