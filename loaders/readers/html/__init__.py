"""Web pages → the document they show: title, metadata table, paragraphs, headings and tables in page order.

Navigation, side columns, footers, scripts and hidden elements are left out and counted; nothing is fetched. Words of
the metadata table (索引号, 文号, 成文日期 …) also become hints.
"""

from __future__ import annotations

import codecs
import re

from selectolax.lexbor import LexborHTMLParser

from graph.errors import DocumentError
from graph.records import SourceText
from loaders.readers.building import TextBuilder
from loaders.readers.decoding import decode_text
from loaders.readers.html.emit import PageWriter
from loaders.readers.html.main_part import MainPart
from loaders.readers.limits import Limits
from loaders.readers.metadata import plausible_title
from loaders.readers.reasons import Note, Reason

MEDIA_TYPE = "text/html"
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})|encoding=[\"']([A-Za-z0-9_\-]{2,20})",
    re.IGNORECASE,
)
#: Browsers read these labels as GB18030's older parts; GB18030 contains them.
_CHINESE = {"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "csgb2312", "chinese", "gb2312-80"}
_SITE = re.compile(r"(?:网站?|门户|政府|平台|频道|政府信息公开|信息公开目录|委员会|局|厅)$")
_TITLE_PARTS = re.compile(r"[_|\uff5c]|\s[-—–]+\s|-{2,}|(?<=[\u4e00-\u9fff）”》])-(?=[\u4e00-\u9fff])")


def read_html(name: str, data: bytes, limits: Limits) -> SourceText:
    """Read a web page.

    Raises:
        DocumentError: ``undecodable``, ``bad_character``, ``too_large`` or ``no_text``.
    """
    builder = TextBuilder(name, limits)
    text, encoding = decode_page(name, data, builder)
    if "\0" in text:
        raise DocumentError(Reason.BAD_CHARACTER, "NUL character; web pages hold no such character", source=name)
    page = LexborHTMLParser(text)
    body = page.body
    if body is None:
        raise DocumentError(Reason.NO_TEXT, "has no body", source=name)
    title = page_title(page)
    part = MainPart(body, title)
    writer = PageWriter(builder, part)
    writer.write(body)
    if part.left_out:
        builder.note(Note.OUTSIDE_MAIN, f"{part.left_out} characters outside the main part of the page left out")
    for field, value in writer.fields:
        builder.hint(field, value)
    builder.hint("title", title)
    builder.hint("published", _meta(page, "PubDate", "publishdate", "pubdate", "article:published_time"))
    if "\ufffd" in text:
        builder.note(Note.UNMAPPED, f"{text.count(chr(0xFFFD))} characters were already lost in the page itself")
    return builder.finish(data, MEDIA_TYPE, encoding)


def decode_page(name: str, data: bytes, builder: TextBuilder) -> tuple[str, str]:
    """Return text and encoding: mark, strict UTF-8, the character set the page states, strict GB18030.

    Raises:
        DocumentError: ``undecodable``.
    """
    match = _CHARSET.search(data[:4096])
    declared = (match.group(1) or match.group(2)).decode().lower() if match is not None else None
    declared = "gb18030" if declared in _CHINESE else declared
    known = _known(declared)
    try:
        text, encoding = decode_text(name, data)
    except DocumentError:
        if known in (None, "utf-8", "gb18030"):
            raise
        text, encoding = "", ""
    if encoding in ("gb18030", "") and known not in (None, "utf-8", "gb18030") and known is not None:
        try:
            return data.decode(known), known
        except UnicodeDecodeError as error:
            if not encoding:
                raise DocumentError(
                    Reason.UNDECODABLE,
                    f"is not {known}, as it says, nor UTF-8 nor GB18030",
                    source=name,
                    offset=error.start,
                ) from error
    if declared is not None and known != encoding:
        builder.note(Note.DECLARED_CHARSET, f"says {declared}, read as {encoding}")
    return text, encoding


def _known(charset: str | None) -> str | None:
    """Return the codec of a character set when Python has it and it decodes bytes to text."""
    try:
        found = codecs.lookup(charset or "")
    except LookupError:
        return None
    # bytes-to-bytes codecs such as zlib are no character sets
    return found.name if getattr(found, "_is_text_encoding", True) and not found.name.startswith("utf-16") else None


def page_title(page: LexborHTMLParser) -> str | None:
    """Return the title a page states of its document, without the names of the site."""
    stated = _meta(page, "ArticleTitle", "og:title", "dc.title")
    element = page.css_first("head title")
    whole = (element.text() or "").strip() if element is not None else ""
    parts = [part.strip() for part in _TITLE_PARTS.split(whole) if part.strip()]
    own = [part for part in parts if not _SITE.search(part)]
    return plausible_title(stated) or plausible_title(max(own, key=len, default=None))


def _meta(page: LexborHTMLParser, *names: str) -> str | None:
    wanted = [name.lower() for name in names]
    for element in page.css("meta"):
        attributes: dict[str, str | None] = element.attributes
        key = (attributes.get("name") or attributes.get("property") or "").lower()
        if key in wanted and (attributes.get("content") or "").strip():
            return (attributes.get("content") or "").strip()
    return None
