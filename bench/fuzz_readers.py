"""Reads damaged files of every format and says what became of each.

    .venv/bin/python -m bench.fuzz_readers [COUNT] [NAME ...]

COUNT damaged files per format (1,000 by default), each in the reading process with a limit of 10 s. The last line is
``0 lost`` when every file was read or has a reason; the exit code is 1 when one is lost, hangs, or ends the process.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter

from graph.errors import DocumentError
from loaders.readers import read_bytes
from tests.loaders.readers.checking import check_source
from tests.loaders.readers.making import MAKERS
from tests.loaders.readers.mutating import mutate


def fuzz(name: str, count: int) -> tuple[Counter[str], float, list[str]]:
    """Return outcomes, the slowest time in seconds, and what went wrong."""
    seed = MAKERS[name]()
    whole = read_bytes(name, seed)
    outcomes: Counter[str] = Counter()
    bad: list[str] = []
    slowest = 0.0
    for number in range(count):
        data = mutate(name, seed, number)
        started = time.monotonic()
        try:
            source = read_bytes(name, data)
            check_source(source, data)
        except DocumentError as error:
            code = "process ended" if "process ended" in error.message else str(error.code)
            outcomes[code] += 1
            if code in ("process ended", "time_limit", "reader_failed"):
                bad.append(f"{name} {number}: {error.message}")
        except AssertionError as error:
            outcomes["broken promise"] += 1
            bad.append(f"{name} {number}: {error}")
        else:
            outcomes["same" if source.text == whole.text else
                     "shorter" if len(source.text) < len(whole.text) else "different"] += 1
        slowest = max(slowest, time.monotonic() - started)
    return outcomes, slowest, bad


def main(arguments: list[str]) -> int:
    """Run and print one line per format."""
    count = int(arguments[0]) if arguments else 1000
    os.environ.setdefault("ZEREN_READ_SECONDS", "10")
    lost = 0
    for name in arguments[1:] or MAKERS:
        started = time.monotonic()
        outcomes, slowest, bad = fuzz(name, count)
        print(f"{name:10} {sum(outcomes.values())} files, slowest {slowest:.2f} s, {time.monotonic() - started:.0f} s: "
              + ", ".join(f"{code} {number}" for code, number in outcomes.most_common()), flush=True)
        for line in bad[:10]:
            print("   ", line)
        lost += count - sum(outcomes.values()) + sum(outcomes[code] for code in ("process ended", "time_limit", "broken promise"))
    print(f"{lost} lost")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
