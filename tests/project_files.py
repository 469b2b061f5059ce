"""The project's own files, as the guards see them."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "loaders", "queries", "pipeline", "commands", "explorer")
MODULES = ("cli.py", "app.py")


@cache
def project_files() -> tuple[Path, ...]:
    """Return all files that are or would be committed, sorted."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout
    paths = {ROOT / name for name in listing.split("\0") if name}
    return tuple(sorted(path for path in paths if path.is_file()))


def code_files() -> tuple[Path, ...]:
    """Return the Python files that users run: the packages and the two top-level modules."""
    homes = {*PACKAGES, *MODULES}
    return tuple(p for p in project_files() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in homes)


def name_of(path: Path) -> str:
    """Return the path as a person writes it, for test ids and messages."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """Parse a Python file once."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def text_of(path: Path) -> str | None:
    """Return the text of a file, or None when it is not UTF-8 text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
