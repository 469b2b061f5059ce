"""Files → the names in them that a person should decide about, without any store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DocumentError, StructureError
from graph.resolve import Proposal, propose, resolve_document
from loaders import read_source, state_facts
from pipeline.files import InputFile, find_files, is_program_file


@dataclass(frozen=True, slots=True)
class FileProposals:
    """What one file gave.

    Attributes:
        path: As given, or below the folder given.
        proposals: Names no lexicon and no decision knows, each once, with the name they have meanwhile.
        code: Stable code of the failure, else None.
        reason: Why it could not be read, for people; else None.
    """

    path: str
    proposals: tuple[Proposal, ...] = ()
    code: str | None = None
    reason: str | None = None


def proposals_of_paths(paths: Iterable[Path | str]) -> tuple[int, Iterator[FileProposals]]:
    """Return how many files there are, and an iterator that reads one at each step.

    Raises:
        SettingsError: A path does not exist.
    """
    files = [file for file in find_files(paths) if not is_program_file(file)]
    return len(files), map(_proposals_of, files)


def _proposals_of(file: InputFile) -> FileProposals:
    try:
        facts = state_facts(read_source(file.path, root=file.root))
    except DocumentError as error:
        return FileProposals(str(file.path), code=error.code, reason=error.message)
    except StructureError as error:
        return FileProposals(str(file.path), code="structure", reason=str(error))
    return FileProposals(str(file.path), propose(facts, resolve_document(facts)))
