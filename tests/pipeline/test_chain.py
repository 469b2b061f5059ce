"""Chains through the small graph, whose hops are known by hand; packs made from them, checked again and tampered with."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from graph.analysis.chain import HOP_COLUMNS, digest_of_hops, read_hash_line
from graph.errors import SettingsError
from graph.exports.evidence_pack import MEDIA_TYPES, make_pack, texts_of
from pipeline.chain import PACK_TASKS, asker, chain_of, find_things
from pipeline.chain_check import check_pack
from pipeline.chain_pack import pack_of
from tests.queries.conftest import small_folder, small_store  # noqa: F401
from tests.queries.small_graph import TEXTS, A

DAY = date(2026, 1, 2)


def hops(store, thing_id: str, **more: int) -> list[tuple[str | None, str, str | None]]:
    """Return relation or missing link, source and target of every hop."""
    chain = chain_of(asker(store), thing_id, **more)
    assert chain is not None
    return [(hop.relation or hop.missing, hop.source_id, hop.target_id) for hop in chain.hops]


def test_target_leads_to_task_owners_superior_document_and_citation(small_store) -> None:  # noqa: F811
    assert hops(small_store, "target:2") == [
        ("HAS_TARGET", "target:2", "task:1.1"),
        ("PART_OF", "task:1.1", "task:1"),
        ("PART_OF", "task:1", "section:2"),
        ("PART_OF", "section:2", A),
        ("ISSUED_BY", A, "unit:gov"),
        ("CITES", A, "policy:1"),
        ("TEXT_OF", "policy:1", "document:b"),
        ("no_issuer", "document:b", None),
        ("RESPONSIBLE_FOR", "task:1", "unit:tech"),
        ("REPORTS_TO", "unit:tech", "unit:gov"),
        ("no_superior", "unit:gov", None),
        ("RESPONSIBLE_FOR", "task:1", "unit:money"),
        ("REPORTS_TO", "unit:money", "unit:gov"),
    ]


@pytest.mark.parametrize(
    ("thing_id", "missing"),
    [
        ("target:1", [("no_task", "target:1")]),
        ("task:3", [("no_owner", "task:3"), ("no_target", "task:3"), ("no_deadline", "task:3")]),
        ("task:5", [("only_diffuse", "task:5"), ("no_target", "task:5"), ("no_deadline", "task:5")]),
        ("project:1", [("no_place", None)]),
        ("park:1", []),
    ],
)
def test_missing_links_are_hops(small_store, thing_id: str, missing) -> None:  # noqa: F811
    found = [(what, source) for what, source, target in hops(small_store, thing_id) if target is None]
    own = [each for each in found if each[1] == thing_id]
    assert own == [each for each in missing if each[1] is not None]
    assert all(each[0] not in {what for what, _ in own} for each in missing if each[1] is None)


def test_project_and_park_name_builder_money_place_and_administration(small_store) -> None:  # noqa: F811
    project = hops(small_store, "project:1")
    for hop in [
        ("BUILDS", "project:1", "unit:money"), ("CONCERNS", "project:1", "task:1"), ("HAS_FACT", "project:1", "figure:1"),
        ("LOCATED_IN", "project:1", "park:1"), ("MENTIONS", "project:1", A), ("RESPONSIBLE_FOR", "task:1", "unit:tech"),
    ]:  # fmt: skip
        assert hop in project
    park = hops(small_store, "park:1")
    for hop in [
        ("ADMINISTERS", "park:1", "unit:park"), ("no_superior", "unit:park", None), ("LOCATED_IN", "park:1", "place:1"),
        ("LOCATED_IN", "park:1", "project:1"), ("CONCERNS", "park:1", "task:4"), ("MENTIONS", "park:1", "document:b"),
    ]:  # fmt: skip
        assert hop in park


def test_every_hop_quotes_its_document(small_store) -> None:  # noqa: F811
    for thing_id in ("target:1", "target:2", "task:1", "task:3", "task:4", "task:5", "project:1", "park:1"):
        chain = chain_of(asker(small_store), thing_id)
        assert chain is not None and chain.hops
        for hop in chain.hops:
            if hop.quote is not None:
                assert TEXTS[hop.document_id or ""][hop.start : hop.end] == hop.quote
            else:
                assert hop.source_kind == "Document", "only a document has no words of its own"
        assert all(list(row)[3:] == [*HOP_COLUMNS] for row in chain.rows())


def test_tasks_beyond_the_limit_are_counted(small_store) -> None:  # noqa: F811
    chain = chain_of(asker(small_store), "park:1", most_tasks=1)
    assert chain is not None and chain.left_out >= 1
    assert chain_of(asker(small_store), "task:unknown") is None


def test_things_are_found_by_words_and_kind(small_store) -> None:  # noqa: F811
    ask = asker(small_store)
    assert [row["thing_id"] for row in find_things(ask, "青湖科学城")] == ["task:1", "task:4", "park:1"]
    assert [row["thing_id"] for row in find_things(ask, "科学城 二期", kind="task")] == ["task:4"]
    assert [row["thing_id"] for row in find_things(ask, "park:1")] == ["park:1"]
    assert find_things(ask, "park:1", kind="task") == []


@pytest.mark.parametrize("format_", MEDIA_TYPES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pack_is_checked_again(small_store, format_: str, lang) -> None:  # noqa: F811
    ask = asker(small_store)
    chain = chain_of(ask, "task:1")
    assert chain is not None
    data = make_pack(pack_of(ask, chain, lang, DAY), format_)
    line = read_hash_line(texts_of(data, format_))
    assert line is not None and (line.hops, line.lang, line.made) == (digest_of_hops(chain), lang, "2026-01-02")
    assert check_pack(ask, data, format_).problems == ()


def changed(ask, name: str, edit):
    """Return an ``ask`` that answers one question as another store would."""
    return lambda question, **params: edit(ask(question, **params)) if question == name else ask(question, **params)


def test_a_pack_shows_what_changed_in_the_store(small_store) -> None:  # noqa: F811
    ask = asker(small_store)
    chain = chain_of(ask, "task:1")
    assert chain is not None
    data = make_pack(pack_of(ask, chain, "zh", DAY), "html")
    fewer = changed(ask, "chain/downstream", lambda rows: rows[1:])
    assert {code for code, _ in check_pack(fewer, data, "html").problems} == {"hops_changed", "pack_changed"}
    other = changed(ask, "documents/document_text", lambda rows: [{**row, "content": row["content"] + "。"} for row in rows])
    assert "text_changed" in {code for code, _ in check_pack(other, data, "html").problems}
    gone = changed(ask, "chain/thing_by_id", lambda rows: [])
    assert [code for code, _ in check_pack(gone, data, "html").problems] == ["thing_gone"]
    with pytest.raises(SettingsError, match="no hash line"):
        check_pack(ask, b"<p>nothing</p>", "html")
    with pytest.raises(SettingsError, match="no readable"):
        check_pack(ask, b"nothing", "docx")


def test_a_pack_says_what_a_person_asks(small_store) -> None:  # noqa: F811
    ask = asker(small_store)
    chain = chain_of(ask, "task:1")
    assert chain is not None
    said = "\n".join(texts_of(make_pack(pack_of(ask, chain, "zh", DAY), "docx"), "docx"))
    start = TEXTS[A].index("市科技局")
    for words in ("云川市科技创新行动计划", "2026-12 “2026年12月”", "牵头：云川市科学技术局（据约定推定）。", "配合：云川市财政局。",
                  f"p. 2 字符{start}–{start + 4}", "约定：“列第一的为牵头单位”", "缺失环节", "无量化目标", "a.txt"):  # fmt: skip
        assert words in said


@pytest.mark.browser
@pytest.mark.parametrize("thing_id", ["target:2", "task:1", "project:1", "park:1"])
def test_a_pack_prints_on_two_pages(small_store, thing_id: str, tmp_path: Path) -> None:  # noqa: F811
    chromium = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    if chromium is None:
        pytest.skip("no Chromium")
    ask = asker(small_store)
    chain = chain_of(ask, thing_id, most_tasks=PACK_TASKS)
    assert chain is not None
    (tmp_path / "pack.html").write_bytes(make_pack(pack_of(ask, chain, "zh", DAY), "html"))
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
               f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={tmp_path / 'pack.pdf'}", str(tmp_path / "pack.html")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    printed = pypdfium2.PdfDocument(tmp_path / "pack.pdf")
    assert len(printed) <= 2 and "核对人" in printed[len(printed) - 1].get_textpage().get_text_range()
    printed.close()
