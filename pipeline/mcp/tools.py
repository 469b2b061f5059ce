"""Tools of the MCP server: what each takes as JSON schema, and calling one: arguments in, plain values out.

Nothing here knows the protocol, so every tool can be called without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import QueryError
from graph.stores import GraphStore
from pipeline.ask import answer_lines, ask
from queries import QueryInfo, find_query, list_queries, run_query, run_readonly
from queries.header import Parameter

#: JSON schema of each parameter type of a query header.
_SCHEMAS: dict[str, dict[str, Any]] = {
    "STRING": {"type": "string", "maxLength": 2000},
    "INTEGER": {"type": "integer"},
    "FLOAT": {"type": "number"},
    "BOOLEAN": {"type": "boolean"},
    "LIST<STRING>": {"type": "array", "items": {"type": "string", "maxLength": 2000}},
}
ASK, CYPHER = "ask", "cypher"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may use at most.

    Attributes:
        rows: Rows returned; ``truncated`` says when there were more.
        seconds: Time after which a call is answered with an error.
    """

    rows: int = 200
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: its name, what it is for, and the JSON schema of its arguments."""

    name: str
    title: str
    description: str
    schema: Mapping[str, Any]


def list_tools() -> tuple[Tool, ...]:
    """Return all tools: one per named query, then asking in Chinese and typed Cypher."""
    named = [_tool_of(info) for info in list_queries() if info.subject != "explorer"]
    return (*named, _ASK_TOOL, _CYPHER_TOOL)


def call_tool(store: GraphStore, name: str, arguments: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    """Run one tool.

    Returns:
        ``rows``, ``total`` and ``truncated``, and for a question what was understood of it.

    Raises:
        QueryError: There is no such tool, or an argument is not valid.
        StoreError: The store cannot answer.
    """
    if name == ASK:
        return _ask(store, _text(arguments, "question"), limits)
    if name == CYPHER:
        answer = run_readonly(store, _text(arguments, "query"), limit=limits.rows)
        return {"rows": [*map(_plain, answer.rows)], "total": None if answer.truncated else len(answer.rows), "truncated": answer.truncated}
    info = next((info for info in list_queries() if tool_name(info) == name and info.subject != "explorer"), None)
    if info is None:
        raise QueryError(f"no tool {name[:80]!r}; tools/list names all")
    return {"query": info.name, **_cut(run_query(store, info.name, **dict(arguments)), limits)}


def tool_name(info: QueryInfo) -> str:
    """Return the tool that a query is: ``tasks/who_owns_task`` is ``tasks_who_owns_task``, as names hold no slash."""
    return info.name.replace("/", "_")


def _tool_of(info: QueryInfo) -> Tool:
    schema = {
        "type": "object",
        "properties": {parameter.name: _schema_of(parameter) for parameter in info.parameters},
        "required": [parameter.name for parameter in info.parameters if parameter.required],
        "additionalProperties": False,
    }
    if info.needs_one_of:
        schema["anyOf"] = [{"required": [name]} for name in info.needs_one_of]
    columns = ", ".join(column.name for column in info.columns)
    text = f"{info.summary_en} {info.summary_zh} Columns: {columns}. Order: {info.order}."
    return Tool(tool_name(info), f"{info.title_en} {info.title_zh}", text, schema)


def _schema_of(parameter: Parameter) -> dict[str, Any]:
    schema = {**_SCHEMAS[parameter.type], "description": parameter.meaning}
    if not parameter.required and parameter.default is None:
        schema["type"] = [schema["type"], "null"]
    if not parameter.required:
        schema["default"] = parameter.default
    if parameter.name == "role":
        schema["enum"] = ["lead", "responsible", "support", *([] if parameter.required else [None])]
    if parameter.name in ("limit", "skip"):
        schema["minimum"] = 1 if parameter.name == "limit" else 0
    return schema


def _ask(store: GraphStore, question: str, limits: Limits) -> dict[str, Any]:
    answer = ask(store, question, limit=limits.rows + 1)
    said = {
        "outcome": answer.outcome,
        "query": answer.query,
        "parameters": answer.parameters,
        "parameters_by_name": answer.shown,
        "not_understood": list(answer.not_understood),
        "choices": [{"kind": n.kind, "id": n.id, "name": n.name} for n in answer.choices[1]] if answer.choices else [],
        "nearest_questions": [near.zh for near in answer.nearest],
        "explanation": "\n".join(answer_lines(answer, "en")),
    }
    return {**said, **_cut(answer.rows, limits)}


def _cut(rows: Sequence[Mapping[str, Any]], limits: Limits) -> dict[str, Any]:
    return {"rows": [dict(row) for row in rows[: limits.rows]], "total": len(rows), "truncated": len(rows) > limits.rows}


def _text(arguments: Mapping[str, Any], name: str) -> str:
    """Return the only argument of a tool that takes one text."""
    value = arguments.get(name)
    if not isinstance(value, str) or set(arguments) != {name}:
        raise QueryError(f"the only argument is {name}, a text")
    return value


def _plain(value: Any) -> Any:
    """Return a value of typed Cypher as JSON has it: nodes and relationships as their properties, the rest as text."""
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    return dict(value.items()) if hasattr(value, "items") else str(value)


_ASK_TOOL = Tool(
    ASK,
    "Ask in Chinese 中文提问",
    "Answers a question in Chinese by a named query, with its name and parameters. What was not understood is listed and "
    "such a question is refused; ambiguous names are listed for choice. 例：市科协牵头哪些任务",
    {
        "type": "object",
        "properties": {"question": {"type": "string", "maxLength": 300, "description": "the question, in Chinese"}},
        "required": ["question"],
        "additionalProperties": False,
    },
)
_CYPHER_TOOL = Tool(
    CYPHER,
    "Read-only Cypher 只读 Cypher",
    "Runs one Cypher statement that only reads; anything else is refused. Labels, properties and relationships are those of "
    "docs/data_model.md. Prefer the named queries: their rows carry the quotes that prove them.",
    {
        "type": "object",
        "properties": {"query": {"type": "string", "maxLength": 16000, "description": "one statement that reads"}},
        "required": ["query"],
        "additionalProperties": False,
    },
)


def evidence_tool() -> str:
    """Return the name of the tool that shows where a fact is said; every row's ids can be given to it."""
    return tool_name(find_query("evidence/evidence_of_fact"))
