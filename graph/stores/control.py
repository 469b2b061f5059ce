"""How clients and the server of a folder keep track of each other.

A client holds one connection to the server's control port for as long as it uses the store. The operating system closes
it however the client ends, so the server always knows whether anybody is left. Requests are one line of JSON with the
token of ``running.json``: ``hold``, ``ping`` (does not count as use) or ``stop``; the answer is one line.
"""

from __future__ import annotations

import hmac
import json
import socket
import threading
import time

from graph.stores.folder import Running

HOST = "127.0.0.1"
ANSWER_SECONDS = 30.0


def ask(running: Running, command: str) -> socket.socket | None:
    """Send a command; returns the open connection, or None when no such server answers."""
    try:
        connection = socket.create_connection((HOST, running.control_port), timeout=ANSWER_SECONDS)
    except OSError:
        return None
    try:
        connection.sendall(json.dumps({"token": running.token, "command": command}).encode() + b"\n")
        if _line(connection) == f"ok {running.pid}":
            connection.settimeout(None)
            return connection
    except OSError:
        pass
    connection.close()
    return None


def _line(connection: socket.socket) -> str:
    received = b""
    while not received.endswith(b"\n") and len(received) < 1024:
        if not (part := connection.recv(1024)):
            break
        received += part
    return received.decode("utf-8", "replace").strip()


class Control:
    """The server's side: listens on a free port of the loopback interface and counts clients."""

    def __init__(self, token: str, pid: int) -> None:
        """Listen; clients are served after ``serve``."""
        self.token = token
        self._pid = pid
        self._listener = socket.create_server((HOST, 0))
        self._change = threading.Condition()
        self._clients = 0
        self._idle_since = time.monotonic()
        self._stopping = False

    @property
    def port(self) -> int:
        """The port that clients connect to."""
        return int(self._listener.getsockname()[1])

    def serve(self) -> None:
        """Accept clients in the background; the idle time counts from now."""
        self._idle_since = time.monotonic()
        threading.Thread(target=self._accept, daemon=True).start()

    def wait(self, idle_seconds: float) -> str:
        """Return when somebody asks to stop or nobody was connected for so long, and say which; then admit nobody."""
        with self._change:
            while not self._stopping:
                left = idle_seconds - (time.monotonic() - self._idle_since) if self._clients == 0 else None
                if left is not None and left <= 0:
                    break
                self._change.wait(left)
            reason = "asked to stop" if self._stopping else f"no client for {idle_seconds:g} s"
            self._stopping = True
        self._listener.close()
        return reason

    def stop(self) -> None:
        """Make ``wait`` return."""
        with self._change:
            self._stopping = True
            self._change.notify_all()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve_client, args=(connection,), daemon=True).start()

    def _serve_client(self, connection: socket.socket) -> None:
        with connection:
            try:
                connection.settimeout(ANSWER_SECONDS)
                command = self._command(_line(connection))
                if command in ("ping", "stop"):
                    connection.sendall(f"ok {self._pid}\n".encode())
                    if command == "stop":
                        self.stop()
                elif command == "hold" and self._enter():
                    try:
                        connection.sendall(f"ok {self._pid}\n".encode())
                        connection.settimeout(None)
                        while connection.recv(64):
                            pass
                    finally:
                        self._leave()
            except OSError:
                return

    def _command(self, line: str) -> str:
        try:
            request = json.loads(line)
            token, command = str(request["token"]), str(request["command"])
        except (ValueError, KeyError, TypeError):
            return ""
        return command if hmac.compare_digest(token.encode(), self.token.encode()) else ""

    def _enter(self) -> bool:
        with self._change:
            if self._stopping:
                return False
            self._clients += 1
            return True

    def _leave(self) -> None:
        with self._change:
            self._clients -= 1
            self._idle_since = time.monotonic()
            self._change.notify_all()
