"""What stands in an evidence pack, in the order of the page; the three formats show exactly this."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: What XML cannot hold, and characters that turn the direction of writing: shown, never obeyed.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PackRow:
    """One row of a table; ``missing`` rows stand out."""

    cells: tuple[str, ...]
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title.

    Attributes:
        widths: Share of the page's width per column, in percent.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[PackRow, ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """One evidence pack; all texts are ``clean``.

    Attributes:
        lang: zh or en.
        facts: Label and value of what the thing is.
        summary: The answer in a few sentences.
        annex: All hops with all columns; only the workbook has room for it.
        hash_lines: What a program needs to make the pack again.
    """

    lang: str
    title: str
    thing: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    hash_title: str
    hash_lines: tuple[str, ...]
    sign: str
    annex: Table


def clean(text: object) -> str:
    """Return a text on one line that every format can hold; absent is an empty text."""
    if text is None:
        return ""
    shown = _CONTROLS.sub(lambda match: f"\\x{ord(match[0]):02x}", str(text))
    return _BLANKS.sub(" ", shown).strip()
