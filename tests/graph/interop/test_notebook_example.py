"""The example of docs/exports.md does what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.project_files import ROOT

pytest.importorskip("py2neo", reason="the extra zeren[py2neo] is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")


def test_example_of_the_page_runs(corpus_folder: Path) -> None:
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL)).replace("data/store", str(corpus_folder))
    names: dict[str, Any] = {}
    exec(code, names)
    names["graph"].zeren_store.close()
    assert len(names["rows"]) > 0 and len(names["network"]) > 0
    assert len(names["subgraph"].nodes) == len(names["network"])
    assert list(names["frame"].columns) == ["unit", "task"] and len(names["frame"]) > 0
