"""The paragraph that ends a paper: whom it is addressed to, without a heading of its own, so that no task above owns it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.records import BlockKind
from loaders.cleaning import CleanText, Paragraph
from loaders.plan import Heading, Part

#: 各地区、各部门要…, 地方各级人民政府…, 国家发展改革委要加强统筹协调…: everybody who has read the paper is told to act on it.
_ADDRESSED = re.compile(
    r"(?:各(?:地区?|部门|省|市|县|区|级|有关|相关|单位|成员单位|镇|乡|街道)[^，。；]{0,40}(?:要|应|结合|按照|根据|在党中央|须|务必)"
    r"|(?:地方|省|市|县|区)?各级[^，。；]{0,30}(?:要|对|应)"
    r"|[^，。；]{3,30}(?:部|委|委员会|局|办|办公室|厅|政府)要(?:会同[^，。；]{2,30})?(?:，)?(?:切实|进一步)?(?:加强|强化)(?:统筹|组织|工作|对|指导|跟踪|协调))"
)
#: 本措施自发布之日起施行，由市科技局负责解释: no words of the last task, whatever that is about.
_IN_FORCE = re.compile(r"(?:本|此)[^，。；]{2,14}?(?:自[^，。；]{2,16}(?:施行|实施|执行|生效)|由[^，。；]{2,30}解释|有效期|执行期限|实施期限)")
#: 组织实施, 加强统筹协调: under such a title those words are the task itself.
_ORGANISES = re.compile("组织|实施|落实|领导|统筹|协调|责任|督[促导查]|考核|评[估价]|机制|保障措施|压实|分工|合力|推进工作")


def without_closing(
    headings: tuple[Heading, ...], clean: CleanText, paragraphs: Sequence[Paragraph]
) -> tuple[Heading, ...]:
    """Return the headings with the last of them ending before a paragraph that closes the paper.

    Only below a task that has words of its own before it, and whose title is not about organisation
    (as in 国发〔2024〕7号, where it follows a task on finance).
    """
    last = next((heading for heading in reversed(headings) if heading.part in (Part.TASK, Part.SAFEGUARD)), None)
    if last is None or any(heading.parent == last.index for heading in headings):
        return headings
    organises = _ORGANISES.search(last.title) is not None
    inside = [paragraph for paragraph in paragraphs if last.start <= paragraph.start < last.end]
    own = 1 if last.run_in else 2
    start = next((paragraph.start for paragraph in inside[own:] if _closes(clean, paragraph, organises=organises)), None)
    if start is None:
        return headings
    return tuple(replace(heading, end=start) if heading.start < start < heading.end else heading for heading in headings)


def _closes(clean: CleanText, paragraph: Paragraph, *, organises: bool) -> bool:
    if paragraph.block.kind is BlockKind.CELL:
        return False
    if _IN_FORCE.match(clean.norm, paragraph.start, paragraph.end) is not None:
        return True
    return not organises and _ADDRESSED.match(clean.norm, paragraph.start, paragraph.end) is not None
