"""Rules that no linter knows: size, documentation, and no Cypher or markup put together from text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project_files import ROOT, code_files, name_of, tree_of

MAX_LINES = 300
#: Files over the limit with the length they may have; this list only ever gets shorter.
LONG_FILES: dict[str, int] = {"graph/records.py": 444}
#: The only places that build Cypher: from the declared model, never from values.
CYPHER_BUILDERS = ("graph/writer.py", "graph/stores/")
CYPHER = re.compile(r"\b(MATCH|MERGE|UNWIND|FOREACH|DETACH DELETE|CREATE CONSTRAINT|CREATE INDEX)\b\s*[(\w$`]")
SENDERS = {"run", "read", "write", "query", "execute", "execute_query", "execute_read", "execute_write", "command"}
NO_SENDERS = {"subprocess", "stdout", "stderr", "file", "stream", "handle", "st", "sheet", "worksheet"}

FILES = [pytest.param(path, id=name_of(path)) for path in code_files()]


def is_built_text(node: ast.AST) -> bool:
    """Tell whether an expression puts a text together from parts that are not all literals."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add):
        sides = [node.left, node.right]
        return any(is_text(side) for side in sides) and not all(is_text(side) for side in sides)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        joins = node.func.attr == "join" and is_text(node.func.value)
        return joins or (node.func.attr in {"format", "format_map"} and is_text(node.func.value))
    return False


def is_text(node: ast.AST) -> bool:
    """Tell whether an expression is a literal or built text."""
    return (isinstance(node, ast.Constant) and isinstance(node.value, str)) or is_built_text(node)


def literal_parts(node: ast.AST) -> str:
    """Join all literal texts below a node; a placeholder counts as a word."""
    parts = [str(n.value) for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return " x ".join(parts)


def receiver_of(call: ast.Call) -> str:
    """Return the last name before the method: ``session`` in ``self.session.run(...)``."""
    value = call.func.value if isinstance(call.func, ast.Attribute) else None
    if isinstance(value, ast.Attribute):
        return value.attr
    return value.id if isinstance(value, ast.Name) else ""


def built_names(function: ast.AST) -> set[str]:
    """Return local names that are given built text anywhere in a function."""
    names = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and is_built_text(node.value):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and is_text(node.value):
            names.add(node.target.id)
    return names


def cypher_offences(tree: ast.Module) -> Iterator[str]:
    """Yield every place where text that is not a literal could reach a database as Cypher."""
    for node in ast.walk(tree):
        if is_built_text(node) and CYPHER.search(literal_parts(node)):
            yield f"line {node.lineno}: Cypher put together from text"  # type: ignore[attr-defined]
    for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module)):
        built = built_names(function) if not isinstance(function, ast.Module) else set()
        for call in (n for n in ast.walk(function) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)):
            if call.func.attr not in SENDERS or receiver_of(call) in NO_SENDERS or not call.args:  # type: ignore[attr-defined]
                continue
            first = call.args[0]
            if is_built_text(first) or (isinstance(first, ast.Name) and first.id in built):
                yield f"line {call.lineno}: built text goes to .{call.func.attr}()"  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", FILES)
