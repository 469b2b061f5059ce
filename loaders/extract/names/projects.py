"""Projects and programmes: the entries of 专栏 boxes and project lists, and works a sentence names with a figure of theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph.records import Project, ProjectFact, content_id
from loaders.extract.mentions import Mention
from loaders.extract.names.builders import find_builders
from loaders.extract.names.locations import located_at
from loaders.extract.names.project_facts import find_project_facts
from loaders.numbering import leading_number
from loaders.plan import Box, Plan, Sentence
from loaders.structure.tables import header_of, read_tables

_LABEL = re.compile(r"(?:项目|工程)[一二三四五六七八九十\d]+[：:]")
_ASPECT = re.compile(
    r"^(?:建设目标|产业布局|主要任务|选址范围|建设规模|建设内容|功能定位|项目内容|项目概况|总体目标|建设地点|建设单位|目标|内容|布局|任务|定位|范围|一是|二是|三是)"
)
_PROJECTISH = re.compile(
    r"总?投资\S{0,4}\d|占地|建筑面积|用地\d|位于|选址|建设(?:内容|规模|地点|周期|单位)|规划面积|业主单位|承建|线路全长|项目内容"
)
_WORK = (
    r"(?:(?:项目|工程|产业园|科技园|基地|中心|大桥|铁路|高速公路|高速|机场|枢纽|装置|平台|实验室|医院|学校|园区|总部|码头"
    r"|泊位|水库|电站|管线|专线|通道|训练场|展览馆|小镇|生产线|工厂)(?:[一二三四五]期)?(?:项目|工程|建设)?|(?:城|谷|馆|院|站|场|港|楼|园)[一二三四五]期)"
)
_NAMED_WORK = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9Ⅰ-Ⅻ（）()“”·+\-]{{2,28}}?{_WORK})(?=[，。；、（]|位于|选址|落户|落地|在|建设|总投资|由|已|累计|，项目|$)"
)
_FIGURE = re.compile(
    r"总投资|计划投资|投资(?:约|额|超)?\d|占地(?:面积)?(?:约)?\d|(?:总|规划)?建筑面积(?:约)?\d|规划面积(?:约)?\d|线路全长|完成投资"
)
_INVESTED = re.compile(
    r"(?:总投资|计划投资|投资)(?:约|达|超过|近)?(?P<value>\d+(?:\.\d+)?)(?P<unit>亿元|万元|亿美元)的(?P<name>[^，。；、的]{3,30}?)(?=项目?(?:在|落户|开工|建|，|。|、)|在|落户|开工|建成|建设|投产|，|。|、)"
)
#: 在观山湖区建设…, 位于新川创新科技园的…: what stands between the clause and the name.
_LED = re.compile(
    r"^(?:(?:在|于)?[^，。；]{2,12}?[区县市镇园城](?:规划)?建设(?=[^，。；]{4})|(?:位于|选址)[^的]{2,20}的|"
    r"加快|推[进动]|建[设成]|打造|支持|重点|全面|高标准|高水平|高质量|积极|开工|新建|续建|"
    r"谋划|实施|启动|完成|规划|布局|引进|落地|做好|抓好|确保|其中|以及|加强|继续|持续|大力|着力|有序|稳步|统筹|依托|利用|和|与|及|等|将|由|力争|争取|组织|促进|创建|筹建|改造|扩建|共建|的|在)+"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A project before its record: clean spans of its name and of the text about it."""

    name_start: int
    name_end: int
    start: int
    end: int
    box: int | None
    kind: str
    rule: str
    builders: tuple[tuple[int, int], ...] = ()
    places: tuple[str, ...] = ()


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
    entries.extend(_rows(plan))
    entries.extend(_sentences(plan, entries))
    found: list[tuple[Project, int, int]] = []
    names: set[str] = set()
    for entry in sorted(entries, key=lambda entry: entry.name_start):
        name = plan.clean.text[entry.name_start : entry.name_end].strip("“”")
        if name in names or len(name) < 3:
            continue
        names.add(name)
        found.append((_record(plan, entry, name, mentions, task_id, section_id), entry.start, entry.end))
    return found


