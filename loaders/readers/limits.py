"""How much a reader may take; each limit has an environment variable, listed in docs/formats.md."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields

from graph.errors import SettingsError

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one file; the variable is ``ZEREN_READ_`` and the name in capitals.

    Attributes:
        max_bytes: Size of the file.
        max_characters: Length of the stored text.
        max_unpacked: Sum of the sizes of all members of a zip, in bytes.
        max_members: Members of a zip.
        max_ratio: Unpacked to packed size of a member over 1 MB.
        max_cells: Cells of a workbook or of all tables of a document.
        max_pages: Pages of a PDF or OFD.
        seconds: Time for one file in the reading process.
        memory: Address space of the reading process in bytes, where the system can limit it.
    """

    max_bytes: int = 100 * _MB
    max_characters: int = 20_000_000
    max_unpacked: int = 300 * _MB
    max_members: int = 10_000
    max_ratio: int = 100
    max_cells: int = 500_000
    max_pages: int = 5_000
    seconds: float = 60.0
    memory: int = 2048 * _MB

    @classmethod
    def from_environment(cls) -> Limits:
        """Return the defaults with what ``ZEREN_READ_*`` changes.

        Raises:
            SettingsError: A value is not a number above 0.
        """
        given: dict[str, float] = {}
        for field in fields(cls):
            variable = f"ZEREN_READ_{field.name.upper()}"
            raw = os.environ.get(variable)
            if raw is not None:
                given[field.name] = _number(variable, raw, whole=field.name != "seconds")
        return cls(**given)  # type: ignore[arg-type]

    def as_dict(self) -> dict[str, float]:
        """Return the limits by name, to hand to the reading process."""
        return asdict(self)


def _number(variable: str, raw: str, *, whole: bool) -> float:
    try:
        value = int(raw) if whole else float(raw)
    except ValueError:
        value = 0
    if not 0 < value < float("inf"):
        raise SettingsError(f"{variable}={raw!r} is not a {'whole ' if whole else ''}number above 0")
    return value
