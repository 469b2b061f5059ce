"""Documents made by hand for the store's tests: a text that grows with the facts stated about it."""

from __future__ import annotations

from hypothesis import strategies as st

from graph.records import (
    Area,
    Block,
    Citation,
    Clause,
    DocumentFacts,
    DocumentHead,
    DocumentStatus,
    Evidence,
    Located,
    NamedPlace,
    Observation,
    Operator,
    Outcome,
    Project,
    ProjectFact,
    Resolution,
    ResolvedPlace,
    ResolvedUnit,
    Responsibility,
    Role,
    Section,
    SourceText,
    Support,
    Target,
    Task,
    TaskKind,
    content_id,
)
from graph.rows import text_hash

AREA = Area("河南省", "郑州市")


class Plan:
    """Writes a plan and, at the same time, the facts it states."""

    def __init__(self, title: str, *, area: Area = AREA, media_type: str = "text/plain") -> None:
        self.text = ""
        self.area = area
        self.media_type = media_type
        self.document_id = content_id("document", text_hash(title + area.name + media_type))
        self.title = self.say(title, "head.title")
        self.say("\n")
        self.sections: list[Section] = []
        self.tasks: list[Task] = []
        self.targets: list[Target] = []
        self.observations: list[Observation] = []
        self.supports: list[Support] = []
        self.projects: list[Project] = []
        self.parks: dict[str, list[Evidence]] = {}
        self.places: dict[str, list[Evidence]] = {}
        self.located: list[Located] = []
        self.citations: list[Citation] = []
        self.clauses: list[Clause] = []
        self.blocks: list[Block] = []
        self.issuers: dict[str, Evidence] = {}

    def say(self, words: str, rule: str = "test.words") -> Evidence:
        start = len(self.text)
        self.text += words
        return Evidence(start, len(self.text), words, rule)

    def key(self, kind: str, evidence: Evidence) -> str:
        return content_id(kind, self.document_id, evidence.start, evidence.end)

    def issuer(self, name: str) -> None:
        self.issuers[name] = self.say(name, "head.issuer")
        self.say("\n")

    def section(self, title: str, parent: str | None = None) -> str:
        evidence = self.say(title, "structure.title")
        self.say("\n")
        key = self.key("section", evidence)
        level = 1 if parent is None else 2
        order = len(self.sections)
        self.sections.append(Section(key, parent, None, title, level, order, evidence.start, evidence.end, evidence))
        return key

    def task(
        self, title: str, owners: list[tuple[str, Role]], *, section: str | None = None, parent: str | None = None
    ) -> str:
        evidence = self.say(title, "task.heading")
        self.say("。责任单位：")
        named = []
        for order, (name, role) in enumerate(owners):
            said = self.say(name, "responsibility.line")
            named.append(Responsibility(name, role, order, role is not Role.RESPONSIBLE, name.startswith("各"), said))
            self.say("、")
        deadline = self.say("2026年底前", "deadline.phrase")
        key = self.key("task", evidence)
        self.tasks.append(
            Task(
                key,
                section,
                parent,
                None,
                title,
                (self.title.quote,),
                TaskKind.TASK,
                len(self.tasks),
                evidence.start,
                len(self.text),
                tuple(named),
                "2026",
                evidence,
                deadline,
            )
        )
        self.say("\n")
        return key

    def target(self, indicator: str, value: float, unit: str, *, task: str | None = None) -> None:
        evidence = self.say(f"{indicator}达到{value:g}{unit}", "target.level")
        self.say("。\n")
        key = self.key("target", evidence)
        self.targets.append(
            Target(
                key,
                indicator,
                Operator.GE,
                value,
                None,
                unit,
                2026,
                None,
                False,
                None,
                None,
                task,
                None,
                None,
                evidence,
            )
        )

    def observation(self, indicator: str, value: float, unit: str) -> None:
        evidence = self.say(f"{indicator}为{value:g}{unit}", "observation.level")
        self.say("。\n")
        key = self.key("observation", evidence)
        self.observations.append(Observation(key, indicator, None, value, unit, 2023, None, evidence))

    def support(self, amount: float, task: str | None = None) -> None:
        evidence = self.say(f"最高{amount:g}万元", "support.max")
        self.say("。\n")
        self.supports.append(
            Support(self.key("support", evidence), amount, "万元", "max", "企业", task, None, evidence)
        )

    def project(self, name: str, place: str, builder: str, *, task: str | None = None) -> None:
        evidence = self.say(name, "project.row")
        self.say("，位于")
        self.place(place)
        self.say("，由")
        self.say(builder)
        self.say("建设，")
        invested = ProjectFact("总投资", 3.5, "亿元", self.say("总投资3.5亿元", "project.fact"))
        self.say("。\n")
        key = self.key("project", evidence)
        self.projects.append(
            Project(key, name, None, "project", (place,), (builder,), (invested,), task, None, evidence)
        )
        self.located.append(
            Located(content_id("located", key), "project", name, key, place, self._whole(evidence.start))
        )

    def place(self, name: str) -> None:
        self.places.setdefault(name, []).append(self.say(name, "place.gazetteer"))

    def park(self, name: str) -> None:
        self.parks.setdefault(name, []).append(self.say(name, "park.lexicon"))
        self.say("。\n")

    def cite(self, title: str) -> None:
        evidence = self.say(f"《{title}》", "citation.title")
        self.say("。\n")
        self.citations.append(Citation(self.key("citation", evidence), title, None, evidence))

    def open_clause(self, words: str) -> None:
        evidence = self.say(words)
        self.clauses.append(
            Clause(evidence.start, evidence.end, words, "owner", Outcome.UNRESOLVED, "no unit has this name")
        )
        self.say("\n")

    def block(self, words: str, page: int) -> None:
        evidence = self.say(words)
        self.blocks.append(Block(evidence.start, evidence.end, page=page, locator=f"p. {page}"))
        self.say("\n")

    def facts(self) -> DocumentFacts:
        digest = text_hash(self.text)
        source = SourceText(f"{digest[:8]}.txt", digest, self.media_type, "utf-8", self.text, tuple(self.blocks))
        said = {"title": self.title}
        if self.issuers:
            said["issuers"] = next(iter(self.issuers.values()))
        head = DocumentHead(
            self.document_id, source.name, digest, source.text_sha256, self.media_type, "utf-8", len(self.text),
            self.title.quote, None, tuple(self.issuers), "2024-06-13", None, (2024, 2026), "行动计划",
            DocumentStatus.FINAL, self.area, tuple(sorted(said.items())),
        )  # fmt: skip
        return DocumentFacts(
            source, head, tuple(self.sections), tuple(self.tasks), tuple(self.targets), tuple(self.observations),
            tuple(self.supports), tuple(self.projects), self._named("park", self.parks),
            self._named("place", self.places), tuple(self.located), tuple(self.citations), tuple(self.clauses),
        )  # fmt: skip

    def resolution(self) -> Resolution:
        """Resolve as simply as can be: 市 is the document's city; who is known depends on the document."""
        names = {owner.name for task in self.tasks for owner in task.responsible}
        names |= set(self.issuers) | {builder for project in self.projects for builder in project.builders}
        city = self.area.city or "全国"
        government = ResolvedUnit(
            f"{city}人民政府", "government", "city", city, "国务院", "full", "a full name already"
        )
        state = ResolvedUnit("国务院", "government", "national", None, None, "full", "a full name already")
        return Resolution(
            units={name: _unit(name, city) for name in sorted(names)},
            places={name: ResolvedPlace(name, "county", "410103", city, "full") for name in self.places},
            parks={name: ResolvedPlace(name, "zone", None, city, "lexicon") for name in self.parks},
            superiors={government.name: government, state.name: state},
        )

    def _whole(self, start: int) -> Evidence:
        return Evidence(start, len(self.text), self.text[start:], "located.project")

    def _named(self, kind: str, mentions: dict[str, list[Evidence]]) -> tuple[NamedPlace, ...]:
        return tuple(
            NamedPlace(content_id(kind, self.document_id, name), name, (name,), tuple(found))
            for name, found in mentions.items()
        )


