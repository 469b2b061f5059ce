"""Word 97-2003, from a file that LibreOffice 7.4 wrote (samples/plan.doc)."""

from __future__ import annotations

import pytest

from graph.errors import DocumentError
from graph.records import BlockKind, SourceText
from loaders.readers import read_bytes
from loaders.readers.building import CellLine
from loaders.readers.doc.binary import modifiers
from loaders.readers.doc.rows import DocRow, grid_of
from tests.loaders.readers.checking import grid, notes, texts
from tests.loaders.readers.making import SAMPLES, make_doc
from tests.project_files import ROOT


def test_headings_and_automatic_numbers() -> None:
    source = read_bytes("a.doc", make_doc(), sandbox=False)
    outline = [(source.text[b.start : b.end], b.kind, b.level, b.number) for b in source.blocks if b.number or b.level]
    assert outline == [
        ("总体要求", "heading", 1, "一、"), ("重点任务", "heading", 1, "二、"), ("建设基础设施", "heading", 2, "（一）"),
        ("建设起降点。新建起降点80个。", "paragraph", None, "1."), ("建设航线网络。开通航线20条。", "paragraph", None, "2."),
        ("培育应用场景", "heading", 2, "（二）"), ("发展物流配送。", "paragraph", None, "1.")]


def test_table_with_merged_cells_and_box() -> None:
    source = read_bytes("a.doc", make_doc(), sandbox=False)
    cells = grid(source)
    assert (cells[0, 3], cells[1, 1], cells[2, 2]) == ("责任单位", "设施", "任务2内容")
    wide = {block.columns for block in source.blocks if (block.row, block.column) == (3, 2)}
    assert wide == {2}
    assert texts(source, BlockKind.BOX) == ["专栏1 低空物流工程", "建设物流枢纽3个。"]


def test_tracked_changes_read_as_accepted() -> None:
    source = read_bytes("a.doc", make_doc(), sandbox=False)
    assert "修订插入的字" in texts(source)
    assert "删掉" not in source.text
    assert notes(source) == ["deleted"]


def test_text_box_footnote_field_and_astral_sign() -> None:
    source = read_bytes("boxes.doc", (SAMPLES / "boxes.doc").read_bytes(), sandbox=False)
    assert texts(source, BlockKind.BOX) == ["专栏1 重点工程", "建设枢纽𠮷个。"]
    assert texts(source, BlockKind.PARAGRAPH) == ["正文第一段。", "正文第二段", "带框段落", "链接：域结果", "末行甲", "末行乙", "脚注内容"]
    assert source.blocks[-1].locator == "footnote"


@pytest.mark.parametrize("sample", ["wide_table.doc", "wide_table.pdf"])
def test_wide_table_reads_as_in_the_docx_it_came_from(sample: str) -> None:
    twin = ROOT / "tests/gold/variants/documents/hefei_task_table.docx"
    source, expected = (read_bytes(path.name, path.read_bytes(), sandbox=False) for path in (SAMPLES / sample, twin))

    def shape(read: SourceText) -> list[tuple[object, ...]]:
        return [(block.row, block.column, block.rows, block.columns, "".join(read.text[block.start : block.end].split()))
                for block in read.blocks if block.kind is BlockKind.CELL]

    assert shape(source) == shape(expected)


def patched(offset: int, value: bytes) -> bytes:
    """Return the sample with bytes of its ``WordDocument`` header changed."""
    data = bytearray(make_doc())
    start = data.index(b"\xec\xa5")
    data[start + offset : start + offset + len(value)] = value
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (patched(0x0B, b"\x03"), "encrypted"),
        (patched(2, b"\x65\x00"), "unsupported"),
        (patched(0x1A2, b"\xff\xff\xff\x7f"), "corrupt"),
        (make_doc()[:8000], "corrupt"),
        (make_doc()[:600], "corrupt"),
    ],
    ids=["encrypted", "word 6", "offset outside", "cut", "cut short"],
)
def test_what_cannot_be_read_has_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes("a.doc", data)
    assert caught.value.code == code


def test_modifiers_stop_at_damage() -> None:
    assert list(modifiers(b"\x16\x24\x01\x40\x26\x02\x0b\x46\x05")) == [(0x2416, b"\x01"), (0x2640, b"\x02")]


def test_rows_of_unlike_edges_share_one_grid() -> None:
    def row(*edges: int) -> DocRow:
        return DocRow([[CellLine(str(edge))] for edge in edges[:-1]], list(edges), [0] * (len(edges) - 1))

    cells = grid_of([row(0, 100, 200, 400), row(0, 205, 400), row(10, 400)])
    assert [[(cell.column, cell.columns) for cell in line] for line in cells] == [
        [(0, 1), (1, 1), (2, 1)], [(0, 2), (2, 1)], [(0, 3)]]
