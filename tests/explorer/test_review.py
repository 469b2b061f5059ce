"""The page 载入文件: names to check, decisions of the reader, and filled ledgers."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from explorer.components.review import grouped
from explorer.texts import TEXTS
from graph.resolve import load_decisions
from graph.stores import GraphStore
from queries import run_query
from tests.explorer.conftest import Open, choose_row, shown


@pytest.fixture
def review(opened: Open, key: dict[str, str]) -> AppTest:
    test = opened("load", key["store"])
    test.session_state["load.review"] = True
    return test.run()


def fill(test: AppTest, **texts: str) -> None:
    for name, text in texts.items():
        next(field for field in test.text_input if field.label == TEXTS[f"review.{name}"][0]).set_value(text)
    next(button for button in test.button if button.label == TEXTS["review.save"][0]).click().run()
    assert not test.exception


def test_names_are_grouped_with_all_their_mentions(corpus_store: GraphStore) -> None:
    rows = run_query(corpus_store, "units/names_to_review")
    groups = grouped(rows)
    assert rows and sum(len(group["mentions"]) for group in groups) == len(rows)
    assert len({(group["written_name"], group["unit_id"], group["area"]) for group in groups}) == len(groups)
    order = [group["resolution"] for group in groups]
    assert order == sorted(order, reverse=True), "what nothing could tie to a unit comes first"


def test_a_decision_is_added_to_the_readers_own_file(
    review: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, corpus_store: GraphStore
) -> None:
    own = tmp_path / "own.yml"
    own.write_text("decisions: []\n", encoding="utf-8")
    monkeypatch.setenv("ZEREN_DECISIONS", str(own))
    first = grouped(run_query(corpus_store, "units/names_to_review"))[0]
    test = choose_row(review, 0)
    assert len(test.get("bidi_component")) > 0, "the words stand beside the form"
    fill(test, unit="郑州市某某局", who="张三", reason="三定方案")
    assert test.success
    assert load_decisions(own).unit_of(first["written_name"], first["area"]).is_ == "郑州市某某局"


def test_without_a_file_the_line_is_shown(review: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZEREN_DECISIONS", raising=False)
    test = choose_row(review, 0)
    fill(test, unit="", who="", reason="")
    assert TEXTS["review.missing"][0] in [warning.value for warning in test.warning]
    fill(test, unit="郑州市某某局", who="张三", reason="三定方案")
    assert any("郑州市某某局" in code.value for code in test.code)


def test_progress_upload_reports_what_it_could_not_tie(opened: Open, key: dict[str, str]) -> None:
    test = opened("load", key["store"])
    assert TEXTS["load.progress.about"][0] in shown(test)


def test_parks_stand_within_their_divisions(corpus_store: GraphStore) -> None:
    from explorer.components.place_tree import nested

    parks = run_query(corpus_store, "places/parks_list")
    tree = nested(parks, run_query(corpus_store, "places/projects_by_park"))
    drawn = [park["name"] for division in tree for park in division["children"]]
    assert sorted(drawn) == sorted(park["park"] for park in parks[:60])
    assert all(park["value"] >= 1 for division in tree for park in division["children"])


def test_files_beyond_the_limit_are_said_to_be_left_out(opened: Open, key: dict[str, str]) -> None:
    test = opened("load", key["store"])
    test.file_uploader[0].set_value([(f"{number}.txt", b"x", "text/plain") for number in range(51)]).run()
    assert not test.exception
    assert any("51" in warning.value for warning in test.warning)


def test_what_happens_in_parks_is_drawn_at_their_division(corpus_store: GraphStore) -> None:
    from explorer.components.place_map import bounds_of, spots_of

    places, parks = run_query(corpus_store, "places/places_list"), run_query(corpus_store, "places/parks_list")
    spots, unknown = spots_of(places, parks)
    first = spots[0]
    assert (first.row["place"], round(first.longitude, 1), round(first.latitude, 1)) == ("郑州市", 113.6, 34.7)
    assert first.row["tasks"] >= sum(park["tasks"] for park in parks if park["area"] == "郑州市" and not park["lies_in"])
    # Cities that the plans only compare with are not drawn.
    assert {"杭州市", "成都市"} & {row["place"] for row in places} and not {"杭州市", "成都市"} & {s.row["place"] for s in spots}
    assert unknown == sum(row["tasks"] + row["projects"] + row["parks"] > 0 and row["code"] is None for row in places)
    west, east, south, north = bounds_of(spots)
    assert all(west < spot.longitude < east and south < spot.latitude < north for spot in spots)


def test_a_long_list_is_read_page_by_page_and_says_so(
    opened: Open, key: dict[str, str], corpus_store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.lazy_rows.MOST", 20)
    test = opened("targets", key["store"])
    assert not test.exception
    wanted = run_query(corpus_store, "targets/targets_list")
    assert TEXTS["table.pages"][0].format(total=len(wanted), most=20) in shown(test)
    assert list(test.dataframe[0].value.iloc[:, 0]) == [row["indicator"] for row in wanted[:100]]
    listed = opened("places", key["store"])
    assert not listed.exception