def test_file_is_short_enough(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONG_FILES.get(name_of(path), MAX_LINES), "split it by meaning"


def test_list_of_long_files_is_current() -> None:
    too_long = {name_of(p) for p in code_files() if len(p.read_text(encoding="utf-8").splitlines()) > MAX_LINES}
    assert set(LONG_FILES) <= too_long, "shorten LONG_FILES: these files fit by now"


def public_definitions(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.stmt]]:
    """Yield public functions and classes with their methods, by dotted name."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node.body, f"{prefix}{node.name}.")


@pytest.mark.parametrize("path", FILES)
def test_everything_public_is_documented(path: Path) -> None:
    tree = tree_of(path)
    missing = [name for name, node in public_definitions(tree.body) if ast.get_docstring(node) is None]  # type: ignore[arg-type]
    assert missing == []
    assert ast.get_docstring(tree), "say what comes in, what goes out, what it refuses"


@pytest.mark.parametrize("path", [p for p in FILES if not p.id.startswith(CYPHER_BUILDERS)])  # type: ignore[union-attr]
def test_no_cypher_is_built_from_text(path: Path) -> None:
    assert list(cypher_offences(tree_of(path))) == []


@pytest.mark.parametrize(
    "code",
    [
        'session.run(f"RETURN {x}")',
        'store.read("RETURN %s" % x)',
        'tx.run("RETURN " + x)',
        'driver.execute_query("RETURN {}".format(x))',
        'def f(x):\n    q = f"{x} RETURN 1"\n    return store.write(q)',
        'def f(x):\n    q = "RETURN 1"\n    q += " LIMIT 1"\n    return store.read(q)',
        'text = f"MATCH (n:{label}) RETURN n"',
        'text = "MATCH (n) WHERE n.id = \'%s\'" % x',
        '"\\n".join(["MATCH (n)", x])',
    ],
)
def test_the_cypher_guard_sees(code: str) -> None:
    assert list(cypher_offences(ast.parse(code))) != []


@pytest.mark.parametrize(
    "code",
    ['store.read(QUERY, id=x)', 'sys.stdout.write(f"{x}")', 'subprocess.run(f"{x}")', 'say(f"No match for {x}")'],
)
def test_the_cypher_guard_leaves_alone(code: str) -> None:
    assert list(cypher_offences(ast.parse(code))) == []


#: Calls with the reason why users of this program must never meet them.
FORBIDDEN_CALLS = {
    "eval": "runs text", "exec": "runs text", "pickle.load": "runs data", "pickle.loads": "runs data",
    "yaml.load": "builds objects; use safe_load", "os.system": "runs a shell",
}
FORBIDDEN_OPTIONS = {("shell", True), ("unsafe_allow_html", True), ("errors", "ignore"), ("verify", False)}


def call_name(call: ast.Call) -> str:
    """Return ``name`` or ``module.name`` of what is called."""
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        return f"{call.func.value.id}.{call.func.attr}"
    return call.func.id if isinstance(call.func, ast.Name) else ""


def unsafe_habits(tree: ast.Module) -> Iterator[str]:
    """Yield habits that hide errors or let documents act: the first things a reviewer greps for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield f"line {node.lineno}: assert is gone under -O; raise an error of graph.errors"
        if isinstance(node, ast.ExceptHandler) and all(isinstance(s, ast.Pass | ast.Continue) for s in node.body):
            caught = node.type.id if isinstance(node.type, ast.Name) else "" if node.type is not None else "Exception"
            if caught in {"Exception", "BaseException"}:
                yield f"line {node.lineno}: swallows every error"
        if isinstance(node, ast.Call):
            if (name := call_name(node)) in FORBIDDEN_CALLS:
                yield f"line {node.lineno}: {name} {FORBIDDEN_CALLS[name]}"
            for keyword in node.keywords:
                value = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
                if (keyword.arg, value) in FORBIDDEN_OPTIONS:
                    yield f"line {node.lineno}: {keyword.arg}={value!r}"


@pytest.mark.parametrize("path", FILES)
def test_no_unsafe_habits(path: Path) -> None:
    assert list(unsafe_habits(tree_of(path))) == []


@pytest.mark.parametrize(
    "code",
    ["assert x", "try:\n    f()\nexcept Exception:\n    pass", "yaml.load(x)", "run(x, shell=True)",
     "st.markdown(x, unsafe_allow_html=True)", "b.decode('utf-8', errors='ignore')"],
)
def test_the_habits_guard_sees(code: str) -> None:
    assert list(unsafe_habits(ast.parse(code))) != []


@pytest.mark.parametrize("path", [p for p in FILES if p.id not in ("cli.py",)])
def test_only_the_command_line_prints(path: Path) -> None:
    calls = [n.lineno for n in ast.walk(tree_of(path)) if isinstance(n, ast.Call) and call_name(n) == "print"]
    assert calls == [], "return it, or log it"


def test_app_only_wires_pages() -> None:
    path = ROOT / "app.py"
    if not path.is_file():
        pytest.skip("app.py is not written yet")
    modules = {n.module or "" for n in ast.walk(tree_of(path)) if isinstance(n, ast.ImportFrom)}
    modules |= {alias.name for n in ast.walk(tree_of(path)) if isinstance(n, ast.Import) for alias in n.names}
    assert {name.split(".")[0] for name in modules} <= {"__future__", "streamlit", "explorer", "pathlib", "graph"}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80