def _record(
    plan: Plan,
    entry: Entry,
    name: str,
    mentions: Sequence[Mention],
    task_id: Callable[[int | None], str | None],
    section_id: Callable[[int | None], str | None],
) -> Project:
    norm = plan.clean.norm
    sentence = next((s for s in plan.sentences if s.start <= entry.name_start < s.end), None)
    evidence = plan.clean.evidence(entry.name_start, entry.name_end, entry.rule)
    # In running text 以甲区为重点 places the task; in a box it places the project.
    stated = ("at", "in") if entry.rule in ("project.invested", "project.sentence") else ("at", "in", "with")
    inside = [m for m in mentions if entry.start <= m.start and m.end <= entry.end]
    places = list(entry.places) or [
        m.surface
        for m in inside
        if located_at(norm, m) in stated
        and not any(o.start == m.end for o in inside)
        and not (m.start >= entry.name_start and m.end <= entry.name_end)
    ]
    builders = [
        plan.clean.text[first:last]
        for first, last in (entry.builders or tuple(find_builders(norm, entry.start, entry.end)))
    ]
    facts = tuple(
        ProjectFact(attribute, value, unit, plan.clean.evidence(first, last, "project.fact"))
        for attribute, value, unit, first, last in find_project_facts(norm, entry.start, entry.end)
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


def _box_entries(plan: Plan, index: int, box: Box) -> Iterator[Entry]:
    """Yield the entries of a box; a box without entries that read like projects is one programme of its own."""
    norm = plan.clean.norm
    paragraphs = [
        (p.start, p.end) for p in plan.paragraphs if box.start <= p.start < box.end and p.start >= box.title_end
    ]
    heads = [(start, end, span) for start, end in paragraphs if (span := _entry_name(norm, start, end)) is not None]
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
    inner = (
        [head for head in heads if re.search(r"(?:工程|计划|行动|专项|项目)$", norm[slice(*head[2])])]
        if kind == "programme"
        else []
    )
    for start, end, (first, last) in inner:
        yield Entry(
            first, last, start, end, index, "project" if norm[:last].endswith("项目") else "programme", "project.box"
        )
    if len(inner) < 2 and box.title_end > box.title_start and len(title) >= 4 and "指标" not in title:
        built = title.endswith("建设") and kind == "project"
        yield Entry(
            box.title_start, box.title_end - (2 if built else 0), box.start, box.end, index, kind, "project.box_title"
        )


def _entry_name(norm: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the name that opens a paragraph of a box: 1.甲。…, 项目一：甲, 甲。…, 甲：… (None when none does)."""
    while start < end and norm[start] in "—-–":
        start += 1
    number = leading_number(norm[start:end])
    label = _LABEL.match(norm, start, end)
    first = label.end() if label else start + (number.length if number else 0)
    if not label and _ASPECT.match(norm[first:end]):
        return None
    for at in range(first, min(end, first + 45)):
        if norm[at] in "。：；":
            named = at - first >= 3 and not re.search(r"是|，|[一二三四五六七八九十]大|\d+个", norm[first:at])
            return (first, at) if named else None
        if norm[at] == "，":
            return (first, at) if number and _PROJECTISH.search(norm, at, end) and at - first >= 4 else None
    return (first, end) if label or (number and end - first <= 40) else None


def _rows(plan: Plan) -> Iterator[Entry]:
    """Yield the rows of project lists (a column 项目名称)."""
    for rows in read_tables(plan.clean, plan.paragraphs).values():
        kinds, first = header_of(rows)
        columns = [column for column, kind in kinds.items() if kind == "project"]
        if not columns:
            continue
        header = rows[first - 1]
        for row in [row for row in rows if row >= first]:
            cells = rows[row]
            cell = cells.get(columns[0])
            if cell is None or len(cell.text) < 3 or len({c.text for c in cells.values()}) <= 2:
                continue
            builders = tuple(
                (c.start, c.end)
                for column, c in cells.items()
                if c.text
                and re.search(
                    r"建设单位|业主|实施主体|投资主体|承建|项目单位", header[column].text if column in header else ""
                )
            )
            places = tuple(
                c.text
                for column, c in cells.items()
                if c.text and re.search(r"建设地点|地点|选址|所在", header[column].text if column in header else "")
            )
            yield Entry(
                cell.start,
                cell.end,
                min(c.start for c in cells.values() if c.text),
                max(c.end for c in cells.values()),
                None,
                "project",
                "project.row",
                builders,
                places,
            )


def _sentences(plan: Plan, known: Sequence[Entry]) -> Iterator[Entry]:
    """Yield works that a sentence of the task part names together with its investment or area."""
    norm = plan.clean.norm
    for sentence in plan.sentences:
        if (
            sentence.box is not None
            or not _FIGURE.search(norm, sentence.start, sentence.end)
            or any(e.start <= sentence.start < e.end for e in known)
        ):
            continue
        direct = list(_INVESTED.finditer(norm, sentence.start, sentence.end))
        for match in direct:
            tail = 2 if norm.startswith("项目", match.end("name")) else 0
            yield from _work(norm, match.start("name"), match.end("name") + tail, sentence, "project.invested")
        if direct:
            continue
        figure = _FIGURE.search(norm, sentence.start, sentence.end)
        names = [
            m for m in _NAMED_WORK.finditer(norm, sentence.start, sentence.end) if figure and m.start() < figure.start()
        ]
        if names:
            yield from _work(norm, *names[0].span("name"), sentence, "project.sentence")


def _work(norm: str, first: int, last: int, sentence: Sentence, rule: str) -> Iterator[Entry]:
    """Yield the project named in ``norm[first:last]`` without the words that lead to it and say where it is."""
    place = re.search(r"(?:位于|选址)[^，。；]+$", norm[first:last])
    last = first + place.start() if place and place.start() > 3 else last
    lead = _LED.match(norm[first:last])
    first += lead.end() if lead else 0
    last -= 2 if norm[first:last].endswith("建设") else 0
    name = norm[first:last]
    if (
        len(name) >= 5
        and not re.match(r"(?:项目|工程|基地|中心|该|本|\d)", name)
        and not re.search(r"与.*共|^.{0,3}企业|支持|鼓励|固定资产|以上的?|以下的|重大项目$", name)
    ):
        yield Entry(first, last, sentence.start, sentence.end, None, "project", rule)
