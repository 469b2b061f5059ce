"""The parts of the pages that need no page: texts, quotes, files, links, drawings, settings."""

from __future__ import annotations

import ast
import csv
import io
import re
import string
import tomllib
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.components.download import comma_separated, workbook
from explorer.components.drawing import Drawing, Edge, Node, draw_neighbourhood, to_dot
from explorer.components.markup import plain, shorten
from explorer.components.quotes import Quote, QuoteState, check, spans, state_in, stretches, window
from explorer.state import is_id, read_year
from explorer.texts import TEXTS
from tests.project_files import ROOT, code_files, tree_of

CODE = [path for path in code_files() if path.is_relative_to(ROOT / "explorer") or path.name == "app.py"]


def used_keys() -> tuple[set[str], set[str]]:
    """Return the keys of all T(…) calls, and the beginnings of those that are put together."""
    whole, begun = set(), set()
    for path in CODE:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "T":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    whole.add(str(first.value))
                elif isinstance(first, ast.JoinedStr):
                    begun.add(str(first.values[0].value))  # type: ignore[attr-defined]
                elif isinstance(first, ast.BinOp):
                    begun.add(str(first.left.value))  # type: ignore[attr-defined]
    return whole, begun


def test_every_text_that_is_used_is_there_and_every_text_is_used() -> None:
    whole, begun = used_keys()
    assert whole - set(TEXTS) == set()
    assert [key for key in TEXTS if key not in whole and not key.startswith(tuple(begun))] == []


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_say_the_same_things(key: str) -> None:
    fields = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in TEXTS[key]]
    assert fields[0] == fields[1]
    assert all(text.strip() for text in TEXTS[key])
    assert not re.search(r"[\u4e00-\u9fff]{4}", TEXTS[key][1].replace("高新技术企业", "").replace("中原科技城", "").replace("市科技局", ""))


def test_settings_keep_the_explorer_to_this_machine() -> None:
    settings = tomllib.loads((ROOT / "explorer" / "config.toml").read_text(encoding="utf-8"))
    assert settings == tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["enableXsrfProtection"] is True
    assert settings["server"]["maxUploadSize"] == 20
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["client"]["toolbarMode"] == "viewer"
    assert "http" not in str(settings["theme"])


def test_no_file_of_the_explorer_names_an_address_outside() -> None:
    texts = {p: p.read_text(encoding="utf-8") for p in (ROOT / "explorer").rglob("*")
             if p.suffix in {".py", ".js", ".css", ".toml"} and "node_modules" not in p.parts and "dist" not in p.parts}
    assert len(texts) > 30
    outside = {p.name: found for p, text in texts.items() if (found := re.findall(r"https?://[\w.]+", text)) and p.name != "markup.py"}
    assert outside == {}


@given(st.text())
def test_plain_text_keeps_every_character_that_is_no_blank(text: str) -> None:
    shown = re.sub(r"\\([\\`*_{}\[\]()#+\-.!|$:<>~&=^\"'/@])", r"\1", plain(text))
    assert shown == re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("text", ["![x](http://a)", "[a](javascript:1)", "<b>", "$x$", ":red[x]", "# a", "a*b*", "`x`", "~~x~~", "http://a.b"])
def test_plain_text_leaves_nothing_for_markdown(text: str) -> None:
    assert re.search(r"(?<!\\)[\[\]()!<>$`*#~:]", plain(text)) is None


def test_shortened_text_says_so() -> None:
    assert shorten("一二三四五", 5) == "一二三四五"
    assert shorten("一二三四五六", 5) == "一二三四…"


TEXT = "甲乙丙😀丁戊己庚辛壬癸。" * 40


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 60)), min_size=1, max_size=12))
def test_stretches_show_every_quote_and_marks_stand_where_it_says(places: list[tuple[int, int]]) -> None:
    quotes = [Quote("x", "task", "d", start, min(start + size, len(TEXT)), TEXT[start : start + size]) for start, size in places]
    found = stretches(TEXT, quotes)
    assert {quote for stretch in found for quote in stretch.quotes} == set(quotes)
    for stretch in found:
        shown = TEXT[stretch.start : stretch.end]
        for quote, mark in zip(stretch.quotes, spans(stretch.quotes, TEXT, stretch.start, stretch.end), strict=True):
            assert shown[mark["start"] : mark["end"]] == quote.quote


