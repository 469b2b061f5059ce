"""Fixtures of a real browser on a running explorer; ``conftest`` hands them to the tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["browser", "corpus_site", "hostile_site", "needs_browser", "new_page", "open_page", "page"]

CHROMIUM = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
#: Marks of a test file that drives a browser.
needs_browser = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path; run `make browser`"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    from scripts.take_screenshots import CHROMIUM as FLAGS

    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def new_page(browser: Browser) -> Iterator[Page]:
    """A page that remembers every request to another host, and every error of its programs."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(30_000)
    outside: list[str] = []
    errors: list[str] = []
    page.on("request", lambda r: outside.append(r.url) if urlsplit(r.url).hostname not in (None, "127.0.0.1", "") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert outside == []
    assert errors == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with new_page(browser) as page:
        yield page


@pytest.fixture(scope="module")
def corpus_site(corpus_folder: Path) -> Iterator[str]:
    from scripts.take_screenshots import explorer

    with explorer(corpus_folder) as address:
        yield address


@pytest.fixture(scope="module")
def hostile_site(hostile_folder: Path) -> Iterator[str]:
    from scripts.take_screenshots import explorer

    with explorer(hostile_folder) as address:
        yield address


def open_page(page: Page, address: str) -> None:
    """Open an address and wait until the page stands still; no exception may stand on it."""
    from playwright.sync_api import expect

    from scripts.take_screenshots import settle

    page.goto(address)
    settle(page)
    expect(page.get_by_test_id("stException")).to_have_count(0)
