"""Damaged files of every format: each is read or has a reason, none kills, hangs or goes uncounted (threat T6).

1,000 per format: ``python -m bench.fuzz_readers``.
"""

from __future__ import annotations

import time
from collections import Counter

import pytest

from graph.errors import DocumentError
from loaders.readers import Reason, read_bytes
from tests.loaders.readers.checking import check_source
from tests.loaders.readers.making import MAKERS
from tests.loaders.readers.mutating import mutate

COUNT = 60
#: Reasons that damage may have; time, memory and the end of the process are not among them.
EXPECTED = {Reason.CORRUPT, Reason.UNDECODABLE, Reason.BAD_CHARACTER, Reason.NO_TEXT, Reason.UNSUPPORTED, Reason.EMPTY,
            Reason.ENCRYPTED, Reason.REFUSED_DTD, Reason.BOMB, Reason.TOO_LARGE, Reason.READER_FAILED}


@pytest.mark.parametrize("name", MAKERS)
def test_damaged_files_are_read_or_have_a_reason(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_READ_SECONDS", "10")
    seed = MAKERS[name]()
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for number in range(COUNT):
        data = mutate(name, seed, number)
        started = time.monotonic()
        try:
            source = read_bytes(name, data)
        except DocumentError as error:
            assert error.code in EXPECTED, (number, error)
            assert "process ended" not in error.message, (number, error)
            outcomes[error.code] += 1
        else:
            check_source(source, data)
            outcomes["read"] += 1
        slowest = max(slowest, time.monotonic() - started)
    assert sum(outcomes.values()) == COUNT
    assert slowest < 10
    assert outcomes["reader_failed"] <= COUNT // 10, outcomes
