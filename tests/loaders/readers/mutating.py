"""Damages files at random, as transport, disks and attackers do; the same seed gives the same damage."""

from __future__ import annotations

import random
import zipfile

from tests.loaders.readers.making import unzipped, zipped

ZIPPED = (".docx", ".xlsx", ".ofd")


def mutate(name: str, data: bytes, seed: int) -> bytes:
    """Return damaged bytes: 1, 3, 10 or 50 edits, for packages half of the time inside one of their parts."""
    rng = random.Random(f"{name} {seed}")
    if not name.endswith(ZIPPED) or rng.random() < 0.5:
        return _edit(rng, data)
    parts = unzipped(data)
    chosen = rng.choice(sorted(parts))
    parts[chosen] = _edit(rng, parts[chosen])
    for path in sorted(parts):
        if rng.random() < 0.03:
            del parts[path]
    return zipped(parts, rng.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]))


def _edit(rng: random.Random, data: bytes) -> bytes:
    damaged = bytearray(data)
    for _ in range(rng.choice([1, 3, 10, 50])):
        if damaged:
            rng.choice(_EDITS)(rng, damaged)
    return bytes(damaged)


def _flip(rng: random.Random, data: bytearray) -> None:
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _cut(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    del data[at : at + rng.randint(1, 39)]


def _insert(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    data[at:at] = rng.randbytes(rng.randint(1, 19))


def _repeat(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    data[at:at] = bytes(data[max(at - 200, 0) : at]) * rng.choice([1, 5, 50])


def _truncate(rng: random.Random, data: bytearray) -> None:
    del data[rng.randrange(len(data)) :]


_EDITS = (_flip, _flip, _flip, _cut, _insert, _repeat, _truncate)
