"""One PDF page: characters with their places → lines and ruled tables in reading order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from loaders.readers.pages import PageContent, TableOnPage
from loaders.readers.ruling import RuledTable, Stroke, TooManyLines, find_ruled_tables

#: A filled shape thinner than this (points) is a line; so Word and WPS draw table borders.
THIN = 3.0
MOST_PATHS = 20_000
#: One cell that covers this share of the page is its frame.
FRAME_SHARE = 0.7
#: The first line of a paragraph is indented by two characters; written as two ideographic spaces.
INDENT = "\u3000\u3000"


@dataclass(frozen=True, slots=True)
class Sign:
    """One character; places are None for the blanks and line ends that PDFium adds."""

    text: str
    x: float | None
    y: float | None
    left: float
    size: float


def read_page(page: pdfium.PdfPage) -> tuple[PageContent, bool]:
    """Return the content of a page, and False when its drawing was too large to look for tables."""
    signs = list(_signs(page))
    complete = True
    try:
        tables = _tables(page)
    except TooManyLines:
        tables, complete = [], False
    return PageContent(list(_items(signs, tables))), complete


def has_images(page: pdfium.PdfPage) -> bool:
    """Tell whether a page draws an image."""
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _signs(page: pdfium.PdfPage) -> Iterator[Sign]:
    layer = page.get_textpage()
    height = page.get_height()
    box = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = box
    codes = [raw.FPDFText_GetUnicode(layer, index) for index in range(raw.FPDFText_CountChars(layer))]
    index = 0
    while index < len(codes):
        code, width = codes[index], 1
        if 0xD800 <= code < 0xDC00 and index + 1 < len(codes) and 0xDC00 <= codes[index + 1] < 0xE000:
            code, width = 0x10000 + ((code - 0xD800) << 10) + codes[index + 1] - 0xDC00, 2
        text = _clean(code)
        if text and not text.isspace() and raw.FPDFText_GetCharBox(layer, index, *map(ctypes.byref, box)):
            yield Sign(text, (left.value + right.value) / 2, height - (top.value + bottom.value) / 2, left.value,
                       right.value - left.value)
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


def _items(signs: Sequence[Sign], tables: Sequence[RuledTable]) -> Iterator[str | TableOnPage]:
    """Yield lines and tables; a table stands where its first character does."""
    cells: dict[int, list[list[str]]] = {number: [[] for _ in table.cells] for number, table in enumerate(tables)}
    order: list[list[Sign] | int] = [[]]
    place: tuple[int, int] | None = None
    for sign in signs:
        if sign.x is not None and sign.y is not None:
            place = _place(tables, sign.x, sign.y)
        if place is not None:
            number, cell = place
            if number not in order:
                order.extend([number, []])
            cells[number][cell].append(sign.text)
        elif sign.text == "\n" or not isinstance(order[-1], list):
            order.append([])
        if place is None and sign.text != "\n" and isinstance(order[-1], list):
            order[-1].append(sign)
    margin = _margin([line for line in order if isinstance(line, list)])
    for item in order:
        if isinstance(item, list):
            text = "".join(sign.text for sign in item).strip()
            if text:
                yield (INDENT if _is_indented(item, margin) else "") + text
        else:
            yield TableOnPage(tables[item], tuple(_cell_text(signs) for signs in cells[item]))


def _cell_text(texts: Sequence[str]) -> str:
    return "\n".join(line.strip() for line in "".join(texts).split("\n") if line.strip())


def _place(tables: Sequence[RuledTable], x: float, y: float) -> tuple[int, int] | None:
    for number, table in enumerate(tables):
        left, top, right, bottom = table.box
        if left <= x < right and top <= y < bottom:
            found = next((index for index, cell in enumerate(table.cells) if cell.holds(x, y)), None)
            return None if found is None else (number, found)
    return None


def _margin(lines: Sequence[Sequence[Sign]]) -> float | None:
    """Return where most lines of a page begin, None when there are too few to tell."""
    starts = sorted(round(line[0].left, 0) for line in lines if line and line[0].x is not None and len(line) > 4)
    if len(starts) < 4:
        return None
    return max(set(starts), key=lambda start: sum(abs(start - other) <= 3 for other in starts) - start / 1000)


def _is_indented(line: Sequence[Sign], margin: float | None) -> bool:
    if margin is None or not line or line[0].x is None or line[0].size <= 0:
        return False
    size = max(sign.size for sign in line[:8])
    return 1.5 * size <= line[0].left - margin <= 2.6 * size


def _tables(page: pdfium.PdfPage) -> list[RuledTable]:
    width, height = page.get_size()
    tables = find_ruled_tables(list(_strokes(page, height)))
    return [table for table in tables if not _is_frame(table, width * height)]


def _is_frame(table: RuledTable, area: float) -> bool:
    left, top, right, bottom = table.box
    return len(table.cells) == 1 and (right - left) * (bottom - top) > FRAME_SHARE * area


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
