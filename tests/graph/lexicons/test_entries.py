"""Lexicon files: one line an entry, a new city is a folder, and a bad line is named."""

import shutil
from pathlib import Path

import pytest

from graph.data_files import data_folder
from graph.errors import LexiconError
from graph.lexicons import entries as entries_module
from graph.lexicons import load_gazetteer, load_lexicon
from graph.lexicons.entries import read_lexicon
from graph.records import Area

HEAD = 'subject: units\nsource: test\nchecked: "2026-11-23"\nkind: department\nentries:\n'
FILES = sorted((data_folder() / "lexicons").rglob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_lexicon_file_is_valid_and_states_its_fields(path):
    assert len(read_lexicon(path)) > 0
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name != "_common"], ids=str)
def test_every_folder_is_a_division_of_the_gazetteer(path):
    names = path.relative_to(data_folder() / "lexicons").parts[:-1]

    assert all(len(load_gazetteer().named(name)) > 0 for name in names)


def test_every_administered_park_is_in_a_lexicon():
    area = Area("河南省", "郑州市")
    parks = load_lexicon("parks", area).by_surface

    missing = [p for e in load_lexicon("units", area).entries for p in e.administers if parks.get(p) is None]

    assert missing == []


@pytest.mark.parametrize(
    ("lines", "line", "says"),
    [
        ("  - {name: 甲局, alias: [甲]}\n", 6, "alias"),
        ("  - {name: 甲局}\n  - {aliases: [乙]}\n", 7, "name"),
        ("  - {name: 甲局, kind: bureau}\n", 6, "bureau"),
        ("  - {name: 甲局, aliases: [丙]}\n  - {name: 乙局, aliases: [丙]}\n", 7, "丙"),
        ("  - {name: 甲局}\n  - {name: 甲局}\n", 7, "甲局"),
        ("  - {name: 甲局, name: 乙局}\n", 6, "twice"),
        ("  - {name: 甲局, levels: [village]}\n", 6, "village"),
        ("  - [甲局]\n", 6, "entry"),
    ],
)
def test_read_lexicon_names_file_and_line_of_a_bad_entry(tmp_path, lines, line, says):
    path = tmp_path / "units.yml"
    path.write_text(HEAD + lines, encoding="utf-8")

    with pytest.raises(LexiconError, match=rf"units\.yml, line {line}: .*{says}"):
        read_lexicon(path)


@pytest.mark.parametrize("text", ["entries: [", "- 甲局\n", "", "subject: units\n", HEAD.replace("entries", "rows")])
def test_read_lexicon_names_the_file_of_a_bad_head(tmp_path, text):
    path = tmp_path / "units.yml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(LexiconError, match=r"units\.yml"):
        read_lexicon(path)


def test_load_lexicon_a_new_city_is_a_folder(tmp_path, monkeypatch):
    shutil.copytree(data_folder(), tmp_path / "data")
    folder: Path = tmp_path / "data" / "lexicons" / "四川省" / "成都市"
    folder.mkdir(parents=True)
    (folder / "units.yml").write_text(
        HEAD + "  - {name: 成都市公园城市建设管理局, aliases: [市公园城市局]}\n", encoding="utf-8"
    )
    monkeypatch.setattr(entries_module, "data_folder", lambda: tmp_path / "data")
    entries_module._load.cache_clear()
    try:
        lexicon = load_lexicon("units", Area("四川省", "成都市"))
    finally:
        entries_module._load.cache_clear()

    assert lexicon.by_surface["市公园城市局"].name == "成都市公园城市建设管理局"
    assert lexicon.origin["市公园城市局"] == "city"


def test_load_lexicon_of_another_city_does_not_leak():
    assert "高新区" in load_lexicon("parks", Area("河南省", "郑州市")).by_surface
    assert "高新区" not in load_lexicon("parks", Area("陕西省", "西安市")).by_surface
