"""The front of a document while its head is read, and who issued it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.records import BlockKind, DocumentStatus, Evidence
from loaders.cleaning import CleanText, Paragraph
from loaders.numbering import leading_number
from loaders.structure.fields import DATE, DOC_NUMBER, HAN_DATE
from loaders.titles import is_title_like, issuers_of_title

_SIGNATURE_ORG = re.compile(
    r"^[\u4e00-\u9fff（）·]{1,30}(?:局|委|办|厅|部|院|会|府|署|行|室|组|中心|公司|集团|司|社|校)$"
)
#: （甲市乙局 2025年3月12日) below the title: who wrote it, and when.
SIGNED_LINE = re.compile(
    r"[（〔](?P<name>[\u4e00-\u9fff]{4,30}(?:局|委|委员会|办|办公室|厅|部|院|政府|署|中心|领导小组|管委会))，?(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?[）〕]"
)


#: The month on a title page, below the name of who issued the plan.
_MONTH = re.compile(r"(?:20\d{2}|二[〇○零O][一二三四五六七八九〇○零十]{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月$")


#: The section of an office that put a paper on the web has not issued it.
_SECTION = re.compile("[科处股]$")
_LONGEST_TITLE = 110
#: How far a table of contents is looked for, in paragraphs.
_CONTENTS = 400


@dataclass(slots=True)
class RawHead:
    """Fields of the head with their evidence; ``body`` is the index of the first paragraph behind the title."""

    title: str | None = None
    doc_number: str | None = None
    issuers: tuple[str, ...] = ()
    written: str | None = None
    published: str | None = None
    period: tuple[int, int] | None = None
    kind: str | None = None
    status: DocumentStatus = DocumentStatus.FINAL
    body: int = 0
    evidence: dict[str, Evidence] = field(default_factory=dict)


class FrontReader:
    """Keeps the paragraphs of one document while its head is read."""

    def __init__(self, clean: CleanText, paragraphs: Sequence[Paragraph]) -> None:
        """Start with an empty head."""
        self.clean = clean
        self.paragraphs = paragraphs
        self.head = RawHead()
        self.front = self._front_length()

    def norm(self, index: int) -> str:
        """Return the folded text of a paragraph."""
        paragraph = self.paragraphs[index]
        return self.clean.norm[paragraph.start : paragraph.end]

    def _front_length(self) -> int:
        """Return how many paragraphs can belong to the head: up to the first numbered heading, 60 at most."""
        said = Counter(self.norm(index) for index in range(min(len(self.paragraphs), _CONTENTS)))
        for index in range(min(len(self.paragraphs), 60)):
            number = leading_number(self.norm(index))
            # A line of a table of contents is said again where its section begins.
            listed = said[self.norm(index)] > 1 and said.pop(self.norm(index))
            if (
                number is not None
                and not listed
                and number.rank in (1, 2, 3, 4, 5)
                and not re.match(r"\d{2,}", self.norm(index))
                and self.paragraphs[index].block.kind is not BlockKind.CELL
            ):
                return index
        return min(len(self.paragraphs), 40)

    def _issuers(self) -> None:
        signed = self._signatures()
        if signed:
            names = [self.clean.text[start:end] for start, end in signed]
            # 发布机构 of a web page may be the office that put it there; who signs has issued.
            if len(names) >= len(self.head.issuers) or not set(names) & set(self.head.issuers):
                self.head.issuers = tuple(dict.fromkeys(names))
                self._set("issuers", signed[0][0], signed[-1][1], "head.signature")
            return
        if self.head.issuers and not all(_SECTION.search(name) for name in self.head.issuers):
            return
        for index in range(min(self.front, 25)):
            norm, start = self.norm(index), self.paragraphs[index].start
            below = SIGNED_LINE.fullmatch(norm)
            if below:
                self.head.issuers = (self.clean.text[start + below.start("name") : start + below.end("name")],)
                self._set("issuers", start + below.start("name"), start + below.end("name"), "head.signature")
                return
            issued = re.search(r"日(?P<name>[\u4e00-\u9fff]{4,30}?)(?:印发|发布|公布|批准)", norm)
            if issued and len(norm) <= 50 and DATE.search(norm):
                first, last = issued.span("name")
                self.head.issuers = (self.clean.text[start + first : start + last],)
                self._set("issuers", start + first, start + last, "head.issued")
                return
            flag = re.fullmatch(r"([\u4e00-\u9fff]{3,30})文件", norm)
            following = self.norm(index + 1)[:12] if index + 1 < len(self.paragraphs) else ""
            title = norm + following if following.startswith(("关于", "印发", "转发")) else norm
            spans = [(flag.start(1), flag.end(1))] if flag else issuers_of_title(title) if len(norm) <= _LONGEST_TITLE and not norm.endswith("。") else []
            if spans:
                self.head.issuers = tuple(self.clean.text[start + first : start + last] for first, last in spans)
                self._set("issuers", start + spans[0][0], start + spans[-1][1], "head.issuer")
                return

    def _signatures(self) -> list[tuple[int, int]]:
        """Return the names above the date that signs the document or its notice."""
        found: list[tuple[int, int]] = []
        for index in [*range(self.front), *range(max(self.front, len(self.paragraphs) - 12), len(self.paragraphs))]:
            norm = self.norm(index)
            match = DATE.match(norm) or HAN_DATE.match(norm) or self._month(index)
            if match is None or len(norm) > len(match.group()) + 4 or "年" not in norm:
                continue
            above: list[tuple[int, int]] = []
            at = index - 1
            while at >= 0 and self._names(at):
                above[:0] = self._names(at)
                at -= 1
            if above:
                found = above
                break
        return found

    def _month(self, index: int) -> re.Match[str] | None:
        """Return the month of a title page; one in a table is a deadline."""
        page = index < self.front and self.paragraphs[index].block.kind is not BlockKind.CELL
        return _MONTH.match(self.norm(index)) if page else None

    def _names(self, index: int) -> list[tuple[int, int]]:
        paragraph, norm = self.paragraphs[index], self.norm(index)
        if len(norm) > 60 or is_title_like(norm) or DOC_NUMBER.search(norm) or leading_number(norm):
            return []
        # Blanks divide the names of joint issuers on one line; cleaning dropped them, the offsets still tell.
        cuts = [
            0,
            *[
                at
                for at in range(1, len(norm))
                if self.clean.offsets[paragraph.start + at] - self.clean.offsets[paragraph.start + at - 1] > 1
            ],
            len(norm),
        ]
        parts = [(first, last) for first, last in itertools.pairwise(cuts) if last - first >= 2]
        joint = len(parts) > 1 and all(last - first >= 5 and _SIGNATURE_ORG.match(norm[first:last]) for first, last in parts)
        if _SIGNATURE_ORG.match(norm) and len(norm) <= 16 and not joint:
            return [(paragraph.start, paragraph.end)]
        if parts and all(_SIGNATURE_ORG.match(norm[first:last]) for first, last in parts):
            return [(paragraph.start + first, paragraph.start + last) for first, last in parts]
        return [(paragraph.start, paragraph.end)] if _SIGNATURE_ORG.match(norm) else []

    def _set(self, name: str, start: int, end: int, rule: str) -> None:
        self.head.evidence[name] = self.clean.evidence(start, end, rule)
