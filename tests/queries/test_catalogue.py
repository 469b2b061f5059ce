"""The catalogue finds every question and refuses answers that do not fit its header."""

from __future__ import annotations

import re

import pytest

from graph import schema
from graph.errors import QueryError
from queries import find_query, list_queries, run_query
from queries.catalogue import FOLDER

#: The contract with the explorer and the command line; a name here may never go away.
CONTRACT = """
    tasks/who_owns_task tasks/tasks_list tasks/tasks_of_document tasks/task_detail tasks/task_owners
    units/unit_find units/unit_portfolio units/unit_profile units/co_responsible units/units_list
    targets/chain_of_target targets/targets_list targets/indicator_timeline
    gaps/tasks_without_owner gaps/targets_without_owner gaps/tasks_with_only_diffuse_owners gaps/targets_without_task
    gaps/units_not_in_register gaps/unresolved_clauses
    places/what_happens_in places/projects_by_park places/parks_list
    documents/documents_list documents/document_sections documents/document_text documents/document_facts
    documents/citations evidence/evidence_of_fact overview/counts overview/top_units overview/document_unit_flow
""".split()
QUERIES = [pytest.param(info, id=info.name) for info in list_queries()]
#: Questions whose rows are sums, parts of the text or pictures of the whole, not facts.
NO_FACTS = {
    "overview/names", "units/compare_units", "overview/counts", "overview/top_units", "overview/document_unit_flow", "units/units_list", "units/unit_profile",
    "units/co_responsible", "documents/documents_list", "documents/document_text", "documents/document_blocks",
    "progress/progress_files", "progress/progress_unlinked",
}
EVIDENCE = {"document_id", "start", "end", "quote"}


def body_of(info) -> str:
    return "\n".join(line for line in info.cypher.splitlines() if not line.startswith("//"))


class Answering:
    """Answers every question with the given rows and remembers what was asked."""

    def __init__(self, rows) -> None:
        self.rows = rows
        self.asked: list[tuple[str, dict]] = []

    def read(self, query, parameters=None, *, limit=None):
        self.asked.append((query, parameters))
        return self.rows


def test_catalogue_holds_the_contract() -> None:
    assert set(CONTRACT) <= {info.name for info in list_queries()}


def test_catalogue_misses_no_file() -> None:
    files = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.cypher")}
    assert files == {info.name for info in list_queries()}
    assert len(files) >= 35


def test_find_query_takes_the_short_name() -> None:
    assert find_query("who_owns_task").name == "tasks/who_owns_task"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("tasks/who_own_task", "tasks/who_owns_task"), ("unit_portfoli", "unit_portfolio"), ("", "--list")],
)
def test_find_query_hints_at_near_names(name: str, hint: str) -> None:
    with pytest.raises(QueryError, match=hint):
        find_query(name)


def test_run_query_orders_columns_as_declared() -> None:
    columns = [column.name for column in find_query("overview/counts").columns]
    store = Answering([dict.fromkeys(reversed(columns), 1)])

    rows = run_query(store, "counts")

    assert [list(row) for row in rows] == [columns]
    assert store.asked == [(find_query("overview/counts").cypher, {})]


@pytest.mark.parametrize("row", [{"part": 1}, {"part": 1, "name": 2, "total": 3, "more": 4}])
def test_run_query_refuses_other_columns(row) -> None:
    with pytest.raises(QueryError, match="declared columns"):
        run_query(Answering([row]), "counts")


@pytest.mark.parametrize("info", QUERIES)
def test_every_query_is_sorted_and_only_reads(info) -> None:
    body = body_of(info)
    assert re.search(r"^ORDER BY", body, re.MULTILINE), "rows without an order differ from run to run"
    assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|FOREACH|LOAD|USE)\b", body)
    assert body.count("//") == 0, "the header is the place for words"


@pytest.mark.parametrize("info", QUERIES)
def test_every_path_is_bounded(info) -> None:
    stars = re.findall(r"\[[\w:|]*\*([^\]]*)\]", body_of(info))
    assert [hops for hops in stars if not re.fullmatch(r"[01]\.\.[1-6]", hops)] == []


@pytest.mark.parametrize("info", QUERIES)
def test_every_column_is_named_in_the_last_return(info) -> None:
    last = body_of(info).rpartition("\nRETURN ")[2].partition("\nORDER BY")[0]
    depth_free = last
    while re.search(r"[\[({][^\[\](){}]*[\])}]", depth_free):
        depth_free = re.sub(r"[\[({][^\[\](){}]*[\])}]", "", depth_free)
    named = re.findall(r"\bAS (\w+)", depth_free)
    assert named == [column.name for column in info.columns]


@pytest.mark.parametrize("info", [q for q in QUERIES if q.id not in NO_FACTS and not str(q.id).startswith("explorer/")])
def test_rows_about_facts_carry_evidence(info) -> None:
    columns = {column.name for column in info.columns}
    assert EVIDENCE <= columns
    for prefix in (name.removesuffix("quote") for name in columns if name.endswith("_quote")):
        assert {f"{prefix}start", f"{prefix}end"} <= columns


@pytest.mark.parametrize("info", QUERIES)
def test_headers_speak_both_languages(info) -> None:
    for text in (info.title_zh, info.summary_zh):
        assert re.search(r"[\u4e00-\u9fff]", text)
    assert info.summary_zh.endswith("。") and info.summary_en.endswith(".")
    assert info.title_en.isascii()


def test_titles_are_unique() -> None:
    for titles in ([q.title_zh for q in list_queries()], [q.title_en for q in list_queries()]):
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("info", QUERIES)
def test_only_declared_labels_and_types_occur(info) -> None:
    body = re.sub(r"'[^']*'", "''", body_of(info))
    words = {word for group in re.findall(r"[(\[]\w*:([A-Za-z_|]+)", body) for word in group.split("|")}
    labels = {node.label for node in schema.NODES} | {rel.type for rel in schema.RELATIONSHIPS}
    assert words - labels == set()
