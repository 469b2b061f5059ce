"""Values for a question: complete and typed, or an error that says what would have been valid."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryError
from queries import find_query
from queries.parameters import MAX_TEXT, check_parameters, read_words

WHO = find_query("tasks/who_owns_task")
LIST = find_query("tasks/tasks_list")
UNIT = find_query("units/unit_portfolio")


def test_check_parameters_fills_in_defaults() -> None:
    assert check_parameters(WHO, {"text": "科技城"}) == {"text": "科技城", "limit": 300}
    assert check_parameters(WHO, {"text": "科技城", "limit": None}) == {"text": "科技城", "limit": 300}
    assert check_parameters(LIST, {})["document_id"] is None


@pytest.mark.parametrize(
    ("info", "given", "says"),
    [
        (WHO, {}, "needs text; valid: text=<STRING> [limit=<INTEGER>]"),
        (WHO, {"text": None}, "needs text"),
        (WHO, {"txt": "x"}, "did you mean text?"),
        (WHO, {"text": 5}, "must be text (STRING), not int"),
        (WHO, {"text": "x", "limit": "5"}, "must be a whole number (INTEGER), not str"),
        (WHO, {"text": "x", "limit": True}, "not bool"),
        (WHO, {"text": "x", "limit": 0}, "between 1 and"),
        (WHO, {"text": "x", "limit": 2**63}, "between 1 and"),
        (WHO, {"text": "x" * (MAX_TEXT + 1)}, "2001 characters"),
        (WHO, {"text": "a\0b"}, "NUL"),
        (WHO, {"text": "\ud800"}, "surrogate"),
        (LIST, {"skip": -1}, "between 0 and"),
        (LIST, {"without_owner": 1}, "true or false (BOOLEAN), not int"),
        (UNIT, {}, "needs one of unit_id, name"),
    ],
)
def test_check_parameters_refuses(info, given, says) -> None:
    with pytest.raises(QueryError) as error:
        check_parameters(info, given)
    assert says in str(error.value) and info.name in str(error.value)


def test_read_words_reads_types() -> None:
    words = ["year=2025", "without_owner=true", "text=人工智能 产业", "document_id="]
    values = {"year": 2025, "without_owner": True, "text": "人工智能 产业", "document_id": None}
    assert read_words(LIST, words) == values


@pytest.mark.parametrize("word", ["中原科技城", "a=b", "A=中原", "=", "text=中原科技城"])
def test_read_words_takes_one_free_word(word: str) -> None:
    if word == "a=b":
        with pytest.raises(QueryError, match="no parameter 'a'"):
            read_words(WHO, [word])
    else:
        assert read_words(WHO, [word]) == {"text": word.removeprefix("text=")}


def test_read_words_gives_the_free_word_to_the_first_choice() -> None:
    assert read_words(UNIT, ["unit:1"]) == {"unit_id": "unit:1"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["text=a", "text=b"], "given twice"),
        (["a", "b"], "not name=value"),
        (["a", "limit=many"], "must be a whole number, not 'many'"),
        (["a", "limit=１２"], "must be a whole number"),
        (["a", "limt=5"], "did you mean limit?"),
    ],
)
def test_read_words_refuses(words: list[str], says: str) -> None:
    with pytest.raises(QueryError) as error:
        read_words(WHO, words)
    assert says in str(error.value)


@given(st.dictionaries(st.sampled_from(["text", "limit", "x"]), st.none() | st.text() | st.integers() | st.floats()))
def test_check_parameters_returns_all_or_refuses(given_values) -> None:
    try:
        values = check_parameters(WHO, given_values)
    except QueryError:
        return
    assert set(values) == {"text", "limit"}
    assert isinstance(values["text"], str) and isinstance(values["limit"], int)


@given(st.lists(st.text(max_size=20), max_size=4))
def test_read_words_never_fails_otherwise(words: list[str]) -> None:
    try:
        assert set(read_words(LIST, words)) <= {p.name for p in LIST.parameters}
    except QueryError as error:
        assert "\n" not in LIST.name and str(error)
