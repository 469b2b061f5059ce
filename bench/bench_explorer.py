"""How quick the explorer is in a real browser: ratios to an empty Streamlit page in the same run, and many readers at once.

    python -m bench.bench_explorer [--store FOLDER] [--edges 1000000] [--sessions 20]

Without ``--store`` a graph of invented plans is made first (``bench.big_graph``). Needs Chromium. Each page is opened
once to warm the server's answers and then measured in a fresh tab; each click is measured until the page stands still.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.big_graph import fill
from bench.sessions import Finding, read_at_once
from graph.stores import open_store, stop_store
from queries import run_query
from scripts.take_screenshots import CHROMIUM, HOST, explorer, wait_for

#: A page with a heading; ``?table`` adds a table whose chosen row is said below it.
EMPTY = """import streamlit as st
st.title('empty')
if 'table' in st.query_params:
    event = st.dataframe({'number': list(range(20))}, on_select='rerun', selection_mode='single-row')
    for row in event.selection.rows:
        st.header(f'row {row}')
"""
RUNNING = "[data-testid=stApp][data-test-script-state=notRunning]"


@contextmanager
def empty_page() -> Iterator[str]:
    """Run a Streamlit page with a heading and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.py"
        file.write_text(EMPTY, encoding="utf-8")
        command = [sys.executable, "-m", "streamlit", "run", str(file), "--server.port=8799", "--server.headless=true",
                   f"--server.address={HOST}", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(f"http://{HOST}:8799/_stcore/health", child)
            yield f"http://{HOST}:8799"
        finally:
            child.terminate()
            child.wait()


def opening(context: BrowserContext, address: str) -> tuple[float, float, float]:
    """Return seconds to the first heading, to a page that stands still, and the page's memory in MB."""
    page = context.new_page()
    began = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("h1", timeout=120_000)
    heading = time.perf_counter() - began
    page.wait_for_selector(RUNNING, timeout=120_000)
    settled = time.perf_counter() - began
    page.wait_for_timeout(500)
    session = context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    page.close()
    return heading, settled, metrics["JSHeapUsedSize"] / 1e6


def click(page: Page, act: Callable[[], object], result: str) -> float:
    """Return seconds from an act to its result standing on the page."""
    began = time.perf_counter()
    act()
    page.wait_for_selector(result, timeout=120_000)
    return time.perf_counter() - began


def keys(store: str | Path) -> dict[str, str]:
    """Return ids to open pages with."""
    with open_store(store) as graph:
        unit = run_query(graph, "overview/top_units", limit=1)[0]["unit_id"]
        tasks = run_query(graph, "units/unit_portfolio", unit_id=unit)
        task = tasks[0]
        park = run_query(graph, "places/parks_list")[0]["park_id"]
    return {"unit": unit, "task": task["task_id"], "document": task["document_id"], "park": park,
            "at": f"{task['start']}-{task['end']}", "words": " ".join(row["title"][:4] for row in tasks[:5])}


def measure_pages(context: BrowserContext, site: str, key: dict[str, str], empty: tuple[float, float, float]) -> None:
    """Print every page's times and memory, with the ratio to the empty page."""
    pages = {
        "overview": "", "tasks": "tasks", "unit": f"units?id={key['unit']}", "chain": f"chain?id={key['task']}",
        "graph": f"graph?id={key['unit']}", "places": "places", "targets": "targets", "doc": f"doc?id={key['document']}&at={key['at']}",
        "report": f"report?unit={key['unit']}", "load": "load", "queries": "queries",
    }
    print(f"{'page':10} {'first open':>10} {'heading':>14} {'still':>14} {'memory':>16}")
    print(f"{'(empty)':10} {'':10} {empty[0]:8.2f} s x1.0 {empty[1]:8.2f} s x1.0 {empty[2]:8.1f} MB x1.0")
    for name, path in pages.items():
        cold = opening(context, f"{site}/{path}")
        warm = [opening(context, f"{site}/{path}") for _ in range(3)]
        best = [statistics.median(each[i] for each in warm) for i in range(3)]
        ratios = [f"x{value / base:.1f}" for value, base in zip(best, empty, strict=True)]
        print(
            f"{name:10} {cold[1]:8.2f} s {best[0]:8.2f} s {ratios[0]} {best[1]:8.2f} s {ratios[1]} {best[2]:8.1f} MB {ratios[2]}",
            flush=True,
        )


def stands_still(page: Page) -> None:
    """Wait until nothing moves: a robot clicks a link in the moment it appears, while the page still shifts it."""
    page.wait_for_selector(RUNNING, timeout=120_000)
    page.wait_for_timeout(800)


def empty_click(context: BrowserContext, address: str) -> float:
    """Return the median seconds from a click on a row of an empty Streamlit page to the words that follow."""
    page = context.new_page()
    page.goto(f"{address}/?table=1")
    page.wait_for_selector("[data-testid=stDataFrame]", timeout=120_000)
    stands_still(page)
    table = page.get_by_test_id("stDataFrame").first

    def choose(number: int) -> float:
        return click(page, lambda: table.click(position={"x": 16, "y": 52 + 35 * number}), f"h2:has-text('row {number}')")

    times = [choose(number) for number in range(5)]
    page.close()
    return statistics.median(times)


def measure_clicks(context: BrowserContext, site: str, key: dict[str, str], empty: float) -> None:
    """Print the time from click to result of what people do all day, its ratio to a click on an empty page, and the median."""
    page = context.new_page()

    def opened(path: str) -> None:
        page.goto(f"{site}/{path}")
        page.wait_for_selector("h1", timeout=120_000)
        stands_still(page)

    def row(number: int) -> Callable[[], None]:
        return lambda: page.get_by_test_id("stDataFrame").first.click(position={"x": 16, "y": 52 + 35 * number})

    def link(words: str) -> Callable[[], None]:
        return lambda: page.get_by_test_id("stMain").get_by_test_id("stPageLink").get_by_text(words).first.click()

    times: dict[str, list[float]] = {}

    def timed(name: str, act: Callable[[], object], result: str) -> None:
        times.setdefault(name, []).append(click(page, act, result))

    words = key["words"].split()
    for number in range(5):
        opened("tasks")
        timed("row of the task list → owners and quote", row(number), "mark")
        stands_still(page)
        timed("quote → source text", link("在原文中查看"), "mark.focus")
        opened("tasks")
        row(number)()
        page.wait_for_selector("mark")
        stands_still(page)
        timed("task → chain", link("查看责任链"), ".canvas canvas")
        opened("units")
        timed("row of the unit list → unit", row(number), "h2")
        stands_still(page)
        timed("unit → graph", link("查看关系图"), ".canvas canvas")
        opened(f"doc?id={key['document']}&at={key['at']}")
        timed("mark → its fact", lambda n=number: page.locator("mark:not(.focus)").nth(n).click(), "mark.focus >> nth=0")
        opened("")
        page.get_by_label("查单位或任务").fill(words[number % len(words)])
        timed("search → results", lambda: page.keyboard.press("Enter"), "h3:has-text('任务（')")
    print(f"{empty * 1000:8.0f} ms median x1.0  (row of a table on an empty page)")
    for name, each in times.items():
        best = statistics.median(each)
        print(f"{best * 1000:8.0f} ms median x{best / empty:.1f}  {max(each) * 1000:8.0f} ms worst  {name}")
    print(f"{statistics.median(t for each in times.values() for t in each) * 1000:8.0f} ms median of all clicks")


def run(browser: Browser, store: str | Path, sessions: int) -> None:
    """Measure one store."""
    key = keys(store)
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    with empty_page() as address:
        opening(context, address)
        opened = [opening(context, address) for _ in range(3)]
        clicked = empty_click(context, address)
        empty = (min(each[0] for each in opened), min(each[1] for each in opened), min(each[2] for each in opened))
    with explorer(store) as site:
        measure_pages(context, site, key, empty)
        measure_clicks(context, site, key, clicked)
        report(read_at_once(site, store, sessions))
    context.close()


def report(findings: list[Finding]) -> None:
    """Print what many readers at once met."""
    wrong = [finding for finding in findings if finding.problem]
    times = [finding.seconds for finding in findings]
    print(f"{len(findings)} pages of {len({f.reader for f in findings})} readers at once: {len(wrong)} wrong, "
          f"median {statistics.median(times):.2f} s, worst {max(times):.2f} s")
    for finding in wrong[:5]:
        print(f"  {finding}")


def main() -> int:
    """Measure the store that is named, or a generated one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--sessions", type=int, default=20)
    options = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("no Chromium on the path", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="zeren-bench-") as folder:
        store = options.store or Path(folder) / "store"
        try:
            if options.store is None:
                with open_store(store, mode="write") as graph:
                    print(fill(graph, options.edges), flush=True)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM))
                run(browser, store, options.sessions)
                browser.close()
        finally:
            stop_store(store)
    print(f"threads left: {threading.active_count() - 1}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
