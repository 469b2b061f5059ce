"""The tools without the protocol: schemas from the headers, limits, and what they refuse."""

from __future__ import annotations

import json

import jsonschema
import pytest

from graph.errors import QueryError
from pipeline.mcp.tools import Limits, call_tool, list_tools, tool_name
from queries import list_queries, run_query
from tests.queries.test_answers import SAMPLES

TOOLS = {tool.name: tool for tool in list_tools()}


def test_every_named_query_is_a_tool_and_nothing_writes() -> None:
    named = {tool_name(info) for info in list_queries() if info.subject != "explorer"}
    assert set(TOOLS) == named | {"ask", "cypher"}
    for tool in TOOLS.values():
        jsonschema.Draft202012Validator.check_schema(dict(tool.schema))
        assert len(tool.name) <= 64 and tool.description and tool.schema["additionalProperties"] is False


@pytest.mark.parametrize("info", [info for info in list_queries() if info.subject != "explorer"], ids=lambda info: info.name)
def test_a_tool_gives_the_rows_of_its_query(small_store, info) -> None:
    given = SAMPLES.get(info.name, {})
    jsonschema.validate(given, dict(TOOLS[tool_name(info)].schema))
    answer = call_tool(small_store, tool_name(info), given, Limits(rows=1000))
    assert answer["rows"] == run_query(small_store, info.name, **given) and answer["total"] == len(answer["rows"])
    json.dumps(answer, ensure_ascii=False)


def test_rows_are_cut_and_it_says_so(small_store) -> None:
    answer = call_tool(small_store, "tasks_tasks_list", {}, Limits(rows=1))
    assert len(answer["rows"]) == 1 and answer["truncated"] and answer["total"] > 1
    typed = call_tool(small_store, "cypher", {"query": "MATCH (n) RETURN n.id AS id"}, Limits(rows=2))
    assert len(typed["rows"]) == 2 and typed["truncated"] and typed["total"] is None


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("nothing_such", {}),
        ("explorer_data_version", {}),
        ("tasks_who_owns_task", {}),
        ("tasks_who_owns_task", {"text": 7}),
        ("tasks_tasks_list", {"other": 1}),
        ("cypher", {"query": "MATCH (n) DETACH DELETE n"}),
        ("cypher", {"query": "CREATE (n:Unit) RETURN n"}),
        ("cypher", {"text": "RETURN 1"}),
        ("ask", {}),
        ("ask", {"question": "任务" * 500}),
    ],
)
def test_what_is_not_valid_is_refused(small_store, name: str, given: dict) -> None:
    before = run_query(small_store, "overview/counts")
    with pytest.raises(QueryError):
        call_tool(small_store, name, given, Limits())
    assert run_query(small_store, "overview/counts") == before


def test_a_question_says_what_it_understood(small_store) -> None:
    answer = call_tool(small_store, "ask", {"question": "哪些任务没有责任单位"}, Limits())
    assert answer["query"] == "gaps/tasks_without_owner" and answer["rows"] and answer["not_understood"] == []
    refused = call_tool(small_store, "ask", {"question": "任务的天气"}, Limits())
    assert refused["rows"] == [] and "天气" in "".join(refused["not_understood"]) and refused["nearest_questions"]
