"""Evidence of what the records state without one: titles, single issuers, builders."""

from __future__ import annotations

from graph.records import DocumentFacts, Evidence

#: How far behind a project's name its builder is looked for.
NEAR = 400


def title_evidence(facts: DocumentFacts) -> Evidence:
    """Return where the title stands; where it was inferred (from metadata), the beginning of the text."""
    return dict(facts.head.evidence).get("title") or _beginning(facts)


def issuer_evidence(facts: DocumentFacts, name: str) -> Evidence:
    """Return where one issuer stands: within the evidence for all of them, else in the title, else anywhere."""
    known = dict(facts.head.evidence)
    for whole in (known.get("issuers"), known.get("title")):
        if whole is not None and (found := _within(facts, name, whole.start, whole.end, whole.rule)) is not None:
            return found
    return (
        known.get("issuers")
        or _within(facts, name, 0, len(facts.source.text), "head.issuer")
        or known.get("title")
        or _beginning(facts)
    )


def builder_evidence(facts: DocumentFacts, name: str, project: Evidence) -> Evidence:
    """Return where a builder stands: in the project's words or shortly behind them, else those words."""
    end = min(project.end + NEAR, len(facts.source.text))
    return _within(facts, name, project.start, end, "project.builder") or project


def _within(facts: DocumentFacts, name: str, start: int, end: int, rule: str) -> Evidence | None:
    at = facts.source.text.find(name, start, end) if name else -1
    return None if at < 0 else Evidence(at, at + len(name), name, rule)


def _beginning(facts: DocumentFacts) -> Evidence:
    """Return the first line that is not blank, at most 40 code points of it."""
    text = facts.source.text
    start = len(text) - len(text.lstrip())
    line = text[start:].split("\n", 1)[0][:40].rstrip()
    return Evidence(start, start + len(line), line, "head.beginning")
