"""The gold files say only what their documents say, in the shape and by the rules of FORMAT.md.

Nothing of the product is imported: these tests guard the yardstick, not what it measures.
"""

from __future__ import annotations

import importlib.util
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parent
FOLDERS = (GOLD, GOLD / "heldout", GOLD / "second", GOLD / "genres", GOLD / "third", GOLD / "fourth", GOLD / "heldout" / "third")
Record = dict[str, Any]

SHAPE = {
    "tasks": {"number", "title", "path", "kind", "units"},
    "targets": {"quote", "indicator", "op", "value", "unit", "year", "per", "task"},
    "observations": {"quote", "subject", "indicator", "value", "unit", "year"},
    "projects": {"name", "box", "kind", "places", "builders", "facts"},
    "parks": {"name", "aliases"},
    "located": {"kind", "name", "place", "quote"},
    "supports": {"quote", "amount", "unit", "bound", "beneficiary", "task"},
    "citations": {"title", "doc_number"},
}
MAY_ALSO = {
    "tasks": {"subtasks", "deadline", "path_lost"},
    "targets": {"value2", "binding", "year_implied", "unit_written"},
    "observations": {"year_implied"},
    "projects": {"aliases"},
}
HEAD = {"title", "doc_number", "issuers", "written", "published", "period", "kind", "status"}
# The hedges of FORMAT.md. Where two stand in one quote, the later one decides.
HEDGES = {
    "ge": r"以上|不低于|不少于|至少|≥",
    "gt": r"(?<!不)超过|突破|逾|大于|超(?=万亿)",
    "approx": r"左右|(?<!签)约|上下",
    "le": r"以内|不超过|不高于",
    "lt": r"(?<!全省)以下|低于(?<!不低于)|<",
}
WORDS = {
    "两成": 20,
    "三成": 30,
    "四成": 40,
    "六成": 60,
    "九成": 90,
    "一成": 10,
    "四分之一": 25,
    "十分之一": 10,
    "三分之一": 33.33,
}
WORDS |= {"一半": 50, "翻一番": 2, "翻两番": 4, "千亿级": 1000, "万亿级": 10000, "第二位": 2, "第一": 1, "第三": 3}
WORDS |= {"首位": 1, "前三": 3, "两个": 2, "每半年": 1, "一次": 1, "超万亿": 10000, "千亿元": 1000, "百亿级": 100}
WORDS |= {"五分之一": 20, "第五位": 5, "三张": 3, "过千亿": 1000}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def document_text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return squeezed(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return squeezed(data.decode("gb18030"))


CASES = [(folder, path) for folder in FOLDERS for path in sorted((folder / "gold").glob("*.json"))]


@pytest.fixture(params=CASES, ids=lambda case: case[1].stem)
def pair(request: pytest.FixtureRequest) -> tuple[Record, str]:
    """One gold file and its document's text without white space."""
    folder, path = request.param
    gold: Record = json.loads(path.read_text("utf-8"))
    return gold, document_text(folder / "documents" / gold["doc"])


@pytest.mark.parametrize("folder", FOLDERS, ids=["open", "heldout", "second", "genres", "third", "fourth", "heldout-third"])
def test_every_document_has_one_gold_file(folder: Path) -> None:
    documents = sorted(path.name for path in (folder / "documents").iterdir())
    golds = sorted(json.loads(path.read_text("utf-8"))["doc"] for path in (folder / "gold").glob("*.json"))
    assert documents == golds and documents


def test_shape_is_that_of_the_exchange_format(pair: tuple[Record, str]) -> None:
    gold, _ = pair
    assert gold.keys() == {"doc", "document", "places", *SHAPE}
    assert gold["document"].keys() == HEAD
    for kind, keys in SHAPE.items():
        for record in gold[kind]:
            assert keys <= record.keys() <= keys | MAY_ALSO.get(kind, set()) | {"optional"}, record
    for task in gold["tasks"]:
        assert task["kind"] in {"task", "safeguard"}
        assert all(unit["role"] in {"lead", "support", "responsible"} for unit in task["units"])
        assert all(unit["name"].count("（") == unit["name"].count("）") for unit in task["units"]), (
            "cut inside brackets"
        )
    assert all(target["op"] in {"ge", "gt", "eq", "approx", "le", "lt"} for target in gold["targets"])
    assert all(support["bound"] in {"max", "min", "exact"} for support in gold["supports"])


def strings(gold: Record) -> Iterator[str]:
    """Every string of a gold file that must stand in the document."""
    yield from filter(None, [gold["document"]["title"], gold["document"]["doc_number"], *gold["document"]["issuers"]])
    for task in gold["tasks"]:
        yield from [task["title"], *task["path"], *task.get("subtasks", []), *(u["name"] for u in task["units"])]
    for kind in ("targets", "observations", "supports", "located"):
        yield from (record["quote"] for record in gold[kind])
    for project in gold["projects"]:
        yield from filter(
            None,
            [project["name"], *project.get("aliases", []), project["box"], *project["places"], *project["builders"]],
        )
        yield from (fact["quote"] for fact in project["facts"])
    for place in [*gold["parks"], *gold["places"]]:
        yield from [place] if isinstance(place, str) else [place["name"], *place["aliases"]]
    for citation in gold["citations"]:
        yield from filter(None, [citation["title"], citation["doc_number"]])


def test_every_string_stands_in_the_document(pair: tuple[Record, str]) -> None:
    gold, text = pair
    assert [string for string in strings(gold) if squeezed(string) not in text] == []


def test_references_lead_somewhere(pair: tuple[Record, str]) -> None:
    gold, _ = pair
    tasks = {task["title"] for task in gold["tasks"]}
    known = {"task": tasks, "project": {p["name"] for p in gold["projects"]}}
    known["park"] = {name for park in gold["parks"] for name in [park["name"], *park["aliases"]]}
    places = {p for p in gold["places"] if isinstance(p, str)}
    places |= {n for p in gold["places"] if not isinstance(p, str) for n in [p["name"], *p["aliases"]]}
    assert {t["task"] for kind in ("targets", "supports") for t in gold[kind]} - {None} <= tasks
    for located in gold["located"]:
        assert located["name"] in known[located["kind"]], located
        assert located["place"] in places | known["park"], located
    assert {place for project in gold["projects"] for place in project["places"]} <= places | known["park"]


def test_no_fact_is_stated_twice(pair: tuple[Record, str]) -> None:
    gold, _ = pair
    for kind in ("targets", "observations", "supports", "located", "citations", "parks", "places"):
        keys = [json.dumps(record, sort_keys=True, ensure_ascii=False) for record in gold[kind]]
        assert len(keys) == len(set(keys)), kind


def numbers(quote: str) -> set[float]:
    """Every number a quote can be read as: plain, and with 万 multiplied out."""
    plain = unicodedata.normalize("NFKC", quote)
    found = {float(WORDS[word]) for word in WORDS if word in plain}
    for match in re.finditer(r"\d+(?:\.\d+)?", plain):
        number = float(match[0])
        found |= {number, round(number * 10_000, 4)}
    return found


def says(quote: str, value: float) -> bool:
    """Whether a number of the quote is the value; in a table row, whose cells run together, the last one."""
    cells = {f"{value:g}", f"{value / 10_000:.10g}"}
    return float(value) in numbers(quote) or any(quote.endswith(cell) for cell in cells)


def test_values_stand_in_their_quotes(pair: tuple[Record, str]) -> None:
    gold, _ = pair
    facts = [fact for project in gold["projects"] for fact in project["facts"]]
    for record in [*gold["targets"], *gold["observations"], *facts]:
        assert says(record["quote"], record["value"]), record
        if record.get("value2"):
            assert float(record["value2"]) in numbers(record["quote"]), record
    for support in gold["supports"]:
        assert float(support["amount"]) in numbers(support["quote"]), support


def last_hedge(quote: str) -> str:
    """The operator FORMAT.md gives the quote's last number."""
    after = unicodedata.normalize("NFKC", quote)
    found = [(match.start(), op) for op, pattern in HEDGES.items() for match in re.finditer(pattern, after)]
    return max(found, default=(0, "eq"))[1]


def test_operators_follow_the_later_hedge(pair: tuple[Record, str]) -> None:
    gold, _ = pair
    # 级以上, 亿元以上龙头企业 and the like belong to the name of what is counted, not to the count.
    name_part = r"省级以上|地级及以上|岁以下|规模以上|A级以上|突破(?=关键)|万吨级以上|亿元级以上|亿元以上(?=龙头|项目|企业|工业|技改)|不超过设备"
    for target in gold["targets"]:
        if not target.get("optional") and not re.search("千亿|占比由", target["quote"]):
            assert target["op"] == last_hedge(re.sub(name_part, "", target["quote"])), target


def test_twins_are_what_the_script_makes(tmp_path: Path) -> None:
    path = GOLD.parent.parent / "scripts" / "make_gold_fixtures.py"
    spec = importlib.util.spec_from_file_location("make_gold_fixtures", path)
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.make_variants(tmp_path)
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    kept = {p.relative_to(GOLD / "variants"): p.read_bytes() for p in (GOLD / "variants").rglob("*") if p.is_file()}
    assert made == kept


def test_a_year_in_the_quote_is_the_year_of_the_fact(pair: tuple[Record, str]) -> None:
    gold, _ = pair
    for record in [*gold["targets"], *gold["observations"]]:
        # 比2020年下降, 在2023年基础上 and 是2015年的两倍 name the base, not the deadline.
        years = re.findall(r"(?<![比较在是])(20\d\d)年", squeezed(unicodedata.normalize("NFKC", record["quote"])))
        # 2025年、2026年分别新增A、B: each value has its own one of the years.
        stated = [int(year) for year in (years if "分别" in record["quote"] else years[-1:])]
        assert not years or record["year"] in stated, record


def test_a_unit_has_one_role_in_a_task(pair: tuple[Record, str]) -> None:
    gold, _ = pair
    for task in gold["tasks"]:
        names = [unit["name"] for unit in task["units"] if not unit.get("optional")]
        assert len(names) == len(set(names)), task["title"]
