"""Conventions about owners that a plan states once (排在第一位的为牵头单位，下同)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.records import Evidence
from loaders.extract.owners import split_owners
from loaders.plan import Item, Part, Plan

_FIRST = (
    r"(?:(?:[排列]名?|排序|名列)(?:在)?(?:第一|首)(?:位|个|名)?|第一(?:个|位|顺位|(?=责任单位))|首(?:个|位|列)|排名第一|位列第一|居首位?|列前)"
)
CONVENTION = re.compile(
    rf"[（，；。]?(?:(?:各项?|以上|以下|上述)?(?:任务|工作|措施|责任单位|分工|牵头单位)?(?:中|栏|列表)?[，]?)?{_FIRST}(?:的)?(?:责任)?(?:单位|部门|者)?(?:的)?(?:均)?(?:为|是|系)(?:该项(?:工作|任务)的?)?"
    r"(?:总?牵头|第一责任|主要责任|主责|主办|牵头责任)(?:单位|部门|者)?[，；]?(?:其他|其余|后列|排名靠后)?[^。；（）]{0,24}?(?:下同)?"
)
SHARED_GROUP = re.compile(
    r"(?=[；，。以各均都])[；，。]?(?:以下(?:各项)?(?:工作|任务|措施)?|以上(?:各项)?(?:工作|任务)?|各项(?:任务|工作|措施))?(?:均|都)(?:需|须|由|要|涉及)(?P<group>[^。；，]{2,30}?)(?:具体)?(?:落实|负责|配合|抓好落实|组织实施)[，、]?(?:以下)?(?:不再|不另)(?:一一|逐一|重复|另行|单独)?(?:列出|列明|罗列|列举|标注|注明)"
)


@dataclass(frozen=True, slots=True)
class Convention:
    """A convention with its scope.

    Attributes:
        start, end: Clean stretch in which it holds.
        rest_support: True when it says that the others support (其余为配合单位).
        group: Owner that every task has from then on, or None when the convention is about the first of a list.
    """

    start: int
    end: int
    evidence: Evidence
    rest_support: bool = False
    group: str | None = None
    group_span: tuple[int, int] | None = None


def find_conventions(plan: Plan) -> list[Convention]:
    """Return the conventions of a plan in document order.

    A convention holds from the task that states it (下同); one stated before the first or behind the last task holds
    for the whole document.
    """
    tops = [item for item in plan.items if item.parent is None]
    found: list[Convention] = []
    for match in CONVENTION.finditer(plan.clean.norm):
        found.append(
            Convention(
                *_scope(plan, tops, match.start()),
                _evidence(plan, match, "responsibility.convention"),
                rest_support=bool(
                    re.match(
                        r"[^。）]{0,40}(?:其余|其他|后面?|其后)[^。）]{0,12}(?:配合|协办|参与)",
                        plan.clean.norm[match.start() : match.start() + 80].lstrip("（，；。"),
                    )
                ),
            )
        )
    for match in SHARED_GROUP.finditer(plan.clean.norm):
        owners = list(split_owners(plan.clean.norm, match.start("group"), match.end("group")))
        for owner in owners:
            found.append(
                Convention(
                    *_scope(plan, tops, match.start()),
                    _evidence(plan, match, "responsibility.shared_group"),
                    group=owner.name,
                    group_span=(owner.start, owner.end),
                )
            )
    return found


def _evidence(plan: Plan, match: re.Match[str], rule: str) -> Evidence:
    start, end = match.span()
    while plan.clean.norm[start] in "（，；。":
        start += 1
    return plan.clean.evidence(start, end, rule)


def _scope(plan: Plan, tops: Sequence[Item], at: int) -> tuple[int, int]:
    """Return where a convention holds: below the heading that states it, else from its task on, else everywhere."""
    whole = (0, len(plan.clean.norm) + 1)
    heading = next(
        (h for h in plan.headings if h.start <= at < h.body_start + 1 or h.start <= at < plan.line_end(h.start)), None
    )
    inside = next((item for item in tops if item.start <= at < item.end), None)
    if heading is not None and not heading.run_in and inside is None:
        return heading.start, heading.end if "下同" not in plan.clean.norm[at : at + 60] else whole[1]
    if inside is None:
        return whole
    sentence = next((sentence for sentence in plan.sentences if sentence.start <= at < sentence.end), None)
    if sentence is not None and sentence.part in (Part.APPENDIX, Part.FRONT):
        return whole
    said = plan.clean.norm[inside.start : at + 1]
    if inside is tops[-1] and said.count("（") == said.count("）"):
        return whole  # a sentence of its own at the end: 排序第一的为牵头单位。
    return inside.start, whole[1]
