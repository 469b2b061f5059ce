"""The owners that people annotated in the gold documents: each gets a unit of the right area, nearly all a known one."""

import json
from pathlib import Path

import pytest

from graph.lexicons import load_gazetteer, looks_like_unit
from graph.records import Area
from graph.resolve import Decisions, UnitResolver

GOLD = sorted((Path(__file__).parents[2] / "gold").glob("**/gold/*.json"))
# Owners that are no organisation of their own form: brands, short forms of companies, a city without its 市, a kind of company.
BRANDS = {"长安汽车", "成都高新", "宁德", "电网企业"}


def read(path):
    document = json.loads(path.read_text(encoding="utf-8"))
    head = document["document"]
    texts = [*head["issuers"], head["title"], head["doc_number"] or ""]
    area = next((found for text in texts if (found := load_gazetteer().area_of(text)) is not None), Area())
    owners = {unit["name"] for task in document["tasks"] for unit in task.get("units", ())}
    return area, sorted(owners)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_owners_of_gold_documents_look_like_units(path):
    _, owners = read(path)

    assert [name for name in owners if not looks_like_unit(name) and name not in BRANDS] == []


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_owners_of_gold_documents_stay_below_their_area(path):
    area, owners = read(path)
    units = UnitResolver(area, Decisions(), known=owners)
    near = {None, area.province, area.city, area.county, area.zone}

    far = []
    for name in owners:
        unit = units.resolve(name)
        lineage = {unit.area} if unit.area is None else {unit.area, *_above(unit.area)}
        # A paper of the whole country names units of any province.
        if area != Area() and unit.level != "national" and lineage.isdisjoint(near):
            far.append((name, unit.name, unit.area))

    assert far == []


def test_few_owners_of_gold_documents_stay_unresolved():
    methods = []
    for path in GOLD:
        area, owners = read(path)
        units = UnitResolver(area, Decisions(), known=owners)
        methods += [units.resolve(name).method for name in owners]

    assert len(methods) > 200
    assert methods.count("unresolved") / len(methods) <= 0.07


def _above(name):
    """The names of the divisions above an area; a township is looked up by the county its full name begins with."""
    gazetteer = load_gazetteer()
    by_full_name = {gazetteer.full_name(d): d for d in gazetteer.by_code.values()}
    nearest = max((full for full in by_full_name if name.startswith(full)), key=len, default=None)
    if nearest is None:
        return ()
    return (by_full_name[nearest].name, *gazetteer.lineage(by_full_name[nearest]))
