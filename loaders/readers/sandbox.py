"""Parses untrusted files in a child process with limits on time and memory, which is reused for many files.

Starting a child costs far more than most files; so one is kept per concurrent caller, and replaced after a crash, a
timeout or ``FILES_PER_CHILD`` files. A child gets bytes, never a path, and answers in JSON (``wire``).
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from graph.errors import DocumentError
from graph.records import SourceText
from loaders.readers.limits import Limits
from loaders.readers.reasons import Reason
from loaders.readers.wire import receive, send, unpack

#: Bounds what a parser that leaks, or was led astray, can keep.
FILES_PER_CHILD = 100
#: ``-I`` leaves out the environment and the current folder, so the search path is handed over; the package's own
#: ``__init__`` is not run, as it loads everything that extracts facts.
_START = (
    "import sys, types; sys.path[:] = sys.argv[1].split('\\n'); m = types.ModuleType('loaders'); "
    "m.__path__ = [sys.argv[2]]; sys.modules['loaders'] = m; "
    "from loaders.readers.worker import serve; serve(int(sys.argv[3]))"
)
_idle: list[_Child] = []
_lock = threading.Lock()


def read_in_child(name: str, data: bytes, kind: str, limits: Limits) -> SourceText:
    """Read bytes of a known format in a child process.

    Raises:
        DocumentError: What the reader says, or ``time_limit``, ``memory_limit`` or ``reader_failed``.
    """
    child = _take(limits)
    healthy = False
    try:
        message = child.ask(name, data, kind, limits)
        healthy = True
    finally:
        _give_back(child, healthy)
    return unpack(name, data, message)


def close_children() -> None:
    """End all idle children; they start again when needed."""
    with _lock:
        children, _idle[:] = list(_idle), []
    for child in children:
        child.end()


class _Child:
    """One reading process."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.files = 0
        package = Path(__file__).resolve().parent.parent
        paths = "\n".join([str(package.parent), *(entry for entry in sys.path if entry)])
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", _START, paths, str(package), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
        )

    def ask(self, name: str, data: bytes, kind: str, limits: Limits) -> bytes:
        """Send one file and return the answer."""
        timed_out = threading.Event()

        def give_up() -> None:
            timed_out.set()
            self.process.kill()

        timer = threading.Timer(limits.seconds, give_up)
        timer.start()
        try:
            answer = self._exchange(name, data, kind, limits)
        finally:
            timer.cancel()
        if timed_out.is_set():
            raise DocumentError(
                Reason.TIME_LIMIT,
                f"was not read in {limits.seconds:g} s (ZEREN_READ_SECONDS raises the limit)",
                source=name,
            )
        if answer is None:
            self.process.kill()
            raise DocumentError(
                Reason.READER_FAILED,
                f"the reading process ended ({self._ending()}); the file is damaged or made to harm",
                source=name,
            )
        self.files += 1
        return answer

    def _exchange(self, name: str, data: bytes, kind: str, limits: Limits) -> bytes | None:
        request = json.dumps({"name": name, "kind": kind, "limits": limits.as_dict()}).encode()
        if self.process.stdin is None or self.process.stdout is None:
            return None
        try:
            send(self.process.stdin, request)
            send(self.process.stdin, data)
            return receive(self.process.stdout, 16 * limits.max_characters + 2**26)
        except (OSError, ValueError):
            return None

    def _ending(self) -> str:
        code = self.process.wait()
        return f"signal {-code}" if code < 0 else f"exit code {code}"

    def alive(self) -> bool:
        return self.process.poll() is None

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue


def _take(limits: Limits) -> _Child:
    while True:
        with _lock:
            child = _idle.pop() if _idle else None
        if child is None:
            return _Child(limits.memory)
        if child.alive() and child.memory == limits.memory:
            return child
        child.end()


def _give_back(child: _Child, healthy: bool) -> None:
    keep = healthy and child.files < FILES_PER_CHILD and child.alive()
    with _lock:
        if keep and len(_idle) < (os.cpu_count() or 1):
            _idle.append(child)
            return
    child.end()


def _forget_after_fork() -> None:
    """Leave the parent's children to the parent: two callers on one pipe would mix up answers."""
    global _lock
    _lock = threading.Lock()
    for child in _idle:
        child.process.returncode = 0
    _idle.clear()


atexit.register(close_children)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
