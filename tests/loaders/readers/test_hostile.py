"""Files made to harm: bombs (T7), entities (T8), budgets (T9), and children that crash, hang or eat memory."""

from __future__ import annotations

import http.server
import io
import re
import struct
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph.errors import DocumentError
from loaders.readers import read_bytes, read_source
from tests.loaders.readers.making import LINES, make_docx, make_ofd, make_pdf, make_xlsx, unzipped, zipped


def reason(name: str, data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_bytes(name, data)
    return caught.value.code


def replaced(data: bytes, part: str, content: bytes) -> bytes:
    return zipped({**unzipped(data), part: content})


# -- bombs -------------------------------------------------------------------------------------------------------------
def zip_bomb(seed: bytes, part: str, megabytes: int = 300) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != part:
                new.writestr(info.filename, old.read(info))
        with new.open(part, "w", force_zip64=True) as member:
            for _ in range(megabytes):
                member.write(b" " * 1024 * 1024)
    return stream.getvalue()


@pytest.mark.parametrize(("name", "maker", "part"), [("a.docx", make_docx, "word/document.xml"), ("a.ofd", make_ofd, "OFD.xml"),
                                                     ("a.xlsx", make_xlsx, "xl/worksheets/sheet1.xml")])
def test_zip_bomb_is_refused_before_it_unpacks(name: str, maker, part: str) -> None:  # type: ignore[no-untyped-def]
    data = zip_bomb(maker(), part)
    before = psutil.Process().memory_info().rss
    started = time.monotonic()
    assert reason(name, data) == "bomb"
    assert time.monotonic() - started < 1
    assert psutil.Process().memory_info().rss - before < 50_000_000


def test_lying_directory_does_not_help_a_bomb() -> None:
    data = bytearray(zip_bomb(make_docx(), "word/document.xml", 5))
    for at in [match.start() for match in re.finditer(b"PK\x01\x02", bytes(data))]:
        if b"word/document.xml" in data[at : at + 80]:
            struct.pack_into("<I", data, at + 24, 1000)
    assert reason("a.docx", bytes(data)) == "corrupt"


def test_many_members_are_refused() -> None:
    assert reason("a.docx", zipped({"word/document.xml": b"<x/>", **{f"m{n}": b"" for n in range(10_001)}})) == "bomb"


def test_pdf_stream_bomb_does_not_reach_the_parent() -> None:
    packed = zlib.compress(b"(x) Tj\n" * 30_000_000, 9)
    body = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length "
            + str(len(packed)).encode() + b">>stream\n" + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>")
    before = psutil.Process().memory_info().rss
    assert reason("a.pdf", body) in ("no_text", "memory_limit", "reader_failed", "corrupt", "time_limit")
    assert psutil.Process().memory_info().rss - before < 50_000_000


# -- entities ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    hits: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port, hits
    server.shutdown()
    thread.join()
    server.server_close()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file://{canary}">]>',
    "http": '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:{port}/e">]>',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/p"> %p;]>',
    "external": '<!DOCTYPE x SYSTEM "http://127.0.0.1:{port}/d">',
    "laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha"><!ENTITY e "&l9;">{LAUGHS}]>',
    "quadratic": '<!DOCTYPE x [<!ENTITY e "' + "a" * 50_000 + '">]>',
    "internal": '<!DOCTYPE x [<!ENTITY e "x">]>',
    "lower": '<!doctype x [<!ENTITY e "x">]>',
}


