"""Times the readers on a long plan in every format.

    .venv/bin/python -m bench.readers [COPIES]

Repeats the invented plan of the tests COPIES times (300 by default) and prints characters per second of each reader
without the reading process, and what that process costs per file.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from loaders.readers import read_bytes
from tests.loaders.readers import making


def long_files(copies: int) -> dict[str, Callable[[], bytes]]:
    """Return makers of long files by name."""
    making.LINES = making.LINES * copies
    making.ROWS = making.ROWS + making.ROWS[1:] * (copies // 3)
    return {name: maker for name, maker in making.MAKERS.items() if name not in ("plan.doc", "plan.ofd", "plan.pdf")} | {
        "plan.pdf": lambda: making.make_pdf(rows=copies)}


def main(arguments: list[str]) -> int:
    """Run and print one line per format."""
    for name, maker in long_files(int(arguments[0]) if arguments else 300).items():
        data = maker()
        started = time.process_time()
        source = read_bytes(name, data, sandbox=False)
        spent = time.process_time() - started
        pages = max((block.page or 0 for block in source.blocks), default=0)
        print(f"{name:10} {len(data):9,} bytes {len(source.text):8,} characters {len(source.blocks):6,} blocks "
              f"{spent:6.2f} s cpu {len(source.text) / spent / 1000:8,.0f} kchar/s" + (f" {pages / spent:6.0f} pages/s" if pages else ""))
    small = b"<html><body><p>x</p></body></html>"
    started = time.perf_counter()
    read_bytes("a.html", small)
    first = time.perf_counter() - started
    started = time.perf_counter()
    for _ in range(50):
        read_bytes("a.html", small)
    print(f"reading process: first file {first * 1000:.0f} ms, then {(time.perf_counter() - started) * 20:.1f} ms a file")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
