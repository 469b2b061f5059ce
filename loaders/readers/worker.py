"""The reading process: takes files from standard input, answers on standard output, until its input ends.

It limits its own memory and written files, and shuts itself in, where the system can, before any parser is loaded.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import IO

from graph.errors import DocumentError
from loaders.readers.confine import confine
from loaders.readers.limits import Limits
from loaders.readers.reasons import Reason
from loaders.readers.wire import pack_error, pack_source, receive, send

_MOST_REQUEST = 2**20
_MOST_DATA = 2**40


def serve(memory: int) -> None:
    """Answer requests until the parent is gone."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get between the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    limit_self(memory)
    confine(Path(__file__).resolve().parent.parent)
    while _answer(sys.stdin.buffer, answers):
        continue


def limit_self(memory: int) -> None:
    """Limit address space, written files and open files of this process; Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 128),
    ):
        soft, hard = resource.getrlimit(limit)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):
            # macOS refuses an address space limit below what is mapped; time and size limits still hold.
            resource.setrlimit(limit, (soft, hard))


def _answer(requests: IO[bytes], answers: IO[bytes]) -> bool:
    """Answer one request; return False when there is none or the process should not go on."""
    header = receive(requests, _MOST_REQUEST)
    data = receive(requests, _MOST_DATA) if header is not None else None
    if header is None or data is None:
        return False
    request = json.loads(header)
    answer, go_on = _read(request["name"], data, request["kind"], Limits(**request["limits"]))
    send(answers, answer)
    return go_on


def _read(name: str, data: bytes, kind: str, limits: Limits) -> tuple[bytes, bool]:
    from loaders.readers.formats import read_here

    try:
        return pack_source(read_here(name, data, kind, limits)), True
    except DocumentError as error:
        return pack_error(error), error.code not in (Reason.MEMORY_LIMIT, Reason.READER_FAILED)
    except MemoryError:
        return pack_error(
            DocumentError(
                Reason.MEMORY_LIMIT, "needs more memory than allowed (ZEREN_READ_MEMORY raises the limit)", source=name
            )
        ), False
