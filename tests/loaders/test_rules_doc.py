"""docs/rules.md lists every rule that states a fact."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders import read_source, state_facts

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted((ROOT / "tests" / "gold" / "documents").glob("*.txt")), *sorted((ROOT.parent / "shared" / "corpus").glob("*.txt"))]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_rules_of_a_document_are_listed(path):
    listed = set(re.findall(r"`([a-z]+\.[a-z_]+)`", (ROOT / "docs" / "rules.md").read_text("utf-8")))
    facts = state_facts(read_source(path))
    found = {evidence.rule for evidence in all_evidence(facts)}
    assert found <= listed


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_quote_is_the_stored_text(path):
    facts = state_facts(read_source(path))
    for evidence in all_evidence(facts):
        assert 0 <= evidence.start < evidence.end <= len(facts.source.text)
        assert facts.source.text[evidence.start : evidence.end] == evidence.quote


def all_evidence(facts):
    for _, evidence in facts.head.evidence:
        yield evidence
    for section in facts.sections:
        yield section.evidence
    for task in facts.tasks:
        yield task.evidence
        if task.deadline_evidence:
            yield task.deadline_evidence
        for owner in task.responsible:
            yield owner.evidence
            if owner.basis:
                yield owner.basis
    for group in (facts.targets, facts.observations, facts.supports, facts.projects, facts.located, facts.citations):
        for fact in group:
            yield fact.evidence
    for project in facts.projects:
        yield from (fact.evidence for fact in project.facts)
    for named in (*facts.parks, *facts.places):
        yield from named.mentions
