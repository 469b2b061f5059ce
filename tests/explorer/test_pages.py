"""Every page in every state: no store, an empty store, the corpus, a bad id, English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from explorer.texts import TEXTS
from graph.stores import GraphStore
from tests.explorer.conftest import HOSTILE, PAGES, Open, choose_row, shown

BAD_IDS = ("task:000000000000000000000000", "unit:000000000000000000000000", "<script>alert(1)</script>", "'; DROP", "x" * 5000)
OBJECT_PAGES = ("tasks", "units", "chain", "graph", "places", "doc")


def param(test: AppTest, name: str) -> str:
    value = test.query_params[name]
    return value if isinstance(value, str) else value[-1]


@pytest.mark.parametrize("page", PAGES)
def test_page_without_store_says_how_to_make_one(page: str, opened: Open, tmp_path: Path) -> None:
    test = opened(page, tmp_path / "none")
    assert not test.exception and not test.error
    assert page == "load" or test.warning[0].value == TEXTS["no_store.title"][0]
    assert test.title[0].value
    assert not (tmp_path / "none").exists(), "looking must not make a store"


@pytest.mark.parametrize("page", PAGES)
def test_page_on_an_empty_store_says_so(page: str, opened: Open, store: GraphStore, store_folder: Path) -> None:
    test = opened(page, store_folder)
    assert not test.exception and not test.error
    assert page == "load" or TEXTS["empty_store.body"][0] in shown(test)


@pytest.mark.parametrize("page", PAGES)
def test_page_on_the_corpus(page: str, opened: Open, key: dict[str, str]) -> None:
    test = opened(page, key["store"])
    assert not test.exception and not test.error
    title = TEXTS["overview.question" if page == "overview" else f"page.{page}"][0]
    assert test.title[0].value == title
    assert TEXTS["empty_store.body"][0] not in shown(test)


@pytest.mark.parametrize("page", PAGES)
def test_page_in_english_has_no_chinese_of_its_own(page: str, opened: Open, key: dict[str, str]) -> None:
    test = opened(page, key["store"], lang="en")
    assert not test.exception and not test.error
    own = {part for chinese, _ in TEXTS.values() for part in re.split(r"\{\w+\}|[，。；：]", chinese) if len(part) > 4}
    labels = [w.label for group in (test.text_input, test.selectbox, test.metric, test.button) for w in group]
    text = shown(test) + "\n".join(labels)
    assert [part for part in own if part in text] == []


@pytest.mark.parametrize("bad", BAD_IDS)
@pytest.mark.parametrize("page", OBJECT_PAGES)
def test_bad_id_is_said_to_be_unknown(page: str, bad: str, opened: Open, key: dict[str, str]) -> None:
    test = opened(page, key["store"], id=bad)
    assert not test.exception and not test.error
    assert any(warning.icon == ":material/help:" for warning in test.warning), shown(test)


@pytest.mark.parametrize("page", ["tasks", "targets", "report", "units", "queries"])
def test_bad_filters_of_an_address_are_dropped(page: str, opened: Open, key: dict[str, str]) -> None:
    test = opened(page, key["store"], doc="x", unit="y", role="king", year="99999", kind="?", noowner="maybe", name="no/such")
    assert not test.exception and not test.error


def test_search_finds_a_unit_by_its_short_name(opened: Open, key: dict[str, str]) -> None:
    test = opened("overview", key["store"], q="市科技局")
    assert test.text_input[0].value == "市科技局"
    assert TEXTS["overview.units"][0].partition("（")[0] in shown(test)
    test.text_input[0].set_value("没有这样的词语").run()
    assert "没有这样的词语" in test.info[0].value


def test_examples_of_the_overview_find_something(opened: Open, key: dict[str, str]) -> None:
    examples = [button.key for button in opened("overview", key["store"]).button if button.key.startswith("overview.example")]
    assert len(examples) == 3
    for example in examples:
        test = opened("overview", key["store"])
        test.button(key=example).click().run()
        assert test.subheader and not test.info, example


def test_filters_stand_in_the_address_and_come_from_it(opened: Open, key: dict[str, str]) -> None:
    test = opened("tasks", key["store"], noowner="1")
    everything = opened("tasks", key["store"])
    assert test.toggle[0].value is True
    assert len(test.dataframe[0].value) <= len(everything.dataframe[0].value)
    everything.toggle[0].set_value(True).run()
    assert param(everything, "noowner") == "1"
    assert everything.markdown[1].value == test.markdown[1].value


def test_choosing_a_task_shows_its_owners_and_puts_it_into_the_address(opened: Open, key: dict[str, str]) -> None:
    test = choose_row(opened("tasks", key["store"], q=key["title"]), 0)
    assert not test.exception and not test.error
    assert param(test, "id") == key["task"]
    assert TEXTS["task.owners"][0] in shown(test)
    assert len(test.get("bidi_component")) >= 2, "the quotes are shown in their text"


def test_address_of_a_task_shows_it_without_a_choice(opened: Open, key: dict[str, str]) -> None:
    test = opened("tasks", key["store"], id=key["task"])
    assert key["title"].replace("“", "")[:4] in shown(test).replace("“", "")


def test_unit_page_counts_what_the_graph_says(opened: Open, key: dict[str, str], corpus_store: GraphStore) -> None:
    from queries import run_query

    test = opened("units", key["store"], id=key["unit"])
    profile = run_query(corpus_store, "units/unit_profile", unit_id=key["unit"])[0]
    assert [metric.value for metric in test.metric][:3] == [str(profile[n]) for n in ("leads", "responsibles", "supports")]
    assert test.header[0].value == key["unit_name"]


def test_row_of_the_unit_list_opens_the_unit_in_one_run(opened: Open, key: dict[str, str]) -> None:
    test = opened("units", key["store"], q=key["unit_name"])
    assert not test.header
    test = choose_row(test, 0)
    assert test.header[0].value == key["unit_name"]
    assert test.query_params["id"] == key["unit"] and "q" not in test.query_params
    assert not test.text_input[0].value


def test_quotes_that_are_many_come_a_few_at_a_time(opened: Open, key: dict[str, str], corpus_store: GraphStore) -> None:
    from queries import run_query

    unit = run_query(corpus_store, "overview/top_units", limit=1)[0]["unit_id"]
    test = opened("graph", key["store"], id=unit)
    more = [button for button in test.button if button.key == "graph.node.more"]
    assert len(more) == 1 and re.search("另有 [0-9]+ 处", more[0].label)
    before = len(test.get("page_link"))
    test = more[0].click().run()
    assert len(test.get("page_link")) == before + 6, "each stretch has its own link to the source"
    left = [int(re.sub(r"\D", "", button.label)) for button in (*more, *test.button) if button.key == "graph.node.more"]
    assert left == sorted(left, reverse=True)


@pytest.mark.parametrize("kind", ["task", "target", "unit", "project", "park"])
def test_chain_of_each_kind_lists_its_hops(kind: str, opened: Open, key: dict[str, str]) -> None:
    test = opened("chain", key["store"], id=key[kind])
    assert not test.exception and not test.error
    assert len(test.dataframe[-1].value) >= 2
    test = choose_row(test, 0, table=-1)
    assert not test.exception and not test.error


def test_chain_offers_the_evidence_pack(opened: Open, key: dict[str, str]) -> None:
    test = opened("chain", key["store"], id=key["task"])
    assert [button.label for button in test.get("download_button")][-3:] == [
        TEXTS[f"chain.pack.{format_}"][0] for format_ in ("html", "docx", "xlsx")
    ]


def test_chain_is_chosen_by_words(opened: Open, key: dict[str, str]) -> None:
    test = choose_row(opened("chain", key["store"], q=key["title"]), 0)
    assert not test.exception and not test.error
    assert param(test, "id")


def test_graph_of_a_park_has_hops(opened: Open, key: dict[str, str]) -> None:
    test = opened("graph", key["store"], id=key["park"])
    assert not test.exception and not test.error
    assert len(test.dataframe[0].value) >= 1


def test_quote_of_an_address_is_checked_against_the_text(opened: Open, key: dict[str, str]) -> None:
    test = opened("doc", key["store"], id=key["document"], at=key["at"])
    assert key["quote"] in test.success[0].value
    start = int(key["at"].partition("-")[0])
    assert opened("doc", key["store"], id=key["document"], at=f"{start}-{start + 1}").warning
    assert opened("doc", key["store"], id=key["document"], at="999999-9999999").error


def test_report_of_a_document_lists_findings(opened: Open, key: dict[str, str]) -> None:
    test = opened("report", key["store"], doc=key["document"])
    assert not test.exception and not test.error
    assert TEXTS["report.findings"][0] in shown(test)
    assert len(test.table) >= 1
    findings = test.table[-1].value
    assert "doc?id=" in findings[TEXTS["column.place"][0]].iloc[0], "every finding is one click from its sentence"


def test_report_ranks_the_same_gaps_as_the_command(opened: Open, key: dict[str, str], corpus_store: GraphStore) -> None:
    from datetime import date

    from pipeline.chain import asker
    from pipeline.gaps import find_gaps

    ranked = find_gaps(asker(corpus_store), today=date(2026, 1, 1), document_id=key["document"])
    test = opened("report", key["store"], doc=key["document"], today="2026-01-01")
    assert not test.exception and not test.error
    assert f"**{len(ranked)}**" in shown(test)
    one = opened("report", key["store"], doc=key["document"], today="2026-01-01", kind=ranked[-1].kind)
    assert len(one.table[-1].value) == min(60, sum(gap.kind == ranked[-1].kind for gap in ranked))
    assert opened("report", key["store"], doc=key["document"], today="yesterday").error


def test_named_question_runs_from_its_form(opened: Open, key: dict[str, str]) -> None:
    test = opened("queries", key["store"], name="tasks/who_owns_task")
    test.text_input[0].set_value("创新")
    next(b for b in test.button if b.label == TEXTS["queries.run"][0]).click().run()
    assert not test.exception and not test.error
    assert len(test.dataframe[0].value) > 0


def test_console_refuses_to_write(opened: Open, key: dict[str, str], corpus_store: GraphStore) -> None:
    test = opened("queries", key["store"])
    test.text_area[0].set_value("MATCH (n) DETACH DELETE n")
    test.button[-1].click().run()
    assert "DETACH" in test.error[0].value
    assert corpus_store.read("MATCH (n:Task) RETURN count(n) AS n")[0]["n"] > 0


def test_console_answers(opened: Open, key: dict[str, str]) -> None:
    test = opened("queries", key["store"])
    test.text_area[0].set_value("MATCH (n:Task) RETURN n.title AS title ORDER BY title LIMIT 3")
    test.button[-1].click().run()
    assert not test.error and len(test.dataframe[-1].value) == 3


def test_language_switch_stays_in_the_session(opened: Open, key: dict[str, str]) -> None:
    test = opened("tasks", key["store"])
    test.sidebar.radio[0].set_value("en").run()
    assert test.title[0].value == "Tasks"
    assert param(test, "lang") == "en"


def test_store_that_cannot_answer_is_an_error_without_a_traceback(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "notes.txt").write_text("no store")
    test = opened("tasks", tmp_path / "folder")
    assert not test.exception
    assert len(test.error) == 1


@pytest.mark.parametrize("page", PAGES)
def test_hostile_names_are_shown_as_text(page: str, opened: Open, hostile_folder: Path) -> None:
    test = opened(page, hostile_folder)
    assert not test.exception and not test.error
    text = shown(test)
    assert HOSTILE not in text
    assert "![x](" not in text and "[a](javascript" not in text and "<script>" not in text
