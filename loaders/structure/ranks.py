"""How deep a heading stands where its number does not tell: headlines, and texts that lost their automatic numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loaders.cleaning import CleanText
from loaders.structure.parts import names_a_part

HEADLINE = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a heading, before the tree is known; offsets are clean."""

    paragraph: int
    number: str | None
    style: str
    rank: float
    value: int | None
    title_start: int
    title_end: int
    body_start: int
    run_in: bool


def rank_headlines(clean: CleanText, found: list[Candidate]) -> list[Candidate]:
    """Put a headline that another follows at once, or that names a part, above those that come after it."""
    ranked = []
    for position, candidate in enumerate(found):
        following = found[position + 1] if position + 1 < len(found) else None
        opens = following is not None and following.paragraph == candidate.paragraph + 1
        outer = opens or names_a_part(clean.norm[candidate.title_start : candidate.title_end])
        ranked.append(replace(candidate, rank=HEADLINE if outer else HEADLINE + 1))
    return ranked


def rank_lost_numbers(clean: CleanText, candidates: list[Candidate]) -> list[Candidate]:
    """Give headings of a text without its automatic numbers a depth (as in 000).

    Word keeps the anchor of every heading but prints "1." only for the first item of each inner list. So a heading
    whose successor is a "1." is a parent, the "1." and what follows are one deeper, and the next parent goes back up.
    """
    ranked: list[Candidate] = []
    parents: list[float] = []
    depth: float = 1
    for index, candidate in enumerate(candidates):
        following = candidates[index + 1] if index + 1 < len(candidates) else None
        opens = following is not None and following.style == "arabic" and following.value == 1
        if candidate.style not in ("toc", "arabic"):
            ranked.append(candidate)
            parents, depth = [candidate.rank], candidate.rank + 1
            continue
        if names_a_part(clean.norm[candidate.title_start : candidate.title_end]) and not (candidate.style == "arabic"):
            ranked.append(replace(candidate, rank=1))
            parents, depth = [], 2
            continue
        if candidate.style == "arabic" and candidate.value == 1:
            before = ranked[-1] if ranked else None
            # "0." is a number that the format lost; what follows stands below it.
            known = before is not None and before.style == "arabic" and before.value != 0
            if before is None or not known or candidate.title_start - before.title_end < 30:
                depth = (before.rank if before else 1) + 1
        elif opens and parents:
            depth = parents[-1]
        if opens:
            parents = [known for known in parents if known < depth] + [depth]
        ranked.append(replace(candidate, rank=depth))
    return ranked
