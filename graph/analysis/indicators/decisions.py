"""What people have decided about indicators: data/decisions/indicators.yml and an office's own file.

A decision says that a noun phrase, in documents of one area, measures or does not measure the same as another one, who
said so, when and why. It wins over the rule and the lexicon; it never makes unlike units, places or forms alike.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from graph.data_files import data_folder
from graph.errors import ResolutionError, SettingsError
from graph.resolve.decisions import Decision, Decisions, read_decisions

VARIABLE = "ZEREN_INDICATOR_DECISIONS"


@dataclass(frozen=True, slots=True)
class IndicatorDecisions:
    """All decisions in force; keys are phrases without blanks and quotes.

    Attributes:
        joined: (phrase, area) → the decision that names what it is.
        parted: (phrase, area) → phrases it must not be taken for.
    """

    joined: dict[tuple[str, str], Decision] = field(default_factory=dict)
    parted: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def joins(self, phrase: str, area: str) -> Decision | None:
        """Return the decision about a phrase in documents of the area; its own area before ``*``.

        One decision may lead to the next (A is B, B is C); the last one is what counts.
        """
        found, name, seen = None, phrase_key(phrase), set()
        while name not in seen:
            seen.add(name)
            step = self.joined.get((name, area)) or self.joined.get((name, "*"))
            if step is None:
                break
            found, name = step, phrase_key(step.is_ or "")
        return found

    def parts(self, phrase: str, area: str) -> frozenset[str]:
        """Return what a phrase must not be taken for."""
        key = phrase_key(phrase)
        return self.parted.get((key, area), frozenset()) | self.parted.get((key, "*"), frozenset())


def load_indicator_decisions(*paths: Path) -> IndicatorDecisions:
    """Return the project's decisions, then those of ``ZEREN_INDICATOR_DECISIONS``, then those of the given files.

    Raises:
        ResolutionError: A file is not valid, contradicts itself, or leads in a circle; the message names the entry.
        SettingsError: The variable or a given path names no file.
    """
    own = data_folder() / "decisions" / "indicators.yml"
    variable = os.environ.get(VARIABLE)
    files = [*([own] if own.is_file() else []), *([Path(variable)] if variable else []), *paths]
    joined: dict[tuple[str, str], Decision] = {}
    parted: dict[tuple[str, str], frozenset[str]] = {}
    for path in files:
        if not path.is_file():
            raise SettingsError(f"{path}: no such decisions file ({VARIABLE} and given paths must name a file)")
        _merge(read_decisions(path), joined, parted)
    _refuse_circles(joined)
    return IndicatorDecisions(joined, parted)


def phrase_key(phrase: str) -> str:
    """Return a phrase as decisions are looked up: no blanks, no quotation marks, one width."""
    return re.sub(r"[\s“”‘’\"']+", "", unicodedata.normalize("NFKC", phrase))


def _merge(found: Decisions, joined: dict[tuple[str, str], Decision], parted: dict[tuple[str, str], frozenset[str]]) -> None:
    """Let a later file win over an earlier one, pair by pair."""
    for (name, area), decision in found.chosen.items():
        key = (phrase_key(name), area)
        joined[key] = decision
        if key in parted:
            parted[key] = parted[key] - {phrase_key(decision.is_ or "")}
    for (name, area), names in found.ruled_out.items():
        key = (phrase_key(name), area)
        parted[key] = parted.get(key, frozenset()) | {phrase_key(each) for each in names}
        if key in joined and phrase_key(joined[key].is_ or "") in parted[key]:
            del joined[key]


def _refuse_circles(joined: dict[tuple[str, str], Decision]) -> None:
    for (start, area), decision in joined.items():
        seen, name = {start}, phrase_key(decision.is_ or "")
        while True:
            step = joined.get((name, area)) or joined.get((name, "*"))
            if step is None or phrase_key(step.is_ or "") == name:
                break
            if name in seen:
                raise ResolutionError(f"decisions about indicators lead in a circle: {start} is … {name} is … {start}")
            seen.add(name)
            name = phrase_key(step.is_ or "")
