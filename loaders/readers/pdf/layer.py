"""One PDF page: characters with their places → lines and ruled tables in reading order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from loaders.readers.layout import PageContent, Sign, arrange
from loaders.readers.ruling import Stroke, TooManyLines, find_ruled_tables

#: A filled shape thinner than this (points) is a line; so Word and WPS draw table borders.
THIN = 3.0
MOST_PATHS = 20_000


def read_page(page: pdfium.PdfPage) -> tuple[PageContent, bool]:
    """Return the content of a page, and False when its drawing was too large to look for tables."""
    width, height = page.get_size()
    complete = True
    try:
        tables = find_ruled_tables(list(_strokes(page, height)))
    except TooManyLines:
        tables, complete = [], False
    return arrange(list(_signs(page)), tables, width * height), complete


def has_images(page: pdfium.PdfPage) -> bool:
    """Tell whether a page draws an image."""
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _signs(page: pdfium.PdfPage) -> Iterator[Sign]:
    layer = page.get_textpage()
    height = page.get_height()
    box = raw.FS_RECTF()
    codes = [raw.FPDFText_GetUnicode(layer, index) for index in range(raw.FPDFText_CountChars(layer))]
    index = 0
    while index < len(codes):
        code, width = codes[index], 1
        if 0xD800 <= code < 0xDC00 and index + 1 < len(codes) and 0xDC00 <= codes[index + 1] < 0xE000:
            code, width = 0x10000 + ((code - 0xD800) << 10) + codes[index + 1] - 0xDC00, 2
        text = _clean(code)
        if text and not text.isspace() and raw.FPDFText_GetLooseCharBox(layer, index, box):
            # The loose box spans the advance of the sign: a full-width quote counts as wide as it is set.
            yield Sign(
                text, (box.left + box.right) / 2, height - (box.top + box.bottom) / 2, box.left, box.right - box.left
            )
        elif text:
            yield Sign(text, None, None, 0.0, 0.0)
        index += width


def _clean(code: int) -> str:
    """Return a character as stored: PDFium's hyphen marks become hyphens, other control characters nothing."""
    if code in (0x02, 0xFFFE, 0xAD):
        return "-"
    if code in (0x0A, 0x09, 0x20):
        return chr(code)
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "" if code < 0xA0 else "\ufffd"
    return chr(code)


def _strokes(page: pdfium.PdfPage, height: float) -> Iterator[Stroke]:
    for count, path in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5)):
        if count >= MOST_PATHS:
            raise TooManyLines
        fill, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroked))
        if not stroked.value and not fill.value:
            continue
        points = list(_segments(path))
        flat = [(x, height - y) for pair in points for x, y in pair]
        if not flat:
            continue
        xs, ys = [x for x, _ in flat], [y for _, y in flat]
        left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if bottom - top <= THIN or right - left <= THIN:
            yield from _line(left, top, right, bottom)
        elif stroked.value:
            for (x0, y0), (x1, y1) in points:
                if abs(x0 - x1) <= 1 or abs(y0 - y1) <= 1:
                    yield from _line(min(x0, x1), height - max(y0, y1), max(x0, x1), height - min(y0, y1))


def _line(left: float, top: float, right: float, bottom: float) -> Iterator[Stroke]:
    if right - left >= bottom - top and right - left > THIN:
        yield Stroke(True, (top + bottom) / 2, left, right)
    elif bottom - top > THIN:
        yield Stroke(False, (left + right) / 2, top, bottom)


def _segments(path: pdfium.PdfObject) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the straight segments of a path in page coordinates."""
    matrix = path.get_matrix()
    holder = path.container
    while holder is not None:
        matrix = matrix.multiply(holder.get_matrix())
        holder = holder.container
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST_PATHS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield last, point
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield last, first
            last = first
