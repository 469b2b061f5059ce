"""Which reader reads which bytes."""

from __future__ import annotations

from graph.records import SourceText
from loaders.readers.files import check_bytes
from loaders.readers.limits import Limits
from loaders.readers.text import read_text


def read_format(name: str, data: bytes, limits: Limits, *, sandbox: bool) -> SourceText:
    """Read bytes with the reader of their format."""
    check_bytes(data, name, limits)
    return read_text(name, data, limits)
