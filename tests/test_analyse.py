"""``zeren analyse`` and ``zeren export neo4j-admin`` on a real store."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree
from pathlib import Path

import networkx as nx
import pytest

from graph.rows import build_rows
from graph.stores import GraphStore
from graph.writer import write_document
from tests.contract.plans import plans, resolution_of
from tests.test_cli import zeren


@pytest.fixture
def folder(store: GraphStore, store_folder: Path) -> Path:
    for plan in plans():
        write_document(store, build_rows(plan.facts(), resolution_of(plan)), file="plan.txt")
    return store_folder


@pytest.mark.parametrize("command", ["central", "communities", "shared", "single-points"])
def test_analyse_prints_tables_json_and_csv_of_the_same_rows(folder: Path, command: str) -> None:
    table, json_, csv_ = (
        zeren("analyse", command, "--format", form, store=folder) for form in ("table", "json", "csv")
    )
    assert (table.exit_code, json_.exit_code, csv_.exit_code) == (0, 0, 0), table.stderr + json_.stderr
    rows = json.loads(json_.stdout)
    assert [row["unit"] for row in rows] == [row["unit"] for row in csv.DictReader(io.StringIO(csv_.stdout))]
    assert rows and all(row["unit"] in table.stdout and row["unit_id"].startswith("unit:") for row in rows)


def test_analyse_of_one_document(folder: Path) -> None:
    result = zeren("analyse", "single-points", "--document", "第二号行动计划", "--format", "json", store=folder)
    assert [(row["unit"], row["leads"]) for row in json.loads(result.stdout)] == [("郑州市财政局", 1)]
    unknown = zeren("analyse", "central", "--document", "没有", store=folder)
    assert (unknown.exit_code, unknown.stderr.count("\n")) == (2, 1)


def test_analyse_limit_says_that_there_is_more(folder: Path) -> None:
    result = zeren("analyse", "central", "--limit", "2", "--format", "json", store=folder)
    assert len(json.loads(result.stdout)) == 2 and result.stderr.count("\n") == 1


def test_analyse_network_as_json_and_graphml(folder: Path, tmp_path: Path) -> None:
    lines = json.loads(zeren("analyse", "network", "who_owns_task", "培育", store=folder).stdout)
    path = tmp_path / "out.graphml"
    assert zeren("analyse", "network", "who_owns_task", "培育", "--out", path, store=folder).exit_code == 0
    read = nx.read_graphml(path, force_multigraph=True)
    assert set(read.nodes) == {row["id"] for row in lines["nodes"]}
    assert read.number_of_edges() == len(lines["relationships"]) > 5
    assert xml.etree.ElementTree.parse(path).getroot().tag.endswith("graphml")
    wrong = zeren("analyse", "network", "who_owns_task", "培育", "--out", tmp_path / "out.png", store=folder)
    assert wrong.exit_code == 2 and ".graphml" in wrong.stderr


def test_export_neo4j_admin_says_how_to_go_on(folder: Path, tmp_path: Path) -> None:
    result = zeren("export", "neo4j-admin", tmp_path / "csv", store=folder)
    assert result.exit_code == 0 and "neo4j-admin database import full neo4j @import.args" in result.stderr
    assert (tmp_path / "csv" / "nodes" / "Task.csv").is_file()
    again = zeren("export", "neo4j-admin", tmp_path / "csv", store=folder)
    assert again.exit_code == 2 and again.stderr.count("\n") == 1
