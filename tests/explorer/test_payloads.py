"""Fifty names that try to act, in a plan that is loaded: every page shows them, none runs, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.stores import open_store, stop_store
from tests.explorer.browsing import needs_browser, open_page
from tests.explorer.conftest import PAGES
from tests.explorer.payloads import PAYLOADS

pytestmark = needs_browser
pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import Browser, Page  # noqa: E402

from scripts.take_screenshots import explorer  # noqa: E402

#: What a payload would leave on a page that took it for its own.
TRACES = "img[src*='203.0.113'], img[src='x'], a[href^='javascript'], a[href*='203.0.113'], base, object, embed, iframe, marquee"
HEAD = ("某市行动计划（2024—2026年）", "二、重点任务", "（一）建设平台")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A running explorer on a store with all of them in titles, targets, quotes and names of units; and its folder."""
    import docx

    from pipeline.load import load_paths

    folder = tmp_path_factory.mktemp("payloads")
    lines = [
        f"{at}.建设{payload}平台。到2026年，建成{payload}平台50家。（牵头单位：市科技局、{payload}办）"
        for at, payload in enumerate(PAYLOADS, 1)
    ]
    # A text file with so many tags would be taken for a web page, and lose them.
    plan = docx.Document()
    for line in (*HEAD, *lines):
        plan.add_paragraph(line)
    plan.save(str(folder / "plan.docx"))
    with open_store(folder / "store", mode="write") as store:
        assert len(load_paths([folder / "plan.docx"], store).loaded) == 1
    try:
        with explorer(folder / "store") as address:
            yield address, folder / "store"
    finally:
        stop_store(folder / "store")


@pytest.fixture(scope="module")
def things(site: tuple[str, Path]) -> dict[str, list[dict[str, Any]]]:
    from queries import run_query

    with open_store(site[1]) as store:
        names = ("tasks/tasks_list", "targets/targets_list", "units/units_list", "documents/documents_list")
        return {name.partition("/")[0]: run_query(store, name) for name in names}


def acted(page: Page) -> list[str]:
    """Return what shows that a payload was more than text."""
    found: list[str] = page.locator(TRACES).evaluate_all("all => all.map(one => one.outerHTML.slice(0, 200))")
    return [*found, "a script ran"] if page.evaluate("window.hacked") is not None else found


def test_names_are_in_the_graph(things: dict[str, list[dict[str, Any]]]) -> None:
    """Most are whole in names; a title ends where its sentence does, and a few payloads look like the end of one."""
    names = " ".join(str(value) for rows in things.values() for row in rows for value in row.values())
    assert sum(payload in names for payload in PAYLOADS) >= 35
    assert len(things["tasks"]) >= 50


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_run_and_fetch_nothing(page: Page, site: tuple[str, Path], lang: str) -> None:
    for name in PAGES:
        path = "" if name == "overview" else name
        open_page(page, f"{site[0]}/{path}?q=平台&lang={lang}")
        assert acted(page) == [], name


def test_objects_run_and_fetch_nothing(page: Page, site: tuple[str, Path], things: dict[str, list[dict[str, Any]]]) -> None:
    document = things["documents"][0]["document_id"]
    paths = [f"doc?id={document}", f"report?doc={document}", f"chain?id={things['targets'][-1]['target_id']}"]
    paths += [f"{name}?id={things['tasks'][at]['task_id']}" for at in (0, 20, 22, 40, 49) for name in ("tasks", "chain", "graph")]
    paths += [f"{name}?id={row['unit_id']}" for row in things["units"][:6] for name in ("units", "graph")]
    for path in paths:
        open_page(page, f"{site[0]}/{path}")
        assert acted(page) == [], path


def test_text_is_shown_as_it_is(page: Page, site: tuple[str, Path], things: dict[str, list[dict[str, Any]]]) -> None:
    open_page(page, f"{site[0]}/doc?id={things['documents'][0]['document_id']}")
    text = page.locator(".text.tall").inner_text()
    assert [payload for payload in PAYLOADS if payload not in text] == []


def test_payloads_act_where_they_are_taken_for_markup(browser: Browser) -> None:
    """The check can fail: the same names, written into a page as HTML, run and are seen."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    seen = 0
    for payload in PAYLOADS:
        page.goto("about:blank")
        page.evaluate("html => document.write('<body>' + html)", payload)
        page.wait_for_timeout(60)
        seen += bool(acted(page))
    context.close()
    assert seen >= 20
