"""``zeren evaluate`` counts as the scorer of the guidelines does."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from graph.errors import SettingsError
from graph.exports.plan_facts import to_plan_facts
from graph.resolve import resolve_document
from loaders import read_source, state_facts
from pipeline.evaluate import evaluate, score_document

GOLD = Path(__file__).parents[1] / "gold"
SCORER = Path(__file__).parents[3] / "shared" / "gold" / "score.py"


@pytest.mark.skipif(not SCORER.is_file(), reason="../shared/gold/score.py is not beside the project")
@pytest.mark.parametrize("path", sorted((GOLD / "gold").glob("*.json")), ids=lambda path: path.stem)
def test_counts_equal_those_of_the_scorer(path):
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = json.loads(path.read_text("utf-8"))
    facts = state_facts(read_source(GOLD / "documents" / gold["doc"]))
    stated = to_plan_facts(facts, resolve_document(facts))
    theirs = scorer.score_document(gold, stated)
    for kind, score in score_document(gold, stated).items():
        assert (kind, score.found, len(score.missed), len(score.wrong)) == (
            kind,
            theirs[kind].tp,
            theirs[kind].fn,
            theirs[kind].fp,
        )


def test_a_wrong_fact_and_a_missing_one_are_counted():
    gold = json.loads((GOLD / "gold" / "suzhou_ai_plan.json").read_text("utf-8"))
    facts = state_facts(read_source(GOLD / "documents" / gold["doc"]))
    stated = to_plan_facts(facts)
    stated["tasks"][0]["responsible"][0]["name"] = "市某局"
    score = score_document(gold, stated)["responsibility"]
    assert len(score.missed) == 1 and len(score.wrong) == 1 and score.f1 < 1


def test_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="no gold file"):
        evaluate(tmp_path, tmp_path)
