"""Reads the header of a query file: the text of a ``.cypher`` file in, a ``QueryInfo`` out.

A header is the block of ``//`` lines at the top: name, titles and summaries in both languages, one ``param`` line per
parameter, one ``returns`` line per column in their order, and the order of the rows in words. A header that leaves
anything out, says it twice, or does not fit the Cypher below it is refused with the line that is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.errors import QueryError

#: Parameter and column types; a MAP is a group of values about one thing, its keys are listed in the meaning.
TYPES = ("STRING", "INTEGER", "FLOAT", "BOOLEAN", "LIST<STRING>", "LIST<MAP>")
TEXTS = ("name", "title_zh", "title_en", "summary_en", "summary_zh", "order")

_PARAM = re.compile(r"(?P<name>[a-z][a-z0-9_]*): (?P<type>[A-Z<>]+)(?: = (?P<default>[^,]+))?, (?P<meaning>.+)")
_RETURNS = re.compile(r"(?P<name>[a-z][a-z0-9_]*): (?P<type>[A-Z<>]+), (?P<meaning>.+)")
_USED = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a question takes.

    Attributes:
        default: Used when the value is not given; None also stands for "no filter".
        required: True when the header states no default.
    """

    name: str
    type: str
    default: str | int | float | bool | None
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class QueryInfo:
    """One named question, as its file declares it.

    Attributes:
        name: Subject folder and file name without ending: ``tasks/who_owns_task``.
        needs_one_of: Names of optional parameters of which at least one must be given; empty for most questions.
        order: How the rows are sorted, in words.
        cypher: The whole file, header included; valid as it stands in any Cypher console.
    """

    name: str
    title_zh: str
    title_en: str
    summary_en: str
    summary_zh: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    needs_one_of: tuple[str, ...]
    order: str
    cypher: str

    @property
    def subject(self) -> str:
        """The folder: tasks, units, targets, gaps, places, documents, evidence or overview."""
        return self.name.partition("/")[0]

    def title(self, lang: str) -> str:
        """Return the title in ``zh`` or ``en``."""
        return self.title_zh if lang == "zh" else self.title_en

    def summary(self, lang: str) -> str:
        """Return the summary in ``zh`` or ``en``."""
        return self.summary_zh if lang == "zh" else self.summary_en


def parse_query(name: str, text: str) -> QueryInfo:
    """Return the question that ``text`` declares and asks; its header must say the same ``name`` as the file.

    Raises:
        QueryError: The header is not complete or does not fit the Cypher; names the file and the line.
    """
    texts: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    needs: tuple[str, ...] = ()
    lines = text.splitlines()
    body_at = next((i for i, line in enumerate(lines) if not line.startswith("// ")), len(lines))
    for i, line in enumerate(lines[:body_at], 1):
        where = f"queries/{name}.cypher, line {i}"
        key, _, rest = line.removeprefix("// ").partition(" ")
        if key == "param":
            parameters.append(_parameter(rest, where))
        elif key == "returns":
            columns.append(_column(rest, where))
        elif key == "needs_one_of:":
            needs = tuple(word.strip() for word in rest.split(","))
        elif key.removesuffix(":") in TEXTS and key.endswith(":") and key[:-1] not in texts and rest:
            texts[key[:-1]] = rest
        else:
            raise QueryError(f"{where}: expected one of {', '.join(TEXTS)}, param, returns, each once: {line!r}")
    missing = [key for key in TEXTS if key not in texts]
    if missing or len(columns) == 0:
        raise QueryError(f"queries/{name}.cypher: the header lacks {', '.join(missing) or 'returns'}")
    order = texts.pop("order")
    info = QueryInfo(
        **texts, parameters=tuple(parameters), columns=tuple(columns), needs_one_of=needs, order=order, cypher=text
    )
    _check(info, name, "\n".join(lines[body_at:]))
    return info


def _parameter(rest: str, where: str) -> Parameter:
    match = _PARAM.fullmatch(rest)
    if match is None or match["type"] not in TYPES:
        form = "param <name>: <TYPE> [= default], meaning"
        raise QueryError(f"{where}: expected '{form}' with TYPE of {', '.join(TYPES)}")
    stated = match["default"]
    default = None if stated is None else _default(stated, match["type"], where)
    return Parameter(match["name"], match["type"], default, stated is None, match["meaning"])


def _default(stated: str, type_: str, where: str) -> str | int | float | bool | None:
    if stated == "null":
        return None
    if type_ == "INTEGER" and re.fullmatch(r"-?[0-9]+", stated):
        return int(stated)
    if type_ == "BOOLEAN" and stated in ("true", "false"):
        return stated == "true"
    raise QueryError(f"{where}: the default of {type_} must be null, a number, true or false, not {stated!r}")


def _column(rest: str, where: str) -> Column:
    match = _RETURNS.fullmatch(rest)
    if match is None or match["type"] not in TYPES:
        raise QueryError(f"{where}: expected 'returns <column>: <TYPE>, meaning' with TYPE of {', '.join(TYPES)}")
    return Column(match["name"], match["type"], match["meaning"])


def _check(info: QueryInfo, name: str, body: str) -> None:
    """Refuse a header that does not fit the file name or the Cypher below it."""
    where = f"queries/{name}.cypher"
    if info.name != name:
        raise QueryError(f"{where}: the header says name: {info.name}")
    declared = [parameter.name for parameter in info.parameters]
    used = set(_USED.findall(body))
    if len(set(declared)) < len(declared) or set(declared) != used:
        raise QueryError(f"{where}: declares the parameters {sorted(declared)}, the Cypher uses {sorted(used)}")
    if len({column.name for column in info.columns}) < len(info.columns):
        raise QueryError(f"{where}: a column is declared twice")
    optional = {parameter.name for parameter in info.parameters if not parameter.required}
    if not set(info.needs_one_of) <= optional:
        raise QueryError(f"{where}: needs_one_of must name optional parameters of {sorted(optional)}")
