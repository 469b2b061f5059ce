"""``zeren mcp``: the graph as tools for other programs, over standard input and output or HTTP on this machine."""

from __future__ import annotations

import logging
import sys
from typing import Annotated, Any

import typer

from commands.language import choose
from commands.options import LangOption, StoreOption
from commands.output import make_output, note
from graph.errors import SettingsError
from graph.stores import open_store

#: The HTTP server has no login: it listens where only this machine can reach it.
HOST = "127.0.0.1"


def mcp(
    http: Annotated[bool, typer.Option("--http", help=choose("用 HTTP（仅本机）代替标准输入输出", "HTTP on this machine instead of standard input and output"))] = False,
    port: Annotated[int, typer.Option("--port", min=1024, max=65535, help=choose("HTTP 端口", "Port for HTTP"))] = 8765,
    rows: Annotated[int, typer.Option("--rows", min=1, max=10_000, help=choose("每次最多行数", "Most rows of one call"))] = 200,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, max=600, help=choose("每次最长秒数", "Longest time of one call"))] = 30,
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Serve until the client goes away, or until Ctrl+C."""
    try:
        from pipeline.mcp import Limits, make_server
    except ModuleNotFoundError as error:
        raise SettingsError("the mcp package is not installed: pip install 'zeren[mcp]'") from error
    make_output(lang)
    # Standard output belongs to the protocol; the packages' logs would only repeat what the client is told.
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR, force=True)
    with open_store(store, mode="read") as graph:
        graph.read("RETURN 1 AS ready")
        server = make_server(graph, Limits(rows, seconds))
        if http:
            _serve_http(server, port)
        else:
            _serve_stdio(server)


def _serve_stdio(server: Any) -> None:
    import anyio
    from mcp.server.stdio import stdio_server

    async def serve() -> None:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    anyio.run(serve)


def _serve_http(server: Any, port: int) -> None:
    """Serve ``/mcp``; a request with another Host or Origin than this machine's is refused (DNS rebinding)."""
    import uvicorn
    from mcp.server.transport_security import TransportSecuritySettings

    hosts = [f"{HOST}:{port}", f"localhost:{port}"]
    security = TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=[f"http://{host}" for host in hosts])
    app = server.streamable_http_app(json_response=True, stateless_http=True, transport_security=security, host=HOST)
    note(f"MCP: http://{HOST}:{port}/mcp")
    uvicorn.run(app, host=HOST, port=port, log_level="error", access_log=False)
