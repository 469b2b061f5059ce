"""``zeren mcp`` as a client meets it: the official client over standard input and output, and over HTTP."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from queries import list_queries, run_query
from tests.project_files import ROOT

pytestmark = pytest.mark.slow


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "ZEREN_STORE": str(folder), "PYTHONUTF8": "1", "ZEREN_LANG": "en", "PYTHONPATH": str(ROOT)}


def over_stdio(folder: Path, work: Callable[[Client], Any], *options: str) -> Any:
    server = StdioServerParameters(command=sys.executable, args=["-m", "cli", "mcp", *options], env=environment(folder), cwd=ROOT)

    async def talk() -> Any:
        async with Client(server, read_timeout_seconds=120) as client:
            return await work(client)

    return anyio.run(talk)


def test_a_client_lists_and_calls_tools_over_stdio(small_folder, small_store) -> None:
    async def work(client: Client) -> Any:
        tools = (await client.list_tools()).tools
        owners = await client.call_tool("tasks_who_owns_task", {"text": "科学城"})
        first = owners.structured_content["rows"][0]
        evidence = await client.call_tool("evidence_evidence_of_fact", {"fact_id": first["responsibility_id"]})
        asked = await client.call_tool("ask", {"question": "哪些任务没有责任单位"})
        typed = await client.call_tool("cypher", {"query": "MATCH (u:Unit) RETURN u.name AS unit, u AS node ORDER BY unit LIMIT 3"})
        return tools, owners, evidence, asked, typed

    tools, owners, evidence, asked, typed = over_stdio(small_folder, work)
    assert len(tools) == sum(info.subject != "explorer" for info in list_queries()) + 2
    assert all(tool.annotations.read_only_hint for tool in tools)
    rows = owners.structured_content["rows"]
    assert rows == run_query(small_store, "tasks/who_owns_task", text="科学城") == json.loads(owners.content[0].text)["rows"]
    assert evidence.structured_content["rows"][0]["quote"] == rows[0]["quote"]
    assert asked.structured_content["query"] == "gaps/tasks_without_owner" and not asked.is_error
    assert len(typed.structured_content["rows"]) == 3 and typed.structured_content["rows"][0]["node"]["id"]


def test_errors_are_one_line_and_the_server_lives_on(small_folder, small_store) -> None:
    bad = [
        ("tasks_who_owns_task", {}),
        ("tasks_who_owns_task", {"text": ["x"]}),
        ("cypher", {"query": "MATCH (n) DETACH DELETE n"}),
        ("cypher", {"query": "MATCH (n RETURN n"}),
        ("no_such_tool", {}),
    ]

    async def work(client: Client) -> Any:
        failed = [await client.call_tool(name, arguments) for name, arguments in bad]
        return failed, await client.call_tool("overview_counts", {})

    failed, after = over_stdio(small_folder, work, "--rows", "3")
    for result in failed:
        text = result.content[0].text
        assert result.is_error and text and "\n" not in text and "Traceback" not in text
    assert len(after.structured_content["rows"]) == 3 and after.structured_content["truncated"]


def test_nothing_but_the_protocol_is_on_standard_output(small_folder) -> None:
    hello = {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}},
    }  # fmt: skip
    call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "ask", "arguments": {"question": "有哪些单位"}}}
    said = [hello, {"jsonrpc": "2.0", "method": "notifications/initialized"}, call]
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", "mcp"], cwd=ROOT, env=environment(small_folder), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin and process.stdout
    process.stdin.write("".join(json.dumps(message) + "\n" for message in said))
    process.stdin.flush()
    answers = [json.loads(process.stdout.readline()) for _ in range(2)]
    rest, errors = process.communicate(timeout=60)
    assert [answer["id"] for answer in answers] == [1, 2] and all(answer["jsonrpc"] == "2.0" for answer in answers)
    assert rest == "" and process.returncode == 0 and "Traceback" not in errors


def test_a_call_that_takes_too_long_is_answered(small_folder) -> None:
    slow = "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 50) AS c RETURN count(*) AS n"

    async def work(client: Client) -> Any:
        return await client.call_tool("cypher", {"query": slow})

    result = over_stdio(small_folder, work, "--seconds", "1")
    assert result.is_error and "\n" not in result.content[0].text


@pytest.fixture
def address(small_folder) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "cli", "mcp", "--http", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(small_folder), stderr=subprocess.PIPE)
    try:
        for _ in range(600):
            assert process.poll() is None, process.stderr and process.stderr.read()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.terminate()
        process.communicate(timeout=30)


def test_a_client_calls_tools_over_http_and_strangers_are_refused(small_store, address) -> None:
    async def talk() -> Any:
        async with Client(address, read_timeout_seconds=60) as client:
            return await client.call_tool("units_unit_portfolio", {"name": "市科技局"})

    result = anyio.run(talk)
    assert result.structured_content["rows"] == run_query(small_store, "units/unit_portfolio", name="市科技局")
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}).encode()
    plain = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    for stranger in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
        request = urllib.request.Request(address, body, {**plain, **stranger})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=30)
        assert refused.value.code in (403, 421)
        refused.value.close()
