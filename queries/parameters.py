"""Checks the values for a question: what a caller gives in, a complete set of parameters out.

Nothing is converted on the quiet: a value of another type is refused with the type that would fit. Words typed on a
command line or in a form go through ``read_words`` first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from graph.errors import QueryError
from queries.header import Parameter, QueryInfo

Value = str | int | float | bool | list[str] | None

#: Longest text that makes sense as search words or an id; keeps a pasted document out of a query.
MAX_TEXT = 2000
_INTEGERS = range(-(2**63), 2**63)
_TRUE = {"true", "yes", "1", "是"}
_FALSE = {"false", "no", "0", "否"}


def check_parameters(info: QueryInfo, given: Mapping[str, object]) -> dict[str, Value]:
    """Return every parameter of the question with its value or its default.

    Raises:
        QueryError: A parameter is unknown, missing, of the wrong type or out of range; says what would be valid.
    """
    known = {parameter.name: parameter for parameter in info.parameters}
    for name in given:
        if name not in known:
            raise QueryError(f"{info.name} has no parameter {name!r}{near(name, known)}; valid: {valid_forms(info)}")
    missing = [name for name, parameter in known.items() if parameter.required and given.get(name) is None]
    if missing:
        raise QueryError(f"{info.name} needs {', '.join(missing)}; valid: {valid_forms(info)}")
    if info.needs_one_of and all(given.get(name) is None for name in info.needs_one_of):
        raise QueryError(f"{info.name} needs one of {', '.join(info.needs_one_of)}; valid: {valid_forms(info)}")
    values: dict[str, Value] = {}
    for name, parameter in known.items():
        value = given.get(name)
        values[name] = parameter.default if value is None else _checked(info, parameter, value)
    return values


def read_words(info: QueryInfo, words: Iterable[str]) -> dict[str, Value]:
    """Return the parameters in ``name=value`` words; a single word without ``=`` is the first required parameter.

    Raises:
        QueryError: A word is no ``name=value``, or its value cannot be read as the declared type.
    """
    known = {parameter.name: parameter for parameter in info.parameters}
    free = [p.name for p in info.parameters if p.required and p.type == "STRING"][:1] or list(info.needs_one_of[:1])
    values: dict[str, Value] = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not (equals and re.fullmatch(r"[a-z][a-z0-9_]*", name)) and free and free[0] not in values:
            name, text = free[0], word
        elif not equals:
            raise QueryError(f"{info.name}: {word!r} is not name=value; valid: {valid_forms(info)}")
        if name not in known:
            raise QueryError(f"{info.name} has no parameter {name!r}{near(name, known)}; valid: {valid_forms(info)}")
        if name in values:
            raise QueryError(f"{info.name}: {name} is given twice")
        values[name] = read_word(info, known[name], text)
    return values


def read_word(info: QueryInfo, parameter: Parameter, text: str) -> Value:
    """Return the value that a typed text stands for; an empty text is no value.

    Raises:
        QueryError: The text cannot be read as the parameter's type.
    """
    text = text.strip()
    if text == "" or (text == "null" and not parameter.required):
        return None
    if parameter.type == "INTEGER" and re.fullmatch(r"[+-]?[0-9]{1,19}", text):
        return int(text)
    if parameter.type == "FLOAT" and re.fullmatch(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?", text):
        return float(text)
    if parameter.type == "BOOLEAN" and text.lower() in _TRUE | _FALSE:
        return text.lower() in _TRUE
    if parameter.type == "STRING":
        return text
    if parameter.type == "LIST<STRING>":
        return [part.strip() for part in text.split(",")]
    raise QueryError(f"{info.name}: {parameter.name} must be {_FORMS[parameter.type]}, not {text[:60]!r}")


def valid_forms(info: QueryInfo) -> str:
    """Return the parameters as a person types them: ``text=<STRING> [limit=<INTEGER>]``."""
    if len(info.parameters) == 0:
        return "no parameters"
    forms = [f"{p.name}=<{p.type}>" if p.required else f"[{p.name}=<{p.type}>]" for p in info.parameters]
    return " ".join(forms)


def near(word: str, valid: Iterable[str]) -> str:
    """Return a hint at names that look like ``word``, or nothing."""
    close = get_close_matches(word, list(valid), n=3, cutoff=0.6)
    return f" (did you mean {' or '.join(close)}?)" if close else ""


_FORMS = {
    "STRING": "text",
    "INTEGER": "a whole number",
    "FLOAT": "a number",
    "BOOLEAN": "true or false",
    "LIST<STRING>": "texts with commas between them",
}


def _checked(info: QueryInfo, parameter: Parameter, value: object) -> Value:
    where = f"{info.name}: {parameter.name}"
    if parameter.type == "STRING" and isinstance(value, str):
        return _checked_text(where, value)
    if parameter.type == "BOOLEAN" and isinstance(value, bool):
        return value
    if parameter.type == "INTEGER" and isinstance(value, int) and not isinstance(value, bool):
        lowest = {"limit": 1, "skip": 0}.get(parameter.name, _INTEGERS.start)
        if lowest <= value < _INTEGERS.stop:
            return value
        raise QueryError(f"{where} must lie between {lowest} and {_INTEGERS.stop - 1}, not {value}")
    if parameter.type == "FLOAT" and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if parameter.type == "LIST<STRING>" and isinstance(value, list | tuple):
        return [_checked_text(where, part) for part in value]
    raise QueryError(f"{where} must be {_FORMS[parameter.type]} ({parameter.type}), not {type(value).__name__}")


def _checked_text(where: str, value: object) -> str:
    if not isinstance(value, str):
        raise QueryError(f"{where} must be text, not {type(value).__name__}")
    if len(value) > MAX_TEXT:
        raise QueryError(f"{where} has {len(value)} characters; at most {MAX_TEXT} are valid")
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise QueryError(f"{where} holds a character that is no text (NUL or half of a surrogate pair)")
    return value
