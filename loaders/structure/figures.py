"""Figure data that a converter dumps behind the text (rows of tab-divided values, as at the end of 000)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.records import BlockKind
from loaders.cleaning import CleanText, Paragraph

_CONTACT = re.compile(
    r"主办单位：|地址：.{4,}|邮编|联系电话|版权所有|网站标识码|ICP备|公网安备|^打印|^关闭窗口|^分享到|^抄送：|^（?此件(?:公开|依申请)"
)


def figure_data(clean: CleanText, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return the paragraphs behind the text proper: figure data, contact lines, 抄送."""
    last_text = len(paragraphs) - 1
    while last_text >= 0 and not _is_text(clean, paragraphs[last_text]):
        last_text -= 1
    tail = set(range(last_text + 1, len(paragraphs)))
    values = [index for index in tail if _is_values(clean, paragraphs[index])]
    contacts = {index for index in tail if _CONTACT.search(clean.norm[paragraphs[index].start : paragraphs[index].end])}
    if len(values) < 2:
        return contacts
    first = min(values)
    while first - 1 > last_text and len(clean.norm[paragraphs[first - 1].start : paragraphs[first - 1].end]) < 40:
        first -= 1
    return {index for index in tail if index >= first} | contacts


def _is_text(clean: CleanText, paragraph: Paragraph) -> bool:
    norm = clean.norm[paragraph.start : paragraph.end]
    return paragraph.block.kind is BlockKind.CELL or (norm.endswith(("。", "；", "！")) and not _CONTACT.search(norm))


def _is_values(clean: CleanText, paragraph: Paragraph) -> bool:
    raw = clean.source.text[paragraph.block.start : paragraph.block.end]
    return raw.count("\t") >= 3 and len(re.findall(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])", raw)) >= 3
