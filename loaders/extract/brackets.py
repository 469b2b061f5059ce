"""Owners in brackets: （责任单位：甲、乙；丙）, （甲牵头，乙、丙配合）, （甲、乙按职责分工负责）.

Roles: a plain list after 责任单位 is *responsible*; 牵头单位 and 甲牵头 are *lead*; 配合单位, 参与, 协办 are *support*; a further
责任单位 beside a 牵头单位 is *support* (FORMAT.md, tables; the same wording in brackets means the same).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.records import Role
from loaders.extract.conventions import CONVENTION, SHARED_GROUP
from loaders.extract.marks import has_marks, marked_owners
from loaders.extract.owners import TIME, Owner, split_owners

_LABEL = re.compile(
    r"(?P<lead>(?:市级|省级|主要|第一)?牵头(?:责任)?(?:单位|部门|领导小组|处室|科室|股室)?|主(?:办|责|管)(?:单位|部门|处室)|首责单位)[：:]"
    r"|(?P<support>(?:配合|协办|协同|参与|参加|协助|支持|参建)(?:单位|部门|处室|科室|股室)?|(?:协同)?配合责任单位)[：:]"
    r"|(?P<responsible>(?:市级|省级|区级|县级|市县|区县|市州|属地)?(?:责任|承办|落实|实施|负责|执行|完成|主体)(?:单位|部门|主体|处室|科室|股室)(?:（人）|（责任人）|[和及、]责任人)?|责任|(?:责任|职责|任务|工作)分工|分工(?:单位|部门)?|(?:负责|承担|组织实施|完成)(?:单位|部门))[：:]"
    r"|(?P<deadline>(?:完成|办理|落实|推进|实施)?(?:时限|时间|期限|节点)(?:要求)?)[：:]"
    r"|(?P<person>(?:责任|牵头|分管|包联|联系)?(?:领导|市领导|县领导|区领导)|责任人|联系人)[：:]"
)
_ACT = (
    r"(?P<lead>(?:分别|共同|联合)?牵头(?!单位|部门|责任)(?:负责|组织|落实|实施|推进|抓总|制定)?|负总责)"
    r"|(?P<support>(?:等(?:有关|相关)?(?:部门|单位)?)?(?:共同|积极|协同|密切)?(?:参与|参加|配合|协办|协助|协同)(?:落实|实施|推进|做好)?(?:相关工作|工作)?)"
    r"|(?P<responsible>(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按(?:照)?(?:各自)?(?:职责|分工)(?:职责)?(?:分工)?|依职责|根据职责分工)?(?:分别|共同|具体|组织|抓好|分工|各自)*(?:负责(?:具体)?(?:组织)?(?:实施|落实|推进)?|落实|组织实施|实施|承办|推进))"
)
_VERB = re.compile(_ACT)
_OWNER_CUE = re.compile(
    r"(?:单位|部门|主体|处室|科室|股室|责任|分工|牵头|时限|时间|领导)[：:]|(?:负责|牵头|配合|参与|参加|协办|协助|落实|实施|承办)(?:落实|实施)?$|(?:负责|牵头|配合|参与|协办)[，；。]"
)
_UNIT_ENDS = re.compile(r"(?:[局委办厅部院会府署社司行站队]|中心|集团|大学|单位|部门|同志|[\u4e00-\u9fff]{2}[）)])$")
_TOGETHER = re.compile(r"会同|联合(?!会)|(?<=[局委部办厅])商(?=[市省国县区有])")


@dataclass(frozen=True, slots=True)
class Claim:
    """One owner with its role; offsets are clean; ``rule`` names what found it."""

    owner: Owner
    role: Role
    rule: str
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Bracket:
    """What an owner bracket says: claims in order, and the clean span of a deadline."""

    start: int
    end: int
    claims: tuple[Claim, ...]
    deadline: tuple[int, int] | None


def owner_brackets(norm: str, start: int, end: int) -> Iterator[Bracket]:
    """Yield the outermost brackets in ``norm[start:end]`` that name owners, in order."""
    for first, last in outer_brackets(norm, start, end):
        content = norm[first + 1 : last]
        if len(content) > 600:
            continue
        if not _OWNER_CUE.search(content.rstrip("。；，")):
            if _ends_sentence(norm, first, last, end):
                due = _DUE.search(norm, first + 1, last)
                bare = tuple(_bare_list(norm, first + 1, due.start() if due else last))
                if bare:
                    yield Bracket(first, last + 1, bare, due.span("when") if due else None)
            continue
        found = parse_owner_text(norm, first + 1, last)
        if found.claims or found.deadline:
            yield Bracket(first, last + 1, found.claims, found.deadline)


#: （甲局、乙局，排名不分先后）
_NO_ORDER = re.compile(r"[，；、。]?(?:以上)?(?:排名|排序)不分先后$")
#: （省能源局、海西州政府；12月底）: when it is due stands behind the names.
_DUE = re.compile(rf"[；，。](?P<when>{TIME.pattern}[^，；。、]{{0,12}})$")


#: A line of owners, up to where it has come.
_OWNER_LINE = re.compile(r"(?:牵头|责任|配合|主办|协办)(?:单位|部门)：[^。！\n]*$")


def _ends_sentence(norm: str, first: int, last: int, end: int) -> bool:
    """A bracket of bare names tells owners only behind a full stop, or at the end of a paragraph or before a stop."""
    if norm[max(first - 4, 0) : first].endswith(("办公室", "小组", "专班")) and not norm.startswith(("设", "挂"), first + 1):
        return False  # 报送甲领导小组办公室（省能源局）
    if _OWNER_LINE.search(norm, max(norm.rfind("\n", 0, first), first - 200) + 1, first):
        return False  # 牵头单位：甲委（乙局）；责任单位：丙局
    return first > 0 and (norm[first - 1] in "。；！" or last + 1 >= end or norm[last + 1] in "。；\n")


def _bare_list(norm: str, start: int, end: int) -> Iterator[Claim]:
    """Yield the units of （市科技局、市财政局） when every piece is one."""
    convention = CONVENTION.search(norm, start, end)
    if convention is not None:
        # （市文旅局、各县区政府，排名第一的为牵头单位，下同）
        end = len(norm[: convention.start()].rstrip("，；。"))
    if end <= start:
        return
    if (said := _NO_ORDER.search(norm, start, end)) is not None:
        end = said.start()
    if has_marks(norm[start:end]):
        marked = list(marked_owners(norm, start, end, Role.RESPONSIBLE))
        if all(_ORGAN.search(owner.name) for owner, _ in marked):
            yield from (Claim(owner, role, "responsibility.marked") for owner, role in marked)
        return
    certain = list(split_owners(norm, start, end, strict=True))
    owners = list(split_owners(norm, start, end))
    named = sum(owner.end - owner.start for owner in owners)
    if (
        certain
        and len(certain) * 3 >= len(owners) * 2
        and end - start - named <= len(owners) + (8 if "等" in norm[start:end] else 2)
        and all(_ORGAN.search(owner.name) for owner in owners)
    ):
        for owner in owners:
            yield Claim(owner, Role.RESPONSIBLE, "responsibility.bracket_names")


_ORGAN = re.compile(
    r"(?:[局委办厅部院会府室署社校处站队行股]|公司|集团|中心|领导小组|专班|指挥部|大学|单位|部门|[妇残工侨文科商](?:商)?[联协]|电力|电网|石油|石化|移动|电信|联通|铁塔|烟草|[区县市州镇乡道]|[）)〕])$"
)


def outer_brackets(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (opening, closing) offsets of the outermost brackets, unclosed ones up to the end of their line."""
    depth, opened = 0, -1
    for index in range(start, end):
        char = norm[index]
        if char in "（〔【":
            depth += 1
            opened = index if depth == 1 else opened
        elif char in "）〕】" and depth:
            depth -= 1
            if depth == 0:
                yield opened, index
    if depth and re.match(r"[（〔【](?:责任|牵头|配合)", norm[opened : opened + 4]):
        yield opened, end