def test_quote_that_is_not_there_is_missing_and_gets_no_mark() -> None:
    wrong = Quote("x", "task", "d", 0, 2, "不是")
    assert check(TEXT, wrong) is QuoteState.MISSING
    assert spans([wrong], TEXT, 0, 10) == []


def test_quote_over_the_end_of_the_shown_part_is_cut() -> None:
    quote = Quote("x", "task", "d", 5, 15, TEXT[5:15])
    assert state_in(TEXT, quote, 0, 20) is QuoteState.EXACT
    assert state_in(TEXT, quote, 0, 10) is QuoteState.CUT


@given(st.integers(1, 500_000), st.integers(-5, 600_000))
def test_window_is_inside_the_text_and_holds_the_focus(length: int, focus: int) -> None:
    start, end = window(length, focus, 40_000)
    assert 0 <= start < end <= length
    if 0 <= focus < length:
        assert start <= focus < end


def test_csv_opens_in_a_spreadsheet_and_holds_no_formula() -> None:
    raw = comma_separated(["名称", "数"], [["=1+1", 2], ["郑州市", None], ["-x", -3]])
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows == [["名称", "数"], ["'=1+1", "2"], ["郑州市", ""], ["'-x", "-3"]]


def test_workbook_holds_text_not_formulas_or_links() -> None:
    raw = workbook(["名称"], [["=1+1"], ["http://203.0.113.7/"], ["郑州市"]])
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).active
    assert sheet is not None
    assert [(cell.value, cell.data_type) for cell in sheet["A"]] == [
        ("名称", "s"), ("=1+1", "s"), ("http://203.0.113.7/", "s"), ("郑州市", "s"),
    ]
    assert all(cell.hyperlink is None for cell in sheet["A"])


def row(number: int) -> dict[str, object]:
    return {
        "source_id": "unit:0", "source": "甲", "source_label": "Unit", "target_id": f"task:{number}", "target": f"任务{number}",
        "target_label": "Task", "type": "RESPONSIBLE_FOR", "role": "lead", "fact_id": f"r:{number}", "document_id": "d",
        "start": 0, "end": 1, "quote": "甲",
    }


def test_neighbours_are_added_to_a_drawing_once() -> None:
    drawing, _ = draw_neighbourhood([row(1)])
    before = (list(drawing.nodes), list(drawing.edges))
    again = {**row(1), "fact_id": "another"}
    more, left_out = draw_neighbourhood([again, row(2)], onto=drawing)
    assert more is drawing and left_out == 0
    assert (list(more.nodes)[:2], list(more.edges)[:1]) == before
    assert "another" not in more.edges and len(more.edges) == 2


def test_drawing_is_never_larger_than_people_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing, left_out = draw_neighbourhood([row(n) for n in range(300)], most=150)
    assert (len(drawing.nodes), len(drawing.edges), left_out) == (150, 149, 151)


def test_dot_quotes_whatever_a_name_says() -> None:
    drawing = Drawing()
    drawing.add(Node("a", 'x" ]; evil [label="\\', "Unit"))
    drawing.add(Node("b", "乙", "Task"))
    drawing.join(Edge("e", "a", "b", 'l"', "lead"))
    for line in to_dot(drawing).splitlines():
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0


@pytest.mark.parametrize("text", ["", "task:", "task:xyz", "task:" + "a" * 25, "Task:" + "0" * 24, "task:" + "0" * 24 + "\n"])
def test_what_is_no_id_is_refused(text: str) -> None:
    assert not is_id(text)


def test_only_years_are_years() -> None:
    assert [read_year(text) for text in ("2024", "0", "20245", "二〇二四")] == [2024, None, None, None]


def test_component_sources_are_locked_without_addresses() -> None:
    lock = (ROOT / "explorer/components/graph_view/package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock and lock.count('"integrity"') >= 6


def test_pages_are_short() -> None:
    long = {p.name: n for p in (ROOT / "explorer/pages").glob("*.py") if (n := len(p.read_text(encoding="utf-8").splitlines())) > 170}
    assert long == {}


def test_every_page_is_in_the_navigation() -> None:
    from explorer.frame import PAGES

    listed = {Path(file) for pages in PAGES.values() for _, file, _ in pages}
    assert listed == set((ROOT / "explorer/pages").glob("*.py")) - {ROOT / "explorer/pages/__init__.py"}
