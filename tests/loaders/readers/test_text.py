from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.errors import DocumentError
from graph.records import BlockKind
from loaders.readers import read_bytes
from loaders.readers.tables import find_tables
from tests.loaders.readers.checking import check_source, grid, notes, texts

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
MARKS = st.sampled_from("，。；：、（）《》“”〔〕—％ 　１２３abc0123\n")
CHINESE = st.text(st.one_of(HAN, MARKS), min_size=1, max_size=60).filter(lambda text: bool(text.strip()))
#: Everything Unicode has but NUL, surrogates and CR: line separators, bidi controls, combining and astral signs.
ANY = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\r"), min_size=1, max_size=80)
ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "gb18030": b"", "utf-16-le": codecs.BOM_UTF16_LE,
             "utf-16-be": codecs.BOM_UTF16_BE, "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@given(CHINESE, st.sampled_from(sorted(ENCODINGS)))
def test_chinese_text_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    data = ENCODINGS[encoding] + text.encode(encoding)
    if encoding == "gb18030" and is_utf8(data):
        return  # the bytes are valid in both; UTF-8 wins by rule
    source = read_bytes("a.txt", data)
    assert source.text == text
    assert source.encoding == encoding.removesuffix("-sig")
    assert "\ufffd" not in source.text
    check_source(source, data)


@given(CHINESE, st.sampled_from(sorted(ENCODINGS)), st.integers(0, 400))
def test_cut_text_is_whole_or_refused(text: str, encoding: str, cut: int) -> None:
    data = (ENCODINGS[encoding] + text.encode(encoding))[:cut]
    try:
        source = read_bytes("a.txt", data)
    except DocumentError as error:
        assert error.code in ("undecodable", "empty", "no_text", "bad_character")
        assert error.offset is None or 0 <= error.offset < len(data)
    else:
        assert source.text.encode(source.encoding or "") in data
        assert "\ufffd" not in source.text
        # Two Han characters of UTF-8 are too few to tell a cut from GB18030; from three on, none turns into others.
        if encoding.startswith("utf-8") and len(re.findall("[\u4e00-\u9fff]", text[:cut // 3])) > 3:
            assert text.startswith(source.text)


@given(ANY)
@example("甲\u2028乙\u0085丙\x0b丁\x0c戊")
@example("\u202e反向\u202c e\u0301 𠮷 ㍿ １２３")
@example("\ufeff\ufeff甲")
def test_stored_text_is_unchanged_and_spans_are_exact(text: str) -> None:
    data = codecs.BOM_UTF8 + text.encode()
    if not text.strip():
        return
    source = read_bytes("a.txt", data)
    assert source.text == text
    check_source(source, data)


@given(st.lists(CHINESE.map(lambda text: text.replace("\n", "")).filter(str.strip), min_size=1), st.sampled_from(["\n", "\r\n", "\r"]))
def test_line_ends_become_lf_and_nothing_else_changes(lines: list[str], end: str) -> None:
    source = read_bytes("a.txt", end.join(lines).encode("utf-8-sig"))
    assert source.text == "\n".join(lines)
    assert texts(source) == lines


@given(st.binary(min_size=1, max_size=60))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    try:
        source = read_bytes("a.txt", data, sandbox=False)
    except DocumentError as error:
        assert error.code in ("undecodable", "no_text", "bad_character", "unsupported", "corrupt")
    else:
        check_source(source, data)


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("甲乙".encode() + b"\xff", 6),
        ("甲乙丙".encode("gb18030") + b"\xff\xff", 6),
        (codecs.BOM_UTF16_LE + "甲".encode("utf-16-le") + b"\x00\xd8", 4),
        ("二、重点任务".encode()[:-1], 15),
    ],
    ids=["utf-8", "gb18030", "half a surrogate", "cut"],
)
def test_undecodable_names_the_byte(data: bytes, offset: int) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes("a.txt", data)
    assert (caught.value.code, caught.value.offset) == ("undecodable", offset)


def test_utf8_wins_over_gb18030() -> None:
    text = "责任"  # four GB18030 characters by another reading of its six bytes
    assert read_bytes("a.txt", text.encode()).text == text


def test_nul_is_refused() -> None:
    with pytest.raises(DocumentError, match="NUL character in line 2"):
        read_bytes("a.txt", "甲\n乙\0".encode())


def test_form_feed_counts_pages() -> None:
    source = read_bytes("a.txt", "甲\n\f乙\n丙\f\n丁".encode())
    assert [(block.page, source.text[block.start : block.end]) for block in source.blocks] == [
        (1, "甲"), (2, "乙"), (2, "丙"), (3, "丁")]


def test_leading_tabs_and_blanks_stay_in_the_block() -> None:
    assert texts(read_bytes("a.txt", "\t专栏1\n　　正文".encode())) == ["\t专栏1", "　　正文"]


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        (["任务\t单位", "建设\t市科技局"], 4),
        (["类别\t指标\t值", "一\t甲\t1", "\t乙\t2"], 8),
        (["序号\t项目\t单位", "一、新建项目（3项）", "1\t甲\t乙"], 7),
        (["序号\t项目\t单位", "", "一、新建项目（3项）", "", "1\t甲\t乙"], 7),
        (["\t类别\t指标\t值", "", "\t一\t甲\t1"], 6),
        (["一、总体要求\t1", "二、重点任务\t5", "三、保障措施\t12"], 0),
        (["\t专栏1 工程", "\t建设甲", "\t建设乙"], 0),
        (["郑州\t合肥\t1\t2"], 0),
        (["甲\t乙", "这是两张表之间的一句话。", "丙\t丁"], 0),
        (["甲\t乙\t丙", "丁\t戊"], 0),
    ],
    ids=["two rows", "merged first column", "spanning row", "blank lines between", "first tab and blank lines", "contents", "box", "one row", "sentence between", "uneven"],
)
def test_only_lines_of_one_width_are_a_table(lines: list[str], cells: int) -> None:
    source = read_bytes("a.txt", "\n".join(lines).encode())
    assert len(texts(source, BlockKind.CELL)) == cells
    check_source(source, "\n".join(lines).encode())


def test_blank_cells_left_of_the_task_column_continue_the_cell_above() -> None:
    lines = ["序号\t类别\t任务\t单位\t备注", "1\t甲\t建设一\t市科技局\t急", "2\t\t建设二\t市财政局\t", "3\t乙\t建设三\t\t"]
    source = read_bytes("a.txt", "\n".join(lines).encode())
    rows = {source.text[block.start : block.end]: block.rows for block in source.blocks}
    assert (rows["甲"], rows["乙"], rows["市财政局"], rows["急"]) == (2, 1, 1, 1)
    assert notes(source) == ["carried_down"]
    assert grid(source)[3, 2] == "建设三"


def test_spanning_row_covers_all_columns() -> None:
    found = find_tables(["序号\t项目\t单位", "一、新建项目", "1\t甲\t乙"])
    assert [(cell.row, cell.columns) for cell in found.cells[1]] == [(1, 3)]
