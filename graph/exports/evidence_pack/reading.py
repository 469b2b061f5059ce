"""Reads an evidence pack back: the bytes of a file in, its texts in their order out."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from docx import Document
from docx.oxml.ns import qn
from lxml import etree, html

from graph.errors import SettingsError

#: No pack comes near; keeps what was blown up on purpose out of memory.
MAX_BYTES = 50_000_000


def texts_of(data: bytes, format_: str) -> list[str]:
    """Return the texts of the file without empty ones: paragraphs and cells of the page.

    Raises:
        SettingsError: The bytes are no such file.
    """
    try:
        if format_ == "html":
            return _kept(_of_page(data))
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_BYTES:
                raise SettingsError("the file is too large for an evidence pack")
        return _kept(_of_word(data) if format_ == "docx" else _of_workbook(data))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, etree.LxmlError) as error:
        raise SettingsError(f"this is no readable .{format_} file: {error}") from error


def _of_page(data: bytes) -> list[str]:
    root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    return ["".join(map(str, each.itertext())) for each in root.iter("h1", "h2", "p", "dt", "dd", "th", "td")]


def _of_word(data: bytes) -> list[str]:
    body = Document(io.BytesIO(data)).element.body
    return ["".join(part.text or "" for part in line.iter(qn("w:t"))) for line in body.iter(qn("w:p"))]


def _of_workbook(data: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return [str(cell) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]


def _kept(texts: list[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]
