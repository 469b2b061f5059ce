"""Many readers of one explorer at once, each over a web socket of its own as a browser would, each reading other things.

A reader opens pages by their address and takes what the server sends. A page is wrong when it shows an error, or
anything of a thing that only another reader asked for.
"""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from graph.stores import open_store
from queries import run_query

SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One page as one reader met it; ``problem`` is None when it was right."""

    reader: int
    page: str
    seconds: float
    problem: str | None


def read_at_once(site: str, store: str | Path, sessions: int, *, rounds: int = 4) -> list[Finding]:
    """Let so many readers open the pages of their own unit and task in any order; return what each met."""
    with open_store(store) as graph:
        units = run_query(graph, "overview/top_units", limit=sessions)
        tasks = [run_query(graph, "units/unit_portfolio", unit_id=unit["unit_id"])[0] for unit in units]
    findings: list[Finding] = []
    start = threading.Barrier(sessions)

    def read(number: int) -> None:
        unit, task = units[number % len(units)], tasks[number % len(units)]
        others = {each["unit"] for each in units} - {unit["unit"]}
        lang = "zh" if number % 2 else "en"
        visits = [("units", unit["unit_id"]), ("tasks", task["task_id"]), ("chain", unit["unit_id"])] * rounds
        random.Random(number).shuffle(visits)
        with connect(f"ws://{urlsplit(site).netloc}/_stcore/stream", max_size=None, open_timeout=60) as socket:
            start.wait(60)
            for page, key in visits:
                began = time.perf_counter()
                problem = visit(socket, page, key, lang, unit["unit"], others if page == "units" else set())
                findings.append(Finding(number, page, time.perf_counter() - began, problem))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(sessions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS * rounds)
    return findings


def visit(socket: ClientConnection, page: str, key: str, lang: str, expected: str, foreign: set[str]) -> str | None:
    """Open one page; return what is wrong with it, or None."""
    message = BackMsg()
    message.rerun_script.query_string = urlencode({"id": key, "lang": lang})
    message.rerun_script.page_name = page
    socket.send(message.SerializeToString())
    headings, errors, finished = [], [], False
    end = time.monotonic() + SECONDS
    while not finished and time.monotonic() < end:
        got = ForwardMsg.FromString(bytes(socket.recv(timeout=SECONDS)))  # type: ignore[arg-type]
        kind = got.WhichOneof("type")
        element = got.delta.new_element if kind == "delta" else None
        if element is not None and element.WhichOneof("type") == "heading":
            headings.append(element.heading.body.replace("\\", ""))
        if element is not None and (element.WhichOneof("type") == "exception" or is_error(element)):
            errors.append(str(element)[:200])
        finished = kind == "script_finished"
    if errors or not finished:
        return f"{page}: {errors or 'not finished'}"
    title = {"units": ("单位画像", "Units"), "tasks": ("任务清单", "Tasks"), "chain": ("责任链", "Accountability chain")}[page]
    if title[0 if lang == "zh" else 1] not in headings:
        return f"{page}: headings {headings} in {lang}"
    if page == "units" and expected not in headings:
        return f"{page}: {expected} is not in {headings}"
    mixed = [name for name in headings if name in foreign]
    return f"{page}: shows {mixed} of another reader" if mixed else None


def is_error(element: object) -> bool:
    """Tell whether an element is a red box."""
    alert = getattr(element, "alert", None)
    return bool(getattr(element, "HasField", lambda _: False)("alert")) and alert is not None and alert.format == alert.ERROR