def _unit(name: str, city: str) -> ResolvedUnit:
    """A document of the city knows its own offices from a lexicon; other documents know only their names."""
    if name.startswith("市"):
        full, method = city + name[1:], "lexicon"
    else:
        full, method = name, "full" if name.startswith(city) else "unresolved"
    known = method != "unresolved"
    return ResolvedUnit(
        full,
        "department" if known else "other",
        "city" if known else None,
        city if known else None,
        f"{city}人民政府" if known else None,
        method,
        f"{name} in a document of {city}",
        administers=("郑州高新技术产业开发区",) if "高新区" in name else (),
    )


def example(title: str = "行动计划", city: str = "郑州市") -> Plan:
    plan = Plan(title, area=Area("河南省", city))
    plan.issuer(f"{city}人民政府")
    task = plan.task("任务", [("市科技局", Role.LEAD), ("各有关部门", Role.SUPPORT)])
    plan.target("高新技术企业数", 100, "家", task=task)
    plan.project("示范项目", "二七区", "某集团", task=task)
    plan.cite("国家创新规划")
    return plan


OWNERS = ("市科技局", "市发展改革委", "郑州市科技局", "市高新区管委会", "各有关部门", "某集团")
INDICATORS = (("高新技术企业数", "家"), ("全市研发经费投入", "亿元"), ("技术合同成交额", "亿元"))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Small plans that share units, indicators, places, parks and policies with each other."""
    number = draw(st.integers(0, 10**9))
    city = draw(st.sampled_from(("郑州市", "洛阳市")))
    plan = Plan(f"第{number}号行动计划", area=Area("河南省", city))
    if draw(st.booleans()):
        plan.issuer(f"{city}人民政府")
    section = plan.section("重点任务") if draw(st.booleans()) else None
    task = None
    for index in range(draw(st.integers(0, 3))):
        names = draw(st.lists(st.sampled_from(OWNERS), max_size=3, unique=True))
        owners = [(name, draw(st.sampled_from(Role))) for name in names]
        task = plan.task(f"任务{index}", owners, section=section, parent=task if draw(st.booleans()) else None)
    for indicator, unit in draw(st.lists(st.sampled_from(INDICATORS), max_size=2, unique=True)):
        plan.target(indicator, draw(st.integers(1, 9999)), unit, task=task)
        plan.observation(indicator, draw(st.floats(0.1, 99, allow_nan=False)), unit)
    if draw(st.booleans()):
        plan.project("示范项目", "二七区", "某集团", task=task)
    if draw(st.booleans()):
        plan.park("郑州高新技术产业开发区")
    if draw(st.booleans()):
        plan.cite("国家创新规划")
    if draw(st.booleans()):
        plan.support(300, task)
    if draw(st.booleans()):
        plan.open_clause(
            draw(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1))
        )
    return plan
