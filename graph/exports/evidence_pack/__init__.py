"""Evidence packs: one chain on one or two pages, for a person who was not there, as HTML, Word or Excel."""

from __future__ import annotations

from collections.abc import Callable

from graph.errors import SettingsError
from graph.exports.evidence_pack.model import Pack, PackRow, Table, clean
from graph.exports.evidence_pack.page import html_of
from graph.exports.evidence_pack.reading import texts_of
from graph.exports.evidence_pack.word import docx_of
from graph.exports.evidence_pack.workbook import xlsx_of

__all__ = ["MEDIA_TYPES", "Pack", "PackRow", "Table", "clean", "make_pack", "pack_format", "texts_of"]

MEDIA_TYPES = {
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MAKERS: dict[str, Callable[[Pack], bytes]] = {"html": html_of, "docx": docx_of, "xlsx": xlsx_of}


def pack_format(name: str) -> str:
    """Return the format that a file's ending asks for.

    Raises:
        SettingsError: The ending is none of .html, .docx, .xlsx.
    """
    ending = name.rpartition(".")[2].lower()
    if ending not in _MAKERS:
        raise SettingsError(f"{name}: an evidence pack ends in .html, .docx or .xlsx")
    return ending


def make_pack(pack: Pack, format_: str) -> bytes:
    """Return the file; ``format_`` is a key of ``MEDIA_TYPES``."""
    return _MAKERS[format_](pack)
