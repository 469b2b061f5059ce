"""Who is responsible for a task: brackets, table cells, sentences, and conventions stated once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.lexicons import looks_like_unit
from graph.records import Evidence, Responsibility, Role
from loaders.extract.brackets import Claim, owner_brackets, parse_owner_text
from loaders.extract.conventions import Convention
from loaders.extract.marks import has_marks, marked_owners
from loaders.extract.owners import Owner, split_owners
from loaders.extract.prose import named_duties, prose_claims, subject_claims
from loaders.plan import Item, Plan

_LINE = re.compile(
    r"(?:(?:牵头|配合|协同|主体|第一)?责任|主责|首责|牵头|配合|主办|协办|承办|协助|参与|参加|协同|落实|实施|负责|承担|完成)(?:单位|部门)(?:（人）|（责任人）|[和及、]责任人)?[：:]"
    r"|(?:(?<=[。；\n）])|^)(?:责任|职责|任务|工作)分工[：:]",
    re.M,
)
#: 责任分工：甲厅；各市政府要在3月底前制定方案，报甲厅备案。 The list ends where a sentence begins.
_LIST_END = re.compile(r"。|；(?=[^；。，]{2,24}(?:要|应当?|须)(?:在|于|按|结合|制定|加强|根据|抓好))")
_DUE_LINE = re.compile(r"(?:^|(?<=[。；\n]))(?:完成|推进|落实|实施)?(?:时限|时间|期限)(?:要求)?：([^。；\n]+)")


def responsibilities(
    plan: Plan, item: Item, conventions: Sequence[Convention], shared: tuple[int, int] | None = None
) -> tuple[tuple[Responsibility, ...], tuple[int, int] | None]:
    """Return the owners of one item in order of mention, and the clean span of its deadline.

    A unit named twice keeps its first mention, and the stronger role: lead before support before responsible.

    Args:
        plan: The plan.
        item: The item.
        conventions: Conventions of the plan.
        shared: Clean span of the bracket behind the last item of its group, which speaks for it too, or None.
    """
    claims, deadline = _claims(plan, item)
    found: dict[str, Responsibility] = {}
    for claim, basis in _by_convention(claims, item, conventions):
        evidence = plan.clean.evidence(claim.owner.start, claim.owner.end, claim.rule)
        name = re.sub(r"\s", "", plan.clean.text[claim.owner.start : claim.owner.end])
        new = Responsibility(name, claim.role, len(found), basis is not None, claim.owner.diffuse, evidence, basis)
        known = found.get(name)
        if known is None:
            found[name] = new
        elif _stronger(new.role, known.role):
            found[name] = replace(new, order=known.order)
    behind = parse_owner_text(plan.clean.norm, shared[0] + 1, shared[1] - 1).claims if shared and not found else ()
    inherited = [(claim, "responsibility.heading") for claim in _inherited(plan, item)]
    for claim, rule in [*inherited, *((claim, "responsibility.shared_bracket") for claim in behind)]:
        name = re.sub(r"\s", "", plan.clean.text[claim.owner.start : claim.owner.end])
        if name not in found:
            evidence = plan.clean.evidence(claim.owner.start, claim.owner.end, rule)
            found[name] = Responsibility(name, claim.role, len(found), True, claim.owner.diffuse, evidence, evidence)
    for convention in conventions:
        if (
            convention.group
            and convention.group_span
            and convention.start <= item.start < convention.end
            and convention.group not in found
        ):
            evidence = plan.clean.evidence(*convention.group_span, "responsibility.shared_group")
            found[convention.group] = Responsibility(
                convention.group, Role.RESPONSIBLE, len(found), True, True, evidence, convention.evidence
            )
    return tuple(found.values()), item.deadline or deadline


def _inherited(plan: Plan, item: Item) -> list[Claim]:
    """Return the owners that a heading above the item states for everything below it."""
    claims: list[Claim] = []
    index = plan.headings[item.heading].parent if item.heading is not None and not item.owners else None
    while index is not None:
        heading = plan.headings[index]
        if looks_like_unit(plan.clean.norm[heading.title_start : heading.title_end]):
            # A plan that is divided by unit: 一、市发展改革委 1.… 2.…
            owner = Owner(heading.title, heading.title_start, heading.title_end, False)
            claims.append(Claim(owner, Role.RESPONSIBLE, "responsibility.heading_unit"))
        for bracket in owner_brackets(plan.clean.norm, heading.title_end, plan.line_end(heading.title_end)):
            claims.extend(bracket.claims)
        index = heading.parent
    return claims


def _stronger(new: Role, known: Role) -> bool:
    order = (Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE)
    return order.index(new) < order.index(known)


def _claims(plan: Plan, item: Item) -> tuple[list[Claim], tuple[int, int] | None]:
    norm = plan.clean.norm
    if item.owners:
        return list(_cells(norm, item)), None
    claims: list[Claim] = []
    deadline: tuple[int, int] | None = None
    covered: list[tuple[int, int]] = []
    titles = [(box.title_start, box.title_end) for box in plan.boxes]
    for position, bracket in enumerate(owner_brackets(norm, item.start, item.end)):
        if any(start <= bracket.start < end for start, end in titles):
            continue  # 专栏15 黄河实验室（郑州大学） says where it stands, not who answers for the task (as in 000)
        claims.extend(replace(claim, listed=claim.listed + 10 * position) for claim in bracket.claims)
        covered.append((bracket.start, bracket.end))
        deadline = deadline or bracket.deadline
    for start, end in _label_lines(plan, item, covered):
        found = parse_owner_text(norm, start, end)
        claims.extend(
            replace(
                claim,
                rule=claim.rule if claim.rule == "responsibility.marked" else "responsibility.line",
                listed=claim.listed + 10 * len(covered),
            )
            for claim in found.claims
        )
        covered.append((start, end))
        deadline = deadline or found.deadline
    due = _DUE_LINE.search(norm, item.start, item.end) if claims and deadline is None else None
    deadline = due.span(1) if due else deadline
    if any(claim.role is Role.LEAD and claim.rule == "responsibility.line" for claim in claims):
        claims = [
            replace(claim, role=Role.SUPPORT)
            if claim.role is Role.RESPONSIBLE and claim.rule == "responsibility.line"
            else claim
            for claim in claims
        ]
    bracketed = bool(claims)
    claims.extend(prose_claims(plan, item, covered))
    claims.extend(named_duties(plan, item, covered))
    if not bracketed:
        claims.extend(subject_claims(plan, item, covered))
    return claims, deadline


def _label_lines(plan: Plan, item: Item, covered: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of 责任单位：… outside brackets, up to the end of their sentence or paragraph."""
    norm, spans = plan.clean.norm, []
    taken = list(covered)
    for match in _LINE.finditer(norm, item.start, item.end):
        if any(start <= match.start() < end for start, end in taken):
            continue
        limit = min(plan.line_end(match.start()), item.end)
        stop = _LIST_END.search(norm, match.end(), limit)
        end = stop.start() if stop else limit
        spans.append((match.start(), end))
        taken.append((match.start(), end))
    return spans


