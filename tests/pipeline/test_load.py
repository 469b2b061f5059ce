"""Files into a real store through all stages: each ends as loaded, skipped or failed, whatever the others do."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.dump import dump_lines
from graph.errors import SettingsError, StoreError
from graph.stores import GraphStore, server_of
from pipeline.files import find_files
from pipeline.load import FileReport, Status, load_paths
from pipeline.verify import verify_store
from tests.conftest import clear
from tests.project_files import ROOT

GOLD = ROOT / "tests" / "gold" / "documents"
NAMES = ("anji_tea_plan.txt", "guiyang_bigdata_plan.txt", "suzhou_ai_plan.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plans = tmp_path / "plans"
    plans.mkdir()
    for name in NAMES:
        shutil.copy(GOLD / name, plans / name)
    return plans


def test_load_paths_loads_every_file_and_reports_it(store: GraphStore, folder: Path) -> None:
    seen: list[tuple[int, int, str]] = []

    report = load_paths([folder], store, progress=lambda n, of, file: seen.append((n, of, file.path)))

    assert [Path(file.path).name for file in report.files] == list(NAMES)
    assert {file.status for file in report.files} == {Status.LOADED}
    assert seen == [(n, 3, str(folder / name)) for n, name in enumerate(NAMES, 1)]
    assert all(file.document_id and file.bytes and file.counts["Document"] == 1 for file in report.files)
    assert report.totals["Document"] == 3
    stored = store.read("MATCH ()-[r:RESPONSIBLE_FOR]->() RETURN count(r) AS n")[0]["n"]
    assert report.totals["RESPONSIBLE_FOR"] == stored > 0
    assert verify_store(store).problems == ()


def test_load_paths_again_changes_nothing(store: GraphStore, folder: Path) -> None:
    load_paths([folder], store)
    before = dump_lines(store)

    report = load_paths([folder], store)

    assert {file.status for file in report.files} == {Status.SKIPPED}
    assert "same content as" in (report.files[0].reason or "")
    assert dump_lines(store) == before


def test_load_paths_copies_are_skipped_and_name_the_first(store: GraphStore, folder: Path) -> None:
    shutil.copy(folder / NAMES[0], folder / "z_copy.txt")

    report = load_paths([folder], store)

    assert [Path(file.path).name for file in report.skipped] == ["z_copy.txt"]
    assert str(folder / NAMES[0]) in (report.skipped[0].reason or "")


def test_load_paths_bad_files_do_not_stop_the_others(store: GraphStore, folder: Path) -> None:
    (folder / "a_empty.txt").write_bytes(b"")
    (folder / "b_broken.docx").write_bytes(b"PK\x03\x04 cut off")
    (folder / "c_binary.bin").write_bytes(bytes(range(256)) * 10)
    os.mkfifo(folder / "d_pipe.txt")
    (folder / "e_folder.pdf").mkdir()
    (folder / "f_link.txt").symlink_to("/etc/passwd")
    (folder / "g_links").symlink_to("/etc")
    (folder / ".hidden.txt").write_text("隐藏")

    report = load_paths([folder], store)

    codes = {Path(file.path).name: file.code for file in report.failed}
    assert codes.keys() == {"a_empty.txt", "b_broken.docx", "c_binary.bin", "d_pipe.txt", "f_link.txt", "g_links"}
    assert codes["a_empty.txt"] == "empty" and codes["d_pipe.txt"] == "not_a_file"
    assert codes["f_link.txt"] == codes["g_links"] == "outside_root"
    assert len(report.loaded) == 3 and len(report.files) == 9
    assert store.read("MATCH (d:Document) RETURN count(d) AS n") == [{"n": 3}]


def test_load_paths_fault_of_the_program_is_reported_not_hidden(
    store: GraphStore, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import pipeline.load as module

    real = module.state_facts

    def faulty(source):
        if source.name == NAMES[1]:
            raise KeyError("missing")
        return real(source)

    monkeypatch.setattr(module, "state_facts", faulty)

    report = load_paths([folder], store)

    (failed,) = report.failed
    assert (failed.code, Path(failed.path).name) == ("fault", NAMES[1])
    assert "KeyError" in (failed.reason or "") and "KeyError" in caplog.text
    assert len(report.loaded) == 2


def test_load_paths_store_that_is_gone_ends_the_load(store: GraphStore, folder: Path) -> None:
    class Gone:
        def read(self, *_: object, **__: object) -> None:
            raise StoreError("gone")

    with pytest.raises(StoreError, match="gone"):
        load_paths([folder], Gone())  # type: ignore[arg-type]


def test_load_paths_path_that_does_not_exist_is_refused_before_anything_is_loaded(
    store: GraphStore, folder: Path
) -> None:
    with pytest.raises(SettingsError, match="does not exist"):
        load_paths([folder, folder / "none.txt"], store)

    assert dump_lines(store) == []


def test_load_paths_order_of_files_does_not_matter(store: GraphStore, folder: Path) -> None:
    files = sorted(folder.iterdir())
    dumps = []
    for order in (files, files[::-1], [files[1], files[2], files[0]]):
        clear(store)
        load_paths(order, store)
        dumps.append(dump_lines(store))

    assert dumps[0] == dumps[1] == dumps[2]


def test_load_killed_at_any_moment_leaves_whole_documents(store: GraphStore, store_folder: Path, folder: Path) -> None:
    load_paths([folder], store)
    expected = dump_lines(store)
    code = (
        "import sys; from graph.stores import open_store; from pipeline.load import load_paths\n"
        "print('ready', flush=True)\n"
        "load_paths([sys.argv[2]], open_store(sys.argv[1], mode='write'))"
    )
    for pause in (0.05, 0.15, 0.3, 0.5):
        clear(store)
        loader = subprocess.Popen(
            [sys.executable, "-c", code, str(store_folder), str(folder)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert loader.stdout is not None
        loader.stdout.readline()
        time.sleep(pause)
        loader.send_signal(signal.SIGKILL)
        loader.communicate()

        assert verify_store(store).problems == ()
        report = load_paths([folder], store)

        assert not report.failed
        assert dump_lines(store) == expected


class Failing:
    """A real store whose n-th call fails, before or after it was carried out."""

    def __init__(self, store: GraphStore, fails: int, *, after: bool) -> None:
        self.store, self.left, self.after = store, fails, after

    def __getattr__(self, name: str):
        call = getattr(self.store, name)

        def counted(*args, **options):
            self.left -= 1
            if self.left == 0 and not self.after:
                raise StoreError("injected")
            result = call(*args, **options)
            if self.left == 0:
                raise StoreError("injected after")
            return result

        return counted


@pytest.mark.parametrize("after", [False, True])
def test_load_whatever_call_fails_the_next_load_completes_it(store: GraphStore, folder: Path, after: bool) -> None:
    load_paths([folder], store)
    expected = dump_lines(store)
    for n in range(1, 100):
        clear(store)
        failing = Failing(store, n, after=after)
        report = load_paths([folder], failing)  # type: ignore[arg-type]
        if failing.left > 0:
            break

        assert [file.code for file in report.failed] == ["refused_by_store"]
        assert verify_store(store).problems == ()
        assert not load_paths([folder], store).failed
        assert dump_lines(store) == expected
    assert 8 <= n < 99, "each call of a load failed once"


def test_load_goes_on_when_the_server_is_killed_under_it(store: GraphStore, store_folder: Path, folder: Path) -> None:
    load_paths([folder], store)
    expected = dump_lines(store)
    clear(store)

    def kill(number: int, of: int, file: FileReport) -> None:
        pid = server_of(store_folder)
        assert pid is not None
        os.kill(pid, signal.SIGKILL)

    report = load_paths([folder], store, progress=kill)

    assert [file.status for file in report.files] == [Status.LOADED] * 3
    assert dump_lines(store) == expected
    assert verify_store(store).problems == ()


def test_find_files_each_once_and_sorted(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a/3.txt", ".git/x.txt", "b/.y.txt", "b/~$2.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "a" / "again").symlink_to(tmp_path / "b")

    found = find_files([tmp_path, tmp_path / "b" / "1.txt"])

    assert [file.path.relative_to(tmp_path).as_posix() for file in found] == ["a/3.txt", "b/1.txt", "b/2.txt"]


def test_corpus_is_loaded_and_verifies(corpus_store: GraphStore) -> None:
    report = verify_store(corpus_store)

    assert report.problems == ()
    assert report.documents == len(list((ROOT.parent / "shared" / "corpus").iterdir()))
