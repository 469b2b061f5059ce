"""Why a file cannot be read (reason codes) and what was odd about one that can (note codes).

Both are stable: they go into the ledger, the command line's output and docs/formats.md. A reason ends the file with a
``DocumentError``; a note is a hint ``("note", "<code>: <text>")`` on the ``SourceText``.
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Codes of ``DocumentError.code`` that readers raise; the comment says what helps."""

    NOT_FOUND = "not_found"  # no such file
    NOT_A_FILE = "not_a_file"  # folder, pipe, device or socket: name a regular file
    OUTSIDE_ROOT = "outside_root"  # a link or .. leads out of the folder that was named
    UNREADABLE = "unreadable"  # no permission, or the disk failed
    CHANGED = "changed"  # written to while it was read: try again
    EMPTY = "empty"  # 0 bytes
    TOO_LARGE = "too_large"  # over a limit of docs/formats.md, which an environment variable raises
    BOMB = "bomb"  # unpacks to far more than its size
    UNSUPPORTED = "unsupported"  # content of no known format
    UNDECODABLE = "undecodable"  # neither UTF-8, nor UTF-16 with a mark, nor GB18030
    BAD_CHARACTER = "bad_character"  # NUL or half a surrogate pair
    NO_TEXT = "no_text"  # read without error, but nothing in it: a scan, for example
    ENCRYPTED = "encrypted"  # needs a password: save it without one
    CORRUPT = "corrupt"  # cut off or damaged
    REFUSED_DTD = "refused_dtd"  # XML part with <!DOCTYPE or <!ENTITY, which no office program writes
    TIME_LIMIT = "time_limit"  # not done in time
    MEMORY_LIMIT = "memory_limit"  # needs more memory than allowed
    READER_FAILED = "reader_failed"  # the reading process ended, or the parser met what it does not know


class Note(StrEnum):
    """Codes that open a hint called ``note``."""

    MISLABELLED = "mislabelled"  # the content is of another format than the name says
    CARRIED_DOWN = "carried_down"  # blank cells of a text table read as continued from above
    UNEVEN_ROWS = "uneven_rows"  # rows of a text table with more or fewer cells than its header
    DECLARED_CHARSET = "declared_charset"  # a web page's stated character set does not fit; what was used instead
    FORMULA_WITHOUT_VALUE = "formula_without_value"  # cells whose result was never computed
    HIDDEN = "hidden"  # sheets, rows or columns that are hidden, read all the same
    DELETED = "deleted"  # tracked deletions left out
    IMAGES_ONLY = "images_only"  # pages without text, such as scans
    REPEATED_LINES = "repeated_lines"  # running headers and footers left out
    UNMAPPED = "unmapped"  # characters whose meaning the file does not state
    CONTENTS = "contents"  # the table of contents is left out: its lines are the headings again
    OUTSIDE_MAIN = "outside_main"  # navigation and the like around the main part of a web page left out
    LOST_PART = "lost_part"  # a part of the file that could not be read
    EXTRACTOR = "extractor"  # what the library that read it warns of


def note(code: Note, text: str) -> tuple[str, str]:
    """Return the hint for a note."""
    return ("note", f"{code}: {text}")
