"""Files that appear whole or not at all, and text that every format can hold."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.errors import SettingsError

#: What spreadsheets take for the beginning of a formula, full-width forms included.
_FORMULA = re.compile(r"^\s*[=+\-@\t\r＝＋－＠]")
#: What XML 1.0 cannot hold in any way of writing.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a file to write to, which takes the place of ``path`` when the block ends well.

    Raises:
        SettingsError: It cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        if path.is_dir():
            raise SettingsError(f"{path} is a folder; name a file")
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        raise SettingsError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give a folder to write to, which becomes ``path`` when the block ends well.

    Raises:
        SettingsError: It exists and is not empty, or cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not (path.is_dir() and not any(path.iterdir())):
            raise SettingsError(f"{path} exists; name a new folder")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        part.replace(path)
    except OSError as error:
        raise SettingsError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def csv_cell(value: object) -> str | int | float | None:
    """Return what stands in one CSV cell; a text that a spreadsheet would take for a formula gets ``'`` in front."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float):
        return value
    text = plain_text(value).replace("\0", "\\x00")
    return f"'{text}" if _FORMULA.match(text) else text


def plain_text(value: Any) -> str:
    """Return a value as text; lists and maps as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def xml_text(value: Any) -> str:
    r"""Return a value as text of which every character may stand in XML; others become ``\x..``.

    >>> xml_text("a\x0bb"), xml_text(True), xml_text(["一"])
    ('a\\x0bb', 'true', '["一"]')
    """
    return _NOT_XML.sub(lambda match: ascii(match[0])[1:-1], plain_text(value))
