"""Every page in both languages under axe-core: no finding that it calls serious or critical."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.state import LANGUAGES
from tests.explorer.browsing import needs_browser, open_page
from tests.project_files import ROOT

pytestmark = needs_browser
pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import Page  # noqa: E402

AXE = ROOT / "explorer" / "components" / "graph_view" / "node_modules" / "axe-core" / "axe.min.js"
#: Page and what its address says; {names} come from the corpus.
ADDRESSES = {
    "overview": "", "search": "?q=科技", "tasks": "tasks?id={task}", "units": "units", "unit": "units?id={unit}",
    "chain": "chain?id={task}", "chain_of_unit": "chain?id={unit}", "chain_start": "chain", "graph": "graph?id={unit}",
    "places": "places", "place": "places?id={park}", "targets": "targets", "doc": "doc?id={document}&at={at}", "documents": "doc",
    "report": "report?unit={unit}", "report_of_document": "report?doc={document}", "load": "load",
    "queries": "queries?name=overview/top_units",
}
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .filter(v => v.impact === 'serious' || v.impact === 'critical')
  .map(v => ({rule: v.id, impact: v.impact, places: v.nodes.map(n => n.target.flat().join(' ') + ': ' + n.html.slice(0, 160))}))"""


def serious(page: Page) -> list[dict[str, Any]]:
    """Return what axe-core finds on the page as it stands."""
    if not AXE.is_file():
        pytest.skip("axe-core is not there; remove explorer/components/graph_view/dist and run `make setup` with network")
    page.add_script_tag(path=AXE)
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ADDRESSES)
def test_page_has_no_serious_finding(page: Page, corpus_site: str, key: dict[str, str], name: str, lang: str) -> None:
    address = ADDRESSES[name].format(**key)
    open_page(page, f"{corpus_site}/{address}{'&' if '?' in address else '?'}lang={lang}")
    assert serious(page) == []


def test_axe_finds_what_is_wrong(page: Page, corpus_site: str) -> None:
    """The check itself can fail."""
    open_page(page, f"{corpus_site}/load")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\"><button></button>')")
    assert {found["rule"] for found in serious(page)} >= {"image-alt", "button-name"}
