"""The explorer in a real browser: search, evidence, the graph, upload, print, and not one request to the outside."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pypdfium2
import pytest

from explorer.texts import TEXTS
from tests.explorer.browsing import needs_browser, open_page
from tests.explorer.conftest import HOSTILE, PAGES

pytestmark = needs_browser
pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import Page, expect  # noqa: E402

from scripts.take_screenshots import explorer, settle  # noqa: E402


def test_every_page_opens_without_a_request_outside(page: Page, corpus_site: str) -> None:
    for name in PAGES:
        open_page(page, f"{corpus_site}/{'' if name == 'overview' else name}")
        assert page.locator("h1").first.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), name


def test_search_leads_to_the_unit(page: Page, corpus_site: str) -> None:
    open_page(page, corpus_site)
    page.get_by_label("查单位或任务").fill("市科技局")
    page.keyboard.press("Enter")
    page.get_by_test_id("stPageLink").get_by_text("科学技术局").first.click()
    expect(page.locator("h2").first).to_contain_text("科学技术局")
    assert "id=unit" in page.url


def test_row_leads_to_the_quote_in_the_text(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    open_page(page, f"{corpus_site}/tasks?q={quote(key['title'])}")
    page.get_by_test_id("stDataFrame").first.click(position={"x": 16, "y": 52})
    expect(page.locator("mark").filter(has_text=key["quote"]).first).to_be_visible()
    page.get_by_test_id("stPageLink").get_by_text("在原文中查看").first.click()
    focus = page.locator("mark.focus").first
    expect(focus).to_be_visible()
    expect(focus).to_be_in_viewport()
    assert f"id={key['document'].replace(':', '%3A')}" in page.url


def test_click_on_a_mark_moves_the_focus(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    open_page(page, f"{corpus_site}/doc?id={key['document']}&at={key['at']}")
    other = page.locator("mark:not(.focus)").first
    words = other.inner_text()
    other.click()
    expect(page.locator("mark.focus").first).to_contain_text(words)


def nodes(page: Page) -> list[str]:
    return page.locator(".canvas").evaluate("element => element.zerenGraph.nodes().map(n => n.id())")


def test_chain_is_drawn_and_a_box_shows_its_evidence(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    open_page(page, f"{corpus_site}/chain?id={key['task']}")
    page.wait_for_selector(".canvas canvas")
    drawn = nodes(page)
    assert {key["task"], key["document"], key["unit"]} <= set(drawn)
    place = page.locator(".canvas").evaluate(
        "(element, id) => element.zerenGraph.getElementById(id).renderedPosition()", key["unit"]
    )
    page.locator(".canvas").click(position=place)
    expect(page.locator(".status")).to_contain_text(key["unit_name"])
    expect(page.locator("mark").filter(has_text=key["quote"]).first).to_be_visible()


def test_graph_opens_neighbours_and_keeps_its_boxes_in_place(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    open_page(page, f"{corpus_site}/graph?id={key['unit']}")
    page.wait_for_selector(".canvas canvas")
    places = "element => Object.fromEntries(element.zerenGraph.nodes().map(n => [n.id(), n.position()]))"
    before = page.locator(".canvas").evaluate(places)
    assert key["task"] in before
    place = page.locator(".canvas").evaluate(
        "(element, id) => element.zerenGraph.getElementById(id).renderedPosition()", key["task"]
    )
    page.locator(".canvas").dblclick(position=place)
    expect.set_options(timeout=20_000)
    page.wait_for_function(
        "count => [...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean)"
        ".map(r => r.querySelector('.canvas')).filter(Boolean).some(c => c.zerenGraph.nodes().length > count)",
        arg=len(before),
    )
    after = page.locator(".canvas").evaluate(places)
    moved = [k for k, at in before.items() if abs(at["x"] - after[k]["x"]) + abs(at["y"] - after[k]["y"]) > 1]
    assert moved == []


def test_chain_opens_neighbours_in_place(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    address = f"{corpus_site}/chain?id={key['task']}"
    open_page(page, address)
    page.wait_for_selector(".canvas canvas")
    boxes = "element => Object.fromEntries(element.zerenGraph.nodes().map(n => [n.id(), " \
        "{...n.boundingBox({includeOverlays: false}), ...n.position()}]))"
    canvas = page.locator(".canvas")
    before = canvas.evaluate(boxes)
    place = canvas.evaluate("(element, id) => element.zerenGraph.getElementById(id).renderedPosition()", key["unit"])
    canvas.dblclick(position=place)
    expect(page.get_by_role("button", name="收起已展开的节点")).to_be_visible(timeout=20_000)
    settle(page)
    after = canvas.evaluate(boxes)
    assert page.url.startswith(address.partition("?")[0]), "the reader stays on the page"
    assert len(after) > len(before)
    moved = [k for k, box in before.items() if abs(box["x"] - after[k]["x"]) + abs(box["y"] - after[k]["y"]) > 1]
    assert moved == []
    fresh = [box for k, box in after.items() if k not in before]
    assert [b for b in fresh if any(b is not o and overlap(b, o) for o in after.values())] == []
    page.get_by_role("button", name="收起已展开的节点").click()
    page.wait_for_function(
        "count => [...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean)"
        ".map(r => r.querySelector('.canvas')).filter(Boolean).some(c => c.zerenGraph.nodes().length === count)",
        arg=len(before),
    )


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    return (one["x1"] < other["x2"] and other["x1"] < one["x2"]) and (one["y1"] < other["y2"] and other["y1"] < one["y2"])


def test_keyboard_walks_the_chain(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    open_page(page, f"{corpus_site}/chain?id={key['task']}")
    page.wait_for_selector(".canvas canvas")
    page.locator(".canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".status")).to_contain_text("任务")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".status")).not_to_contain_text("任务：")


def test_uploaded_file_is_loaded_and_reported(page: Page, tmp_path: Path) -> None:
    from graph.stores import stop_store

    plan = tmp_path / "某市行动计划.txt"
    plan.write_text("某市行动计划\n\n二、重点任务\n1.建设创新平台。（牵头单位：市科技局）\n", encoding="utf-8")
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    try:
        with explorer(tmp_path / "store") as address:
            open_page(page, f"{address}/load")
            page.locator("input[type=file]").first.set_input_files([plan, tmp_path / "bad.xlsx"])
            page.get_by_role("button", name="载入", exact=True).click()
            expect(page.get_by_text("载入 1 个，跳过 0 个，失败 1 个")).to_be_visible(timeout=120_000)
            page.get_by_test_id("stPageLink").get_by_text("打开：").first.click()
            expect(page.locator("mark").filter(has_text="市科技局").first).to_be_visible()
    finally:
        stop_store(tmp_path / "store")


def test_places_are_drawn_as_points_and_chosen_in_the_table(page: Page, corpus_site: str) -> None:
    open_page(page, f"{corpus_site}/places")
    page.get_by_role("tab", name="位置图").click()
    expect(page.locator("svg text").filter(has_text="荥阳市").first).to_be_visible()
    page.get_by_test_id("stDataFrame").locator("visible=true").first.click(position={"x": 16, "y": 52})
    expect(page.locator("h3").first).to_contain_text("郑州市")
    assert "id=place" in page.url


def test_report_prints_to_paper(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    open_page(page, f"{corpus_site}/report?unit={key['unit']}")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.locator("table").first).to_be_visible()
    printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
    assert all(printed[at].get_textpage().get_text_range().strip() for at in range(len(printed))), "a blank page"


def test_download_gives_the_rows(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    open_page(page, f"{corpus_site}/tasks?q={quote(key['title'])}")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").first.click()
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert key["title"] in raw.decode("utf-8-sig")


def test_legend_find_and_picture_of_the_graph(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    open_page(page, f"{corpus_site}/graph?id={key['unit']}")
    page.wait_for_selector(".canvas canvas")
    visible = "element => element.zerenGraph.nodes(':visible').length"
    everything = page.locator(".canvas").evaluate(visible)
    legend = page.get_by_role("group", name="图例").get_by_role("button")
    legend.filter(has_text="任务").first.click()
    expect(legend.filter(has_text="任务").first).to_have_attribute("aria-pressed", "false")
    assert page.locator(".canvas").evaluate(visible) < everything
    legend.filter(has_text="任务").first.click()
    assert page.locator(".canvas").evaluate(visible) == everything
    page.get_by_label("在图中查找").fill(key["unit_name"])
    page.keyboard.press("Enter")
    expect(page.locator(".status")).to_contain_text(key["unit_name"])
    page.get_by_label("在图中查找").fill("图里没有的词")
    page.keyboard.press("Enter")
    expect(page.locator(".status")).to_have_text("图中没有这个词")
    with page.expect_download() as download:
        page.get_by_role("button", name="存为图片").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_back_leads_to_where_one_was(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    open_page(page, f"{corpus_site}/units?id={key['unit']}")
    page.get_by_test_id("stMain").get_by_test_id("stPageLink").get_by_text("查看关系图").click()
    page.wait_for_selector(".canvas canvas")
    assert "/graph" in page.url
    page.go_back()
    expect(page.locator("h2").first).to_contain_text(key["unit_name"])
    assert "/units" in page.url and "id=unit" in page.url


def test_row_of_units_opens_the_unit_and_back_leads_to_the_list(page: Page, corpus_site: str) -> None:
    open_page(page, f"{corpus_site}/units")
    page.get_by_test_id("stDataFrame").first.click(position={"x": 16, "y": 52})
    expect(page.locator("h2").first).to_be_visible()
    assert "id=unit" in page.url
    page.get_by_role("tab", name=TEXTS["unit.tab.mentions"][0]).click()
    expect(page.locator("mark").first).to_be_visible()
    page.go_back()
    expect(page.locator("h2")).to_have_count(0)
    assert "id=" not in page.url
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()


def test_click_on_a_task_runs_its_part_of_the_page_only(page: Page, corpus_site: str, key: dict[str, str]) -> None:
    """What stands above the list is not sent again, and the address and the parts that open still follow."""
    open_page(page, f"{corpus_site}/tasks")
    sent: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(frame)))
    page.reload()
    page.wait_for_selector("[data-testid=stDataFrame]")
    page.wait_for_timeout(1500)
    words = TEXTS["scope.tasks"][0][:8].encode()
    assert any(words in frame for frame in sent if isinstance(frame, bytes))
    sent.clear()
    page.get_by_test_id("stDataFrame").first.click(position={"x": 16, "y": 52})
    expect(page.locator("mark").first).to_be_visible()
    assert not any(words in frame for frame in sent if isinstance(frame, bytes))
    assert "id=task" in page.url
    marks = page.locator("mark").count()
    page.get_by_text(TEXTS["task.whole"][0]).click()
    expect(page.locator("mark")).to_have_count(marks + 1)


def test_hostile_names_do_not_run_and_fetch_nothing(page: Page, hostile_site: str) -> None:
    for name in PAGES:
        open_page(page, f"{hostile_site}/{'' if name == 'overview' else name}?q={quote('平台')}")
        assert page.evaluate("window.hacked") is None, name
        assert page.locator("img[src*='203.0.113'], a[href^='javascript']").count() == 0, name


def test_hostile_text_is_shown_as_it_is(page: Page, hostile_site: str, hostile_folder: Path) -> None:
    from graph.stores import open_store
    from queries import run_query

    with open_store(hostile_folder) as store:
        document = run_query(store, "documents/documents_list")[0]["document_id"]
        task = run_query(store, "tasks/tasks_list", text="平台")[0]["task_id"]
    open_page(page, f"{hostile_site}/doc?id={document}")
    assert HOSTILE in page.locator(".text.tall").inner_text()
    for path in (f"tasks?id={task}", f"chain?id={task}", f"graph?id={task}", f"report?doc={document}"):
        open_page(page, f"{hostile_site}/{path}")
        assert page.evaluate("window.hacked") is None
        assert page.locator("img[src*='203.0.113'], a[href^='javascript']").count() == 0
