"""Several readers at once over web sockets of their own: no error, and nobody sees what another asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.stores import GraphStore

pytest.importorskip("websockets", reason="websockets is not installed")
from websockets.sync.client import connect

from bench.sessions import read_at_once, visit
from scripts.take_screenshots import explorer

pytestmark = pytest.mark.slow


def test_readers_at_once_see_their_own_pages(corpus_folder: Path, corpus_store: GraphStore, key: dict[str, str]) -> None:
    with explorer(corpus_folder) as site:
        findings = read_at_once(site, corpus_folder, 8, rounds=1)
        assert len(findings) == 8 * 3
        assert [finding for finding in findings if finding.problem] == []
        with connect(f"ws://{site.partition('//')[2]}/_stcore/stream", max_size=None) as socket:
            assert visit(socket, "units", key["unit"], "zh", key["unit_name"], set()) is None
            assert "is not in" in str(visit(socket, "units", key["unit"], "zh", "别的单位", set()))
            assert "another reader" in str(visit(socket, "units", key["unit"], "zh", key["unit_name"], {key["unit_name"]}))
