"""Records that the stages hand to each other; all frozen, none knows a stage.

Offsets are Unicode code points, half-open, into ``SourceText.text``; every fact carries an ``Evidence`` whose quote is
exactly ``text[start:end]``. Absent is ``None``, never ``""`` or 0. Ids are content hashes, so the same bytes give the
same ids wherever and however often they are read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from graph.sources import Block as Block
from graph.sources import BlockKind as BlockKind
from graph.sources import SourceText as SourceText


class Role(StrEnum):
    """牵头单位, 配合单位, and 责任单位 where a plain list does not tell them apart."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"


class TaskKind(StrEnum):
    """Action items of the task part and of the 保障措施 part."""

    TASK = "task"
    SAFEGUARD = "safeguard"


class Operator(StrEnum):
    """How a target value binds: 以上, 超过, 达到, 左右, 以内, 低于."""

    GE = "ge"
    GT = "gt"
    EQ = "eq"
    APPROX = "approx"
    LE = "le"
    LT = "lt"


class DocumentStatus(StrEnum):
    """Final text, 征求意见稿, or a press report about a plan."""

    FINAL = "final"
    DRAFT = "draft"
    NEWS = "news"


class Outcome(StrEnum):
    """What became of a clause that names an owner, a number or a place."""

    EXTRACTED = "extracted"
    SKIPPED = "skipped"
    UNRESOLVED = "unresolved"


