"""OFD (GB/T 33190-2016), the format of Chinese electronic official documents → lines with page numbers and tables.

Text stands in ``TextCode`` elements with the place of each character; straight paths give the ruled tables. Templates
(letterheads) are read like the page itself; seals and annotations are not text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from graph.errors import DocumentError
from graph.records import SourceText
from loaders.readers.building import TextBuilder
from loaders.readers.layout import PageContent, arrange
from loaders.readers.limits import Limits
from loaders.readers.metadata import plausible_title
from loaders.readers.ofd.content import PageDrawing
from loaders.readers.packages import Element, Package, attribute, child, children
from loaders.readers.pages import write_pages
from loaders.readers.reasons import Note, Reason
from loaders.readers.ruling import TooManyLines, find_ruled_tables

MEDIA_TYPE = "application/ofd"
#: Millimetres to points: OFD measures in the one, line finding in the other.
POINTS = 72 / 25.4
_A4 = (210.0, 297.0)


def read_ofd(name: str, data: bytes, limits: Limits) -> SourceText:
    """Read an OFD file, all its documents in order.

    Raises:
        DocumentError: ``corrupt``, ``encrypted``, ``bomb``, ``refused_dtd``, ``too_large`` or ``no_text``.
    """
    package = Package(name, data, limits)
    builder = TextBuilder(name, limits)
    if any(path.endswith(("encryptions.xml", "encryptinfo.xml", "decryptseed.dat")) for path in package.members):
        raise DocumentError(Reason.ENCRYPTED, "is an encrypted OFD; save it without protection", source=name)
    root = package.xml("OFD.xml")
    pages: list[PageContent] = []
    for body in children(root, "DocBody"):
        document = _text(child(body, "DocRoot"))
        title = child(body, "DocInfo", "Title")
        builder.hint("title", plausible_title(_text(title)))
        if document:
            pages.extend(_OfdDocument(package, builder, document.lstrip("/")).pages(len(pages)))
    write_pages(builder, pages)
    return builder.finish(data, MEDIA_TYPE)


class _OfdDocument:
    """One document of a file with its page size and templates."""

    def __init__(self, package: Package, builder: TextBuilder, path: str) -> None:
        self.package = package
        self.builder = builder
        self.folder = posixpath.dirname(path)
        self.root = package.xml(path)
        common = child(self.root, "CommonData")
        self.area = box_of(child(common, "PageArea", "PhysicalBox")) or (0.0, 0.0, *_A4)
        self.templates = {
            attribute(element, "ID"): attribute(element, "BaseLoc") or ""
            for element in children(common, "TemplatePage")
        }

    def pages(self, before: int) -> Iterator[PageContent]:
        """Yield the pages; ``before`` counts those of earlier documents."""
        listed = list(children(child(self.root, "Pages"), "Page"))
        limits = self.package.limits
        if before + len(listed) > limits.max_pages:
            raise DocumentError(
                Reason.TOO_LARGE,
                f"has {before + len(listed)} pages, more than {limits.max_pages} "
                "(ZEREN_READ_MAX_PAGES raises the limit)",
                source=self.package.name,
            )
        empty: list[int] = []
        for number, element in enumerate(listed, before + 1):
            content, drawing = self._page(attribute(element, "BaseLoc") or "", number)
            if not content.items and drawing.images:
                empty.append(number)
            yield content
        if empty:
            self.builder.note(Note.IMAGES_ONLY, f"pages without text, only images: {', '.join(map(str, empty))}")

    def _page(self, location: str, number: int) -> tuple[PageContent, PageDrawing]:
        root = self.package.xml(self._path(location))
        area = box_of(child(root, "Area", "PhysicalBox")) or self.area
        drawing = PageDrawing()
        for template in children(root, "Template"):
            base = self.templates.get(attribute(template, "TemplateID"))
            if base and self._path(base) in self.package:
                drawing.add(self.package.xml(self._path(base)))
        drawing.add(root)
        try:
            tables = find_ruled_tables(drawing.strokes) if not drawing.too_many else None
        except TooManyLines:
            tables = None
        if tables is None:
            self.builder.note(Note.LOST_PART, f"page {number}: a drawing with too many lines to look for tables in")
        return arrange(drawing.signs, tables or [], area[2] * area[3] * POINTS**2), drawing

    def _path(self, location: str) -> str:
        location = location.replace("\\", "/")
        return (
            location.lstrip("/")
            if location.startswith("/")
            else posixpath.normpath(posixpath.join(self.folder, location))
        )


def box_of(element: Element | None) -> tuple[float, float, float, float] | None:
    """Return x, y, width and height of an ``ST_Box``."""
    try:
        numbers = [float(part) for part in _text(element).split()]
    except ValueError:
        return None
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) == 4 else None


def _text(element: Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""
