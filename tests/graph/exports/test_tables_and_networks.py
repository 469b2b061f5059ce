"""CSV, workbooks, GraphML and GEXF, read back by pandas, openpyxl and networkx and compared with the store."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pandas
import pytest

from graph.dump import read_nodes, read_relationships
from graph.exports.networks import write_gexf, write_graphml
from graph.exports.snapshot import MACHINERY, Snapshot, read_snapshot
from graph.exports.tables import CELL, tables_of, write_csv, write_workbook
from graph.rows import build_rows
from graph.stores import GraphStore
from graph.writer import write_document
from tests.contract.plans import plans, resolution_of
from tests.graph.plans import Plan

EVIL = '=HYPERLINK("http://evil.example")\r\n<b>&\x0b\''


@pytest.fixture
def filled(store: GraphStore) -> GraphStore:
    evil = Plan("+第四号\"方案\"'=1+1'")
    evil.task(EVIL, [])
    evil.target("@指标", 3, "家")
    for plan in (*plans(), evil):
        write_document(store, build_rows(plan.facts(), resolution_of(plan)), file="plan.txt")
    return store


@pytest.fixture
def snapshot(filled: GraphStore) -> Snapshot:
    return read_snapshot(filled)


def stored(store: GraphStore) -> tuple[dict[str, dict[str, Any]], dict[str, tuple[Any, ...]]]:
    """Return all nodes and relationships that are statements, by id."""
    nodes = {p["id"]: {"node_type": label, **p} for label, p in read_nodes(store) if label not in MACHINERY}
    links = {p["id"]: (type_, first, last, p) for type_, first, last, p in read_relationships(store)}
    return nodes, {key: link for key, link in links.items() if link[1] in nodes and link[2] in nodes}


def test_csv_holds_every_statement_with_its_evidence(filled: GraphStore, snapshot: Snapshot, tmp_path: Path) -> None:
    written = write_csv(snapshot, tmp_path / "csv")
    frames = {
        path.stem: pandas.read_csv(path, dtype=str, keep_default_na=False) for path in (tmp_path / "csv").iterdir()
    }
    nodes, links = stored(filled)
    found = {row["id"]: (name, row) for name, frame in frames.items() for row in frame.to_dict("records")}
    assert set(found) == set(nodes) | set(links) and written == len(found)
    for key, properties in nodes.items():
        name, row = found[key]
        assert name == properties["node_type"]
        if "quote" in properties:
            assert row["quote"].removeprefix("'") == properties["quote"]
            assert (row["start"], row["document_id"]) == (str(properties["start"]), properties["document_id"])
            assert row["document"].removeprefix("'") == nodes[properties["document_id"]]["title"]
    for key, (type_, first, last, properties) in links.items():
        name, row = found[key]
        assert (name, row["from_id"], row["to_id"]) == (type_, first, last)
        assert row["quote"].removeprefix("'") == properties["quote"]


def test_csv_names_owners_beside_tasks_and_the_place_in_the_original(snapshot: Snapshot, tmp_path: Path) -> None:
    write_csv(snapshot, tmp_path / "csv")
    tasks = pandas.read_csv(tmp_path / "csv" / "Task.csv", dtype=str, keep_default_na=False)
    row = tasks[tasks["title"] == "培育高新技术企业"].iloc[0]
    assert {"leads", "supports", "responsibles"} <= set(tasks.columns) and row["leads"]
    places = [row for table in tables_of(snapshot) if "place" in table.columns for row in table.rows]
    assert len(places) > 20


def test_no_cell_begins_a_formula(snapshot: Snapshot, tmp_path: Path) -> None:
    write_csv(snapshot, tmp_path / "csv")
    begin = 0
    for path in (tmp_path / "csv").iterdir():
        for row in pandas.read_csv(path, dtype=str, keep_default_na=False).itertuples(index=False):
            cells = [cell for cell in row if cell[:1] in "=+-@＝＋－＠" and cell]
            begin += sum(cell.startswith("'") for cell in row)
            assert [cell for cell in cells if not cell.lstrip("-").replace(".", "").isdigit()] == []
    assert begin >= 3, "the hostile texts were there"


def test_workbook_has_a_sheet_for_each_kind_and_no_formula(snapshot: Snapshot, tmp_path: Path) -> None:
    rows = write_workbook(snapshot, tmp_path / "a.xlsx", lambda name: name)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    filled = {table.name: table for table in tables_of(snapshot) if table.rows}
    assert book.sheetnames == list(filled) and rows == sum(len(table.rows) for table in filled.values())
    for name, table in filled.items():
        sheet = book[name]
        assert tuple(cell.value for cell in sheet[1]) == table.columns
        assert sheet.max_row == len(table.rows) + 1
        quote = table.columns.index("quote") if "quote" in table.columns else 0
        for cells, row in zip(sheet.iter_rows(min_row=2), table.rows, strict=True):
            assert all(cell.data_type != "f" for cell in cells)
            assert _plain(cells[quote].value) == _plain(row[quote])
    titles = [cell.value for cell in book["Document"]["G"]]
    assert any(str(title).startswith("+第四号") for title in [c.value for row in book["Document"] for c in row]), titles


def _plain(value: Any) -> Any:
    """A workbook's reader gives line ends as line feeds, and characters XML lacks as ``_x000B_``."""
    return value.replace("\r\n", "\n").replace("_x000B_", "\x0b").replace("_x000D_", "") if value else value


