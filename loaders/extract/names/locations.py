"""Where the text itself puts a task, project or park: 位于, 选址, 落户, 在…建设, 以…为重点, or a place in the title."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from graph.records import BlockKind, Located, Project, Task, content_id
from loaders.extract.mentions import Mention
from loaders.plan import Plan

_BEFORE = re.compile(
    r"(?:位于|选址(?:于|在)?|落户(?:于|在)?|坐落(?:于|在)|落地(?:于|在)?|布局(?:于|在)|建(?:设)?(?:在|于)|设在|地处|(?:建设|选址)?地点：|选址范围：)$"
)
_IN = re.compile(r"(?:^|[^存所])在(?:[^，。；在]{0,30}[、和与及])?(?:[^，。；在、]{2,6}[市省区县])?$")
_DONE_THERE = re.compile(
    r"(?:，(?=(?:规划)?建设|布局|打造|谋划))?(?:[\u4e00-\u9fff、]{0,16}?)?(?:建设|规划建设|布局|设立|打造|开展|建立|成立|实施|举办|落地|建成|新建|谋划|投资|开工|选址|启动|试点|推广|创建|组建)"
)
_AS = re.compile(
    r"(?:（[^（）]{1,12}）)?(?:(?:、|和|及|与)[^，。；]{0,40}?)?(?:等)?(?:[^，。；]{0,6})?为(?:重点|核心|载体|依托|主体|龙头|中心|引领|基础|主|主要平台|主阵地|支撑|带动|核心区|拓展区|主平台|试点|重要节点|牵引)"
)
#: 重点布局甲基地、乙开发区
_LAID = re.compile(r"重点布局(?:[^，。；]{1,40}[、和与及])?$")
_WITH = re.compile(r"(?:以|依托)(?:[^，。；以]{0,40}?[、和与及])?(?:[^，。；以、]{2,6}[市省区县])?$")


def task_locations(
    plan: Plan, tasks: Sequence[Task], projects: Sequence[Project], mentions: Sequence[Mention]
) -> Iterator[Located]:
    """Yield the places of tasks, each place once per task, in document order."""
    own = {plan.area.province, plan.area.city, plan.area.county, plan.area.zone}
    tops = [item for item in plan.items if item.parent is None]
    position = 0
    # A more specific name may follow at once (徐州市|泉山区); only that one is the place.
    begins = {mention.start for mention in mentions}
    names = {project.name for project in projects}
    for item in tops:
        while position < len(mentions) and mentions[position].start < item.title_start:
            position += 1
        seen: set[str] = set()
        for mention in mentions[position:]:
            if mention.start >= item.end:
                break
            if mention.key in seen or mention.key in own or _in_box(plan, mention):
                continue
            in_title = (
                mention.start < item.title_end
                and item.title not in names
                and not plan.clean.norm.startswith(("与", "和"), mention.end)
            )
            if mention.end in begins:
                continue
            # A row of a task table is about one thing, so its site is where the task is done.
            ways = ("with", "in", "at") if item.owners else ("with", "in")
            if in_title or located_at(plan.clean.norm, mention) in ways:
                seen.add(mention.key)
                yield _located(
                    plan, "task", item.title, tasks[item.index].id, mention, item.title_start if in_title else None
                )


def located_at(norm: str, mention: Mention) -> str | None:
    """Return how the words around a mention put something there: "at" (位于), "in" (在…建设), "with" (以…为重点), or None."""
    left = norm[max(mention.start - 44, 0) : mention.start]
    right = norm[mention.end : mention.end + 44]
    if _BEFORE.search(left) or re.search(r"(?:位于|选址(?:于|在|范围：)?|落户)[\u4e00-\u9fff]{0,8}$", left):
        return "at"
    if _LAID.search(left) or (_WITH.search(left) and _AS.match(right)):
        return "with"
    if _IN.search(left) and _DONE_THERE.match(right):
        return "in"
    return None


def project_locations(
    plan: Plan, projects: Sequence[tuple[Project, int, int]], mentions: Sequence[Mention]
) -> Iterator[Located]:
    """Yield the places of projects; each project comes with the clean span of its text."""
    for project, start, end in projects:
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        inside = mentions[first : bisect_left(mentions, end, lo=first, key=lambda mention: mention.start)]
        for name in project.places:
            mention = next((m for m in inside if m.surface == name and m.end <= end), None)
            if mention is None:
                mention = _in_cell(plan, name, start, end)
            if mention is not None:
                yield _located(plan, "project", project.name, project.id, mention, None)


def _in_cell(plan: Plan, name: str, start: int, end: int) -> Mention | None:
    """Return where a cell of a project's row says a place that no gazetteer knows as a whole (钱塘区下沙街道)."""
    at = plan.clean.norm.find(name, start, end)
    return Mention(at, at + len(name), "place", name, name, "place.cell") if at >= 0 else None


def _in_box(plan: Plan, mention: Mention) -> bool:
    return any(box.start <= mention.start < box.end for box in plan.boxes)


def _located(plan: Plan, kind: str, name: str, subject: str, mention: Mention, title_start: int | None) -> Located:
    start = title_start if title_start is not None else _clause_start(plan.clean.norm, mention.start)
    end = mention.end if title_start is not None else _clause_end(plan.clean.norm, mention.end)
    around = plan.paragraphs[max(bisect_right(plan.paragraphs, mention.start, key=lambda each: each.start) - 1, 0)]
    if around.block.kind is BlockKind.CELL and title_start is None:
        start, end = max(start, around.start), min(end, around.end)
    evidence = plan.clean.evidence(min(start, mention.start), max(end, mention.end), f"located.{kind}")
    return Located(
        content_id("located", plan.document_id, subject, evidence.start, mention.key),
        kind,
        name,
        subject,
        mention.surface,
        evidence,
    )


def _clause_start(norm: str, at: int) -> int:
    start = at
    while start > 0 and norm[start - 1] not in "，。；！？：\n" and at - start < 40:
        start -= 1
    return start


def _clause_end(norm: str, at: int) -> int:
    end = at
    while end < len(norm) and norm[end] not in "，。；！？" and end - at < 40:
        end += 1
    return end
