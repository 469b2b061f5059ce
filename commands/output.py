"""Prints rows as a table, as JSON, as CSV or into a workbook; nothing that a document says can act on the terminal or in Excel."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from commands.language import default_language, say
from commands.options import Format, Language
from graph.errors import SettingsError
from graph.exports.files import csv_cell
from graph.exports.tables import write_rows
from queries.captions import Lang, caption, value_caption

#: Width of tables where the output is no terminal and ``COLUMNS`` is not set; 80 would break every second word.
PIPE_WIDTH = 160
#: Control characters, and characters that turn the direction of writing: shown, never obeyed.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Output:
    """Where and how one command prints.

    Attributes:
        path: File to write instead of the screen, or None.
    """

    lang: Lang
    format: Format
    path: Path | None = None

    @property
    def as_table(self) -> bool:
        """True when people read it, on the screen or in a text file."""
        return self.format is Format.TABLE

    def console(self) -> Console:
        """Return a console for standard output, made at each use because tests and pipes replace it."""
        return Console(width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH, highlight=False)

    def rows(self, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
        """Print rows as JSON or CSV, or write them as a workbook, with exactly these columns."""
        if self.format is Format.XLSX and self.path is not None:
            write_rows(rows, columns, self.path, self._caption, self._value)
            self.note(say("written", self.lang, path=self.path))
        elif self.format is Format.JSON:
            self.text(to_json([{name: row.get(name) for name in columns} for row in rows]))
        else:
            self.text(to_csv(rows, columns))

    def _caption(self, name: str) -> str:
        return caption(name, self.lang)

    def _value(self, column: str, value: Any) -> Any:
        return value_caption(column, value, self.lang)

    def text(self, text: str) -> None:
        """Print a finished text unchanged, or write it to the file in one step."""
        if self.path is None:
            sys.stdout.write(text if text.endswith("\n") else text + "\n")
            return
        encoding = "utf-8-sig" if self.format is Format.CSV else "utf-8"
        part = self.path.with_name(f".{self.path.name}.part")
        try:
            part.write_text(text, encoding=encoding, newline="")
            part.replace(self.path)
        except OSError as error:
            raise SettingsError(f"cannot write {self.path}: {error.strerror or error}") from error
        self.note(say("written", self.lang, path=self.path))

    def note(self, text: str) -> None:
        """Say something about the rows on standard error, so that pipes get rows only."""
        note(text)


def make_output(lang: Language | None, format_: Format = Format.TABLE, path: Path | None = None) -> Output:
    """Return the output of one command; a file without a format in its options takes that of its ending."""
    if path is not None and format_ is Format.TABLE:
        if path.suffix.lower() not in (".json", ".csv", ".xlsx"):
            raise SettingsError(f"--out {path}: say --format json, csv or xlsx, or end the name in .json, .csv or .xlsx")
        format_ = Format(path.suffix.lower()[1:])
    if path is None and format_ is Format.XLSX:
        raise SettingsError("--format xlsx is no text for the screen; name a file with --out FILE.xlsx")
    return Output(default_language() if lang is None else lang.value, format_, path)


def note(text: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(visible(text).replace("\n", " ") + "\n")


def visible(text: str) -> str:
    """Return the text with control characters written out in ASCII, line ends and tabs kept."""
    return _CONTROLS.sub(lambda match: ascii(match[0])[1:-1], text)


def plain(text: object) -> Text:
    """Return text that a table prints as it is: no markup, no control characters."""
    return Text("" if text is None else visible(str(text)))


def to_json(value: object) -> str:
    """Return readable JSON; characters that could act on a terminal are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def to_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return CSV with a header; lists and maps are JSON inside their cell.

    A text that a spreadsheet would take for a formula gets a ``'`` in front; ``--format json`` has the exact text.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(row.get(name)) for name in columns] for row in rows)
    return stream.getvalue()
