"""Projects and programmes: the entries of 专栏 boxes and project lists, and works a sentence names with a figure of theirs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from graph.records import Project, ProjectFact, content_id
from loaders.extract.mentions import Mention
from loaders.extract.names.box_lists import is_kind, listed_in
from loaders.extract.names.builders import find_builders
from loaders.extract.names.entries import Entry, mentions_between
from loaders.extract.names.listed import listed_works
from loaders.extract.names.locations import located_at
from loaders.extract.names.project_facts import find_project_facts
from loaders.extract.names.project_rows import project_rows
from loaders.extract.names.works import works_of
from loaders.numbering import leading_number
from loaders.plan import Box, Plan, Sentence

_LABEL = re.compile(r"(?:项目|工程)[一二三四五六七八九十\d]+[：:]")
#: 01  甲工程：… counts without a stop.
_ORDINAL = re.compile(r"0\d[ \t　]*(?=[\u4e00-\u9fffA-Za-z“])")
_ASPECT = re.compile(
    r"^(?:建设目标|产业布局|主要任务|选址范围|建设规模|建设内容|功能定位|项目内容|项目概况|总体目标|建设地点|建设单位|目标|内容|布局|任务|定位|范围|一是|二是|三是)"
)
_PROJECTISH = re.compile(
    r"总?投资\S{0,4}\d|占地|建筑面积|用地\d|位于|选址|建设(?:内容|规模|地点|周期|单位)|规划面积|业主单位|承建|线路全长|项目内容"
)
#: 在甲县，总投资5亿元的乙工程…
_OPENING_SITE = re.compile(r"[\s　]*在")
#: 甲产业园（二期）项目 is the park itself, not a work inside it.
_SAME = re.compile(r"(?:[（(]?[一二三四五]期[）)]?|项目|工程|建设|起步区|核心区|改造|提升)+")
#: 安徽甲材料有限公司年产5万吨塑料项目: whose name opens that of the project builds it.
_COMPANY = re.compile(r"[\u4e00-\u9fff（）]{4,24}?有限(?:责任)?公司")
#: What a programme inside a box ends in.
_INNER = re.compile(r"(?:工程|计划|行动|专项|项目)$")
#: (续建) behind the name of a project says how far it is.
_STATE = re.compile(r"（(?:续建|新建|扩建|改建|改扩建|在建|拟建|储备|谋划|前期|迁建|新开工|收尾)(?:项目)?）$")


def find_projects(
    plan: Plan,
    mentions: Sequence[Mention],
    *,
    task_id: Callable[[int | None], str | None],
    section_id: Callable[[int | None], str | None],
) -> list[tuple[Project, int, int]]:
    """Return the projects in document order, each with the clean span of the text about it; a name counts once."""
    entries: list[Entry] = []
    for index, box in enumerate(plan.boxes):
        entries.extend(_box_entries(plan, index, box))
    entries.extend(project_rows(plan))
    entries.extend(works_of(plan, mentions, entries))
    named = [(entry.name_start, entry.name_end) for entry in entries]
    for sentence in plan.sentences:
        for entry in listed_works(plan.clean.norm, sentence, mentions):
            if not any(start < entry.name_end and entry.name_start < end for start, end in named):
                entries.append(replace(entry, box=sentence.box))
    found: list[tuple[Project, int, int]] = []
    names: dict[str, int] = {}
    for entry in sorted(entries, key=lambda entry: entry.name_start):
        name = plan.clean.text[entry.name_start : entry.name_end]
        name = name[1:-1] if name.startswith("“") and name.endswith("”") else name
        if len(name) < 3:
            continue
        record = _record(plan, entry, name, mentions, task_id, section_id)
        if name in names:
            first, start, end = found[names[name]]
            if record.places and not first.places:
                start, end = entry.start, entry.end  # the passage that says where it stands
            found[names[name]] = (_joined(first, record), start, end)
            continue
        names[name] = len(found)
        found.append((record, entry.start, entry.end))
    return found


def _joined(first: Project, again: Project) -> Project:
    """Return a project with what a later passage about it adds."""
    told = {(fact.attribute, fact.value, fact.unit) for fact in first.facts}
    return replace(
        first,
        box=first.box or again.box,
        places=tuple(dict.fromkeys((*first.places, *again.places))),
        builders=tuple(dict.fromkeys((*first.builders, *again.builders))),
        facts=first.facts + tuple(f for f in again.facts if (f.attribute, f.value, f.unit) not in told),
    )


def _record(
    plan: Plan,
    entry: Entry,
    name: str,
    mentions: Sequence[Mention],
    task_id: Callable[[int | None], str | None],
    section_id: Callable[[int | None], str | None],
) -> Project:
    norm = plan.clean.norm
    sentence = _sentence_at(plan, entry.name_start)
    evidence = plan.clean.evidence(entry.name_start, entry.name_end, entry.rule)
    # In running text 以甲区为重点 places the task; in a box it places the project.
    stated = ("at", "in") if entry.rule in ("project.invested", "project.sentence") else ("at", "in", "with")
    inside = [m for m in mentions_between(mentions, entry.start, entry.end) if m.end <= entry.end]
    places = list(entry.places) or [
        m.surface
        for m in inside
        if located_at(norm, m) in stated
        and not any(o.start == m.end for o in inside)
        and not (m.start >= entry.name_start and m.end <= entry.name_end)
        and m.surface != name
    ]
    # 大庆林源化工园区生物基材料项目 stands in the park it is named after.
    places += [
        m.surface
        for m in inside
        if m.kind == "park"
        and entry.name_start <= m.start
        and m.end + 3 <= entry.name_end
        and not _SAME.fullmatch(norm, m.end, entry.name_end)
    ]
    if sentence is not None:
        places += [
            m.surface
            for m in mentions_between(mentions, sentence.start, entry.name_start)
            if _OPENING_SITE.fullmatch(norm, sentence.start, m.start) and norm.startswith("，", m.end)
        ]
    builders = [
        plan.clean.text[first:last]
        for first, last in (entry.builders or tuple(find_builders(norm, entry.start, entry.end)))
    ]
    if (company := _COMPANY.match(name)) is not None and company.end() + 3 < len(name):
        builders = [company.group(), *(builder for builder in builders if builder != company.group())]
    facts = tuple(
        ProjectFact(attribute, value, unit, plan.clean.evidence(first, last, "project.fact"))
        for attribute, value, unit, first, last in sorted(
            (*entry.figures, *find_project_facts(norm, entry.start, entry.end)), key=lambda figure: figure[3:]
        )
    )
    box = plan.boxes[entry.box].title if entry.box is not None else None
    return Project(
        content_id("project", plan.document_id, evidence.start, name),
        name,
        box,
        entry.kind,
        tuple(dict.fromkeys(places)),
        tuple(dict.fromkeys(builders)),
        facts,
        task_id(sentence.item) if sentence else None,
        section_id(sentence.heading) if sentence else None,
        evidence,
    )


def _sentence_at(plan: Plan, at: int) -> Sentence | None:
    """Return the sentence that holds an offset; None where the text is none (cells of tables that hold no sentence)."""
    index = bisect_right(plan.sentences, at, key=lambda sentence: sentence.start) - 1
    return plan.sentences[index] if index >= 0 and at < plan.sentences[index].end else None


def _box_entries(plan: Plan, index: int, box: Box) -> Iterator[Entry]:
    """Yield the entries of a box; a box without entries that read like projects is one programme of its own."""
    norm = plan.clean.norm
    paragraphs = [
        (p.start, p.end) for p in plan.paragraphs if box.start <= p.start < box.end and p.start >= box.title_end
    ]
    heads = [(start, end, span) for start, end in paragraphs if (span := _entry_name(norm, start, end)) is not None]
    kinds = [head for head in heads if is_kind(norm[slice(*head[2])], norm[head[2][1] : head[1]])]
    several = [span for _, end, (_, last) in kinds for span in listed_in(norm, last + 1, end)]
    yield from (Entry(*span, *span, index, "project", "project.box") for span in several)
    heads = [head for head in heads if head not in kinds]
    if several and not heads:
        return
    labelled = [head for head in heads if _LABEL.match(norm, head[0])]
    heads = labelled or heads
    title = norm[box.title_start : box.title_end]
    concrete = labelled or (
        heads and sum(bool(_PROJECTISH.search(norm, start, end)) for start, end, _ in heads) * 2 >= len(heads)
    )
    if concrete:
        for position, (start, _, (first, last)) in enumerate(heads):
            stop = heads[position + 1][0] if position + 1 < len(heads) else box.end
            yield Entry(first, last, start, stop, index, "project", "project.box")
        return
    kind = "programme" if re.search(r"(?:工程|计划|行动|专项|提升)$", title) else "project"
    works = [head for head in heads if kind == "project" and _announced(norm, box, heads[0][0], head[2])]
    inner = [head for head in heads if kind == "programme" and _INNER.search(norm[slice(*head[2])])]
    for start, end, (first, last) in (*works, *inner):
        own = "project" if works or norm[:last].endswith("项目") else "programme"
        yield Entry(first, last, start, end, index, own, "project.box")
    if len(inner) < 2 and box.title_end > box.title_start and len(title) >= 4 and "指标" not in title:
        built = title.endswith("建设") and kind == "project"
        yield Entry(
            box.title_start, box.title_end - (2 if built else 0), box.start, box.end, index, kind, "project.box_title"
        )


def _announced(norm: str, box: Box, first: int, name: tuple[int, int]) -> bool:
    """Tell whether the opening of a box says that the work an entry names is built (分步建设甲实验室、乙实验场，…)."""
    return re.search(rf"建设[^，。；]*{re.escape(norm[slice(*name)])}[、，。；]", norm[box.title_end : first]) is not None


def _entry_name(norm: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the name that opens a paragraph of a box: 1.甲。…, 项目一：甲, 甲。…, 甲：… (None when none does)."""
    while start < end and norm[start] in "—-–":
        start += 1
    number = leading_number(norm[start:end])
    label = _LABEL.match(norm, start, end) or _ORDINAL.match(norm, start, end)
    first = label.end() if label else start + (number.length if number else 0)
    if not label and _ASPECT.match(norm[first:end]):
        return None
    for at in range(first, min(end, first + 45)):
        if norm[at] in "。：；":
            named = at - first >= 3 and not re.search(r"是|，|[一二三四五六七八九十]大|\d+个", norm[first:at])
            state = _STATE.search(norm[first:at])
            return (first, at - (len(state.group()) if state else 0)) if named else None
        if norm[at] == "，":
            return (first, at) if number and _PROJECTISH.search(norm, at, end) and at - first >= 4 else None
    return (first, end) if label or (number and end - first <= 40) else None
