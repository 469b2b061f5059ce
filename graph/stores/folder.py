"""The folder of an embedded store: what lies in it, and its locks.

- ``zeren-store.json`` says that this is a store, of which schema version and engine
- ``running.json`` says how to reach the running server; new at every start, readable by the owner only
- ``start.lock`` is held by a client while it starts the server
- ``server.lock`` is held by the server while it runs; the operating system frees it, however the server ends
- ``config``, ``databases``, ``log`` are the engine's own
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from graph.errors import StoreError
from graph.schema import SCHEMA_VERSION

MARKER = "zeren-store.json"
RUNNING = "running.json"
START_LOCK = "start.lock"
SERVER_LOCK = "server.lock"


@dataclass(frozen=True, slots=True)
class Running:
    """How to reach the server of a folder."""

    pid: int
    bolt_port: int
    control_port: int
    token: str
    writer_password: str
    reader_password: str


def is_store(folder: Path) -> bool:
    """Tell whether the folder is a store."""
    return (folder / MARKER).is_file()


def prepare_folder(folder: Path, engine: str, *, any_version: bool = False) -> None:
    """Make the folder a store if it is new, or check that this program can use it.

    Args:
        folder: The store.
        engine: Name and version of this program's engine.
        any_version: Whether a store of another schema version will do, for ``zeren rebuild``.

    Raises:
        StoreError: It holds something else, or a store of another schema version or engine.
    """
    if is_store(folder):
        check_marker(folder, engine, any_version=any_version)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if foreign := sorted(entry.name for entry in folder.iterdir() if entry.name != START_LOCK):
            raise StoreError(f"{folder} is not a store and not empty ({foreign[0]} …); name a new or empty folder")
        folder.chmod(0o700)
        write_private(folder / MARKER, json.dumps({"schema_version": SCHEMA_VERSION, "engine": engine}))
    except OSError as error:
        raise StoreError(f"{folder}: cannot make a store here ({error.strerror})") from error


def check_marker(folder: Path, engine: str, *, any_version: bool = False) -> None:
    """Refuse a store of another schema version, or of another engine than this one."""
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        version, made_by = int(marker["schema_version"]), str(marker["engine"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{folder / MARKER} is damaged ({error}); {reload_hint(folder)}") from error
    if version != SCHEMA_VERSION and not any_version:
        raise StoreError(
            f"{folder} has schema version {version}, this program needs {SCHEMA_VERSION}; {rebuild_hint(folder)}"
        )
    if made_by.partition(" ")[0] != engine.partition(" ")[0]:
        raise StoreError(f"{folder} was made by {made_by}, this program has {engine}; {reload_hint(folder)}")


def rebuild_hint(location: Path | str) -> str:
    """Say how to make a store of this version from one of another, whose ledger and texts hold all that it takes."""
    folder = "zeren-store" if "://" in str(location) else location
    return f"make a new one from it: zeren rebuild {location} {folder}-v{SCHEMA_VERSION}"


def reload_hint(folder: Path | str) -> str:
    """Say how to get a store when the old one cannot be read at all; the plans themselves are never in danger."""
    return f"load the documents anew: zeren load --store {folder}-v{SCHEMA_VERSION} PATH…"


def read_running(folder: Path) -> Running | None:
    """Return how to reach the server, None when the folder does not say; the server may be gone all the same."""
    try:
        return Running(**json.loads((folder / RUNNING).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_running(folder: Path, running: Running) -> None:
    """Say how to reach the server, at once and only to the owner."""
    write_private(folder / RUNNING, json.dumps(asdict(running)))


def write_private(path: Path, text: str) -> None:
    """Write a file that only the owner can read; a reader sees the old content or the new one, never a part."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
    part.replace(path)


@contextlib.contextmanager
def locked(path: Path, *, seconds: float) -> Iterator[None]:
    """Hold an exclusive lock between processes; waits for it, TimeoutError when it stays taken."""
    deadline = time.monotonic() + seconds
    with path.open("a+b") as stream:
        while not _try_lock(stream):
            if time.monotonic() >= deadline:
                raise TimeoutError(str(path))
            time.sleep(0.05)
        yield


def is_locked(path: Path) -> bool:
    """Tell whether some process holds the lock."""
    try:
        with locked(path, seconds=0):
            return False
    except TimeoutError:
        return True


if sys.platform == "win32":
    import msvcrt

    def _try_lock(stream: IO[bytes]) -> bool:
        stream.seek(0)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
