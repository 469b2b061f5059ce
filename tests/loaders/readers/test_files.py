"""Paths that are no plain readable file (threats T20 and T21)."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from graph.errors import DocumentError, SettingsError
from loaders.readers import read_bytes, read_source
from tests.project_files import ROOT

needs_posix = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and permissions of POSIX")


def code_of(path: Path, **options: object) -> str:
    started = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        read_source(path, **options)  # type: ignore[arg-type]
    assert time.monotonic() - started < 2, "nothing may block"
    return caught.value.code


def test_plain_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("甲".encode())
    source = read_source(tmp_path / "a.txt", root=tmp_path)
    assert (source.name, source.text) == ("a.txt", "甲")


@needs_posix
@pytest.mark.parametrize("kind", ["fifo", "socket", "folder", "device", "zero"])
def test_what_is_no_file_is_refused_without_opening(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.pdf"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "socket":
        if len(str(path)) > 100:
            pytest.skip("path too long for a socket")
        socket.socket(socket.AF_UNIX).bind(str(path))
    elif kind == "folder":
        path.mkdir()
    else:
        path = Path("/dev/null" if kind == "device" else "/dev/zero")
    assert code_of(path) == "not_a_file"


@pytest.mark.parametrize("name", ["missing.txt", "a\0b.txt", "x" * 300 + ".txt", "../../missing.txt"])
def test_names_that_lead_nowhere(tmp_path: Path, name: str) -> None:
    assert code_of(tmp_path / name) in ("not_found", "unreadable")


@needs_posix
@pytest.mark.parametrize("name", ["换\n行.txt", "a\u202etxt.exe.txt", "con.txt", "a b;$(x).txt", "'\"`.txt", "-rf.txt"])
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes("甲".encode())
    assert read_source(tmp_path / name).name == name


@needs_posix
def test_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    raw = os.fsencode(str(tmp_path)) + b"/\xff.txt"
    Path(os.fsdecode(raw)).write_bytes("甲".encode())
    assert read_source(Path(os.fsdecode(raw))).name == "\\udcff.txt"


@needs_posix
def test_links_out_of_the_root_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    (tmp_path / "secret.txt").write_bytes("甲".encode())
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "up.txt").symlink_to("../secret.txt")
    (root / "passwd.txt").symlink_to("/etc/passwd")
    (root / "loop.txt").symlink_to(root / "loop.txt")
    for name in ("link.txt", "up.txt", "passwd.txt", "../secret.txt"):
        assert code_of(root / name, root=root) == "outside_root"
    assert code_of(root / "loop.txt", root=root) in ("unreadable", "not_found")
    assert read_source(root / "link.txt").text == "甲", "without a root, a link is followed"


@needs_posix
def test_unreadable_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("甲".encode())
    path.chmod(0)
    # The child imports before it gives its rights up, as the checkout may be readable by its owner only; it stands in
    # the folder already, so that those above need not be open to others.
    script = ("import os, sys; sys.path.insert(0, sys.argv[1])\n"
              "from pathlib import Path; from graph.errors import DocumentError\n"
              "from loaders.readers.files import read_file; from loaders.readers.limits import Limits\n"
              "os.getuid() or os.setuid(65534)\n"
              "try: read_file(Path('a.txt'), Limits())\nexcept DocumentError as error: print(error.code)")
    done = subprocess.run([sys.executable, "-c", script, str(ROOT)], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.strip() == "unreadable", done.stderr


def test_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("甲".encode() * 1000)
    stop = threading.Event()

    def grow() -> None:
        with path.open("ab") as file:
            while not stop.is_set():
                file.write("乙".encode() * 1000)
                file.flush()
                if file.tell() > 20_000_000:
                    file.truncate(3000)

    writer = threading.Thread(target=grow)
    writer.start()
    codes = set()
    try:
        for number in range(5000):
            if number >= 60 and "changed" in codes:
                break  # a busy machine may need more reads to meet the writer
            try:
                source = read_source(path)
            except DocumentError as error:
                codes.add(error.code)
            else:
                assert source.sha256 == hashlib.sha256(source.text.encode()).hexdigest(), "hash of what was parsed"
    finally:
        stop.set()
        writer.join()
    assert codes <= {"changed", "undecodable", "bad_character"}
    assert "changed" in codes


def test_size_limit_is_kept_and_can_be_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("甲".encode() * 100)
    monkeypatch.setenv("ZEREN_READ_MAX_BYTES", "299")
    assert code_of(path) == "too_large"
    monkeypatch.setenv("ZEREN_READ_MAX_BYTES", "300")
    assert read_source(path).text == "甲" * 100


@pytest.mark.parametrize("value", ["", "x", "0", "-1", "1.5", "inf"])
def test_bad_limit_is_a_settings_error(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ZEREN_READ_MAX_BYTES", value)
    with pytest.raises(SettingsError, match="ZEREN_READ_MAX_BYTES"):
        read_bytes("a.txt", "甲".encode())
