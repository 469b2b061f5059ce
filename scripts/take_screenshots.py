"""Takes the pictures of docs/explorer.md: loads the bundled plans into a throw-away store and opens every page.

Needs Chromium (``make browser``). Pass ``--store FOLDER`` to photograph a store that is there already.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
HOST = "127.0.0.1"
SIZE = {"width": 1440, "height": 900}
#: What keeps Chromium from calling home and makes it run in a container.
CHROMIUM = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-default-apps",
)


#: Pictures of a tab that has no address of its own.
TABS = {"places_map": "位置图"}


@contextmanager
def explorer(store: Path | str, *, lang: str = "zh") -> Iterator[str]:
    """Run the explorer on a store; yield its address and end it afterwards."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "ZEREN_STORE": str(store), "ZEREN_LANG": lang, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), f"--server.port={port}"]
    child = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://{HOST}:{port}"
        wait_for(f"{address}/_stcore/health", child)
        yield address
    finally:
        child.terminate()
        child.wait(timeout=20)


def wait_for(address: str, child: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until the server answers.

    Raises:
        RuntimeError: It ended, or did not answer in time.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if child.poll() is not None:
            raise RuntimeError(f"the explorer ended with {child.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the explorer did not answer within {seconds:.0f} s")


def settle(page: Page) -> None:
    """Wait until Streamlit has finished and the page stands still."""
    page.wait_for_selector("h1", timeout=60_000)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_timeout(700)


def ids(store: Path | str) -> dict[str, str]:
    """Return ids that are worth a picture."""
    from graph.stores import open_store
    from queries import run_query

    with open_store(store) as graph:
        tasks = run_query(graph, "tasks/tasks_list", without_owner=False)
        best = max(tasks, key=lambda row: (bool(row["targets"]), bool(row["leads"]), bool(row["deadline"]), -len(row["owners"])))
        unit = run_query(graph, "overview/top_units", limit=1)[0]["unit_id"]
        park = run_query(graph, "places/parks_list")[0]["park_id"]
        owner = best["owners"][0]
        dated = sorted(
            (row for row in run_query(graph, "documents/documents_list") if row["tasks"]),
            key=lambda row: (row["written"] or row["published"] or "", row["document_id"]),
        )
        return {"task": best["task_id"], "unit": unit, "park": park, "document": best["document_id"],
                "at": f"{owner['start']}-{owner['end']}", "earlier": dated[0]["document_id"], "later": dated[-1]["document_id"]}


def pictures(key: dict[str, str]) -> dict[str, str]:
    """Return the address of every picture by its file name."""
    return {
        "overview": "/", "search": "/?q=科技城", "tasks": f"/tasks?id={key['task']}", "unit": f"/units?id={key['unit']}",
        "chain": f"/chain?id={key['task']}", "graph": f"/graph?id={key['park']}", "places": f"/places?id={key['park']}",
        "targets": "/targets", "targets_timeline": "/targets?view=timeline&q=高新技术企业",
        "doc": f"/doc?id={key['document']}&at={key['at']}", "report": f"/report?unit={key['unit']}",
        "compare": f"/compare?a={key['earlier']}&b={key['later']}", "places_map": "/places",
        "load": "/load", "queries": "/queries?name=overview/top_units", "overview_en": "/?lang=en",
    }


def main() -> int:
    """Take all pictures, or those named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", help="names of pictures; all when none is given")
    parser.add_argument("--store", help="folder of a store that is there already")
    parser.add_argument("--out", type=Path, default=IMAGES)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("no Chromium on the path; run `make browser`", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="zeren-pictures-") as folder:
        store = options.store or load(Path(folder) / "store")
        with explorer(store) as address, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser, args=list(CHROMIUM))
            page = chromium.new_page(viewport=SIZE, locale="zh-CN")
            for name, path in pictures(ids(store)).items():
                if options.names and name not in options.names:
                    continue
                page.goto(address + path)
                settle(page)
                if name in TABS:
                    page.get_by_role("tab", name=TABS[name]).click()
                    settle(page)
                options.out.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=options.out / f"{name}.png")
                print(f"{name}.png", flush=True)
            chromium.close()
        if not options.store:
            stop(store)
    return 0


def load(store: Path) -> Path:
    """Load the bundled plans into a new store."""
    from graph.stores import open_store
    from pipeline.load import load_paths

    with open_store(store, mode="write") as graph:
        load_paths(sorted(p for p in (ROOT / "data" / "documents").iterdir() if p.suffix != ".yml"), graph)
    return store


def stop(store: Path | str) -> None:
    """Stop the server of the throw-away store."""
    from graph.stores import stop_store

    stop_store(store)


if __name__ == "__main__":
    sys.exit(main())
