"""Leading groups (领导小组, 专班, 指挥部) with the post that chairs them and the unit that hosts their office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.records import Body, Evidence, Responsibility, Task, content_id
from loaders.plan import Item, Plan

_BODY = re.compile(r"(?:领导小组|工作专班|专班|指挥部|联席会议|协调小组|推进组|工作组|(?<!管理)委员会|理事会)$")
#: 由县长任组长, 市政府主要负责人任总召集人; a deputy's post is another one.
_CHAIR = re.compile(
    r"(?:由|，|。|；|^)(?P<chair>[\u4e00-\u9fff（）、]{2,30}?)(?:担任|兼任|任)(?:领导小组|专班|指挥部)?(?:双|总|第一)?(?:组长|召集人|总指挥|指挥长|主任)"
)
#: A line of the roster: 组长：市委副书记、市长.
_ROSTER = re.compile(r"(?:^|[。；\n])(?:第一|总)?(?:组长|召集人|总召集人|总指挥|指挥长)[：:](?P<chair>[^。；\n]{2,40})")
_DEPUTY = re.compile(r"副$")
_OFFICE = "responsibility.office"
_NAMED = ("responsibility.body", "responsibility.led_by")


def leading_groups(plan: Plan, tasks: Sequence[Task]) -> Iterator[Body]:
    """Yield the leading groups that tasks name as leads, each once a task, in document order.

    A chair or an office that the task does not state stays None; 领导小组 alone names no group.
    """
    for item, task in zip(plan.items, tasks, strict=True):
        named = [owner for owner in task.responsible if owner.evidence.rule in _NAMED and _is_group(owner.name)]
        if not named:
            continue
        office = next((owner for owner in task.responsible if owner.evidence.rule == _OFFICE), None)
        chair = _chair(plan, item)
        yield _body(plan, task, named[0], office, chair)
        for other in named[1:]:
            yield _body(plan, task, other, None, None)


def _is_group(name: str) -> bool:
    match = _BODY.search(name)
    return match is not None and match.start() >= 2 and not re.search("专家|咨询|学术|评审|技术委员会", name)


def _body(
    plan: Plan, task: Task, group: Responsibility, office: Responsibility | None, chair: Evidence | None
) -> Body:
    return Body(
        content_id("body", plan.document_id, task.id, group.name, group.evidence.start),
        task.id,
        group.name,
        re.sub(r"\s", "", chair.quote) if chair is not None else None,
        chair,
        office.name if office is not None else None,
        office.evidence if office is not None else None,
        group.evidence,
    )


def _chair(plan: Plan, item: Item) -> Evidence | None:
    """Return the post that chairs the group of an item, in the item's own words."""
    norm = plan.clean.norm
    for pattern in (_ROSTER, _CHAIR):
        for match in pattern.finditer(norm, item.title_end, item.end):
            start, end = match.span("chair")
            first = max(norm.rfind("由", start, end), norm.rfind("成立", start, end) + 1) + 1
            start = max(start, first)
            if end - start >= 2 and not _DEPUTY.search(norm[:end][-1:]) and "副组长" not in match.group():
                return plan.clean.evidence(start, end, "body.chair")
    return None
