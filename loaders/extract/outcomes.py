"""What became of every clause that speaks of owners: extracted, skipped with a reason, or unresolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.records import Clause, Outcome, Task
from loaders.extract.conventions import Convention
from loaders.plan import Part, Plan

_CUE = re.compile(
    r"责任单位|牵头|配合单位|会同|责任部门|(?:按职责|分工|分别|共同|具体)负责|主办单位|协办|领导小组|专班|指挥部|各(?:区县|县区|县（市|区（县|有关|相关|市直|省直|部门|地区|开发区)[^。；，]{0,16}(?:要|负责|落实)"
)
_GENERIC = re.compile(
    r"(?:龙头|骨干|领军|链主|行业|优势|科技|创新型)[^，。；]{0,10}牵头|企业牵头|牵头(?:组建|承担|制定|创建|参与)|高校[^，。；]{0,6}牵头"
)


def owner_clauses(plan: Plan, tasks: Sequence[Task], conventions: Sequence[Convention]) -> Iterator[Clause]:
    """Yield one clause per sentence that speaks of owners."""
    claimed = sorted((owner.evidence.start, owner.evidence.rule) for task in tasks for owner in task.responsible)
    stated = [(c.evidence.start, c.evidence.end) for c in conventions]
    position = 0
    for sentence in plan.sentences:
        norm = plan.clean.norm[sentence.start : sentence.end]
        if not _CUE.search(norm):
            continue
        start, end = plan.clean.stored(sentence.start, sentence.end)
        while position < len(claimed) and claimed[position][0] < start:
            position += 1
        if position < len(claimed) and claimed[position][0] < end:
            yield Clause(
                start, end, plan.clean.source.text[start:end], "owner", Outcome.EXTRACTED, claimed[position][1]
            )
            continue
        if any(first < end and start < last for first, last in stated):
            yield Clause(
                start, end, plan.clean.source.text[start:end], "owner", Outcome.EXTRACTED, "responsibility.convention"
            )
            continue
        outcome, reason = _why(norm, sentence.part, sentence.item)
        yield Clause(start, end, plan.clean.source.text[start:end], "owner", outcome, reason)


def _why(norm: str, part: Part, item: int | None) -> tuple[Outcome, str]:
    if part in (Part.FRONT, Part.BACKGROUND, Part.APPENDIX):
        return Outcome.SKIPPED, f"outside the task part ({part.value})"
    if _GENERIC.search(norm):
        return Outcome.SKIPPED, "a kind of body leads, not a unit of the plan"
    if re.search(r"联合(?!会)", norm) and "牵头" not in norm:
        return Outcome.SKIPPED, "joint action without a named owner"
    if item is None:
        return Outcome.UNRESOLVED, "owner words outside every task"
    return Outcome.UNRESOLVED, "owner words that no rule reads"
