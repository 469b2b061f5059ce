"""``zeren targets`` on invented plans, loaded through the pipeline into a real store."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.stores import open_store, stop_store
from pipeline.indicators import judge_store
from pipeline.load import load_paths
from tests.test_cli import zeren

PLANS = {
    "plan_2021.txt": """洛阳市智慧农业发展规划（2021—2025年）

洛阳市人民政府
2021年4月6日

一、发展目标
到2025年，全市智慧农场总数达到300家，农业机械化率达到85%，全社会研发投入强度达到2.5%，农产品网络零售额突破90亿元。
二、重点任务
（一）建设智慧农场。2023年全市智慧农场达到200家。（牵头单位：市农业农村局）
（二）发展农村电商。每年新增电商服务站40个。（牵头单位：市商务局）
""",
    "plan_2024.txt": """洛阳市乡村产业行动计划（2024—2026年）

洛阳市人民政府办公室
2024年3月1日

一、基本情况
2023年，全市智慧农场为184家，农产品网络零售额为708000万元，农业机械化率为81.2%。2023年，南阳市智慧农场为260家。
二、工作目标
到2025年，智慧农场数量达到260家，农业机械化率达到88%；到2026年，R&D经费支出占GDP的比重达到2.8%。
三、重点任务
（一）壮大智慧农场。2025年全市智慧农场达到280家。（牵头单位：市农业农村局）
""",
    "news_2026.txt": """洛阳农业交出成绩单

2026年1月15日

2025年，洛阳市智慧农场为271家，农业机械化率为88.4%，农产品网络零售额为86亿元。
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("targets")
    for name, text in PLANS.items():
        (place / name).write_text(text, encoding="utf-8")
    with open_store(place / "store", mode="write") as store:
        report = load_paths([place / name for name in PLANS], store)
        assert len(report.loaded) == len(PLANS), report
    yield place / "store"
    stop_store(place / "store")


def rows_of(*words: object, store: Path, **env: str) -> list[dict[str, Any]]:
    result = zeren("targets", *words, "--format", "json", store=store, **env)
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def judged(rows: list[dict[str, Any]], kind: str) -> set[tuple[str, int | None, str]]:
    return {(row["indicator"], row["year"], row["outcome"]) for row in rows if row["verdict"] == kind}


def test_timeline_of_an_indicator_over_all_documents(folder: Path) -> None:
    rows = rows_of("智慧农场", store=folder)
    city = [(row["year"], row["fact_kind"], row["value"]) for row in rows if row["scope"] == "洛阳市"]
    assert city == [
        (2023, "observation", 184), (2023, "target", 200), (2025, "observation", 271), (2025, "target", 300), (2025, "target", 260),
        (2025, "target", 280),
    ]  # fmt: skip
    assert {row["scope"] for row in rows} == {"洛阳市", "南阳市"}
    with open_store(folder) as store:
        for row in rows:
            text = "".join(part["content"] for part in store.read(
                "MATCH (t:Text {document_id: $id}) RETURN t.content AS content ORDER BY t.order", {"id": row["document_id"]}))  # fmt: skip
            assert text[row["start"] : row["end"]] == row["quote"]


def test_verdicts_of_the_three_documents(folder: Path) -> None:
    rows = rows_of("--verdicts", store=folder)
    farms = {each for each in judged(rows, "attainment") if each[0] == "智慧农场"}
    assert farms == {("智慧农场", 2023, "missed"), ("智慧农场", 2025, "missed"), ("智慧农场", 2025, "met")}
    assert ("农业机械化率", 2025, "met") in judged(rows, "attainment")
    assert ("农产品网络零售额", 2025, "missed") in judged(rows, "attainment")
    assert ("全社会研发投入占地区生产总值比重", 2025, "unjudged") in judged(rows, "attainment")
    revisions = judged(rows, "revision")
    assert {("智慧农场", 2025, "weaker"), ("农业机械化率", 2025, "stronger")} <= revisions
    assert ("全社会研发投入占地区生产总值比重", None, "not_comparable") in revisions
    assert judged(rows, "agreement") == {("智慧农场", 2025, "contradiction")}, "260 and 280 farms for one year in one plan"
    assert all(fact["quote"] in row["explanation_zh"] and fact["document_id"] for row in rows for fact in row["facts"])


def test_no_order_of_loading_changes_a_verdict(folder: Path, tmp_path: Path) -> None:
    names = list(PLANS)
    random.Random(7).shuffle(names)
    try:
        with open_store(tmp_path / "other", mode="write") as store:
            for name in names:
                load_paths([folder.parent / name], store)
            other = judge_store(store)
    finally:
        stop_store(tmp_path / "other")
    with open_store(folder) as store:
        assert judge_store(store) == other


def test_filters_and_formats_of_the_command(folder: Path) -> None:
    missed = rows_of("--outcome", "missed", store=folder)
    assert missed and {row["outcome"] for row in missed} == {"missed"}
    assert {row["verdict"] for row in rows_of("--kind", "revision", store=folder)} == {"revision"}
    assert rows_of("--outcome", "open", "--as-of", 2026, store=folder) != rows_of("--outcome", "open", "--as-of", 2020, store=folder)
    of_news = rows_of("--verdicts", "--document", "news_2026.txt", store=folder)
    assert of_news and all("2026-01-15" in row["explanation_zh"] for row in of_news)
    table = zeren("targets", "智慧农场", "--lang", "en", store=folder, COLUMNS="220")
    assert table.exit_code == 0 and "[missed]" in table.stdout.replace("\n", "") and "184" in table.stdout
    listed = list(csv.DictReader(io.StringIO(zeren("targets", "--verdicts", "--format", "csv", store=folder).stdout)))
    assert len(listed) == len(rows_of("--verdicts", store=folder)) and json.loads(listed[0]["facts"])
    short = zeren("targets", "--verdicts", "--limit", 2, store=folder)
    assert "--limit" in short.stderr and short.exit_code == 0
    assert zeren("targets", "没有这个指标", store=folder).stderr.count("\n") == 1
    assert json.loads(zeren("targets", "没有这个指标", "--format", "json", store=folder).stdout) == []


@pytest.mark.parametrize(
    "words", [("--kind", "growht"), ("--outcome", "nothing"), ("--links", "--verdicts"), ("--document", "没有"), ("--as-of", "20")]
)
def test_wrong_words_are_one_line(folder: Path, words: tuple[str, ...]) -> None:
    result = zeren("targets", *words, store=folder)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_links_say_why_and_a_decision_parts_them(folder: Path, tmp_path: Path) -> None:
    rows = rows_of("研发", "--links", store=folder)
    reasons = {row["written_name"]: row["reason_zh"] for row in rows if row["status"] == "linked"}
    assert len(reasons) == 2 and all("词表" in reason for reason in reasons.values())
    (tmp_path / "own.yml").write_text(
        "decisions:\n  - {name: 全社会研发投入强度, area: 洛阳市, not: 全社会研发投入占地区生产总值比重, reviewer: 王五, date: 2026-11-23, reason: 口径含在洛高校}\n",
        encoding="utf-8",
    )
    apart = rows_of("研发", "--verdicts", store=folder, ZEREN_INDICATOR_DECISIONS=str(tmp_path / "own.yml"))
    assert {row["indicator"] for row in apart} == {"全社会研发投入强度", "全社会研发投入占地区生产总值比重"}
    assert not [row for row in apart if row["verdict"] == "revision"]
    wrong = zeren("targets", store=folder, ZEREN_INDICATOR_DECISIONS=str(tmp_path / "none.yml"))
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (2, 1)
