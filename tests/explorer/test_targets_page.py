"""The targets page in each of its views: lists, timeline, verdicts, review of links; in both languages and with hostile names."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from explorer.components.timeline import timeline_series
from explorer.components.verdicts import decision_line
from explorer.texts import TEXTS
from graph.analysis.indicators import load_indicator_decisions
from graph.stores import GraphStore
from pipeline.indicators import judge_store
from tests.explorer.conftest import HOSTILE, Open, choose_row, shown
from tests.explorer.test_pages import param

VIEWS = ("list", "timeline", "verdicts", "links")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_view_shows_rows_and_stands_in_the_address(view: str, lang: str, opened: Open, key: dict[str, str]) -> None:
    test = opened("targets", key["store"], view=view, lang=lang)
    assert not test.exception and not test.error
    assert test.radio(key="targets.view").value == view
    assert len(test.dataframe[0].value) > 1
    assert ("view" in test.query_params) == (view != "list")
    if lang == "en":
        own = {part for chinese, _ in TEXTS.values() for part in re.split(r"\{\w+\}|[，。；：]", chinese) if len(part) > 4}
        assert [part for part in own if part in shown(test)] == []


def test_numbers_of_the_page_are_those_of_the_store(opened: Open, key: dict[str, str], corpus_store: GraphStore) -> None:
    indicators, verdicts = judge_store(corpus_store)
    test = opened("targets", key["store"], view="verdicts")
    assert f"**{len(verdicts)}**" in shown(test)
    met = opened("targets", key["store"], view="verdicts", outcome="met")
    assert f"**{sum(verdict.outcome == 'met' for verdict in verdicts)}**" in shown(met)
    assert len(opened("targets", key["store"], view="timeline").selectbox(key="targets.id").options) == len(indicators)


def test_chosen_verdict_shows_its_explanation_and_both_sentences(opened: Open, key: dict[str, str], corpus_store: GraphStore) -> None:
    first = next(verdict for verdict in judge_store(corpus_store)[1] if verdict.outcome == "met")
    test = choose_row(opened("targets", key["store"], view="verdicts", outcome="met"), 0)
    assert not test.exception and not test.error
    text = shown(test).replace("\\", "")
    assert first.zh.split("。")[-3] in text and first.indicator.label in text
    assert len(test.get("bidi_component")) >= len({fact.source.document_id for fact in first.facts})


def test_address_of_an_indicator_opens_its_timeline(opened: Open, key: dict[str, str], corpus_store: GraphStore) -> None:
    indicators, _ = judge_store(corpus_store)
    wanted = next(each for each in indicators if each.label == "技术合同成交额" and each.scope.name == "郑州市")
    test = opened("targets", key["store"], view="timeline", id=wanted.id)
    assert test.selectbox(key="targets.id").value == wanted.id and param(test, "id") == wanted.id
    assert len(test.dataframe[-1].value) == len(wanted.figures)
    test = choose_row(test, 0, table=-1)
    assert not test.exception and len(test.get("bidi_component")) >= 1
    for bad in ("comparable:000000000000000000000000", "<script>", "x" * 3000):
        other = opened("targets", key["store"], view="timeline", id=bad)
        assert not other.exception and not other.error and other.selectbox(key="targets.id").value != bad


def test_words_and_document_narrow_every_view(opened: Open, key: dict[str, str]) -> None:
    for view in VIEWS[1:]:
        assert opened("targets", key["store"], view=view, q="没有这样的指标").info
    for view in VIEWS:
        test = opened("targets", key["store"], view=view, doc=key["document"])
        assert not test.exception and not test.error


def test_links_offer_a_line_that_the_decisions_file_takes(opened: Open, key: dict[str, str], tmp_path: object) -> None:
    test = choose_row(opened("targets", key["store"], view="links"), 0)
    assert not test.exception and not test.error
    (entry,) = yaml.safe_load("decisions:\n" + test.code[0].value)["decisions"]
    assert set(entry) == {"name", "area", "not", "reviewer", "date", "reason"}


@pytest.mark.parametrize("name", [HOSTILE, 'a"}\n  - {name: b', "高企数", "{x: y}", "# no", "\\u0022"])
def test_decision_line_holds_any_name(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("decisions") / "own.yml"
    path.write_text("decisions:\n" + decision_line(name, "高新技术企业", joins=True) + "\n", encoding="utf-8")
    decision = load_indicator_decisions(path).joins(name, "郑州市")
    assert decision is not None and (decision.name, decision.is_) == (name, "高新技术企业")


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_names_stay_text(view: str, opened: Open, hostile_folder: object) -> None:
    test = opened("targets", str(hostile_folder), view=view)
    assert not test.exception and not test.error
    assert "![x](" not in shown(test) and "<script>" not in shown(test)


def test_points_differ_by_shape_and_not_only_by_colour() -> None:
    base = {"op": "eq", "value2": None, "measure": "家", "document_title": "甲{b}", "assumed": False}
    rows = [
        {**base, "fact_kind": "observation", "year": 2020, "value": 5.0},
        {**base, "fact_kind": "target", "year": 2025, "value": 9.0, "op": "ge"},
        {**base, "fact_kind": "target", "year": 2025, "value": 8.0, "assumed": True},
    ]
    series = timeline_series(rows)
    assert [each["symbol"] for each in series] == ["circle", "diamond", "emptyDiamond"]
    assert series[1]["data"][0]["label"]["formatter"] == "≥9" and "{" not in json.dumps([p["name"] for s in series for p in s["data"]])
