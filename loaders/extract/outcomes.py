"""What became of every clause that speaks of owners: extracted, skipped with a reason, or unresolved.

``rest_clauses`` then closes the account: each number, place and owner's name that no rule looked at gets its reason too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.records import Clause, Outcome, Task
from loaders.extract.conventions import Convention
from loaders.extract.words import Words
from loaders.plan import Part, Plan, Sentence

_CUE = re.compile(
    r"责任单位|责任分工：|牵头|配合单位|会同|责任部门|(?:按职责|分工|分别|共同|具体)负责|主办单位|协办|领导小组|专班|指挥部|各(?:区县|县区|县（市|区（县|有关|相关|市直|省直|部门|地区|开发区)[^。；，]{0,16}(?:要|负责|落实)"
)
_LABEL = re.compile(r"[\u4e00-\u9fff]{0,6}(?:单位|部门)")  # the head of a column
_GENERIC = re.compile(
    r"(?:龙头|骨干|领军|链主|行业|优势|科技|创新型)[^，。；]{0,10}牵头|企业牵头|牵头(?:组建|承担|制定|创建|参与)|高校[^，。；]{0,6}牵头"
)


def owner_clauses(plan: Plan, tasks: Sequence[Task], conventions: Sequence[Convention]) -> Iterator[Clause]:
    """Yield one clause per sentence that speaks of owners."""
    claimed = sorted((owner.evidence.start, owner.evidence.rule) for task in tasks for owner in task.responsible)
    stated = [(c.evidence.start, c.evidence.end) for c in conventions]
    position = 0
    for sentence in plan.sentences:
        norm = plan.clean.norm[sentence.start : sentence.end]
        start, end = plan.clean.stored(sentence.start, sentence.end)
        while position < len(claimed) and claimed[position][0] < start:
            position += 1
        if position < len(claimed) and claimed[position][0] < end:
            yield Clause(
                start, end, plan.clean.source.text[start:end], "owner", Outcome.EXTRACTED, claimed[position][1]
            )
            continue
        if not _CUE.search(norm) or _LABEL.fullmatch(norm):
            continue
        if any(first < end and start < last for first, last in stated):
            yield Clause(
                start, end, plan.clean.source.text[start:end], "owner", Outcome.EXTRACTED, "responsibility.convention"
            )
            continue
        outcome, reason = _why(norm, sentence.part, sentence.item)
        yield Clause(start, end, plan.clean.source.text[start:end], "owner", outcome, reason)


def _why(norm: str, part: Part, item: int | None) -> tuple[Outcome, str]:
    if part in (Part.FRONT, Part.BACKGROUND, Part.APPENDIX):
        return Outcome.SKIPPED, f"outside the task part ({part.value})"
    if _GENERIC.search(norm):
        return Outcome.SKIPPED, "a kind of body leads, not a unit of the plan"
    if re.search(r"联合(?!会)", norm) and "牵头" not in norm:
        return Outcome.SKIPPED, "joint action without a named owner"
    if item is None:
        return Outcome.UNRESOLVED, "owner words outside every task"
    return Outcome.UNRESOLVED, "owner words that no rule reads"


_UNREAD = {
    Part.TABLE: "cell of a table without aims (figure of a project, number of a row)",
    Part.APPENDIX: "outside the task part (appendix)",
    Part.FRONT: "outside the task part (front)",
}


def rest_clauses(plan: Plan, words: Words, names: Iterable[str], clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield a clause with a reason for each number, place and owner's name that no clause covers yet.

    Args:
        plan: The plan.
        words: Numbers and names of its text.
        names: Names of owners and issuers that the plan states somewhere.
        clauses: What is known already.
    """
    sentences = sorted(plan.sentences, key=lambda sentence: sentence.start)
    starts = [sentence.start for sentence in sentences]
    found = [("number", quantity.start, quantity.end) for quantity in words.quantities]
    found += [("place", mention.start, mention.end) for mention in words.mentions]
    found += [("owner", start, end) for start, end in _named(plan.clean.norm, names)]
    covered = {about: _Cover(clause for clause in clauses if clause.about == about) for about in _ABOUT}
    for about, start, end in found:
        first, last = plan.clean.stored(start, end)
        if covered[about].holds(first, last):
            continue
        index = bisect_right(starts, start) - 1
        sentence = sentences[index] if index >= 0 and start < sentences[index].end else None
        reason = _unread(about, sentence)
        if about == "owner" and sentence is not None:
            first, last = plan.clean.stored(sentence.start, sentence.end)
            covered[about].add(first, last)
        yield Clause(first, last, plan.clean.source.text[first:last], about, Outcome.SKIPPED, reason)


_ABOUT = ("number", "place", "owner")


def _unread(about: str, sentence: Sentence | None) -> str:
    if sentence is None:
        return "number of a heading" if about == "number" else "outside every paragraph"
    if about == "owner":
        return "a unit is named, no duty stated"
    return _UNREAD.get(sentence.part, "figure data behind the text" if about == "place" else "no rule reads it")


def _named(norm: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    known = sorted({re.sub(r"\s", "", name) for name in names if len(name) > 2})
    if known:
        automaton = AhoCorasick(known, matchkind=MatchKind.LeftmostLongest)
        yield from ((start, end) for _, start, end in automaton.find_matches_as_indexes(norm))


class _Cover:
    """Spans to be asked in ascending order whether they hold a stretch."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._spans = sorted((clause.start, clause.end) for clause in clauses)
        self._ends: list[int] = []
        longest = 0
        for _, end in self._spans:
            longest = max(longest, end)
            self._ends.append(longest)
        self._added = -1

    def add(self, start: int, end: int) -> None:
        """Take in a stretch behind all that were asked for."""
        self._added = max(self._added, end)

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a span overlaps a stretch."""
        index = bisect_right(self._spans, (end, -1)) - 1
        return start < self._added or (index >= 0 and self._ends[index] > start)