def test_text_longer_than_a_cell_is_cut_and_says_so(store: GraphStore, tmp_path: Path) -> None:
    plan = Plan("长文")
    plan.task("长" * (CELL + 10), [])
    write_document(store, build_rows(plan.facts(), plan.resolution()), file="plan.txt")
    write_workbook(read_snapshot(store), tmp_path / "a.xlsx", lambda name: name)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = [
        cell.value for row in book["Task"] for cell in row if isinstance(cell.value, str) and len(cell.value) > 999
    ]
    assert cells and all(len(cell) == CELL and cell.endswith("长…") for cell in cells)


@pytest.mark.parametrize(("write", "read"), [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)])
def test_networks_are_the_graph(filled: GraphStore, snapshot: Snapshot, tmp_path: Path, write: Any, read: Any) -> None:
    assert write(snapshot, tmp_path / "a.xml") == len(snapshot.nodes)
    network = read(tmp_path / "a.xml")
    nodes, links = stored(filled)
    assert set(network) == set(nodes)
    for key, properties in nodes.items():
        data = network.nodes[key]
        for name, value in properties.items():
            if name == "id":
                continue
            if isinstance(value, str):
                assert data[name] == value.replace("\x0b", "\\x0b"), name
            elif isinstance(value, int | float):
                assert data[name] == (str(value) if name == "level" else value), name
        assert data["label"]
    # GraphML's ids become networkx's keys, GEXF's an attribute.
    edges = {data.get("id", key): (first, last, data) for first, last, key, data in network.edges(keys=True, data=True)}
    assert set(edges) == set(links)
    for key, (type_, first, last, properties) in links.items():
        assert edges[key][:2] == (first, last) and edges[key][2]["type"] == type_
        assert edges[key][2]["quote"] == properties["quote"].replace("\x0b", "\\x0b")
        assert edges[key][2]["document"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_have_different_names_in_both_languages(snapshot: Snapshot, tmp_path: Path, lang: Any) -> None:
    from commands.exports import _heading

    names = [_heading(table.name, lang) for table in tables_of(snapshot)]
    assert max(Counter(name[:31].lower() for name in names).values()) == 1
    write_workbook(snapshot, tmp_path / "a.xlsx", lambda name: _heading(name, lang))


def test_one_document_gives_what_it_states_and_nothing_else(filled: GraphStore) -> None:
    whole = read_snapshot(filled)
    for document in whole.of("Document"):
        part = read_snapshot(filled, [document.id])
        assert [node.id for node in part.of("Document")] == [document.id]
        said = {link.properties["document_id"] for link in part.links}
        assert said == {document.id}
        own = [node for node in whole.nodes if node.properties.get("document_id") == document.id]
        assert {node.id for node in own} <= {node.id for node in part.nodes}
        joined = {end.id for link in part.links for end in (link.first, link.last)}
        assert {node.id for node in part.nodes} <= joined | {node.id for node in own} | {document.id}


def test_same_store_gives_same_bytes(filled: GraphStore, tmp_path: Path) -> None:
    for number in (1, 2):
        snapshot = read_snapshot(filled)
        write_csv(snapshot, tmp_path / f"csv{number}")
        write_workbook(snapshot, tmp_path / f"{number}.xlsx", lambda name: name)
        write_graphml(snapshot, tmp_path / f"{number}.graphml")
        write_gexf(snapshot, tmp_path / f"{number}.gexf")
    for ending in ("xlsx", "graphml", "gexf"):
        assert (tmp_path / f"1.{ending}").read_bytes() == (tmp_path / f"2.{ending}").read_bytes()
    for path in (tmp_path / "csv1").iterdir():
        assert path.read_bytes() == (tmp_path / "csv2" / path.name).read_bytes()


def test_evidence_says_place_and_surroundings(filled: GraphStore, snapshot: Snapshot) -> None:
    texts: dict[str, str] = {}
    for row in filled.read(
        "MATCH (t:Text) RETURN t.document_id AS id, t.content AS content ORDER BY t.document_id, t.order"
    ):
        texts[row["id"]] = texts.get(row["id"], "") + row["content"]
    count = 0
    for thing in (*snapshot.nodes, *snapshot.links):
        if (said := snapshot.evidence(thing.properties)) is not None:
            text = texts[said.document.id]
            assert text[said.start : said.end] == said.quote
            assert text[: said.start].endswith(said.before) and text[said.end :].startswith(said.after)
            count += 1
    assert count > 100
