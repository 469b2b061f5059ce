"""A query file says what it takes, what it returns, and nothing that its Cypher does not do."""

from __future__ import annotations

import pytest

from graph.errors import QueryError
from queries.header import TYPES, Column, Parameter, parse_query

GOOD = """// name: tasks/example
// title_zh: 例
// title_en: Example
// summary_en: One sentence.
// summary_zh: 一句话。
// needs_one_of: text, year
// param text: STRING = null, words, with blanks between them
// param year: INTEGER = null, a year
// param limit: INTEGER = 50, most rows
// returns id: STRING, Task.id
// returns owners: LIST<MAP>, per unit: name, role
// order: id
MATCH (t:Task)
WHERE ($text IS NULL OR t.title CONTAINS $text) AND ($year IS NULL OR t.year = $year)
RETURN t.id AS id, [] AS owners
ORDER BY id
LIMIT $limit
"""


def test_parse_query_reads_every_line() -> None:
    info = parse_query("tasks/example", GOOD)

    assert (info.name, info.subject, info.order) == ("tasks/example", "tasks", "id")
    assert info.parameters[0] == Parameter("text", "STRING", None, False, "words, with blanks between them")
    assert info.parameters[2] == Parameter("limit", "INTEGER", 50, False, "most rows")
    assert info.columns == (Column("id", "STRING", "Task.id"), Column("owners", "LIST<MAP>", "per unit: name, role"))
    assert info.needs_one_of == ("text", "year")
    assert info.cypher == GOOD


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("// title_zh: 例\n", "", "lacks title_zh"),
        ("// order: id\n", "", "lacks order"),
        ("// title_en: Example", "// title_en: Example\n// title_en: Again", "each once"),
        ("// title_en: Example", "// titel: Example", "line 3"),
        ("STRING = null, words", "TEXT = null, words", "line 7"),
        ("INTEGER = 50", "INTEGER = many", "line 9"),
        ("// returns id: STRING, Task.id", "// returns id: STRING", "line 10"),
        ("// returns owners", "// returns id", "twice"),
        ("// param year: INTEGER = null, a year\n", "", "the Cypher uses"),
        ("LIMIT $limit\n", "", "declares the parameters"),
        ("// needs_one_of: text, year", "// needs_one_of: txt", "needs_one_of"),
        ("// name: tasks/example", "// name: tasks/other", "header says name"),
    ],
    ids=lambda value: value.strip()[:30],
)
def test_parse_query_refuses(old: str, new: str, says: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryError, match="tasks/example") as error:
        parse_query("tasks/example", GOOD.replace(old, new, 1))
    assert says in str(error.value)


def test_types_are_closed() -> None:
    assert "STRING" in TYPES and "DATE" not in TYPES
