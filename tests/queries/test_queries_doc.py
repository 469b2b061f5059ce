"""docs/queries.md says what the headers say."""

from __future__ import annotations

from queries import list_queries
from scripts.write_queries_doc import PAGE, page


def test_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"


def test_page_names_every_column() -> None:
    text = page()
    for info in list_queries():
        section = text.partition(f"### {info.name}\n")[2].partition("\n### ")[0]
        assert [c.name for c in info.columns if f"| `{c.name}` |" not in section] == []
