"""A scope and a lexicon entry in, a ``ResolvedUnit`` with its superior out."""

from __future__ import annotations

import re

from graph.lexicons import Entry, load_lexicon
from graph.records import ResolvedUnit
from graph.resolve.scope import NATIONAL, Scope, Scopes

STATE_COUNCIL = "国务院"
CENTRAL_COMMITTEE = "中国共产党中央委员会"
# The first pattern that a name ends in tells its kind; only names without a lexicon entry come here.
_KINDS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"政府$", "government"),
        (r"(?:管委会|管理委员会)$", "management_committee"),
        (r"(?:领导小组|指挥部|专班|工作组|协调小组|联席会议)(?:办公室)?$", "leading_group"),
        (r"^中共|(?:党委|工委|党组|市委|省委|区委|县委)", "party_organ"),
        (r"(?:法院|检察院)$", "court_procuratorate"),
        (r"(?:协会|联合会|学会|商会|总会|工会|基金会|妇联|科协|工商联)$", "mass_organisation"),
        (r"(?:集团|公司|银行|厂|交易所)$", "enterprise"),
        (
            r"(?:大学|学院|科学院|研究院|研究所|设计院|实验室|医院|中心|党校|电视台|报社|图书馆|博物馆|总站)$",
            "institution",
        ),
        (r"(?:局|委|委员会|办|办公室|办公厅|厅|署|部|支队|总队|分局|处|所|大队)$", "department"),
    )
)
_OF_GOVERNMENT = frozenset({"department", "institution", "management_committee", "leading_group", "group"})


def kind_of(name: str) -> str:
    """Return the kind a name's ending tells, ``other`` when it tells none."""
    return next((kind for pattern, kind in _KINDS if pattern.search(name) is not None), "other")


def fill(template: str, scope: Scope) -> str:
    """Return a lexicon name with the scope in its place: ``@`` is the full name, 〈短〉 the short form."""
    if "〈短〉" in template:  # counties share short forms: four are 鼓楼
        return template.replace("〈短〉", scope.short if scope.level in ("province", "city") else scope.name)
    if "@" not in template:
        return scope.name + template
    # The party committee of an autonomous region is called 党委: 中共广西壮族自治区党委组织部.
    if scope.name.endswith("自治区"):
        template = re.sub("@委(?!员会)", "@党委", template)
    return template.replace("@", scope.name)


def head_of(scope: Scope) -> str:
    """Return the government of a scope: 国务院 of the nation, the management committee of a zone."""
    if scope.level == "national":
        return STATE_COUNCIL
    return committee_of(scope.name, scope)[0] if scope.level == "zone" else scope.name + "人民政府"


def committee_of(park: str, scope: Scope) -> tuple[str, Entry | None]:
    """Return the management committee that runs a park: the lexicon's, else the park's name with 管理委员会."""
    for entry in load_lexicon("units", scope.area).entries:
        if park in entry.administers:
            return entry.name, entry
    return park + "管理委员会", None


def party_of(scope: Scope) -> str:
    """Return the party committee of a scope."""
    if scope.level == "national":
        return CENTRAL_COMMITTEE
    return scope.name + "党工委" if scope.level == "zone" else f"中共{scope.name}委员会"


def superior_of(name: str, kind: str, scope: Scope, scopes: Scopes) -> str | None:
    """Return the unit above by kind: a department answers to its area's government, a party organ to the committee."""
    above = scopes.above(scope) or NATIONAL
    if name in (STATE_COUNCIL, CENTRAL_COMMITTEE):
        return None
    if kind == "government" or name == head_of(scope):
        return None if scope.level == "national" else head_of(above)
    if kind == "party_organ":
        return party_of(above) if name == party_of(scope) else party_of(scope)
    if kind == "mass_organisation":
        return party_of(scope)
    return head_of(scope) if kind in _OF_GOVERNMENT else None


def local_unit(entry: Entry, scope: Scope, scopes: Scopes, method: str, reason: str) -> ResolvedUnit:
    """Return the office that an entry of the common lexicons names in one scope."""
    name = fill(entry.name, scope)
    superior = fill(entry.superior, scope) if entry.superior and "@" in entry.superior else entry.superior
    if superior is None:
        superior = superior_of(name, entry.kind, scope, scopes)
    return ResolvedUnit(name, entry.kind, scope.level, scope.name, superior, method, reason)


def national_unit(entry: Entry, method: str, reason: str) -> ResolvedUnit:
    """Return a body of the nation."""
    superior = entry.superior
    if superior is None and entry.kind in ("department", "institution"):
        superior = STATE_COUNCIL
    elif superior is None and entry.kind in ("party_organ", "mass_organisation"):
        superior = CENTRAL_COMMITTEE
    return ResolvedUnit(
        entry.name, entry.kind, "national", None, None if superior == entry.name else superior, method, reason
    )


def listed_unit(entry: Entry, scope: Scope, scopes: Scopes, method: str, reason: str) -> ResolvedUnit:
    """Return a unit that a city's own lexicon names in full."""
    area = entry.area or (scope.name if scope.level != "national" else None)
    home = next((s for s in scopes.chain(scope.area) if s.name == area), scope)
    superior = entry.superior or (
        None if entry.level == "national" else superior_of(entry.name, entry.kind, home, scopes)
    )
    if entry.kind == "management_committee" and entry.superior is None:
        superior = home.name + "人民政府"
    level = entry.level or home.level
    return ResolvedUnit(
        entry.name,
        entry.kind,
        level,
        None if level == "national" else area,
        superior,
        method,
        reason,
        administers=entry.administers,
    )


def plain_unit(name: str, scope: Scope | None, scopes: Scopes, method: str, reason: str) -> ResolvedUnit:
    """Return a unit that no lexicon knows: its kind by its ending, its superior by its scope, if it has one."""
    kind = kind_of(name)
    if scope is None:
        return ResolvedUnit(name, kind, None, None, None, method, reason)
    return ResolvedUnit(
        name, kind, scope.level, scope.name or None, superior_of(name, kind, scope, scopes), method, reason
    )


def how(surface: str, name: str, scope: Scope) -> tuple[str, str]:
    """Return method and reason for a name that a lexicon gives."""
    if surface == name:
        return "full", "a full name already"
    return "lexicon", f"{surface} in a document of {scope.name or '全国'} is {name}"


def scoped(surface: str, scope: Scope, scopes: Scopes) -> str:
    """Return a surface with the scope's name in front, unless a name or short form of the document's area stands there."""
    names = tuple(name for own in (scope, *scopes.own) for name in (own.name, own.short, own.area.name))
    return surface if surface.startswith(names) else scope.name + surface


def clean(name: str) -> str:
    """Return a name without blanks, with full-width brackets."""
    return re.sub(r"\s+", "", name).replace("(", "（").replace(")", "）").strip("、，,；;：:。.")