def content_id(kind: str, *parts: object) -> str:
    """Return ``kind:`` plus 24 hex digits of the SHA-256 of the parts, in the given order."""
    joined = "\x1f".join([kind, *("" if part is None else str(part) for part in parts)])
    return f"{kind}:{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The stretch of the stored text that says it, and the rule that found it.

    Attributes:
        rule: Dotted name of the rule, such as ``responsibility.bracket``; listed in docs/rules.md.
    """

    start: int
    end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Area:
    """The document's own jurisdiction, outermost first; all None for a national document.

    Full names: ``Area("河南省", "郑州市")``; ``zone`` is a development zone that issues for itself (郑州高新区).
    """

    province: str | None = None
    city: str | None = None
    county: str | None = None
    zone: str | None = None

    @property
    def name(self) -> str:
        """The most specific name, or 全国."""
        return self.zone or self.county or self.city or self.province or "全国"


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What a document says of itself; dates are ISO strings of the precision given (2024, 2024-06, 2024-06-13).

    Attributes:
        title: The plan's own title, not that of the notice that forwards it.
        evidence: Field name → where it is said, sorted by field name; a field without entry was inferred.
    """

    id: str
    source: str
    sha256: str
    text_sha256: str
    media_type: str
    encoding: str | None
    characters: int
    title: str | None
    doc_number: str | None
    issuers: tuple[str, ...]
    written: str | None
    published: str | None
    period: tuple[int, int] | None
    kind: str | None
    status: DocumentStatus
    area: Area
    evidence: tuple[tuple[str, Evidence], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, up to the next heading of its level.

    Attributes:
        parent: Id of the enclosing section, None at the top.
        number: As printed ("（一）"), or as the format numbers it; None when there is none.
        level: 1 for the outermost.
        start, end: The whole stretch, heading included.
        evidence: The heading.
    """

    id: str
    parent: str | None
    number: str | None
    title: str
    level: int
    order: int
    start: int
    end: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One unit's part in one task.

    Attributes:
        name: As written (市科技局).
        order: Position in its list from 0, over all roles of the task.
        inferred: True when the role follows from a convention stated elsewhere, which ``basis`` then quotes.
        diffuse: True for a group without a name of its own (各有关部门, 各县（市、区）人民政府).
    """

    name: str
    role: Role
    order: int
    inferred: bool
    diffuse: bool
    evidence: Evidence
    basis: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """An action item.

    Attributes:
        section: Id of the innermost section that holds it (its own heading's section when it is one), or None.
        parent: Id of the task it is a part of, or None.
        path: Headings above it with their numbers, outermost first.
        start, end: The whole item, title included.
        deadline: ISO date of the precision given, or a word such as 持续推进, or None.
        evidence: The title.
    """

    id: str
    section: str | None
    parent: str | None
    number: str | None
    title: str
    path: tuple[str, ...]
    kind: TaskKind
    order: int
    start: int
    end: int
    responsible: tuple[Responsibility, ...]
    deadline: str | None
    evidence: Evidence
    deadline_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified aim for the future of the document's own subject.

    Attributes:
        value: Counts with 万 multiplied out (5万人 is 50000 人); money in the unit written (105 亿元).
        value2: Upper end of a range, else None.
        per: "year" for 每年 and 年均, else None.
        increment: True for 新增, 增长 and the like, False for a level, None when unsaid.
        binding: True for 约束性, False for 预期性, None when unsaid.
        task: Id of the task that holds it, or None in the goals part.
        deadline: The time as an ISO date where finer than ``year``.
    """

    id: str
    indicator: str
    op: Operator
    value: float
    value2: float | None
    unit: str
    year: int | None
    per: str | None
    increment: bool | None
    binding: bool | None
    subject: str | None
    task: str | None
    section: str | None
    deadline: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Observation:
    """A quantified fact of the past or present."""

    id: str
    indicator: str
    subject: str | None
    value: float
    unit: str
    year: int | None
    section: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Support:
    """Money the document promises; ``bound`` is max, min or exact."""

    id: str
    amount: float
    unit: str
    bound: str
    beneficiary: str | None
    task: str | None
    section: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ProjectFact:
    """Investment, area, output and the like of one project."""

    attribute: str
    value: float
    unit: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Project:
    """A named investment project, engineering work, or programme boxed in a 专栏.

    Attributes:
        box: Title of the 专栏 that holds it, or None.
        kind: "project" or "programme".
        places, builders: Names as written.
    """

    id: str
    name: str
    box: str | None
    kind: str
    places: tuple[str, ...]
    builders: tuple[str, ...]
    facts: tuple[ProjectFact, ...]
    task: str | None
    section: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A park or a place of one document: one record per distinct name, with every mention.

    Attributes:
        name: As written first, or the fullest form.
        surfaces: Distinct forms in order of first mention, ``name`` included.
        mentions: Where they stand, in document order.
    """

    id: str
    name: str
    surfaces: tuple[str, ...]
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """The text itself says that a task, project or park lies in a place (or park).

    Attributes:
        kind: "task", "project" or "park".
        name: Title or name of the thing located; ``subject`` is its record id.
    """

    id: str
    kind: str
    name: str
    subject: str | None
    place: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Citation:
    """Another policy document named in 《》 or by its number."""

    id: str
    title: str | None
    doc_number: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Clause:
    """What became of a clause with an owner, a number or a place in it.

    Attributes:
        about: "owner", "number", "place" or "project".
        reason: The rule that extracted it, or why it was skipped or is unresolved.
    """

    start: int
    end: int
    text: str
    about: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Body:
    """A leading group (领导小组, 专班, 指挥部) that a task names, with what the task says of its make-up.

    Attributes:
        task: Id of the task; the group is one of its owners, with the role lead.
        name: As written.
        chair: Post that chairs it, as written (县长, 分管副市长), or None.
        office: Unit that hosts its office, as written and as one of the task's owners, or None.
        evidence: The name of the group.
    """

    id: str
    task: str
    name: str
    chair: str | None
    chair_evidence: Evidence | None
    office: str | None
    office_evidence: Evidence | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Everything the loaders state about one document; each tuple in document order."""

    source: SourceText
    head: DocumentHead
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    observations: tuple[Observation, ...] = ()
    supports: tuple[Support, ...] = ()
    projects: tuple[Project, ...] = ()
    parks: tuple[NamedPlace, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    located: tuple[Located, ...] = ()
    citations: tuple[Citation, ...] = ()
    clauses: tuple[Clause, ...] = ()
    bodies: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedUnit:
    """The organisation a written name stands for, in the light of the document's area.

    Attributes:
        name: Canonical full name (郑州市科学技术局); the unit's id is ``content_id("unit", name)``.
        kind: department, government, party_organ, management_committee, mass_organisation, enterprise,
            institution, court_procuratorate, leading_group, group, other.
        level: national, province, city, county, zone, township, or None.
        area: Full name of the jurisdiction, or None.
        superior: Canonical name of the unit it reports to, or None at the top or when unknown.
        method: decision, lexicon, rule, full (already a full name), group (diffuse), unresolved.
        reason: One sentence for a person who reviews the link.
        administers: Canonical names of parks it runs (管委会 → its zone).
    """

    name: str
    kind: str
    level: str | None
    area: str | None
    superior: str | None
    method: str
    reason: str
    diffuse: bool = False
    administers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """The place or park a written name stands for.

    Attributes:
        name: Canonical full name (郑州市二七区; 郑州市中原科技城 stays 中原科技城 with area 郑州市).
        level: province, city, county, township, zone, area, or None.
        code: Administrative division code of the dated gazetteer, or None.
        area: Full name of the enclosing division, or None.
    """

    name: str
    level: str | None
    code: str | None
    area: str | None
    method: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the written names of one document stand for; keys are names as written."""

    units: dict[str, ResolvedUnit] = field(default_factory=dict)
    places: dict[str, ResolvedPlace] = field(default_factory=dict)
    parks: dict[str, ResolvedPlace] = field(default_factory=dict)
    superiors: dict[str, ResolvedUnit] = field(default_factory=dict)
