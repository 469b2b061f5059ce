"""Precision and recall on hand-written pairs of five cities; pairs.csv says which pair is one organisation.

No pair may be merged wrongly. Recall has a floor a city; Zhengzhou's lexicon was written with its pairs in sight, the
pairs of 武汉市 and 成都市 were written before the resolver was run on them (docs/decisions/0005-resolution.md).
"""

import csv
from pathlib import Path

import pytest

from graph.records import Area
from graph.resolve import Decisions, UnitResolver

with (Path(__file__).parent / "pairs.csv").open(encoding="utf-8", newline="") as _file:
    PAIRS = list(csv.DictReader(line for line in _file if not line.startswith("#")))
# city → recall of a name alone, and with the document's other names known
FLOORS = {
    "郑州市": (1.0, 1.0),
    "西安市": (0.85, 1.0),
    "苏州市": (0.95, 1.0),
    "武汉市": (0.9, 0.95),
    "成都市": (0.85, 0.9),
}


def resolver(city, *, with_names):
    pairs = [pair for pair in PAIRS if pair["city"] == city]
    known = [name for pair in pairs for name in (pair["one"], pair["other"])] if with_names else []
    return UnitResolver(Area(pairs[0]["province"], city), Decisions(), known=known), pairs


@pytest.mark.parametrize("with_names", [False, True], ids=["alone", "in a document"])
@pytest.mark.parametrize("city", FLOORS)
def test_no_pair_is_merged_wrongly(city, with_names):
    units, pairs = resolver(city, with_names=with_names)

    merged = [
        (pair["one"], pair["other"], units.resolve(pair["one"]).name)
        for pair in pairs
        if pair["same"] == "0" and units.resolve(pair["one"]).name == units.resolve(pair["other"]).name
    ]

    assert merged == []


@pytest.mark.parametrize("with_names", [False, True], ids=["alone", "in a document"])
@pytest.mark.parametrize("city", FLOORS)
def test_recall_keeps_its_floor(city, with_names):
    units, pairs = resolver(city, with_names=with_names)
    same = [pair for pair in pairs if pair["same"] == "1"]

    found = [p for p in same if units.resolve(p["one"]).name == units.resolve(p["other"]).name]

    assert len(same) == 20
    assert len(found) / len(same) >= FLOORS[city][with_names]
