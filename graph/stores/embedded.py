"""The embedded store as its clients see it: a folder, whose server is started when there is none.

Any number of processes can use a folder at once; the first one starts the server, which outlives it.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from neo4j import Driver

from graph.errors import StoreBusyError, StoreError
from graph.stores.base import Mode, Statement
from graph.stores.bolt import BoltStore, connect
from graph.stores.control import HOST, ask
from graph.stores.failures import ConflictError, UnknownOutcomeError
from graph.stores.folder import (
    RUNNING,
    SERVER_LOCK,
    START_LOCK,
    Running,
    check_marker,
    is_locked,
    is_store,
    locked,
    prepare_folder,
    read_running,
)

DATABASE = "zeren"
WRITER, READER = "root", "reader"
START_SECONDS = 120.0
#: With less room than this a failed write is put down to the full disk; the engine grows its files by parts of this.
ROOM_BYTES = 16 * 2**20
#: Servers this process started; kept so that nothing complains about a child that outlives it.
_children: list[subprocess.Popen[bytes]] = []


class EmbeddedStore(BoltStore):
    """A store folder.

    Raises:
        StoreError: The folder is no store (when reading), holds something else, or its server cannot start.
        StoreBusyError: Its server runs but does not answer.
    """

    # Its server is started again each time, so a query that brings it down must not do so for half a minute.
    most_losses = 1

    def __init__(self, folder: Path, *, mode: Mode, any_version: bool = False) -> None:
        """Check or make the folder; the server is started when it is first needed."""
        self.folder = folder.expanduser().absolute()
        self._any_version = any_version
        self._hold: socket.socket | None = None
        if mode == "read" and not is_store(self.folder):
            raise StoreError(f"no store in {self.folder}; load documents first: zeren load PATH…")
        prepare_folder(self.folder, engine_name(), any_version=any_version)
        super().__init__(self._connect, address=str(self.folder), mode=mode, database=DATABASE)

    def write(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        """Run all statements in one transaction; see ``GraphStore.write``."""
        try:
            return super().write(statements)
        except (ConflictError, UnknownOutcomeError):
            raise
        except StoreError as error:
            cause = _full_disk(self.folder) or error
            raise StoreError(f"{cause}; nothing of it was written, see {self.folder / 'log' / 'server.log'}") from error

    def close(self) -> None:
        """End the connection and tell the server that this client is gone."""
        super().close()
        hold, self._hold = self._hold, None
        if hold is not None:
            hold.close()

    def _connect(self) -> Driver:
        running, self._hold = _hold_server(self.folder, any_version=self._any_version)
        uri = f"bolt://{HOST}:{running.bolt_port}"
        if self._mode == "write":
            return connect(uri, WRITER, running.writer_password)
        return connect(uri, READER, running.reader_password)


def engine_name() -> str:
    """Return name and version of the embedded engine, without loading it."""
    from importlib.metadata import version

    return f"arcadedb {version('arcadedb-embedded')}"


def server_of(folder: Path | str) -> int | None:
    """Return the process id of the folder's server, None when none runs."""
    running = read_running(Path(folder))
    connection = ask(running, "ping") if running is not None else None
    if running is None or connection is None:
        return None
    connection.close()
    return running.pid


def stop_store(folder: Path | str, *, seconds: float = 30.0) -> bool:
    """Stop the folder's server and wait until it has closed its files; returns whether one ran.

    Raises:
        StoreBusyError: It is still there after that time.
    """
    lock = Path(folder) / SERVER_LOCK
    if not lock.is_file() or not is_locked(lock):
        return False
    deadline = time.monotonic() + seconds
    while is_locked(lock):
        running = read_running(Path(folder))
        connection = ask(running, "stop") if running is not None else None
        if connection is not None:
            connection.close()
        if time.monotonic() > deadline:
            raise StoreBusyError(f"{folder}: server {running.pid if running else ''} does not stop")
        time.sleep(0.1)
    _reap()
    return True


def _hold_server(folder: Path, *, any_version: bool = False) -> tuple[Running, socket.socket]:
    """Return the folder's server and a connection that keeps it alive; starts it when needed."""
    if (held := _try_hold(folder)) is not None:
        return held
    try:
        with locked(folder / START_LOCK, seconds=START_SECONDS):
            check_marker(folder, engine_name(), any_version=any_version)
            return _try_hold(folder) or _start(folder)
    except TimeoutError as error:
        raise StoreBusyError(
            f"{folder}: another process is still starting its server after {START_SECONDS:g} s"
        ) from error
    except OSError as error:
        raise StoreError(f"{folder}: {error}") from error


def _try_hold(folder: Path) -> tuple[Running, socket.socket] | None:
    running = read_running(folder)
    connection = ask(running, "hold") if running is not None else None
    return None if running is None or connection is None else (running, connection)


def _start(folder: Path) -> tuple[Running, socket.socket]:
    # A server that is on its way out may still hold the folder; the new one waits for its lock.
    (folder / RUNNING).unlink(missing_ok=True)
    (folder / "log").mkdir(exist_ok=True)
    log = folder / "log" / "server.log"
    child = _spawn(folder, log)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if (held := _try_hold(folder)) is not None:
            return held
        if child.poll() is not None:
            cause = _full_disk(folder) or _last_error(log) or f"code {child.returncode}"
            raise StoreError(f"{folder}: the server ended at its start ({cause}); see {log}")
        time.sleep(0.03)
    raise StoreBusyError(f"{folder}: server {child.pid} was not ready after {START_SECONDS:g} s; see {log}")


def _full_disk(folder: Path) -> str | None:
    """Return a sentence when there is hardly any room left; the engine itself does not say it in such words."""
    free = shutil.disk_usage(folder).free
    return f"{folder}: the disk is full, {free / 2**20:.0f} MB are free" if free < ROOM_BYTES else None


def _last_error(log: Path) -> str | None:
    """Return the last line of a log that names an error."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    found = [line for line in lines if re.match(r"[\w.]*(?:Error|Exception): ", line)]
    return found[-1][:200] if found else None


def _spawn(folder: Path, log: Path) -> subprocess.Popen[bytes]:
    """Start a process that shares nothing with this one: no terminal, no pipe, no group."""
    root = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    with log.open("wb") as stream:
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "graph.stores.server", str(folder)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            creationflags=flags,
        )
    _reap()
    _children.append(child)
    return child


def _reap() -> None:
    _children[:] = [child for child in _children if child.poll() is None]
