"""No file of the project holds a whole sentence of the reference corpus, in whatever format it keeps its text."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.project_files import ROOT, project_files

CORPUS = ROOT.parent / "shared" / "corpus"
LONG = 40  # characters: shorter phrases are common property of the genre
LARGEST = 2_000_000  # bytes of a file worth reading


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def sentences(text: str) -> set[str]:
    """Stretches between 。 and ；, both within a line and across the line breaks of a PDF."""
    within = {squeezed(part) for part in re.split("[。；\n]", text)}
    across = set(re.split("[。；]", squeezed(text)))
    return {part for part in within | across if len(part) >= LONG}


def plain_texts(path: Path) -> list[str]:
    """What a file says, without white space: office files part by part without markup, others as UTF-8 and GB18030."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as members:
            parts = [members.read(name).decode("utf-8", "ignore") for name in members.namelist()]
        return [squeezed(re.sub(r"<[^>]*>", "", part)) for part in parts]
    data = path.read_bytes()
    return [squeezed(data.decode(encoding, "ignore")) for encoding in ("utf-8", "gb18030")]


def copied(paths: list[Path], known: set[str]) -> dict[str, list[str]]:
    """Path → the known sentences it holds."""
    found = {}
    for path in paths:
        texts = plain_texts(path)
        if held := [sentence for sentence in known if any(sentence in text for text in texts)]:
            found[str(path)] = held
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_copied_sentence_would_be_found(tmp_path: Path, encoding: str) -> None:
    sentence = "坚持" + "以科技创新推动产业创新" * 4
    (tmp_path / "copy.txt").write_bytes(f"前文。{sentence[:30]}\n{sentence[30:]}；后文".encode(encoding))
    with zipfile.ZipFile(tmp_path / "copy.docx", "w") as office:
        office.writestr("word/document.xml", f"<w:t>前文。{sentence[:20]}</w:t><w:t>{sentence[20:]}。</w:t>")
    (tmp_path / "own.txt").write_text("自己的话。" * 20, "utf-8")
    found = copied(sorted(tmp_path.iterdir()), sentences(f"{sentence}。短句；"))
    assert sorted(Path(path).name for path in found) == ["copy.docx", "copy.txt"]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the reference corpus is not part of the repository")
def test_tracked_files_hold_no_sentence_of_the_corpus() -> None:
    known = set().union(*(sentences(path.read_text("utf-8", "ignore")) for path in CORPUS.glob("*.txt")))
    assert len(known) > 100
    readable = [path for path in project_files() if path.stat().st_size < LARGEST]
    assert copied(readable, known) == {}
