"""Plans made of a few lines, for tests of one rule at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.records import DocumentFacts
from loaders import read_bytes, state_facts


@pytest.fixture
def facts_of() -> Callable[[str], DocumentFacts]:
    """Return the facts of a plain text."""

    def state(text: str) -> DocumentFacts:
        return state_facts(read_bytes("plan.txt", text.encode()))

    return state
