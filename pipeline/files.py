"""Paths as a user gives them → the files to load, in an order that does not depend on the file system."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import SettingsError

#: Hidden files, and the lock files that Word and Excel leave beside an open document.
HIDDEN = (".", "~$")

#: Files of programs that stand beside plans in a folder; such a file is read only when it is named by itself.
NO_PLANS = frozenset(
    {".yml", ".yaml", ".json", ".toml", ".ini", ".cfg", ".log", ".py", ".js", ".css", ".sh", ".bat", ".lock"}
)


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to load.

    Attributes:
        path: As given, or below the folder given.
        root: The folder it must lie in once links are followed; None for a file named by itself.
    """

    path: Path
    root: Path | None


def is_program_file(file: InputFile) -> bool:
    """Tell whether a file found in a folder is settings, data or code of a program, not a document."""
    return file.root is not None and file.path.suffix.lower() in NO_PLANS


def find_files(paths: Iterable[Path | str]) -> list[InputFile]:
    """Return the files of all paths, each once: those of a folder sorted, hidden ones left out.

    A link to a file is a file, and refused when it is read if it leads out of the folder. A link to a folder is listed
    too, to be refused like that; its files are found where they really are, if that is inside.

    Raises:
        SettingsError: A path does not exist.
    """
    found: dict[str, InputFile] = {}
    for path in map(Path, paths):
        if not os.path.lexists(path):
            raise SettingsError(f"{path} does not exist; name files or folders with plans")
        for file in _below(path) if path.is_dir() else [InputFile(path, None)]:
            found.setdefault(str(file.path.absolute()), file)
    return list(found.values())


def _below(root: Path) -> Iterator[InputFile]:
    inside = root.resolve()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(HIDDEN))
        links = [name for name in folders if Path(folder, name).is_symlink()]
        outside = [name for name in links if not Path(folder, name).resolve().is_relative_to(inside)]
        folders[:] = [name for name in folders if name not in links]
        for name in sorted([*outside, *(name for name in names if not name.startswith(HIDDEN))]):
            yield InputFile(Path(folder, name), root)
