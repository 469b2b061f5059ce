"""Which reader reads which bytes: the content decides, the name only among formats of plain text.

Binary formats and web pages are parsed in a process of their own (``sandbox``), plain text here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from importlib import import_module
from pathlib import PurePath

from graph.errors import DocumentError
from graph.records import SourceText
from loaders.readers.files import check_bytes
from loaders.readers.limits import Limits
from loaders.readers.reasons import Note, Reason, note
from loaders.readers.sandbox import read_in_child


class Format(StrEnum):
    """Formats with a reader; the value is how messages call them."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    CSV = "CSV"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "Word (docx)"
    XLSX = "Excel (xlsx)"
    OFD = "OFD"
    DOC = "Word 97-2003 (doc)"


_BY_EXTENSION = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".tab": Format.CSV,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".shtml": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".dotx": Format.DOCX,
    ".dotm": Format.DOCX,
    ".xlsx": Format.XLSX,
    ".xlsm": Format.XLSX,
    ".xltx": Format.XLSX,
    ".xltm": Format.XLSX,
    ".ofd": Format.OFD,
    ".doc": Format.DOC,
    ".dot": Format.DOC,
    ".wps": Format.DOC,
}
#: Extensions of files that can be read; what a folder is searched for.
EXTENSIONS = tuple(sorted(_BY_EXTENSION))
_PLAIN = (Format.TEXT, Format.MARKDOWN, Format.CSV)

#: First bytes of formats without a reader, and what to do instead.
_FOREIGN: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\{\\rtf"), "is RTF; save it as docx"),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*", re.DOTALL),
        "is an image; recognise its text first",
    ),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ"), "is an archive; unpack it first"),
    (
        re.compile(rb"(?i)MIME-Version:|From:.{0,200}MIME-Version:", re.DOTALL),
        "is MHTML (single web page); save it as docx or HTML",
    ),
    (re.compile(rb"CAJ|HN\0|KDH "), "is CAJ; export it as PDF"),
    (re.compile(rb"SEP\0|SEPD|UOF"), "is a SEP or UOF file; save it as docx or PDF"),
    (re.compile(rb"MZ|\x7fELF"), "is a program"),
)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_WORD_XML = re.compile(rb"<\?mso-application|schemas\.microsoft\.com/office/word/2003|pkg:package")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
_BINARY_MARKS = re.compile(rb"\bendobj\b|\bendstream\b|PK\x03\x04|PK\x01\x02|%PDF-")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_format(name: str, data: bytes, limits: Limits, *, sandbox: bool) -> SourceText:
    """Read bytes with the reader of their format.

    Raises:
        DocumentError: The bytes cannot be read; ``code`` is one of ``Reason``.
    """
    check_bytes(data, name, limits)
    kind = sniff(name, data)
    if sandbox and kind not in _PLAIN:
        source = read_in_child(name, data, str(kind), limits)
    else:
        source = read_here(name, data, kind, limits)
    claimed = _BY_EXTENSION.get(PurePath(name).suffix.lower())
    actual = next((known for known, media in MEDIA_TYPES.items() if media == source.media_type), kind)
    if claimed is None or claimed is actual or (claimed in _PLAIN and actual in _PLAIN):
        return source
    told = note(Note.MISLABELLED, f"named {PurePath(name).suffix.lower()}, but the content is {actual}")
    return replace(source, hints=(*source.hints, told))


def read_here(name: str, data: bytes, kind: Format | str, limits: Limits) -> SourceText:
    """Read bytes of a known format in this process.

    Parsers meet damaged files with errors of every kind; here, at their border, each becomes a reason.

    Raises:
        DocumentError: As ``read_format``.
    """
    try:
        return _reader_of(Format(kind))(name, data, limits)
    except DocumentError:
        raise
    except MemoryError as error:
        raise DocumentError(
            Reason.MEMORY_LIMIT, "needs more memory than allowed (ZEREN_READ_MEMORY raises the limit)", source=name
        ) from error
    except Exception as error:
        raise DocumentError(
            Reason.READER_FAILED,
            f"the {Format(kind)} reader met what it does not know "
            f"({type(error).__name__}); save the file anew and try again",
            source=name,
        ) from error


