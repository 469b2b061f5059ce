"""The reading process: reuse, limits, concurrency, and what the parent believes."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from graph.errors import DocumentError
from loaders.readers import read_bytes, sandbox
from loaders.readers.confine import landlock_version
from loaders.readers.wire import pack_source, unpack
from tests.loaders.readers.making import MAKERS, make_docx
from tests.project_files import ROOT


@pytest.fixture(autouse=True)
def no_children_left() -> object:
    sandbox.close_children()
    yield None
    sandbox.close_children()


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE}


def test_one_child_reads_many_files() -> None:
    before = children()
    seen = set()
    for maker in list(MAKERS.values()) * 2:
        read_bytes("a", maker())
        seen |= children() - before
    assert len(seen) == 1


def test_child_is_replaced_after_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "FILES_PER_CHILD", 3)
    before, seen = children(), set()
    for _ in range(7):
        read_bytes("a.docx", make_docx())
        seen |= children() - before
    assert len(seen) >= 2


def test_plain_text_needs_no_child() -> None:
    before = children()
    read_bytes("a.txt", "甲".encode())
    assert children() == before


def test_killed_child_is_one_failed_file_and_the_next_is_read() -> None:
    before = children()
    read_bytes("a.docx", make_docx())
    (pid,) = children() - before
    psutil.Process(pid).kill()
    psutil.Process(pid).wait() if psutil.pid_exists(pid) else None
    assert read_bytes("a.docx", make_docx()).blocks


def test_child_that_dies_while_reading_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", "import os, sys; sys.stdin.buffer.readline(); os.abort()")
    with pytest.raises(DocumentError, match="ended") as caught:
        read_bytes("a.docx", make_docx())
    assert caught.value.code == "reader_failed"


@pytest.mark.parametrize("answer", [b"", b"nonsense", b"99999999999999999999\n", b"5\nabc", b"4\nabcd", b"2\n[]",
                                    b'17\n{"error":["x",1]}'])
def test_child_that_answers_nonsense_is_reported(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    monkeypatch.setattr(sandbox, "_START", f"import sys; sys.stdout.buffer.write({answer!r}); sys.stdout.flush()")
    with pytest.raises(DocumentError) as caught:
        read_bytes("a.docx", make_docx())
    assert caught.value.code == "reader_failed"


@pytest.mark.parametrize(
    ("change", "value"),
    [("text", 5), ("text", "\ud800"), ("blocks", [[0, 10**9, "paragraph", *[None] * 6, 1, 1, "x"]]),
     ("blocks", [[5, 2, "paragraph", *[None] * 6, 1, 1, "x"]]), ("blocks", [[0, 1, "unheard", *[None] * 6, 1, 1, "x"]]),
     ("blocks", [[0, True, "paragraph", *[None] * 6, 1, 1, "x"]]), ("blocks", [[0, 1]]), ("hints", [["a", 1]]), ("encoding", 3)],
)
def test_parent_checks_every_answer(change: str, value: object) -> None:
    data = make_docx()
    message = json.loads(pack_source(read_bytes("a.docx", data, sandbox=False)))
    message[change] = value
    with pytest.raises(DocumentError, match="nonsense"):
        unpack("a.docx", data, json.dumps(message).encode())


def test_hash_is_the_parents_own() -> None:
    data = make_docx()
    message = pack_source(read_bytes("a.docx", data, sandbox=False))
    assert unpack("a.docx", data + b"x", message).sha256 != unpack("a.docx", data, message).sha256


def test_threads_get_their_own_answers() -> None:
    made = {name: (maker(), read_bytes(name, maker(), sandbox=False)) for name, maker in MAKERS.items() if name == "plan.ofd"}
    made |= {f"{n}.html": (page := f"<html><body><p>第{n}页</p></body></html>".encode(), read_bytes(f"{n}.html", page, sandbox=False))
             for n in range(6)}
    wrong: list[str] = []

    def work(name: str) -> None:
        for _ in range(5):
            if read_bytes(name, made[name][0]) != made[name][1]:
                wrong.append(name)

    threads = [threading.Thread(target=work, args=(name,)) for name in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_child_is_limited() -> None:
    before = children()
    read_bytes("a.docx", make_docx())
    (pid,) = children() - before
    process = psutil.Process(pid)
    assert process.rlimit(psutil.RLIMIT_AS) == (2 * 1024**3, 2 * 1024**3)
    assert process.rlimit(psutil.RLIMIT_FSIZE) == (0, 0)
    assert process.rlimit(psutil.RLIMIT_CORE) == (0, 0)
    assert landlock_version() == 0 or "NoNewPrivs:\t1" in Path(f"/proc/{pid}/status").read_text()


CONFINED = """
import sys, socket
from pathlib import Path
from loaders.readers.confine import confine
print(confine(Path(sys.argv[1]) / "loaders"))
for path in sys.argv[2:]:
    try:
        Path(path).read_bytes() if Path(path).is_file() else list(Path(path).iterdir())
    except PermissionError:
        continue
    print("read", path)
try:
    Path(sys.argv[2]).write_text("x")
    print("wrote")
except PermissionError:
    pass
try:
    socket.create_connection(("127.0.0.1", int(Path("/proc/self/stat").stat().st_size) or 9), 1)
except PermissionError:
    print("no network")
except OSError as error:
    print("network", error)
import lxml.etree, pypdfium2, selectolax.lexbor, legacy_doc.ole, graph.errors
"甲".encode("big5hkscs")
print("imports")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock is of Linux")
def test_child_is_shut_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("GEHEIM")
    paths = [str(secret), "/etc/passwd", str(ROOT / "data"), str(ROOT / "pyproject.toml"), str(tmp_path), str(ROOT.parent)]
    done = subprocess.run([sys.executable, "-c", CONFINED, str(ROOT), *paths], cwd=ROOT, capture_output=True, text=True)
    lines = done.stdout.split("\n")
    if lines[0] == "False":
        pytest.skip("this kernel has no Landlock")
    assert done.stderr == ""
    assert lines[1:] in (["no network", "imports", ""], ["network [Errno 111] Connection refused", "imports", ""])
    assert secret.read_text() == "GEHEIM"


def _read_in_fork(queue: multiprocessing.Queue[str]) -> None:
    queue.put(read_bytes("a.html", b"<html><body><p>x</p></body></html>").text)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="systems with fork")
def test_forked_caller_starts_its_own_child() -> None:
    read_bytes("a.docx", make_docx())
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    process = context.Process(target=_read_in_fork, args=(queue,))
    process.start()
    assert queue.get(timeout=20) == "x\n"
    process.join()
    assert read_bytes("a.docx", make_docx()).blocks
