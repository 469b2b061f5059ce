"""Bytes of a text file → text: byte order mark, strict UTF-8, strict GB18030, or a refusal with the byte offset.

Strict UTF-8 goes first because much UTF-8 Chinese is also valid GB18030 (as other characters), but not the reverse.
Nothing is ever replaced or left out. GB2312 and GBK are decoded as GB18030, which contains them.
"""

from __future__ import annotations

import codecs
import re

from graph.errors import DocumentError
from loaders.readers.reasons import Reason

#: UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
#: GB18030 hardly ever looks like this many Han characters of UTF-8 in front of its first byte that is none; cut-off
#: UTF-8 does, and often decodes as GB18030 into other characters.
CERTAIN = 3
_HAN = re.compile("[\u4e00-\u9fff]")


def decode_text(name: str, data: bytes) -> tuple[str, str]:
    """Return the text without its byte order mark, and the encoding.

    Raises:
        DocumentError: ``undecodable`` with the offset of the first byte that fits no encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(name, data, encoding, len(mark)), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as utf8:
        if len(_HAN.findall(data[: utf8.start].decode("utf-8"))) >= CERTAIN:
            raise DocumentError(
                Reason.UNDECODABLE,
                "is UTF-8 that is damaged or cut off here; save it anew as UTF-8",
                source=name,
                offset=utf8.start,
            ) from utf8
        try:
            return data.decode("gb18030"), "gb18030"
        except UnicodeDecodeError as gb:
            # The encoding that got further is the likelier one; its offset is where to look.
            error = max(utf8, gb, key=lambda failed: failed.start)
            raise DocumentError(
                Reason.UNDECODABLE,
                "neither UTF-8 nor GB18030 (GBK, GB2312); save it as UTF-8",
                source=name,
                offset=error.start,
            ) from error


def _strict(name: str, data: bytes, encoding: str, skip: int) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            Reason.UNDECODABLE,
            f"its byte order mark says {encoding}, but the bytes are not; save it as UTF-8",
            source=name,
            offset=skip + error.start,
        ) from error