@pytest.mark.parametrize("kind", DOCTYPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_in_office_parts_are_refused(kind: str, encoding: str, listener: tuple[int, list[str]], tmp_path: Path) -> None:
    port, hits = listener
    canary = tmp_path / "canary.txt"
    canary.write_text("GEHEIM")
    doctype = DOCTYPES[kind].replace("{canary}", str(canary)).replace("{port}", str(port))
    xml = (f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>A&e;B'
           "</w:t></w:r></w:p></w:body></w:document>")
    for name, maker, part in (("a.docx", make_docx, "word/document.xml"), ("a.xlsx", make_xlsx, "xl/workbook.xml"),
                              ("a.ofd", make_ofd, "Doc_0/Document.xml")):
        with pytest.raises(DocumentError) as caught:
            read_bytes(name, replaced(maker(), part, xml.encode(encoding)))
        assert caught.value.code in ("refused_dtd", "corrupt" if kind == "lower" else "refused_dtd")
        assert "GEHEIM" not in str(caught.value)
    assert hits == []


def test_web_page_fetches_nothing(listener: tuple[int, list[str]], tmp_path: Path) -> None:
    port, hits = listener
    address = f"http://127.0.0.1:{port}"
    page = (f'<!DOCTYPE html SYSTEM "{address}/dtd"><html><head><link rel="stylesheet" href="{address}/c"><base href="{address}/">'
            f'<meta http-equiv="refresh" content="0;url={address}/r"></head><body><img src="{address}/i"><iframe src="{address}/f">'
            f'</iframe><script src="{address}/s"></script><p>甲</p></body></html>')
    assert read_bytes("a.html", page.encode()).text.strip() == "甲"
    assert hits == []


# -- budgets -----------------------------------------------------------------------------------------------------------
def within(seconds: float, name: str, data: bytes) -> object:
    started = time.monotonic()
    try:
        return read_bytes(name, data)
    except DocumentError as error:
        return error.code
    finally:
        assert time.monotonic() - started < seconds


def test_ten_thousand_merged_ranges() -> None:
    merges = "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 10_001))
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="str"><v>甲{n}</v></c></row>' for n in range(1, 10_001))
    sheet = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + rows
             + f'</sheetData><mergeCells>{merges}</mergeCells></worksheet>')
    source = within(10, "a.xlsx", replaced(make_xlsx(), "xl/worksheets/sheet1.xml", sheet.encode()))
    assert len(source.blocks) == 10_001  # type: ignore[attr-defined]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_READ_MAX_CELLS", "5")
    for name, data in (("a.xlsx", make_xlsx()), ("a.docx", make_docx()), ("a.csv", b"1,2,3\n4,5,6\n")):
        assert reason(name, data) == "too_large"


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_READ_MAX_CHARACTERS", "20")
    assert reason("a.docx", make_docx()) == "too_large"
    assert reason("a.pdf", make_pdf()) == "too_large"


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[" + kids + b"]/Count "
            + str(count).encode() + b">>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>")


def test_fifty_thousand_pages_are_refused() -> None:
    assert within(10, "a.pdf", many_pages(50_000)) == "too_large"


def test_page_loops_end() -> None:
    loop = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\n"
            b"trailer<</Root 1 0 R>>")
    assert within(10, "a.pdf", loop) in ("no_text", "corrupt")


def test_text_of_three_million_characters() -> None:
    data = ("\n".join(LINES) + "\n").encode() * 25_000
    source = within(30, "a.txt", data)
    assert len(source.text) > 2_500_000  # type: ignore[attr-defined]


def test_deep_xml_is_refused_not_recursed() -> None:
    deep = b"<w:document xmlns:w='urn:w'><w:body>" + b"<w:sdt><w:sdtContent>" * 5000 + b"x"
    assert reason("a.docx", replaced(make_docx(), "word/document.xml", deep)) == "corrupt"


def test_deepest_xml_that_parses_is_read() -> None:
    inner = b"<w:ins>" * 200 + b"<w:r><w:t>x</w:t></w:r>" + b"</w:ins>" * 200
    xml = b"<w:document xmlns:w='urn:w'><w:body><w:p>" + inner + b"</w:p></w:body></w:document>"
    assert read_bytes("a.docx", replaced(make_docx(), "word/document.xml", xml)).text.strip() == "x"


# -- children ----------------------------------------------------------------------------------------------------------
def slow_page() -> bytes:
    return b"<html><body>" + b"<div>" * 400_000 + b"x</body></html>"


def test_slow_file_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_READ_SECONDS", "1.5")
    started = time.monotonic()
    assert reason("a.html", slow_page()) == "time_limit"
    assert time.monotonic() - started < 4


def test_hungry_file_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_READ_MEMORY", str(400 * 1024 * 1024))
    cells = b'<c t="str"><v>x</v></c>' * 9_000_000
    sheet = (b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">' + cells
             + b"</row></sheetData></worksheet>")
    monkeypatch.setenv("ZEREN_READ_MAX_RATIO", "100000")
    before = psutil.Process().memory_info().rss
    assert reason("a.xlsx", replaced(make_xlsx(), "xl/worksheets/sheet1.xml", sheet)) in ("memory_limit", "reader_failed")
    assert psutil.Process().memory_info().rss - before < 300_000_000


def test_reading_goes_on_after_every_kind_of_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZEREN_READ_SECONDS", "1.5")
    path = tmp_path / "good.docx"
    path.write_bytes(make_docx())
    good = read_source(path)
    for bad in (slow_page(), b"<html><body>\xff\xff\xff"):
        reason("a.html", bad)
        assert read_source(path) == good
