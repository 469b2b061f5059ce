from __future__ import annotations

import pytest

from graph.errors import DocumentError
from graph.records import BlockKind
from loaders.readers import read_bytes
from loaders.readers.formats import MEDIA_TYPES
from tests.loaders.readers.checking import check_source, grid, texts
from tests.loaders.readers.making import LINES, MAKERS, ROWS, TITLE

TEXTUAL = [name for name in MAKERS if name not in ("plan.csv", "plan.xlsx", "plan.doc")]
GRID = {(row, column): text for row, cells in enumerate(ROWS) for column, text in enumerate(cells) if text}


@pytest.mark.parametrize("name", MAKERS)
def test_blocks_keep_the_promises_of_the_record(name: str) -> None:
    data = MAKERS[name]()
    check_source(read_bytes(name, data), data)


@pytest.mark.parametrize("name", MAKERS)
def test_child_process_and_own_process_read_the_same(name: str) -> None:
    data = MAKERS[name]()
    assert read_bytes(name, data, sandbox=True) == read_bytes(name, data, sandbox=False)


@pytest.mark.parametrize("name", TEXTUAL)
def test_every_line_of_the_plan_is_a_block(name: str) -> None:
    found = [text.replace("\n", "").strip() for text in texts(read_bytes(name, MAKERS[name](), sandbox=False))]
    joined = "".join("".join(text.split()) for text in found)
    for line in (TITLE, *LINES):
        assert line in found or (name == "plan.pdf" and line in joined)


@pytest.mark.parametrize("name", [name for name in MAKERS if name not in ("plan.pdf", "plan.doc", "plan.html")])
def test_table_has_its_cells_in_place(name: str) -> None:
    assert grid(read_bytes(name, MAKERS[name](), sandbox=False)) == GRID


@pytest.mark.parametrize("name", ["plan.txt", "plan.docx", "plan.xlsx", "plan.ofd", "plan.doc", "plan.pdf"])
def test_merged_cell_says_how_far_it_reaches(name: str) -> None:
    source = read_bytes(name, MAKERS[name](), sandbox=False)
    merged = [block for block in source.blocks if source.text[block.start : block.end] == "设施"]
    assert next((block.kind, block.row, block.column, block.rows) for block in merged) == (BlockKind.CELL, 1, 1, 2)


#: CSV and Markdown are told from plain text by name only.
SNIFFED = [name for name in MAKERS if name not in ("plan.csv", "plan.md")]


@pytest.mark.parametrize("name", SNIFFED)
@pytest.mark.parametrize("label", ["plan.pdf", "plan.docx", "noname"])
def test_content_decides_whatever_the_name_says(name: str, label: str) -> None:
    data = MAKERS[name]()
    source = read_bytes(label, data, sandbox=False)
    assert source.media_type == read_bytes(name, data, sandbox=False).media_type
    told = [value for key, value in source.hints if value.startswith("mislabelled")]
    claimed = {"plan.pdf": "application/pdf", "plan.docx": "wordprocessingml"}.get(label)
    assert bool(told) == (claimed is not None and claimed not in source.media_type)


def test_every_format_has_a_media_type_and_a_seed() -> None:
    made = {read_bytes(name, maker(), sandbox=False).media_type for name, maker in MAKERS.items()}
    assert made == set(MEDIA_TYPES.values())


@pytest.mark.parametrize("name", MAKERS)
def test_reading_twice_gives_the_same(name: str) -> None:
    data = MAKERS[name]()
    assert read_bytes(name, data, sandbox=False) == read_bytes(name, data, sandbox=False)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.rtf", b"{\\rtf1 x}", "unsupported"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "unsupported"),
        ("a.doc", b"MIME-Version: 1.0\n", "unsupported"),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, "unsupported"),
        ("a.docx", b"PK\x05\x06" + b"\0" * 18, "corrupt"),
        ("a.pdf", b"\x01\x02\x03 not a pdf", "corrupt"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le"), "unsupported"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"), "encrypted"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\r\n", "no_text"),
        ("a.html", b"<html><body><script>x</script></body></html>", "no_text"),
        ("a.csv", b",,,\n,,,\n", "no_text"),
    ],
)
def test_what_cannot_be_read_has_a_reason(name: str, data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(name, data)
    assert caught.value.code == code
    assert caught.value.source == name