def _cells(norm: str, item: Item) -> Iterable[Claim]:
    has_lead = any(kind == "lead" for kind, _, _ in item.owners)
    for position, (kind, start, end) in enumerate(item.owners):
        role = Role.SUPPORT if kind == "responsible" and has_lead else Role(kind)
        text = norm[start:end]
        if has_marks(text):
            for owner, marked in marked_owners(norm, start, end, role):
                yield Claim(owner, marked, "responsibility.cell", position)
            continue
        if re.search(r"(?:牵头|责任|配合|协办)(?:单位|部门)[：:]|牵头[，；）]|牵头$|(?:配合|参与)$", text):
            for claim in parse_owner_text(norm, start, end).claims:
                yield replace(claim, rule="responsibility.cell", listed=position)
            continue
        for owner in split_owners(norm, start, end):
            yield Claim(owner, role, "responsibility.cell", position)


def _by_convention(
    claims: Sequence[Claim], item: Item, conventions: Sequence[Convention]
) -> list[tuple[Claim, Evidence | None]]:
    """Apply 第一位为牵头单位: the first of every plain list leads; the others support when it says so."""
    rule = next((c for c in conventions if c.group is None and c.start <= item.start < c.end), None)
    if rule is None or any(claim.role is Role.LEAD and claim.rule.startswith("responsibility.bracket") for claim in claims):
        return [(claim, None) for claim in claims]
    named = any(not claim.owner.diffuse for claim in claims)
    first: dict[int, Claim] = {}
    applied: list[tuple[Claim, Evidence | None]] = []
    for claim in claims:
        if claim.role is not Role.RESPONSIBLE or not claim.rule.startswith(
            ("responsibility.bracket", "responsibility.line", "responsibility.cell")
        ):
            applied.append((claim, None))
            continue
        # 各市、区负责落实 behind the units that share a task: a group leads nothing where somebody is named.
        lead = not (named and claim.owner.diffuse) and first.setdefault(claim.listed, claim) is claim
        rest = Role.SUPPORT if rule.rest_support else Role.RESPONSIBLE
        applied.append(
            (replace(claim, role=Role.LEAD), rule.evidence)
            if lead
            else (replace(claim, role=rest), rule.evidence if rule.rest_support else None)
        )
    return applied
