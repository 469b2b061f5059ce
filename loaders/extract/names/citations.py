"""Other policy documents that a plan cites in 《》 or by their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.records import Citation, content_id
from loaders.cleaning import fold
from loaders.plan import Plan
from loaders.titles import KINDS

_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》|〈[^〈〉]*〉)+)》")
_NUMBER = re.compile(r"[（〔]?\s*([\u4e00-\u9fff]{1,12}〔(?:19|20)\d{2}〕(?:第)?\d{1,4}号)")
_BARE = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{1,10}〔(?:19|20)\d{2}〕\d{1,4}号)(?:文)?")
_LAW = re.compile(
    r"(?:法|条例|规定|办法|细则|标准|规范|指南|目录|名录|清单|建议|决定|决议|报告|公约|协定|通则|白皮书|若干.*|政策.*|措施|讲话|要求|方针)$"
)
_SHORT_FORM = re.compile(r"(?:以下|下)?(?:简称|统称)：?$")
_NOT_POLICY = re.compile(
    r"(?:报|日报|杂志|年鉴|时报|求是|周刊|电影|歌|曲|剧|书|读本|论语|史记)$|指数报告|评价报告|蓝皮书"
)


def find_citations(plan: Plan) -> Iterator[Citation]:
    """Yield the documents cited, each once, in order of first mention; the plan's own title is none of them."""
    norm = plan.clean.norm
    own = _key(plan.title or "")
    own_number = plan.head.doc_number if plan.head else None
    seen: set[str] = set()
    behind: set[int] = set()
    for match in _TITLE.finditer(norm):
        title = match.group(1)
        number = _NUMBER.match(norm, match.end())
        if number:
            behind.add(number.start(1))
        key = _key(title)
        if _SHORT_FORM.search(norm, max(match.start() - 5, 0), match.start()):
            seen.add(key)  # （以下简称《纲要》） and every 《纲要》 behind it
        if (
            key in seen
            or not key
            or key == own
            or (own and (key in own or own in key) and abs(len(key) - len(own)) < 8)
            or not _is_policy(title, number is not None)
        ):
            continue
        seen.add(key)
        yield _citation(
            plan,
            match.start(),
            number.end(1) if number else match.end(),
            plan.clean.text[match.start(1) : match.end(1)],
            number.group(1) if number else None,
            "citation.title",
        )
    for match in _BARE.finditer(norm):
        number_text = match.group(1)
        if (
            match.start(1) in behind
            or number_text == own_number
            or number_text in seen
            or _labelled(norm, match.start())
        ):
            continue
        if own_number and number_text.endswith(fold(own_number)):
            continue
        seen.add(number_text)
        yield _citation(plan, match.start(1), match.end(1), None, number_text, "citation.number")


def _citation(plan: Plan, start: int, end: int, title: str | None, number: str | None, rule: str) -> Citation:
    evidence = plan.clean.evidence(start, end, rule)
    return Citation(content_id("citation", plan.document_id, evidence.start, evidence.end), title, number, evidence)


def _key(title: str) -> str:
    return re.sub(r"[\s“”\"《》〈〉（）()〔〕\[\]—\-–~～、，]", "", fold(title))


def _is_policy(title: str, numbered: bool) -> bool:
    if numbered:
        return True
    if _NOT_POLICY.search(title) and not title.endswith("政府工作报告"):
        return False
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", title)
    return bool(_LAW.search(bare)) or any(bare.endswith(kind) for kind in KINDS) or "规划" in bare or "意见" in bare


def _labelled(norm: str, start: int) -> bool:
    return bool(re.search(r"(?:文号|字号|号)：?$", norm[max(start - 4, 0) : start]))
