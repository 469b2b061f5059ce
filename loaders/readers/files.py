"""Path → bytes, for regular files only and within the size limit; nothing blocks and no device is opened."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from graph.errors import DocumentError
from loaders.readers.limits import Limits
from loaders.readers.reasons import Reason

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def safe_name(name: str) -> str:
    r"""Return a file name that can be stored: bytes that are no UTF-8 become ``\udcXX`` written out.

    >>> safe_name("计划\udcff.txt")
    '计划\\udcff.txt'
    """
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def read_file(path: Path, limits: Limits, root: Path | None = None) -> bytes:
    """Return all bytes of a regular file.

    Raises:
        DocumentError: ``not_found``, ``not_a_file``, ``outside_root``, ``unreadable``, ``changed``, ``empty`` or
            ``too_large``.
    """
    name = safe_name(path.name)
    try:
        _check_root(path, root, name)
        # The kind is asked for before opening: opening a device may already do something.
        _check_kind(path.stat(), name)
        handle = os.open(
            path,
            os.O_RDONLY
            | getattr(os, "O_NONBLOCK", 0)
            | getattr(os, "O_BINARY", 0)
            | getattr(os, "O_NOCTTY", 0)
            | getattr(os, "O_CLOEXEC", 0),
        )
        with os.fdopen(handle, "rb") as file:
            before = os.fstat(file.fileno())
            _check_kind(before, name)
            data = file.read(limits.max_bytes + 1)
            after = os.fstat(file.fileno())
    except FileNotFoundError as error:
        raise DocumentError(Reason.NOT_FOUND, "no such file", source=name) from error
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        said = getattr(error, "strerror", None) or str(error)
        raise DocumentError(Reason.UNREADABLE, f"cannot be opened or read ({said})", source=name) from error
    _check_size(data, name, limits)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise DocumentError(Reason.CHANGED, "was written to while it was read; try again", source=name)
    return data


def check_bytes(data: bytes, name: str, limits: Limits) -> None:
    """Check the size of bytes that come from elsewhere.

    Raises:
        DocumentError: ``empty`` or ``too_large``.
    """
    _check_size(data, name, limits)


def _check_root(path: Path, root: Path | None, name: str) -> None:
    if root is not None and not path.resolve().is_relative_to(root.resolve()):
        raise DocumentError(Reason.OUTSIDE_ROOT, "a link or .. leads out of the folder that was named", source=name)


def _check_kind(status: os.stat_result, name: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = next((word for test, word in _KINDS if test(status.st_mode)), "no regular file")
        raise DocumentError(Reason.NOT_A_FILE, f"is {kind}; name a regular file", source=name)


def _check_size(data: bytes, name: str, limits: Limits) -> None:
    if not data:
        raise DocumentError(Reason.EMPTY, "has 0 bytes", source=name)
    if len(data) > limits.max_bytes:
        raise DocumentError(
            Reason.TOO_LARGE, f"is over {limits.max_bytes} bytes (ZEREN_READ_MAX_BYTES raises the limit)", source=name
        )
