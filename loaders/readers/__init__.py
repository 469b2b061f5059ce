"""Readers: bytes of one file → SourceText (being written; text only so far)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from graph.records import Block, SourceText


def read_source(path: Path, *, sandbox: bool = True) -> SourceText:
    """Read one file."""
    return read_bytes(path.name, path.read_bytes())


def read_bytes(name: str, data: bytes) -> SourceText:
    """Read the bytes of one file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            blocks.append(Block(at, at + len(line), locator=f"line {number}"))
        at += len(line) + 1
    return SourceText(name, hashlib.sha256(data).hexdigest(), "text/plain", "utf-8", text, tuple(blocks))