def sniff(name: str, data: bytes) -> Format:
    """Return the format of the bytes.

    Raises:
        DocumentError: ``unsupported`` for known formats without a reader, ``corrupt`` for binary bytes of none.
    """
    claimed = _BY_EXTENSION.get(PurePath(name).suffix.lower())
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_format(name, data)
    if data.startswith(_OLE):
        return _ole_format(name, data)
    for pattern, said in _FOREIGN:
        if pattern.match(data):
            raise DocumentError(Reason.UNSUPPORTED, said, source=name)
    if _WORD_XML.search(head):
        raise DocumentError(Reason.UNSUPPORTED, "is Word 2003 XML or flat OPC; save it as docx", source=name)
    if _HTML.search(head.replace(b"\0", b"")) or (claimed is Format.HTML and b"<" in data):
        return Format.HTML
    if (
        claimed is not None
        and claimed not in _PLAIN
        and (_CONTROL.search(data) or _BINARY_MARKS.search(data) or b"\0" in data)
    ):
        raise DocumentError(Reason.CORRUPT, f"is no {claimed}, whatever its name says, and no text", source=name)
    return claimed if claimed in _PLAIN and claimed is not None else Format.TEXT


def _zip_format(name: str, data: bytes) -> Format:
    """Tell by the names in the package, which stand uncompressed at its end (or at its start when that is cut off)."""
    lowered = (data[:65536] + data[-1_000_000:]).lower()
    for mark, kind in ((b"ofd.xml", Format.OFD), (b"word/", Format.DOCX), (b"xl/", Format.XLSX)):
        if mark in lowered:
            return kind
    for mark, said in ((b"ppt/", "is PowerPoint"), (b"opendocument", "is OpenDocument")):
        if mark in lowered:
            raise DocumentError(Reason.UNSUPPORTED, f"{said}; save it as docx or PDF", source=name)
    if _BY_EXTENSION.get(PurePath(name).suffix.lower()) in (Format.DOCX, Format.XLSX, Format.OFD):
        raise DocumentError(Reason.CORRUPT, "is a damaged zip package without the parts its name promises", source=name)
    raise DocumentError(Reason.UNSUPPORTED, "is a zip archive; unpack it first", source=name)


def _ole_format(name: str, data: bytes) -> Format:
    def holds(stream: str) -> bool:
        # Names in the directory are padded with zeros: Book is not Bookmark.
        return (stream + "\0").encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise DocumentError(Reason.ENCRYPTED, "is protected by a password; save it without one", source=name)
    if holds("WordDocument"):
        return Format.DOC
    for stream, said in (
        ("Workbook", "is Excel 97-2003; save it as xlsx"),
        ("Book", "is old Excel; save it as xlsx"),
        ("PowerPoint Document", "is PowerPoint; save it as PDF"),
        ("HwpSummaryInformation", "is HWP; save it as docx"),
    ):
        if holds(stream):
            raise DocumentError(Reason.UNSUPPORTED, said, source=name)
    if _BY_EXTENSION.get(PurePath(name).suffix.lower()) is Format.DOC:
        raise DocumentError(Reason.CORRUPT, "is a damaged Word file without its text", source=name)
    raise DocumentError(Reason.UNSUPPORTED, "is an OLE container of no known kind", source=name)


MEDIA_TYPES = {
    Format.TEXT: "text/plain",
    Format.MARKDOWN: "text/markdown",
    Format.CSV: "text/csv",
    Format.HTML: "text/html",
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.OFD: "application/ofd",
    Format.DOC: "application/msword",
}


#: Module and function of each reader; imported when first needed, as some load large libraries.
_READERS = {
    Format.TEXT: ("text", "read_text"),
    Format.MARKDOWN: ("markdown", "read_markdown"),
    Format.CSV: ("csv_table", "read_csv"),
    Format.HTML: ("html", "read_html"),
    Format.PDF: ("pdf", "read_pdf"),
    Format.DOCX: ("docx", "read_docx"),
    Format.XLSX: ("xlsx", "read_xlsx"),
    Format.OFD: ("ofd", "read_ofd"),
    Format.DOC: ("doc", "read_doc"),
}


def _reader_of(kind: Format) -> Callable[[str, bytes, Limits], SourceText]:
    module, function = _READERS[kind]
    reader: Callable[[str, bytes, Limits], SourceText] = getattr(import_module(f"loaders.readers.{module}"), function)
    return reader