def parse_owner_text(norm: str, start: int, end: int) -> Bracket:
    """Read labels, or lists with verbs, in ``norm[start:end]``."""
    spans = [(match.start(), match.end()) for match in CONVENTION.finditer(norm, start, end)]
    spans += [(match.start(), match.end()) for match in SHARED_GROUP.finditer(norm, start, end)]
    for first, _ in spans:
        end = min(end, first)
    labels = [match for match in _LABEL.finditer(norm, start, end) if _at_border(norm, start, match.start())]
    if not labels:
        claims = tuple(_by_verbs(norm, start, end, "responsibility.bracket_verb"))
        return Bracket(start, end, claims, _last_time(norm, start, end))
    listed: list[Claim] = []
    deadline: tuple[int, int] | None = None
    has_lead = any(match.lastgroup == "lead" for match in labels)
    stops = [match.start() for match in labels[1:]] + [end]
    if labels[0].start() > start:
        before = list(_by_verbs(norm, start, labels[0].start(), "responsibility.bracket_verb"))
        if not before and all(match.lastgroup == "deadline" for match in labels):
            # （国网青海电力、省能源局，时限：全年）
            before = list(_bare_list(norm, start, len(norm[: labels[0].start()].rstrip("，；。、"))))
        listed.extend(before)
    for position, (match, stop) in enumerate(zip(labels, stops, strict=True)):
        last = len(norm[match.end() : stop].rstrip("；，。、")) + match.end()
        if match.lastgroup == "deadline":
            deadline = (match.end(), last)
        elif match.lastgroup != "person":
            role = Role(match.lastgroup or "responsible")
            if role is Role.RESPONSIBLE and has_lead:
                role = Role.SUPPORT
            listed.extend(_listed(norm, match.end(), last, role, position))
    return Bracket(start, end, tuple(listed), deadline)


