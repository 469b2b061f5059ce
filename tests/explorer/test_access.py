"""Who may reach the explorer: the options of the command, the refusal of the pages, and a login at a real provider."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from commands.access import decide_access
from explorer.texts import TEXTS
from graph.errors import SettingsError
from tests.explorer.browsing import needs_browser
from tests.explorer.conftest import Open, shown
from tests.project_files import ROOT

LOGIN = """[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "zeren-test"
client_secret = "not a secret of anybody"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


def login_file(folder: Path, port: int = 8501, provider: str = "http://127.0.0.1:1") -> Path:
    path = folder / "login.toml"
    path.write_text(LOGIN.format(port=port, provider=provider), encoding="utf-8")
    return path


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "192.168.0.9"])
def test_beyond_this_machine_needs_a_login_or_a_proxy(host: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="--login FILE"):
        decide_access(host, ["zeren.example"], None, trusted_proxy=False)
    assert decide_access(host, ["zeren.example"], None, trusted_proxy=True).kind == "proxy"
    assert decide_access(host, [], login_file(tmp_path), trusted_proxy=False).kind == "login"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.9.9.9"])
def test_this_machine_needs_nothing(host: str) -> None:
    assert decide_access(host, [], None, trusted_proxy=False).kind == "local"


def test_every_address_needs_a_name() -> None:
    with pytest.raises(SettingsError, match="--name"):
        decide_access("0.0.0.0", [], None, trusted_proxy=True)
    assert decide_access("10.1.2.3", ["a.example"], None, trusted_proxy=True).names[:2] == ("a.example", "10.1.2.3")


@pytest.mark.parametrize("key", ["redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url"])
def test_incomplete_login_is_refused(key: str, tmp_path: Path) -> None:
    path = login_file(tmp_path)
    path.write_text("\n".join(line for line in path.read_text().splitlines() if not line.startswith(key)), encoding="utf-8")
    with pytest.raises(SettingsError, match=key):
        decide_access("127.0.0.1", [], path, trusted_proxy=False)


@pytest.mark.parametrize("text", ["", "[auth", "[auth]\ncookie_secret = 'x'", "auth = 1"])
def test_login_file_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "login.toml").write_text(text, encoding="utf-8")
    for path in (tmp_path / "login.toml", tmp_path / "none.toml"):
        with pytest.raises(SettingsError, match="--login"):
            decide_access("127.0.0.1", [], path, trusted_proxy=False)


def test_host_must_be_an_address() -> None:
    with pytest.raises(SettingsError, match="--host"):
        decide_access("zeren.example", [], None, trusted_proxy=True)


@pytest.mark.parametrize("page", ["overview", "tasks", "doc", "queries"])
def test_open_server_without_login_shows_no_page(
    page: str, opened: Open, key: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from explorer import access

    real = access.st.get_option
    monkeypatch.setattr(access.st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else real(name))
    test = opened(page, key["store"])
    assert test.title[0].value == TEXTS["access.closed"][0] and not test.dataframe
    assert TEXTS["scope.tasks"][0] not in shown(test)
    monkeypatch.setenv("ZEREN_ACCESS", "proxy")
    assert opened(page, key["store"]).title[0].value != TEXTS["access.closed"][0]


@contextmanager
def command(store: str, port: int, *options: str) -> Iterator[str]:
    """Run ``zeren explore`` as people do."""
    from scripts.take_screenshots import wait_for

    words = [sys.executable, "-m", "cli", "explore", "--no-browser", "--lang", "zh", "--store", store, "--port", str(port), *options]
    env = {**os.environ, "PYTHONUTF8": "1"}
    child = subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", child)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(child.pid, signal.SIGINT)
        child.wait(30)


@pytest.mark.browser
@pytest.mark.slow
@needs_browser[-1]
def test_pages_are_shown_after_the_login_only(browser, key: dict[str, str], tmp_path: Path) -> None:
    pytest.importorskip("joserfc", reason="the login's packages are not installed")
    from playwright.sync_api import expect

    from tests.explorer.provider import provider

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with provider("张审计") as address, command(key["store"], port, "--login", str(login_file(tmp_path, port, address))) as site:
        page = browser.new_page(locale="zh-CN")
        page.goto(f"{site}/tasks")
        expect(page.locator("h1")).to_have_text("请先登录", timeout=60_000)
        expect(page.get_by_test_id("stPageLink")).to_have_count(0)
        expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
        page.get_by_role("button", name="登录").click()
        expect(page.locator("h1")).to_have_text("谁负责哪项任务？", timeout=60_000)
        # The sizes of the settings file, which the command hands on as options.
        assert page.locator("h1").evaluate("element => getComputedStyle(element).fontSize") == "32px"
        expect(page.get_by_test_id("stSidebar")).to_contain_text("张审计")
        page.get_by_role("button", name="退出登录").click()
        expect(page.locator("h1")).to_have_text("请先登录", timeout=60_000)
        page.close()
