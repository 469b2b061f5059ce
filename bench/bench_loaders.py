"""How fast plans are read, as ratios within one run.

    python bench/bench_loaders.py [COPIES]

Prints megabytes of UTF-8 text per second and core (process time) through the whole pipeline from stored text to facts,
the ratio to a plain scan of the same text with the same patterns, and the ratio of a long document to a short one
(linear: ten times the text takes about ten times the time).
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from loaders import read_bytes, state_facts  # noqa: E402
from loaders.extract import brackets, prose, quantity, times  # noqa: E402

FOLDERS = (ROOT.parent / "shared" / "corpus", ROOT / "tests" / "gold" / "documents")


def text_of(copies: int) -> str:
    """Return the plain texts of the corpus (else of the gold set), repeated."""
    folder = next(folder for folder in FOLDERS if folder.is_dir())
    pieces = [read_bytes(path.name, path.read_bytes()).text for path in sorted(folder.glob("*.txt"))]
    return "\n\n".join(pieces * copies)


def seconds(work: Callable[[], object]) -> float:
    """Return the least process time of three runs."""
    least = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return least


def patterns() -> list[re.Pattern[str]]:
    """Return every compiled pattern of the extractors' main modules."""
    found = []
    for module in (brackets, prose, quantity, times):
        for value in vars(module).values():
            if isinstance(value, re.Pattern):
                found.append(value)
            elif isinstance(value, tuple):
                found += [part for row in value if isinstance(row, tuple) for part in row if isinstance(part, re.Pattern)]
    return found


def main() -> None:
    """Measure and print."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    text = text_of(copies)
    size = len(text.encode()) / 1e6
    state_facts(read_bytes("warm.txt", text[:20000].encode()))
    whole = seconds(lambda: state_facts(read_bytes("plan.txt", text.encode())))
    scan = seconds(lambda: [sum(1 for _ in pattern.finditer(text)) for pattern in patterns()])
    short = text[: len(text) // 10]
    tenth = seconds(lambda: state_facts(read_bytes("short.txt", short.encode())))
    print(f"text: {size:.2f} MB, {len(text)} characters")
    print(f"whole pipeline: {size / whole:.2f} MB/s of process time")
    print(f"plain scan with {len(patterns())} patterns: {size / scan:.2f} MB/s; the pipeline takes {whole / scan:.2f} times as long")
    print(f"ten times the text takes {whole / tenth:.1f} times the time")


if __name__ == "__main__":
    main()
