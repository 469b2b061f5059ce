"""``zeren explore``: the explorer in the browser of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.language import choose, say
from commands.options import LangOption, StoreOption
from commands.output import make_output, note
from graph.errors import SettingsError
from graph.stores import open_store, store_location

APP = Path(__file__).resolve().parent.parent / "app.py"
#: The explorer has no login: it listens where only this machine can reach it.
HOST = "127.0.0.1"


def explore(
    port: Annotated[int, typer.Option("--port", min=1024, max=65535, help=choose("端口", "Port"))] = 8501,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=choose("自动打开浏览器", "Open the browser"))
    ] = True,
    store: StoreOption = None,
    lang: LangOption = None,
) -> None:
    """Start the explorer on the loopback interface and wait until it ends."""
    output = make_output(lang)
    where = store_location(store)
    with open_store(where) as graph:
        graph.read("RETURN 1 AS ready")
        if not APP.is_file():
            raise SettingsError(f"the explorer is not installed: {APP} is not there")
        free = _free_port(port)
        note(say("explore", output.lang, url=f"http://{HOST}:{free}"))
        child = subprocess.Popen(_command(free, browser=browser), env=_environment(where, output.lang))
        try:
            code = child.wait()
        except KeyboardInterrupt:
            child.terminate()
            code = child.wait() and 0
    raise typer.Exit(code if code > 0 else 0)


def _command(port: int, *, browser: bool) -> list[str]:
    options = {"server.address": HOST, "server.port": port, "server.headless": str(not browser).lower()}
    options |= {"browser.gatherUsageStats": "false", "browser.serverAddress": HOST, "client.showErrorDetails": "none"}
    flags = [f"--{name}={value}" for name, value in {**_settings(), **options}.items()]
    return [sys.executable, "-m", "streamlit", "run", str(APP), *flags]


def _settings() -> dict[str, object]:
    """Return the explorer's settings file as options, so that it holds whatever the working folder is."""
    import tomllib

    path = APP.parent / "explorer" / "config.toml"
    if not path.is_file():
        return {}
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    flat = {f"{section}.{name}": value for section, values in sections.items() for name, value in values.items()}
    return {name: str(value).lower() if isinstance(value, bool) else value for name, value in flat.items()}


def _environment(where: str | Path, lang: str) -> dict[str, str]:
    location = str(where.absolute()) if isinstance(where, Path) else where
    return {**os.environ, "ZEREN_STORE": location, "ZEREN_LANG": lang, "PYTHONUTF8": "1"}


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
