"""The share of questions answered right on the sample plans, and what becomes of those that cannot be answered.

``questions.yml`` is what the rules are worked on with; ``held_out.yml`` was written before them, ``held_out_2.yml`` before
the lines for the newer gaps, and neither is looked at when a rule changes. The shares are stated in docs/ask.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.errors import QueryError
from pipeline.ask import Answer, answer_lines, ask, read_names
from pipeline.ask.rules import load_intents, load_words

FOLDER = Path(__file__).resolve().parent
LISTS = {name: yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8")) for name in ("questions", "held_out", "held_out_2")}


@pytest.fixture(scope="session")
def book(corpus_store):
    return read_names(corpus_store)


def right(wanted: dict[str, Any], answer: Answer) -> bool:
    if "refuse" in wanted:
        left = "|".join(answer.not_understood)
        return answer.outcome in ("refused", "unknown", "nothing") and not answer.rows and all(w in left for w in wanted["refuse"])
    if "choose" in wanted:
        return answer.outcome == "choose" and answer.choices is not None and answer.choices[0] == wanted["choose"]
    fits = answer.query == wanted["query"] and answer.shown == wanted["params"]
    return fits and answer.outcome in ("answered", "nothing") and len(answer.rows) >= wanted.get("rows", 0)


def test_the_lists_are_as_large_and_varied_as_promised() -> None:
    everything = [row for rows in LISTS.values() for row in rows]
    assert len(everything) >= 120 and len({row["q"] for row in everything}) == len(everything)
    assert sum("refuse" in row for row in everything) >= 20 and len(LISTS["held_out"]) == 40 and len(LISTS["held_out_2"]) == 30
    assert len({row["query"] for row in everything if "query" in row}) >= 25


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("questions", 0.95), ("held_out", 0.90), ("held_out_2", 0.66)])
def test_share_answered_right(corpus_store, book, name: str, least: float) -> None:
    wrong = [row["q"] for row in LISTS[name] if not right(row, ask(corpus_store, row["q"], book=book))]
    share = 1 - len(wrong) / len(LISTS[name])
    print(f"{name}: {share:.1%} of {len(LISTS[name])}")
    assert share >= least, wrong if name == "questions" else f"{len(wrong)} wrong"


@pytest.mark.slow
def test_every_question_that_is_offered_is_answered_by_its_own_line(corpus_store, book) -> None:
    names = {"unit": "市科技局", "unit2": "市财政局", "place": "中原科技城", "project_name": "嵩山实验室", "document_name": "郑政办〔2024〕36号"}
    strayed = {}
    for intent in load_intents():
        answer = ask(corpus_store, intent.zh.format_map(names), book=book)
        if answer.query != intent.query or answer.outcome not in ("answered", "nothing"):
            strayed[intent.id] = (answer.outcome, answer.query)
    assert strayed == {}


@pytest.mark.slow
@pytest.mark.parametrize("question", ["市科协牵头哪些任务", "哪些任务没有责任单位", "郑州高新区有哪些园区", "2025年有哪些目标"])
def test_one_word_more_is_never_dropped(corpus_store, book, question: str) -> None:
    assert ask(corpus_store, question, book=book).query is not None
    answer = ask(corpus_store, f"{question}，局长签字了吗", book=book)
    assert not answer.rows and any("局长" in word for word in answer.not_understood)


@pytest.mark.slow
def test_signs_spaces_and_width_change_nothing(corpus_store, book) -> None:
    plain = ask(corpus_store, "市科技局2026年要完成哪些任务", book=book)
    for other in ("市科技局２０２６年要完成哪些任务？", "市科技局 2026 年 要完成哪些任务", "请问，市科技局二〇二六年要完成哪些任务呢???"):
        answer = ask(corpus_store, other, book=book)
        assert (answer.query, answer.parameters, answer.rows) == (plain.query, plain.parameters, plain.rows)


@pytest.mark.slow
def test_a_year_without_rows_names_the_years_that_have_some(corpus_store, book) -> None:
    answer = ask(corpus_store, "2099年高新技术企业目标是多少", book=book)
    assert answer.outcome == "nothing" and answer.years and 2099 not in answer.years
    for year in answer.years:
        assert ask(corpus_store, f"{year}年高新技术企业目标是多少", book=book).rows
    assert any(str(answer.years[0]) in line for line in answer_lines(answer, "zh"))


@pytest.mark.slow
def test_an_ambiguous_name_is_listed_and_not_chosen(corpus_store, book) -> None:
    answer = ask(corpus_store, "开发区有哪些项目", book=book)
    assert answer.outcome == "choose" and answer.rows == [] and answer.choices is not None
    assert len(answer.choices[1]) > 1 and all("开发区" in name.name or name.id for name in answer.choices[1])


def test_an_empty_store_answers_nothing_and_fails_nowhere(store) -> None:
    for rows in LISTS.values():
        for row in rows:
            answer = ask(store, row["q"])
            assert answer.rows == [] and answer_lines(answer, "zh") and answer_lines(answer, "en")


def test_a_document_pasted_as_question_is_refused(store) -> None:
    with pytest.raises(QueryError, match="300"):
        ask(store, "任务" * 200)


def test_every_line_of_the_rules_is_valid_and_used() -> None:
    intents = load_intents()
    used = {name for intent in intents for need in (*intent.needs, *intent.may) for name in need.split("|")}
    assert len({intent.id for intent in intents}) == len(intents)
    assert set(load_words().classes) - used == {"relative", "unsupported"}
