"""The one error tree; every message says what, where and what would have been valid.

ZerenError
├── DocumentError        the bytes of one input file are bad (reason code, file, offset)
├── LexiconError         an entry of data/lexicons or of a decisions file is bad
├── StructureError       the numbering of a document cannot be read as a tree
├── ResolutionError      a decision contradicts itself
├── QueryError           a query file, its parameters or a typed query is bad
├── StoreError           a store cannot be opened, is busy, of another version, or refused
│   └── StoreBusyError   somebody else holds it (says who)
└── SettingsError        an option, address or environment variable is bad
"""

from __future__ import annotations


class ZerenError(Exception):
    """Root of all errors that are shown to a user as one line.

    Attributes:
        exit_code: What the command line ends with (docs/cli.md).
    """

    exit_code = 1


class DocumentError(ZerenError):
    """One input file cannot be read; the others go on.

    Args:
        code: Stable reason code such as ``undecodable`` or ``no_text``.
        message: What is wrong and what would have been valid.
        source: Base name of the file.
        offset: Byte offset in the file, or None when the whole file is meant.
    """

    exit_code = 3

    def __init__(self, code: str, message: str, *, source: str = "", offset: int | None = None) -> None:
        """Keep the parts of the message as attributes."""
        place = source + (f" at byte {offset}" if offset is not None else "")
        super().__init__(f"{place}: {message}" if place else message)
        self.code = code
        self.message = message
        self.source = source
        self.offset = offset

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the attributes when the error comes back from a child process."""
        return (_rebuild_document_error, (self.code, self.message, self.source, self.offset))


def _rebuild_document_error(code: str, message: str, source: str, offset: int | None) -> DocumentError:
    return DocumentError(code, message, source=source, offset=offset)


class LexiconError(ZerenError):
    """A hand-kept data file is wrong; says the file, the line or entry, and the valid form."""

    exit_code = 4


class StructureError(ZerenError):
    """The headings of a document cannot be ordered into a tree."""

    exit_code = 3


class ResolutionError(ZerenError):
    """Decisions about names contradict each other."""

    exit_code = 4


class QueryError(ZerenError):
    """A query file, its parameters or a typed query is not valid."""

    exit_code = 2


class StoreError(ZerenError):
    """A graph store cannot be reached, opened, read or written."""

    exit_code = 5


class StoreBusyError(StoreError):
    """Another process holds the store; the message names it."""


class SettingsError(ZerenError):
    """An option, address or environment variable is not valid."""

    exit_code = 2