def _last_time(norm: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the last piece that says when; the ones before it are steps (5月底前出台相关政策，年内持续推进)."""
    found = [match for match in re.finditer(r"[^，；。]+", norm[start:end]) if TIME.match(match.group())]
    return (start + found[-1].start(), start + found[-1].end()) if found else None


def _at_border(norm: str, start: int, at: int) -> bool:
    """A label stands behind a mark, or behind a unit where blanks divided two labels (牵头单位：甲局  配合单位：乙局)."""
    return at == start or norm[at - 1] in "；，。、（：\n 　" or bool(_UNIT_ENDS.search(norm[max(at - 4, 0) : at]))


def _listed(norm: str, start: int, end: int, role: Role, position: int) -> Iterator[Claim]:
    """Yield the owners of a labelled list; a list may still hold verbs (责任单位：甲牵头，乙配合) or marks (甲（牵头）、乙)."""
    if has_marks(norm[start:end]):
        for owner, marked in marked_owners(norm, start, end, role):
            yield Claim(owner, marked, "responsibility.marked", position)
        return
    if re.search(r"牵头(?!单位|部门|责任)|(?:配合|参与|参加|协办)(?:[，；。]|$)", norm[start:end]):
        yield from _by_verbs(norm, start, end, "responsibility.bracket", role)
        return
    for owner in split_owners(norm, start, end):
        yield Claim(owner, role, "responsibility.bracket", position)


def _by_verbs(norm: str, start: int, end: int, rule: str, rest: Role | None = None) -> Iterator[Claim]:
    """Yield owners whose role a following verb gives; what follows the last verb has the role ``rest``."""
    at = start
    for match in _VERB.finditer(norm, start, end):
        if match.start() < at or not _ends_list(norm, match, end):
            continue
        role = Role(match.lastgroup or "responsible")
        yield from _joint(norm, at, len(norm[: match.start()].rstrip("（")), role, rule)
        at = match.end()
        while at < end and norm[at] in "，；、。":
            at += 1
    if at < end and rest is not None:
        for owner in split_owners(norm, at, end):
            yield Claim(owner, rest, rule)


def _ends_list(norm: str, match: re.Match[str], end: int) -> bool:
    """A verb ends a list when a border follows; 实施 inside 组织实施 or a name does not."""
    return match.end() >= end or norm[match.end()] in "，；。、）\n" or match.lastgroup == "lead"


def _joint(norm: str, start: int, end: int, role: Role, rule: str) -> Iterator[Claim]:
    """甲会同乙负责: the first is the lead, the others support."""
    match = _TOGETHER.search(norm, start, end)
    if match and match.start() > start:
        for owner in split_owners(norm, start, match.start()):
            yield Claim(owner, Role.LEAD, rule)
        for owner in split_owners(norm, match.end(), end):
            yield Claim(owner, Role.SUPPORT, rule)
        return
    for owner in split_owners(norm, start, end):
        yield Claim(owner, role, rule)
