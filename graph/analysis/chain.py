"""The accountability chain of one thing as a list of hops, each with the words that say it, and its fingerprint.

A hop that the documents leave out is a hop too: ``missing`` says what is not there, its evidence is the place at which
it is not there.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

#: up: where it is written; down: who answers for it; about: what it is to reach, and where.
Direction = Literal["up", "down", "about"]
#: What can be missing, from the most to the least serious; captions in ``queries.captions``.
MISSING = (
    "no_owner", "no_task", "only_diffuse", "no_lead", "no_administration", "no_builder", "no_issuer", "no_superior",
    "no_target", "no_deadline", "no_money", "no_place", "no_citation", "cited_not_loaded",
)
_LINE = re.compile(r"zeren-chain/1 thing=(\S+) tasks=(\d+) lang=(zh|en) made=([0-9-]{10}) hops=sha256:([0-9a-f]{64})")
_TEXT = re.compile(r"(document:\S+) text=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Hop:
    """One step from a node that is known to the next.

    Attributes:
        relation: Relationship type of the model; None when the step is missing.
        source: Name of the node the hop leaves, for people: a task with its number, a target with its value.
        missing: One of ``MISSING``, or None. A missing hop has no target; only ``cited_not_loaded`` has: the step is
            there, what comes after it is not.
        rule: Lexicon entry or rule that says so.
        start: First code point of the quote in the stored text; None with ``quote`` when no words name the place.
    """

    direction: Direction
    relation: str | None
    source_id: str
    source: str
    source_kind: str
    target_id: str | None
    target: str | None
    target_kind: str | None
    role: str | None
    missing: str | None
    written_name: str | None
    inferred: bool | None
    resolution: str | None
    rule: str | None
    fact_id: str | None
    document_id: str | None
    document_title: str | None
    start: int | None
    end: int | None
    quote: str | None
    basis_start: int | None = None
    basis_end: int | None = None
    basis_quote: str | None = None


#: Columns of a hop as a row, in this order.
HOP_COLUMNS = tuple(each.name for each in fields(Hop))


@dataclass(frozen=True, slots=True)
class Chain:
    """The hops of one target, task, project or park.

    Attributes:
        thing: Its row of ``chain/find_things``.
        name: What it is called, for people.
        most_tasks: Most tasks that were followed from a project or park.
        left_out: Tasks, projects and citations beyond that.
    """

    thing: Mapping[str, Any]
    name: str
    hops: tuple[Hop, ...]
    most_tasks: int
    left_out: int

    @property
    def missing(self) -> tuple[Hop, ...]:
        """The hops that the documents leave out, the most serious first."""
        return tuple(sorted((hop for hop in self.hops if hop.missing), key=lambda hop: MISSING.index(hop.missing or "")))

    @property
    def document_ids(self) -> tuple[str, ...]:
        """Documents of the quotes, in order of appearance."""
        said = [self.thing["document_id"], *(hop.document_id for hop in self.hops)]
        return tuple(dict.fromkeys(key for key in said if key is not None))

    def rows(self) -> list[dict[str, Any]]:
        """Return the hops as rows: ``thing_id``, ``thing`` and ``order`` before ``HOP_COLUMNS``."""
        head = {"thing_id": self.thing["thing_id"], "thing": self.name}
        return [{**head, "order": number, **asdict(hop)} for number, hop in enumerate(self.hops, 1)]


ROW_COLUMNS = ("thing_id", "thing", "order", *HOP_COLUMNS)


@dataclass(frozen=True, slots=True)
class HashLine:
    """What an evidence pack says of its own making, so that it can be made again and compared.

    Attributes:
        made: Day the pack was made, ISO.
        hops: SHA-256 of the hop list.
        texts: Document id → SHA-256 of its stored text (UTF-8).
    """

    thing_id: str
    most_tasks: int
    lang: Literal["zh", "en"]
    made: str
    hops: str
    texts: Mapping[str, str]

    def lines(self) -> list[str]:
        """Return the hash line and one line for each document."""
        said = f"thing={self.thing_id} tasks={self.most_tasks} lang={self.lang} made={self.made}"
        return [f"zeren-chain/1 {said} hops=sha256:{self.hops}", *(f"{key} text=sha256:{digest}" for key, digest in self.texts.items())]


def read_hash_line(texts: Iterable[str]) -> HashLine | None:
    """Return what the texts of a pack say of its making, or None when no hash line is among them."""
    joined = "\n".join(texts)
    found = _LINE.search(joined)
    if found is None:
        return None
    lang: Literal["zh", "en"] = "zh" if found[3] == "zh" else "en"
    return HashLine(found[1], int(found[2]), lang, found[4], found[5], dict(_TEXT.findall(joined)))


def digest_of_hops(chain: Chain) -> str:
    """Return the SHA-256 of the hop list: JSON with sorted keys and without blanks, UTF-8."""
    stated = json.dumps(chain.rows(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(stated.encode("utf-8", "surrogatepass")).hexdigest()


def digest_of_text(text: str) -> str:
    """Return the SHA-256 of a stored text, as the ledger states it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
