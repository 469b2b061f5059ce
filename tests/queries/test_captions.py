"""Every column and parameter has a name for people, in both languages."""

from __future__ import annotations

import re

import pytest

from graph import records
from graph.analysis.gaps import GAP_COLUMNS
from graph.analysis.indicators.rows import COLUMNS as JUDGED
from graph.analysis.measures import COLUMNS
from graph.analysis.plans import COLUMNS as COMPARED
from graph.analysis.progress import COLUMNS as LIGHTS
from queries import list_queries
from queries.captions import CAPTIONS, CODED, VALUES, caption, value_caption

NAMES = sorted({*COLUMNS, *GAP_COLUMNS, *COMPARED, *JUDGED, *LIGHTS, *(x.name for info in list_queries() for x in (*info.columns, *info.parameters))})


@pytest.mark.parametrize("name", NAMES)
def test_caption_speaks_both_languages(name: str) -> None:
    assert caption(name, "zh") == "SHA-256" or re.search(r"[\u4e00-\u9fff]", caption(name, "zh"))
    assert caption(name, "en") and caption(name, "en").isascii()


def test_caption_follows_from_the_stem() -> None:
    assert (caption("superior_quote", "zh"), caption("superior_quote", "en")) == ("上级单位原文", "superior quote")
    assert caption("never_heard_of", "zh") == "never_heard_of"


def test_no_caption_is_left_over() -> None:
    tails = {name.rpartition("_")[0] for name in NAMES}
    assert set(CAPTIONS) - set(NAMES) - tails == set()


def test_value_caption_knows_the_codes_of_the_records() -> None:
    enums = (records.Role, records.TaskKind, records.Operator, records.DocumentStatus, records.Outcome)
    assert {value.value for enum in enums for value in enum} <= set(VALUES)


def test_value_caption_changes_only_codes() -> None:
    assert value_caption("role", "lead", "zh") == "牵头"
    assert value_caption("unit", "lead", "zh") == "lead"
    assert value_caption("diffuse", True, "zh") == "是"
    assert value_caption("value", 3.0, "zh") == 3.0
    assert value_caption("role", None, "zh") is None
    assert CODED <= set(NAMES) | {"bound", "own_role", "other_role"}
