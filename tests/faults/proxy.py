"""A TCP proxy that refuses, delays, goes silent, or cuts the line at a chosen byte or at the commit."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

#: A whole Bolt message: two bytes of length, a structure without fields of the kind COMMIT, and the end mark.
COMMIT = b"\x00\x02\xb0\x12\x00\x00"


@dataclass
class Plan:
    """What the proxy does to the lines that come; each cut happens once.

    Attributes:
        refuse: Close new lines at once.
        delay: Seconds that each piece waits, both ways.
        cut_at: Cut when so many bytes have come from the client, over all lines; None never.
        cut_commit: "before" cuts instead of handing the COMMIT on, "after" hands it on and cuts before the answer.
        silent: Swallow everything, both ways, without closing: a half-open line.
    """

    refuse: bool = False
    delay: float = 0.0
    cut_at: int | None = None
    cut_commit: str | None = None
    silent: bool = False
    received: int = 0
    cuts: int = 0


class Proxy:
    """Listens on a port of its own and hands on to another."""

    def __init__(self, target: int) -> None:
        self.plan = Plan()
        self.port = 0
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._writers: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.plan.refuse:
            writer.transport.abort()
            return
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        line = _Line(self, writer, back)
        try:
            await asyncio.gather(line.outward(reader), line.inward(there), return_exceptions=True)
        except asyncio.CancelledError:
            pass  # the test is over
        finally:
            for end in (writer, back):
                end.transport.abort()


class _Line:
    def __init__(self, proxy: Proxy, client: asyncio.StreamWriter, server: asyncio.StreamWriter) -> None:
        self.proxy = proxy
        self.client = client
        self.server = server
        self.hold_answers = False

    @property
    def plan(self) -> Plan:
        """What to do now; tests change it while lines are open."""
        return self.proxy.plan

    async def outward(self, reader: asyncio.StreamReader) -> None:
        while data := await reader.read(65536):
            await asyncio.sleep(self.plan.delay)
            if self.plan.silent:
                continue
            if self._is_cut(data):
                self._cut()
                return
            self.plan.received += len(data)
            if self.plan.cut_commit == "after" and COMMIT in data:
                self.hold_answers = True
            self.server.write(data)
            await self.server.drain()
        self._close()

    async def inward(self, reader: asyncio.StreamReader) -> None:
        while data := await reader.read(65536):
            await asyncio.sleep(self.plan.delay)
            if self.hold_answers:
                # The server has answered the COMMIT, so it has happened; the client never learns of it.
                self._cut()
                return
            if not self.plan.silent:
                self.client.write(data)
                await self.client.drain()
        self._close()

    def _is_cut(self, data: bytes) -> bool:
        at = self.plan.cut_at
        here = at is not None and self.plan.received + len(data) > at
        return here or (self.plan.cut_commit == "before" and COMMIT in data)

    def _cut(self) -> None:
        self.plan.cut_at = self.plan.cut_commit = None
        self.plan.cuts += 1
        self._close()

    def _close(self) -> None:
        self.client.transport.abort()
        self.server.transport.abort()


@contextmanager
def proxied(target: int) -> Iterator[Proxy]:
    """Give a proxy to a port of this machine while the block runs."""
    proxy = Proxy(target)
    loop = proxy._loop
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(proxy.start(), loop).result(10)
    try:
        yield proxy
    finally:

        async def stop() -> None:
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
