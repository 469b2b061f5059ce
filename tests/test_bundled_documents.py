"""The bundled plans: declared, marked as examples, made by the script, and none of them pasted from a real plan."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml

from loaders import read_source, state_facts
from tests.project_files import ROOT

FOLDER = ROOT / "data" / "documents"
MANIFEST = yaml.safe_load((FOLDER / "manifest.yml").read_text("utf-8"))["documents"]
KINDS = {
    "tasks",
    "responsibilities",
    "targets",
    "observations",
    "supports",
    "projects",
    "parks",
    "located",
    "citations",
}


def lines(path: Path) -> list[str]:
    """The lines, paragraphs or cells of a bundled file, in order."""
    if path.suffix == ".docx":
        return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).active
        return [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    return path.read_text("utf-8").splitlines()


def test_manifest_names_every_file() -> None:
    files = sorted(path.name for path in FOLDER.iterdir() if path.name != "manifest.yml")
    assert sorted(entry["file"] for entry in MANIFEST) == files


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_entry_is_true_of_its_file(entry: dict[str, Any]) -> None:
    assert entry.keys() == {"file", "title", "shows", "at_least"}
    said = lines(FOLDER / entry["file"])
    assert said[0].startswith("（示例文件：") and said[0].endswith("不是官方文本）")
    assert entry["title"] in said
    counts = entry["at_least"]
    assert counts.keys() <= KINDS and all(count > 0 for count in counts.values())


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_load_finds_at_least_what_the_manifest_counts(entry: dict[str, Any]) -> None:
    facts = state_facts(read_source(FOLDER / entry["file"]))
    found = {kind: len(getattr(facts, kind)) for kind in KINDS - {"responsibilities"}}
    found["responsibilities"] = sum(len(task.responsible) for task in facts.tasks)
    assert facts.head.title == entry["title"]
    assert {kind: found[kind] for kind, floor in entry["at_least"].items() if found[kind] < floor} == {}


def test_word_and_excel_plans_are_what_the_script_makes(tmp_path: Path) -> None:
    path = ROOT / "scripts" / "make_gold_fixtures.py"
    spec = importlib.util.spec_from_file_location("make_gold_fixtures", path)
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    made = script.make_bundled(tmp_path)
    assert [path.name for path in made if path.read_bytes() != (FOLDER / path.name).read_bytes()] == []
