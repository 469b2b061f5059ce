"""Checks an evidence pack again: makes it anew from the store and compares hashes and every text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.analysis.chain import digest_of_hops, digest_of_text, read_hash_line
from graph.errors import SettingsError
from graph.exports.evidence_pack import make_pack, texts_of
from pipeline.chain import Ask, chain_of
from pipeline.chain_pack import differing, pack_of


@dataclass(frozen=True, slots=True)
class PackCheck:
    """What was found.

    Attributes:
        thing_id: The thing that the pack is about.
        problems: Code and detail of each problem: ``text_gone``, ``text_changed``, ``thing_gone``, ``hops_changed``,
            ``pack_changed``.
        texts: Documents whose stored text is the one that the pack was made from.
    """

    thing_id: str
    problems: tuple[tuple[str, str], ...]
    texts: int


def check_pack(ask: Ask, data: bytes, format_: str) -> PackCheck:
    """Return whether the store still says what the pack says, and whether the pack still says what was put into it.

    Raises:
        SettingsError: The file is no evidence pack.
        StoreError: The store does not answer.
    """
    read = texts_of(data, format_)
    line = read_hash_line(read)
    if line is None:
        raise SettingsError("the file holds no hash line of an evidence pack (zeren-chain/1 …)")
    problems: list[tuple[str, str]] = []
    for key, digest in line.texts.items():
        text = "".join(part["content"] for part in ask("documents/document_text", document_id=key))
        if not text:
            problems.append(("text_gone", key))
        elif digest_of_text(text) != digest:
            problems.append(("text_changed", key))
    good = len(line.texts) - len(problems)
    chain = chain_of(ask, line.thing_id, most_tasks=line.most_tasks)
    if chain is None:
        return PackCheck(line.thing_id, (*problems, ("thing_gone", line.thing_id)), good)
    if digest_of_hops(chain) != line.hops:
        problems.append(("hops_changed", line.thing_id))
    made = texts_of(make_pack(pack_of(ask, chain, line.lang, _day(line.made)), format_), format_)
    if (found := differing(made, read)) is not None:
        problems.append(("pack_changed", f"{found[0]}: {found[1][:120]!r} ≠ {found[2][:120]!r}"))
    return PackCheck(line.thing_id, tuple(problems), good)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"the hash line states no day: {text}") from error
