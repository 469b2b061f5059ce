"""How the reading process and its parent talk: one JSON line, then bytes; nothing that could run is sent.

The parent trusts nothing the child says: it takes the hash from its own bytes and checks every offset and type.
"""

from __future__ import annotations

import hashlib
import json
from typing import IO, Any

from graph.errors import DocumentError
from graph.records import Block, BlockKind, SourceText
from loaders.readers.reasons import Reason

_HEADER = 200


def send(stream: IO[bytes], body: bytes) -> None:
    """Write one message: its length as a line of digits, then the bytes."""
    stream.write(b"%d\n" % len(body))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> bytes | None:
    """Return the next message, or None when the other side is gone or says nonsense."""
    header = stream.readline(_HEADER)
    if not header.endswith(b"\n") or not header[:-1].isdigit() or int(header) > most:
        return None
    body = stream.read(int(header))
    return body if len(body) == int(header) else None


def pack_source(source: SourceText) -> bytes:
    """Return a finished record as a message."""
    blocks = [
        [
            block.start,
            block.end,
            str(block.kind),
            block.level,
            block.number,
            block.page,
            block.table,
            block.row,
            block.column,
            block.rows,
            block.columns,
            block.locator,
        ]
        for block in source.blocks
    ]
    return _dump(
        {
            "media_type": source.media_type,
            "encoding": source.encoding,
            "text": source.text,
            "blocks": blocks,
            "hints": [list(hint) for hint in source.hints],
        }
    )


def pack_error(error: DocumentError) -> bytes:
    """Return an error as a message."""
    return _dump({"error": [str(error.code), error.message, error.offset]})


def unpack(name: str, data: bytes, message: bytes) -> SourceText:
    """Return the record a message holds, or raise the error it holds.

    Raises:
        DocumentError: The one the child reports, or ``reader_failed`` when the message is not valid.
    """
    try:
        content = json.loads(message)
        if "error" in content:
            code, text, offset = content["error"]
            raise DocumentError(Reason(code), _text(text), source=name, offset=_whole(offset, none=True))
        text = _text(content["text"])
        blocks = tuple(_block(row, len(text)) for row in content["blocks"])
        hints = tuple((_text(key), _text(value)) for key, value in content["hints"])
        encoding = None if content["encoding"] is None else _text(content["encoding"])
        media_type = _text(content["media_type"])
    except (ValueError, KeyError, TypeError) as error:
        raise DocumentError(
            Reason.READER_FAILED, f"the reading process answered nonsense ({error})", source=name
        ) from error
    return SourceText(name, hashlib.sha256(data).hexdigest(), media_type, encoding, text, blocks, hints)


def _dump(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    value.encode("utf-8")
    return value


def _whole(value: object, *, none: bool = False) -> Any:
    if value is None and none:
        return None
    if type(value) is not int or value < 0:
        raise TypeError("no offset")
    return value


def _block(row: list[Any], length: int) -> Block:
    start, end, kind, level, number, page, table, at, column, rows, columns, locator = row
    if not 0 <= _whole(start) < _whole(end) <= length:
        raise ValueError("offsets outside the text")
    level, page, table, at, column = (_whole(value, none=True) for value in (level, page, table, at, column))
    number, locator = (None if value is None else _text(value) for value in (number, locator))
    return Block(
        start, end, BlockKind(kind), level, number, page, table, at, column, _whole(rows), _whole(columns), locator
    )
