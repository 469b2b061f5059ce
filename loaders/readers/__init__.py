"""Readers: bytes of one file → ``SourceText`` (stored text with blocks), one module per format.

What is read, what is reported and every limit stand in docs/formats.md. A reader never follows a link, never runs
anything, and never returns text that is not in the file; a file it cannot read ends as one ``DocumentError``.
"""

from __future__ import annotations

from pathlib import Path

from graph.records import SourceText
from loaders.readers.files import read_file, safe_name
from loaders.readers.formats import read_format
from loaders.readers.limits import Limits
from loaders.readers.reasons import Note, Reason

__all__ = ["Limits", "Note", "Reason", "read_bytes", "read_source"]


def read_source(path: Path, *, sandbox: bool = True, root: Path | None = None) -> SourceText:
    """Read one file; its content decides the format, not its name.

    Args:
        path: A regular file.
        sandbox: Parse all but plain text in a process of its own with limits on time and memory.
        root: When given, the file must lie in this folder once links are followed.

    Raises:
        DocumentError: The file cannot be read; ``code`` is one of ``Reason``.
        SettingsError: A limit in the environment is not a number.
    """
    limits = Limits.from_environment()
    data = read_file(path, limits, root)
    return read_format(safe_name(path.name), data, limits, sandbox=sandbox)


def read_bytes(name: str, data: bytes, *, sandbox: bool = True) -> SourceText:
    """Read a file that is already in memory, such as an upload; ``name`` only labels it and breaks ties.

    Raises:
        DocumentError: As ``read_source``.
    """
    return read_format(safe_name(Path(name).name), data, Limits.from_environment(), sandbox=sandbox)
