"""``zeren explore``: the explorer in the browser of this machine."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.access import Access, decide_access
from commands.language import choose, say
from commands.options import LangOption, StoreOption
from commands.output import make_output, note
from graph.errors import SettingsError
from graph.stores import open_store, store_location

APP = Path(__file__).resolve().parent.parent / "app.py"
#: Where only this machine can reach it.
HOST = "127.0.0.1"

HostOption = Annotated[
    str,
    typer.Option(
        "--host", metavar="ADDRESS",
        help=choose("监听地址；非本机地址须同时指定 --login 或 --trusted-proxy", "Address to listen on; beyond this machine only with --login or --trusted-proxy"),
    ),
]
NameOption = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="HOST", help=choose("浏览器访问用的主机名，可重复", "Name by which browsers reach it; may be repeated")),
]
LoginOption = Annotated[
    Path | None,
    typer.Option("--login", metavar="FILE", help=choose("OIDC 登录设置（secrets.toml 的 [auth]）", "Settings of an OIDC login: [auth] of a secrets.toml")),
]
ProxyOption = Annotated[
    bool,
    typer.Option("--trusted-proxy", help=choose("前面有负责登录的代理，并且只有它能访问", "A proxy before it checks who comes, and nobody reaches it otherwise")),
]


def explore(
    port: Annotated[int, typer.Option("--port", min=1024, max=65535, help=choose("端口", "Port"))] = 8501,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=choose("自动打开浏览器", "Open the browser"))
    ] = True,
    host: HostOption = HOST,
    name: NameOption = None,
    login: LoginOption = None,
    trusted_proxy: ProxyOption = False,
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Start the explorer, on the loopback interface unless told otherwise, and wait until it ends."""
    output = make_output(lang)
    access = decide_access(host, name or [], login, trusted_proxy=trusted_proxy)
    where = store_location(store)
    with open_store(where) as graph:
        graph.read("RETURN 1 AS ready")
        if not APP.is_file():
            raise SettingsError(f"the explorer is not installed: {APP} is not there")
        free = _free_port(port)
        note(say("explore", output.lang, url=f"http://{access.host}:{free}"))
        child = subprocess.Popen(_command(free, access, browser=browser), env=_environment(where, output.lang, access))
        try:
            code = child.wait()
        except KeyboardInterrupt:
            child.terminate()
            code = child.wait() and 0
    raise typer.Exit(code if code > 0 else 0)


def _command(port: int, access: Access, *, browser: bool) -> list[str]:
    options: dict[str, object] = {"server.address": access.host, "server.port": port, "server.headless": str(not browser).lower()}
    options |= {"browser.gatherUsageStats": "false", "browser.serverAddress": access.names[0], "client.showErrorDetails": "none"}
    options |= {"server.allowedHosts": list(access.names)}
    if access.secrets is not None:
        options["secrets.files"] = [str(access.secrets)]
    every = {**_settings(), **options}.items()
    flags = [f"--{name}={part}" for name, value in every for part in _parts(name, value)]
    return [sys.executable, "-m", "streamlit", "run", str(APP), *flags]


def _parts(name: str, value: object) -> list[object]:
    """Return what follows an option, once for each time it is given: a list of the theme is one JSON text, others are repeated."""
    if not isinstance(value, list):
        return [value]
    return [json.dumps(value)] if name.startswith("theme.") else value


def _settings() -> dict[str, object]:
    """Return the explorer's settings file as options, so that it holds whatever the working folder is."""
    import tomllib

    path = APP.parent / "explorer" / "config.toml"
    if not path.is_file():
        return {}
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    flat = {f"{section}.{name}": value for section, values in sections.items() for name, value in values.items()}
    return {name: str(value).lower() if isinstance(value, bool) else value for name, value in flat.items()}


def _environment(where: str | Path, lang: str, access: Access) -> dict[str, str]:
    location = str(where.absolute()) if isinstance(where, Path) else where
    return {**os.environ, "ZEREN_STORE": location, "ZEREN_LANG": lang, "ZEREN_ACCESS": access.kind, "PYTHONUTF8": "1"}


def _free_port(first: int) -> int:
    """Return the first free port from ``first`` on.

    Raises:
        SettingsError: Twenty in a row are taken.
    """
    for port in range(first, min(first + 20, 65536)):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) != 0:
                return port
    raise SettingsError(f"ports {first} to {first + 19} are all taken; say another with --port")
