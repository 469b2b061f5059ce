"""CSV and TSV → one table; the stored text is its cells divided by tabs, one row a line.

The delimiter is the one of comma, semicolon, tab and bar that gives the most rows of one width. Quoting follows RFC
4180; a quote that never closes is refused, as it would swallow the rest of the file.
"""

from __future__ import annotations

import csv
import io
from collections import Counter

from graph.errors import DocumentError
from graph.records import SourceText
from loaders.readers.building import TextBuilder, normal_line_ends
from loaders.readers.decoding import decode_text
from loaders.readers.limits import Limits
from loaders.readers.reasons import Note, Reason

MEDIA_TYPE = "text/csv"
_DELIMITERS = ",\t;|，"
_SAMPLE_ROWS = 100


def read_csv(name: str, data: bytes, limits: Limits) -> SourceText:
    """Read a CSV file as one table.

    Raises:
        DocumentError: ``undecodable``, ``bad_character``, ``corrupt``, ``too_large`` or ``no_text``.
    """
    decoded, encoding = decode_text(name, data)
    builder = TextBuilder(name, limits)
    text = normal_line_ends(decoded)
    delimiter = find_delimiter(text)
    table = builder.open_table()
    width: int | None = None
    uneven = 0
    for row, cells in enumerate(_rows(name, text, delimiter)):
        width = len(cells) if width is None else width
        uneven += len(cells) != width and any(cell.strip() for cell in cells)
        for column, cell in enumerate(cells):
            if cell.strip():
                builder.cell(cell.strip(), table, row, column, locator=f"row {row + 1} column {column + 1}")
        builder.end_row()
    if uneven:
        builder.note(Note.UNEVEN_ROWS, f"{uneven} rows have another number of cells than the first ({width})")
    return builder.finish(data, MEDIA_TYPE, encoding)


def find_delimiter(text: str) -> str:
    r"""Return the likeliest delimiter of a table; a comma when nothing speaks for another.

    >>> find_delimiter("序号;任务;单位\n1;建设,改造;市科技局\n"), find_delimiter("a\tb\n1\t2\n"), find_delimiter("甲\n")
    (';', '\t', ',')
    """

    def score(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
        widths: Counter[int] = Counter()
        try:
            for _, row in zip(range(_SAMPLE_ROWS), rows, strict=False):
                widths[len(row)] += 1
        except csv.Error:
            return (0, 0)
        width, count = max(widths.items(), key=lambda item: (item[0] > 1) * item[1], default=(1, 0))
        return (count, width) if width > 1 else (0, 0)

    scores = {delimiter: score(delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > (0, 0) else ","


def _rows(name: str, text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(max(len(text), 131_072))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise DocumentError(
            Reason.CORRUPT,
            f"line {reader.line_num}: {error}; quotes inside a cell are doubled and every opening quote is closed",
            source=name,
        ) from error
