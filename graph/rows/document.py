"""The document itself as rows: head, stored text, places in the original, sections, tasks with owners, clauses."""

from __future__ import annotations

import json
from collections.abc import Mapping

from graph.records import Body, DocumentFacts, DocumentHead, Evidence, Outcome, Resolution, Task, content_id
from graph.rows.collector import Collector, Ref
from graph.rows.evidence import issuer_evidence, title_evidence
from graph.rows.hashes import text_hash
from graph.rows.units import Units

#: Code points of one Text node; below ArcadeDB's message limit even when each takes four bytes.
TEXT_PART = 100_000
#: Formats whose lines are the only places they have; the text shows those by itself.
WITHOUT_PLACES = frozenset({"text/plain", "text/markdown"})


def add_document(rows: Collector, facts: DocumentFacts) -> None:
    """Add the Document node, its Text parts and, where the format has them, its Blocks."""
    head = facts.head
    hints = json.dumps(facts.source.hints, ensure_ascii=False) if facts.source.hints else None
    rows.node("Document", head.id, **_head(head), hints=hints)
    for order, start in enumerate(range(0, len(facts.source.text), TEXT_PART)):
        content = facts.source.text[start : start + TEXT_PART]
        key = content_id("text", head.id, start)
        rows.node(
            "Text", key, document_id=head.id, order=order, start=start, content=content, sha256=text_hash(content)
        )
    if facts.source.media_type in WITHOUT_PLACES:
        return
    for block in facts.source.blocks:
        rows.node(
            "Block",
            content_id("block", head.id, block.start, block.end, block.locator),
            document_id=head.id,
            start=block.start,
            end=block.end,
            kind=block.kind.value,
            page=block.page,
            locator=block.locator,
            level=block.level,
            number=block.number,
            table=block.table,
            row=block.row,
            column=block.column,
            rows=block.rows if block.rows > 1 else None,
            columns=block.columns if block.columns > 1 else None,
        )


def _head(head: DocumentHead) -> dict[str, object]:
    first, last = head.period or (None, None)
    return {
        "source": head.source,
        "sha256": head.sha256,
        "text_sha256": head.text_sha256,
        "media_type": head.media_type,
        "encoding": head.encoding,
        "characters": head.characters,
        "title": head.title,
        "doc_number": head.doc_number,
        "issuers": list(head.issuers),
        "written": head.written,
        "published": head.published,
        "period_start": first,
        "period_end": last,
        "kind": head.kind,
        "status": head.status.value,
        "area": head.area.name,
        "province": head.area.province,
        "city": head.area.city,
    }


def add_issuers(rows: Collector, facts: DocumentFacts, units: Units) -> None:
    """Add ISSUED_BY."""
    for order, name in enumerate(facts.head.issuers):
        evidence = issuer_evidence(facts, name)
        rows.link("ISSUED_BY", rows.document, units.named(name, evidence), evidence, name, name=name, order=order)


def add_sections(rows: Collector, facts: DocumentFacts) -> None:
    """Add the sections and what each is a part of."""
    for section in facts.sections:
        ref = rows.node(
            "Section",
            section.id,
            section.evidence,
            number=section.number,
            title=section.title,
            level=section.level,
            order=section.order,
            body_start=section.start,
            body_end=section.end,
        )
        rows.link("PART_OF", ref, container(rows, section.parent), section.evidence)


def container(rows: Collector, section: str | None) -> Ref:
    """Return the section, or the document where there is none."""
    return rows.document if section is None else ("Section", section)


def add_tasks(rows: Collector, facts: DocumentFacts, resolution: Resolution, units: Units) -> None:
    """Add the tasks, what each is a part of, and who has a part in it."""
    for task in facts.tasks:
        said = task.deadline_evidence
        ref = rows.node(
            "Task",
            task.id,
            task.evidence,
            number=task.number,
            title=task.title,
            path=list(task.path),
            kind=task.kind.value,
            order=task.order,
            body_start=task.start,
            body_end=task.end,
            text=facts.source.text[task.start : task.end],
            deadline=task.deadline,
            deadline_start=said.start if said else None,
            deadline_end=said.end if said else None,
            deadline_quote=said.quote if said else None,
        )
        above = ("Task", task.parent) if task.parent is not None else container(rows, task.section)
        rows.link("PART_OF", ref, above, task.evidence)
        _add_owners(rows, task, ref, resolution, units, {body.name: body for body in facts.bodies if body.task == task.id})


def _add_owners(
    rows: Collector, task: Task, ref: Ref, resolution: Resolution, units: Units, bodies: Mapping[str, Body]
) -> None:
    for owner in task.responsible:
        body = bodies.get(owner.name)
        chair = body.chair_evidence if body is not None else None
        resolved = resolution.units.get(owner.name)
        basis = owner.basis
        rows.link(
            "RESPONSIBLE_FOR",
            units.named(owner.name, owner.evidence),
            ref,
            owner.evidence,
            owner.role.value,
            owner.name,
            role=owner.role.value,
            order=owner.order,
            inferred=owner.inferred,
            name=owner.name,
            resolution=resolved.method if resolved else "unresolved",
            reason=resolved.reason if resolved else None,
            basis_start=basis.start if basis else None,
            basis_end=basis.end if basis else None,
            basis_quote=basis.quote if basis else None,
            chair=body.chair if body is not None else None,
            chair_start=chair.start if chair else None,
            chair_end=chair.end if chair else None,
            chair_quote=chair.quote if chair else None,
        )


def add_offices(rows: Collector, facts: DocumentFacts, units: Units) -> None:
    """Add HOSTS from the unit that hosts the office of a leading group to the group."""
    for body in facts.bodies:
        if body.office is not None and body.office_evidence is not None:
            host = units.named(body.office, body.office_evidence)
            group = units.named(body.name, body.evidence)
            rows.link("HOSTS", host, group, body.office_evidence, name=body.office, task_id=body.task)


def add_clauses(rows: Collector, facts: DocumentFacts) -> None:
    """Add the clauses that gave no fact; the others are shown by their facts."""
    for clause in facts.clauses:
        if clause.outcome is Outcome.EXTRACTED:
            continue
        rows.node(
            "Clause",
            content_id("clause", facts.head.id, clause.start, clause.end, clause.about, clause.outcome, clause.reason),
            Evidence(clause.start, clause.end, clause.text, f"clause.{clause.about}"),
            about=clause.about,
            outcome=clause.outcome.value,
            reason=clause.reason,
        )


def add_policies(rows: Collector, facts: DocumentFacts) -> None:
    """Add the policy that the document is a text of, and those it cites."""
    if facts.head.title is not None:
        evidence = title_evidence(facts)
        rows.link("TEXT_OF", rows.document, _policy(rows, facts.head.title, None, evidence), evidence)
    for citation in facts.citations:
        policy = _policy(rows, citation.title, citation.doc_number, citation.evidence)
        rows.link("CITES", rows.document, policy, citation.evidence, doc_number=citation.doc_number)


def _policy(rows: Collector, title: str | None, number: str | None, evidence: Evidence) -> Ref:
    """A policy is known by its title; by its number only where there is no title."""
    name = "".join(title.split()).strip("《》") if title else None
    kept = None if name else number
    return rows.shared("Policy", evidence, title or number, title=name or None, doc_number=kept)
