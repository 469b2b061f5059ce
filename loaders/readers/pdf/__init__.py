"""PDF → lines with page numbers, and ruled tables as cells, from the text layer.

A line of the page is a line of the stored text; joining lines to paragraphs is the cleaning's work. Pages without a
text layer (scans) are reported, never guessed at.
"""

from __future__ import annotations

import re

import pypdfium2 as pdfium

from graph.errors import DocumentError
from graph.records import SourceText
from loaders.readers.building import TextBuilder
from loaders.readers.layout import PageContent
from loaders.readers.limits import Limits
from loaders.readers.metadata import plausible_title
from loaders.readers.pages import write_pages
from loaders.readers.pdf.layer import has_images, read_page
from loaders.readers.reasons import Note, Reason

MEDIA_TYPE = "application/pdf"
#: Above this share of signs outside any script of these documents, the fonts do not say what they draw.
STRANGE_SHARE = 0.3
#: Latin with marks, private use and lost characters; · ± ° § and the signs of times and division are usual.
_STRANGE = re.compile(
    "[\u00a1-\u00a6\u00a8-\u00af\u00b2-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u036f\ue000-\uf8ff\ufffd]"
)


def read_pdf(name: str, data: bytes, limits: Limits) -> SourceText:
    """Read a PDF.

    Raises:
        DocumentError: ``encrypted``, ``corrupt``, ``too_large`` or ``no_text``.
    """
    document = _open(name, data)
    builder = TextBuilder(name, limits)
    try:
        if len(document) > limits.max_pages:
            raise DocumentError(
                Reason.TOO_LARGE,
                f"has {len(document)} pages, more than {limits.max_pages} (ZEREN_READ_MAX_PAGES raises the limit)",
                source=name,
            )
        pages = _pages(document, builder)
        title = document.get_metadata_dict(skip_empty=True).get("Title")
    finally:
        document.close()
    write_pages(builder, pages)
    builder.hint("title", plausible_title(title))
    return builder.finish(data, MEDIA_TYPE)


def _open(name: str, data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise DocumentError(
                Reason.ENCRYPTED, "needs a password to open; save it without one", source=name
            ) from error
        raise DocumentError(Reason.CORRUPT, f"is a damaged or cut-off PDF ({error})", source=name) from error


def _pages(document: pdfium.PdfDocument, builder: TextBuilder) -> list[PageContent]:
    pages: list[PageContent] = []
    scans: list[int] = []
    for index in range(len(document)):
        try:
            page = document[index]
            content, complete = read_page(page)
            if not content.items and has_images(page):
                scans.append(index + 1)
            page.close()
        except pdfium.PdfiumError as error:
            content, complete = PageContent(), True
            builder.note(Note.LOST_PART, f"page {index + 1} cannot be read ({error})")
        if not complete:
            builder.note(Note.LOST_PART, f"page {index + 1}: a drawing with too many lines to look for tables in")
        pages.append(content)
    if scans:
        builder.note(Note.IMAGES_ONLY, f"pages without text, only images: {_ranges(scans)} of {len(document)}")
    strange = [number for number, page in enumerate(pages, 1) if _is_strange(page)]
    if strange:
        builder.note(Note.UNMAPPED, f"fonts do not say which characters they draw on pages {_ranges(strange)}")
    return pages


def _is_strange(page: PageContent) -> bool:
    text = "".join("".join(item.split()) if isinstance(item, str) else "".join(item.texts) for item in page.items)
    strange = len(_STRANGE.findall(text))
    return len(text) >= 20 and strange > STRANGE_SHARE * len(text)


def _ranges(numbers: list[int]) -> str:
    """Return page numbers as a person writes them.

    >>> _ranges([1, 2, 3, 7, 9, 10])
    '1-3, 7, 9-10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
