"""Evidence packs read back by programs that did not write them, with texts that try to act."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from defusedxml import ElementTree
from selectolax.lexbor import LexborHTMLParser

from graph.errors import SettingsError
from graph.exports.evidence_pack import Pack, PackRow, Table, clean, make_pack, pack_format, texts_of
from loaders.readers import read_bytes

HOSTILE = (
    "=HYPERLINK(\"http://203.0.113.7\",\"x\")", "+1+1", "-2", "@SUM(A1)", "\t=1+1", "<script>alert(1)</script>",
    "<img src=http://203.0.113.7/x onerror=alert(1)>", "]]>&amp;\"'</td>", "a\x00b\x1b[31mc\u202ed\ufffe", "http://203.0.113.7/",
)  # fmt: skip


def pack(texts: tuple[str, ...] = HOSTILE, rows: int = 1) -> Pack:
    """Return a pack that says these texts everywhere."""
    said = tuple(clean(text) for text in texts)
    lines = tuple(PackRow((text, str(number), text, text, "p. 1"), number % 2 == 0) for number in range(rows) for text in said)
    table = Table("表", ("a", "b", "c", "d", "e"), lines, (10, 10, 30, 30, 20))
    annex = Table("annex", ("x", "y"), tuple(PackRow((text, text)) for text in said), ())
    facts = tuple((f"k{number}", text) for number, text in enumerate(said))
    return Pack("zh", "证据单", said[0], facts, said, (table,), said, "复核", ("zeren-chain/1",), "签", annex)


def paragraphs_of_word(data: bytes) -> list[str]:
    """Read the document part of a docx without the package that wrote it."""
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return ["".join(part.text or "" for part in line.iter(f"{space}t")) for line in root.iter(f"{space}p")]


def test_html_shows_hostile_texts_as_they_are() -> None:
    data = make_pack(pack(), "html")
    page = LexborHTMLParser(data)
    assert page.css("script, img, a, iframe, link, object") == []
    assert {cell.text() for cell in page.css("td")} >= {clean(text) for text in HOSTILE}
    assert [meta.attributes.get("content") for meta in page.css("meta[http-equiv]")] == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert len(page.css("tr.missing")) == len(HOSTILE) and page.css_first("html").attributes["lang"] == "zh-CN"
    assert b"http" not in data.replace(b"http-equiv", b"").replace(b"http://203.0.113.7", b""), "nothing is fetched"


def test_word_holds_every_text() -> None:
    lines = paragraphs_of_word(make_pack(pack(), "docx"))
    assert [text for text in HOSTILE if clean(text) not in lines] == []


def test_word_is_read_by_our_own_reader() -> None:
    text = read_bytes("pack.docx", make_pack(pack(("第一句", "第二句")), "docx")).text
    assert text.count("第一句") >= 5


def test_workbook_has_texts_only() -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_pack(pack(), "xlsx")))
    assert book.sheetnames == ["证据单", "annex"]
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"} and all(cell.hyperlink is None for cell in cells)
    values = {cell.value for cell in book["annex"]["A"]}
    assert values == {"x", *(clean(text) for text in HOSTILE)}
    page = book["证据单"]
    assert (page.page_setup.paperSize, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (9, None, 0), "fitToWidth is 1 when unsaid"


@pytest.mark.parametrize("format_", ["html", "docx", "xlsx"])
def test_the_same_pack_reads_the_same(format_: str) -> None:
    first, second = (texts_of(make_pack(pack(), format_), format_) for _ in range(2))
    assert first == second and len(first) > 5 * len(HOSTILE)


@pytest.mark.parametrize("format_", ["docx", "xlsx"])
def test_what_is_no_pack_is_refused(format_: str) -> None:
    blown = io.BytesIO()
    with zipfile.ZipFile(blown, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 60_000_000)
    for data in (b"", b"PK\x03\x04", blown.getvalue()):
        with pytest.raises(SettingsError):
            texts_of(data, format_)


def test_pack_format_names_what_is_valid() -> None:
    assert [pack_format(name) for name in ("a.html", "B.DOCX", "c.d.xlsx")] == ["html", "docx", "xlsx"]
    with pytest.raises(SettingsError, match=r"\.html, \.docx or \.xlsx"):
        pack_format("a.pdf")
