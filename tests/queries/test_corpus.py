"""Every question on the real plans beside the project: declared columns, and every quote where the row says."""

from __future__ import annotations

from typing import Any

import pytest

from queries import QueryInfo, list_queries, run_query
from tests.queries.test_answers import TYPES, spans

pytestmark = pytest.mark.slow
WORDS = {
    "chain/find_things": "创新",
    "tasks/who_owns_task": "创新",
    "units/unit_find": "局",
    "places/what_happens_in": "郑州",
    "targets/chain_of_target": "企业",
    "targets/indicator_timeline": "企业",
}


@pytest.fixture(scope="session")
def ids(corpus_store) -> dict[str, Any]:
    """One id of each kind, of the things that have most to tell."""
    document = max(run_query(corpus_store, "documents_list"), key=lambda row: row["responsibilities"])["document_id"]
    tasks = run_query(corpus_store, "tasks_list", document_id=document, without_owner=False)
    return {
        "document_id": document,
        "task_id": tasks[0]["task_id"],
        "unit_id": run_query(corpus_store, "top_units", limit=1)[0]["unit_id"],
        "fact_id": tasks[0]["owners"][0]["responsibility_id"],
        "node_id": tasks[0]["task_id"],
        "ids": [task["task_id"] for task in tasks[:3]],
        "place_id": run_query(corpus_store, "parks_list")[0]["park_id"],
        "other_id": run_query(corpus_store, "top_units", limit=2)[1]["unit_id"],
        "unit_ids": [row["unit_id"] for row in run_query(corpus_store, "top_units", limit=2)],
        "today": "2027-01-01",
    }


@pytest.fixture(scope="session")
def texts(corpus_store) -> dict[str, str]:
    keys = [row["document_id"] for row in run_query(corpus_store, "documents_list")]
    parts = {key: run_query(corpus_store, "document_text", document_id=key) for key in keys}
    return {key: "".join(row["content"] for row in rows) for key, rows in parts.items()}


def answer(store, info: QueryInfo, ids: dict[str, Any]) -> list[dict[str, Any]]:
    """Ask with the words and ids of the corpus for what is required, and with nothing else."""
    wanted = [*info.needs_one_of[:1], *(p.name for p in info.parameters if p.required)]
    params = {name: WORDS[info.name] if name == "text" else ids[name] for name in wanted}
    return run_query(store, info.name, **params)


@pytest.mark.parametrize("info", list_queries(), ids=lambda info: info.name)
def test_every_question_fits_its_header(corpus_store, ids, texts, info: QueryInfo) -> None:
    rows = answer(corpus_store, info, ids)
    for row in rows:
        for column in info.columns:
            assert row[column.name] is None or isinstance(row[column.name], TYPES[column.type]), column.name
    wrong = [span for span in spans(rows) if texts[span[0]][span[1] : span[2]] != span[3]]
    assert wrong == []


@pytest.mark.parametrize(
    "name", ["who_owns_task", "tasks_list", "unit_portfolio", "parks_list", "documents_list", "counts"]
)
def test_the_main_questions_have_answers(corpus_store, ids, name: str) -> None:
    (info,) = [info for info in list_queries() if info.name.endswith(f"/{name}")]
    assert answer(corpus_store, info, ids)


def test_counts_of_documents_are_those_of_their_facts(corpus_store) -> None:
    for row in run_query(corpus_store, "documents_list"):
        key = row["document_id"]
        assert row["tasks"] == len(run_query(corpus_store, "tasks_of_document", document_id=key))
        assert row["targets"] == len(run_query(corpus_store, "targets_list", document_id=key))
        facts = run_query(corpus_store, "document_facts", document_id=key)
        kinds = [fact["fact_kind"] for fact in facts]
        assert row["responsibilities"] == kinds.count("RESPONSIBLE_FOR")
        assert row["open_clauses"] == kinds.count("Clause")


def test_every_fact_of_a_document_has_evidence(corpus_store, ids) -> None:
    for fact in run_query(corpus_store, "document_facts", document_id=ids["document_id"])[:200]:
        rows = run_query(corpus_store, "evidence_of_fact", fact_id=fact["fact_id"])
        assert [(r["start"], r["end"], r["quote"]) for r in rows] == [(fact["start"], fact["end"], fact["quote"])]


def test_owned_and_ownerless_tasks_are_all_tasks(corpus_store) -> None:
    everything = {row["task_id"] for row in run_query(corpus_store, "tasks_list")}
    owned = {row["task_id"] for row in run_query(corpus_store, "tasks_list", without_owner=False)}
    open_ = {row["task_id"] for row in run_query(corpus_store, "tasks_list", without_owner=True)}
    assert owned | open_ == everything and owned & open_ == set()
    assert {row["task_id"] for row in run_query(corpus_store, "tasks_without_owner")} <= open_
    for role in ("lead", "support", "responsible"):
        rows = run_query(corpus_store, "tasks_list", role=role)
        expected = [
            row for row in run_query(corpus_store, "tasks_list") if role in {owner["role"] for owner in row["owners"]}
        ]
        assert rows == expected
