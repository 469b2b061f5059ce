"""One document of a chain: what it says of itself, and where offsets stand in it."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from typing import Any

from graph.analysis.chain import digest_of_text
from pipeline.chain import Ask
from pipeline.chain_words import say
from queries.captions import Lang, value_caption

Span = tuple[int | None, int | None]


class Source:
    """Read from the store once; ``number`` is what rows call it."""

    def __init__(self, ask: Ask, document_id: str, number: int, lang: Lang) -> None:
        """Read the document.

        Raises:
            StoreError: The store does not answer.
        """
        self.number, self.lang = number, lang
        self.row: Mapping[str, Any] = next(
            row for row in ask("documents/documents_list") if row["document_id"] == document_id
        )
        text = "".join(part["content"] for part in ask("documents/document_text", document_id=document_id))
        self.digest = digest_of_text(text)
        self._blocks = [block for block in ask("documents/document_blocks", document_id=document_id) if block["locator"]]
        self._lines: list[int] = []
        at = 0
        for line in text.split("\n"):
            if line.strip():
                self._lines.append(at)
            at += len(line) + 1

    def places(self, spans: Sequence[Span]) -> str:
        """Return where quotes stand: page or cell of the original where it has them, else the paragraph; offsets."""
        found: dict[str, list[str]] = {}
        for start, end in spans:
            if start is not None and end is not None:
                found.setdefault(self._locator(start), []).append(f"{start}–{end}")
        parts = [f"{name} {say('chars', self.lang, spans=', '.join(each))}" for name, each in found.items()]
        return say("part", self.lang).join(parts)

    def about(self) -> str:
        """Return number, issuers, date and status in brackets, without what is not stated."""
        row = self.row
        status = value_caption("status", row["status"], self.lang)
        parts = [row["doc_number"], say("list", self.lang).join(row["issuers"] or []), row["written"], status]
        kept = say("list", self.lang).join(str(part) for part in parts if part)
        return f"（{kept}）" if self.lang == "zh" else f" ({kept})"

    def _locator(self, start: int) -> str:
        block = next((each["locator"] for each in self._blocks if each["start"] <= start < each["end"]), None)
        return str(block or say("paragraph", self.lang, number=bisect.bisect_right(self._lines, start)))
