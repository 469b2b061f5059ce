"""The question box and the comparison of plans, on the corpus and on two small plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.cache import forget
from explorer.components.asking import EXAMPLES
from explorer.components.markup import plain
from explorer.texts import TEXTS
from graph.stores import GraphStore, open_store, stop_store
from queries import run_query
from tests.explorer.conftest import Open, choose_row, shown
from tests.explorer.test_pages import param

OLDER = """甲市人民政府关于印发甲市算力行动计划（2024—2025年）的通知
甲政〔2024〕1号

甲市算力行动计划（2024—2025年）

一、重点任务
1.建设算力平台。2025年12月底前，建成算力平台5个。（牵头单位：市科技局；配合单位：市财政局）
2.培育数据企业。引进数据企业。（牵头单位：市工信局）
"""
NEWER = OLDER.replace("2024—2025", "2025—2026").replace("〔2024〕", "〔2025〕").replace("5个", "8个").replace(
    "配合单位：市财政局", "配合单位：市教育局").replace("2.培育数据企业。引进数据企业。（牵头单位：市工信局）", "2.整治旧网吧。开展检查。（牵头单位：市公安局）")


@pytest.fixture(scope="module")
def two_plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[str]]]:
    from pipeline.load import load_paths

    folder = tmp_path_factory.mktemp("two")
    for name, text in (("older.txt", OLDER), ("newer.txt", NEWER)):
        (folder / name).write_text(text, encoding="utf-8")
    with open_store(folder / "store", mode="write") as store:
        assert len(load_paths([folder / "older.txt", folder / "newer.txt"], store).loaded) == 2
        rows = run_query(store, "documents/documents_list")
        ids = [row["document_id"] for row in sorted(rows, key=lambda row: row["doc_number"])]
    yield folder / "store", ids
    stop_store(folder / "store")


@pytest.mark.parametrize("question", EXAMPLES)
def test_examples_are_answered(question: str, opened: Open, key: dict[str, str]) -> None:
    test = opened("queries", key["store"], q=question)
    assert not test.exception and not test.error
    assert param(test, "q") == question
    assert TEXTS["table.count"][0].partition("{")[0].strip(" *") in shown(test)


def test_a_question_is_answered_by_a_query_that_is_named(opened: Open, key: dict[str, str], corpus_store: GraphStore) -> None:
    test = opened("queries", key["store"], q="哪些任务没有责任单位？")
    rows = run_query(corpus_store, "gaps/tasks_without_owner")
    assert plain("gaps/tasks_without_owner") in shown(test)
    assert any(len(frame.value) == min(len(rows), 100) for frame in test.dataframe)


def test_what_is_not_understood_is_said_and_near_questions_are_offered(opened: Open, key: dict[str, str]) -> None:
    test = opened("queries", key["store"], q="唱一首歌")
    assert not test.exception and not test.error
    assert "没有回答" in shown(test)


def test_an_offered_question_is_asked(opened: Open, key: dict[str, str]) -> None:
    test = opened("queries", key["store"])
    test.button(key="ask.offer.0").click().run()
    assert not test.exception
    assert param(test, "q") == EXAMPLES[0]


def test_comparison_shows_what_changed_with_both_quotes(opened: Open, two_plans: tuple[Path, list[str]]) -> None:
    store, (older, newer) = two_plans
    test = opened("compare", store, a=older, b=newer)
    assert not test.exception and not test.error
    frame = test.dataframe[0].value
    kinds = set(frame[TEXTS["compare.change"][0]])
    assert {"取消的任务", "新增的任务", "目标提高"} & kinds or len(kinds) >= 3, kinds
    before = len(test.get("bidi_component"))
    chosen = choose_row(test, 0)
    assert not chosen.exception and len(chosen.get("bidi_component")) > before


def test_comparison_filters_by_kind_of_change(opened: Open, two_plans: tuple[Path, list[str]]) -> None:
    store, (older, newer) = two_plans
    test = opened("compare", store, a=older, b=newer, change="task_new")
    assert len(test.dataframe[0].value) == 1


def test_comparison_of_a_document_with_itself_is_refused(opened: Open, two_plans: tuple[Path, list[str]]) -> None:
    store, (older, _) = two_plans
    test = opened("compare", store, a=older, b=older)
    assert test.info[0].value == TEXTS["compare.same"][0]
    assert not test.dataframe


@pytest.mark.parametrize("bad", ["document:000000000000000000000000", "<script>", "x" * 3000])
def test_comparison_drops_bad_ids(bad: str, opened: Open, key: dict[str, str]) -> None:
    test = opened("compare", key["store"], a=bad, b=bad, change="king")
    assert not test.exception and not test.error
    assert test.info[0].value == TEXTS["compare.choose"][0]


def test_comparison_needs_two_documents(opened: Open, hostile_folder: Path) -> None:
    assert opened("compare", hostile_folder).info[0].value == TEXTS["compare.too_few"][0]


def test_a_task_shows_its_light_and_its_reports(opened: Open, two_plans: tuple[Path, list[str]], tmp_path: Path) -> None:
    import csv

    from pipeline.progress import load_progress

    folder, _ = two_plans
    with open_store(folder, mode="write") as store:
        task = run_query(store, "tasks/tasks_list", text="建设算力平台")[0]
        before = opened("tasks", folder, id=task["task_id"])
        assert (TEXTS["progress.title"][0] in shown(before) and "填报" in shown(before)) or "逾期" in shown(before)
        filled = tmp_path / "progress.csv"
        with filled.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows([["编号（勿改）", "重点任务", "状态", "进展", "填报人", "填报日期"],
                                          [task["task_id"], task["title"], "正在推进", "机房已封顶", "李某", "2026-10-08"]])
        report = load_progress(filled, store)
        assert report.records[0].about_id == task["task_id"], report
    forget()  # what another program loads shows within seconds; a test does not wait
    after = opened("tasks", folder, id=task["task_id"])
    assert not after.exception and not after.error
    assert "机房已封顶" in shown(after)
