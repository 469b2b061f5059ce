"""Which lines of a text continue the paragraph before them.

A PDF or a newspaper column cuts sentences at the print width or at the end of a page. A line continues the one before
when that one stops in the middle of a sentence, is long enough to have been cut, and neither looks like a heading.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.numbering import leading_number
from loaders.titles import is_title_like

_STOPS = "。；！？：…"
_CLOSERS = "”’）》】」』〕"
_STARTS_NEW = re.compile(
    r"附件|附表|附录|专栏|——|[①-⑳]|关于印发|各(?:市|县|区|省|开发区|有关|镇|乡|街道|地|部门|单位)[^。]{0,60}：$|第[一二三四五六七八九十百]+[章节编篇条]"
    r"|[（〔]?(?:(?:市级|省级)?(?:责任|牵头|配合|主办|协办|承办|参与|协同|实施|完成|落实|推进|分管|包联)(?:市|县|区)?(?:领导|单位|部门|人|时限|时间|期限)"
    r"|工作(?:目标|任务|措施|内容)|具体(?:措施|举措)|时限要求|备注)[：:]|图\d|表\d|\d{4}年\d{1,2}月\d{1,2}日$|\d{4}[-/]\d{1,2}[-/]|来源：|[\u4e00-\u9fff]{1,8}[讯电][（(]|本报讯|记者|通讯员|发布(?:时间|日期)：|作者："
)
#: A bracket behind a full stop names the owners and ends the paragraph.
_OWNERS_LAST = re.compile(r"(?:^|[。；！？])[（〔][^（）〔〕]*(?:[（〔][^（）〔〕]*[）〕][^（）〔〕]*)*[）〕]$")
#: A line of labelled fields above the title: 发文字号：…发布日期：….
_FIELDS = re.compile(r"(?:索引|发文|发布|成文|公开|主题|标题|文号|有效|信息|生成)[\u4e00-\u9fff]{0,4}：")
#: What only the lines around the text of a web page say, with or without a colon.
_PAGE_FIELDS = re.compile(r"索引号|(?:发文|成文|发布|公开)日期|发文字号|发布机构|(?:浏览|点击|阅读|查看)(?:量|次数|：)|原作者：|来自：|\d{1,2}[:：]\d\d[:：]\d\d$")
#: ——2019年1月23日在甲区第十五届人民代表大会 | 第四次会议上.
_SESSION = re.compile(r"第[一二三四五六七八九十]+次(?:全体)?会议上?$")
_NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{1,12}〔\d{4}〕(?:第)?\d{1,4}号")
#: A line this long without a final stop was cut by something; headings are shorter (longest seen in 000: 29).
LONG_LINE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One cleaned line: its folded text and the stretches of the stored text it keeps."""

    text: str
    kept: tuple[tuple[int, int], ...]
    toc: bool
    blanks_before: int
    tab: bool
    structured: bool
    page: int | None
    indented: bool = False
    bullet: bool = False


def joins(lines: Sequence[Line]) -> list[bool]:
    """Return for each line whether it continues the paragraph before it."""
    width = wrap_width(lines)
    by_indent = _by_indent(lines)
    result: list[bool] = []
    length = 0
    for index, line in enumerate(lines):
        continues = index > 0 and _continues(
            lines[index - 1], line, length, width, lines[index + 1] if index + 1 < len(lines) else None, by_indent
        )
        result.append(continues)
        length = length + len(line.text) if continues else len(line.text)
    return result


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the print width when most unfinished lines share one, else None (one paragraph per line)."""
    open_ended = [
        len(line.text) for line in lines if not line.structured and not finished(line.text) and len(line.text) >= 15
    ]
    if len(open_ended) < 12 or len(open_ended) * 3 < len(lines):
        return None
    width, _ = Counter(open_ended).most_common(1)[0]
    near = sum(abs(length - width) <= 3 for length in open_ended)
    return width if near * 2 >= len(open_ended) else None


def _by_indent(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs are set in and their further lines are not, as a PDF with its blanks kept has them."""
    plain = [line for line in lines if not line.structured]
    set_in = sum(line.indented for line in plain)
    cut = sum(
        not line.indented and not finished(before.text) and len(before.text) >= 20 and not _bare_heading(before.text)
        for before, line in itertools.pairwise(plain)
    )
    return set_in >= 4 and cut * 5 >= len(plain)


def _bare_heading(text: str) -> bool:
    """Tell whether a line is a numbered heading on a line of its own."""
    return leading_number(text) is not None and len(text) < LONG_LINE and not re.search("[，。；：、]", text[5:])


def finished(text: str) -> bool:
    """Tell whether a line ends with a final stop, closing signs ignored."""
    if _OWNERS_LAST.search(text):
        return True
    bare = text.rstrip(_CLOSERS)
    return bool(text) and (text[-1] in _STOPS or (bool(bare) and bare[-1] in _STOPS))


def _continues(before: Line, line: Line, length: int, width: int | None, after: Line | None, by_indent: bool) -> bool:
    if line.structured or before.structured or line.toc or before.toc or before.tab != line.tab:
        return False
    if finished(before.text) or leading_number(line.text) is not None or _STARTS_NEW.match(line.text):
        return False
    if is_title_like(before.text) or _NUMBER_LINE.fullmatch(line.text) or _NUMBER_LINE.fullmatch(before.text):
        return False
    if line.bullet or _FIELDS.match(before.text) or _PAGE_FIELDS.search(before.text):
        return False
    if before.text.endswith("会议上"):
        return False  # the name of who speaks is on the next line
    if _SESSION.match(line.text) and before.text.endswith(("大会", "委员会")):
        return True
    if _bracket_open(before.text) or (before.text[-1:].isdigit() and "，" in before.text and line.text[:1].isdigit()):
        return True  # 发电量5 | 60亿千瓦时
    if line.page is not None and line.indented:
        return False  # the PDF reader marks the first line of a paragraph
    if by_indent:
        long = len(before.text) >= 20 or bool(re.search("[，、；（]", before.text))
        return not line.indented and long and not _bare_heading(before.text)
    if width is not None:
        full = len(before.text) >= width - 3
        return full and (
            length > width or leading_number(before.text) is not None or "，" in before.text or len(line.text) > 4
        )
    if length < LONG_LINE or (before.text.endswith("）") and len(before.text) < LONG_LINE):
        return False
    # A short line without any stop between two paragraphs is a heading, as in the newspaper page 004.
    headline = (
        len(line.text) < LONG_LINE
        and not re.search(r"[，。；、]", line.text)
        and after is not None
        and len(after.text) > LONG_LINE
    )
    return not headline


def _bracket_open(text: str) -> bool:
    """Tell whether the line ends inside a bracket that says who is responsible."""
    at = text.rfind("（")
    return at >= 0 and "）" not in text[at:] and bool(re.search(r"单位|部门|负责|牵头", text[at:]))
