"""Reads a question: its text in, the words of a class, names, years and what is left out, with their places.

The frame is the one that reads documents: one spaCy token per character, numbers and years by its components; names of
the store and words of ``data/ask/words.yml`` are found in one pass, the longest first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.tokens import Doc, Span, SpanGroup

from graph.records import Area
from loaders.extract.pipeline import annotate
from pipeline.ask.names import Name, NameBook, fold
from pipeline.ask.rules import load_words

#: Longest question; more than that is a document.
LONGEST = 300
_BREAK = re.compile(r"[\s，。；：？！、|\"（）.!;:~—…·`]+")
_SPAN = re.compile(r"[\u3400-\u9fff\w%&+/\-]")


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of the question; offsets are those of the question.

    Attributes:
        kind: cue, name, year, number or text.
        classes: For a cue its classes of words.
        names: For a name what it can mean; more than one of a kind when it is ambiguous.
        value: Year or number.
        partial: The name is only a part of the names it can mean.
    """

    start: int
    end: int
    kind: str
    text: str
    classes: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    value: int | None = None
    partial: bool = False


def read_question(text: str, book: NameBook) -> list[Item]:
    """Return the items of a question in order; empty words and signs are left out."""
    folded = fold(text)
    if folded.strip() == "":
        return []
    doc = next(iter(annotate(folded, Area(), None)))[1]
    items = _years(doc, text)
    taken = {at for item in items for at in range(item.start, item.end)}
    free: set[int] = set(range(len(folded))) - taken
    for item in _words(folded, text, book):
        if free.issuperset(range(item.start, item.end)):
            items.append(item)
            free.difference_update(range(item.start, item.end))
    items += _numbers(doc, text, free)
    items += _rest(folded, text, free, book)
    doc.spans["question"] = SpanGroup(doc, name="question", spans=[Span(doc, i.start, i.end, label=i.kind) for i in items])
    return sorted((item for item in items if item.kind != "empty"), key=lambda item: item.start)


def _years(doc: Doc, text: str) -> list[Item]:
    """Return the years, found by the pipeline's own component; 今年 and its like are words of a class."""
    found = [(span.start, span.end) for span in doc.spans["time"] if span.label_.isdigit() and re.search(r"\d", span.text)]
    found += [(m.start(), m.end()) for m in re.finditer(r"(?<!\d)(?:19|20)\d\d\s*年?(?:底|末)?(?:之?前)?(?!\d)", str(doc.user_data["text"]))]
    items: list[Item] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        digits = re.findall(r"(?:19|20)\d\d", str(doc.user_data["text"])[start:end])
        if len(digits) == 1 and not any(item.start < end and start < item.end for item in items):
            items.append(Item(start, end, "year", text[start:end], value=int(digits[0])))
    # A 文号 holds its year: |2024|36号.
    return [item for item in items if str(doc.user_data["text"])[item.start - 1 : item.start] != "|"]


def _words(folded: str, text: str, book: NameBook) -> list[Item]:
    words = load_words()
    meanings: dict[str, list[str]] = {}
    for name, forms in words.classes.items():
        for form in forms:
            meanings.setdefault(form, []).append(name)
    plain = {*words.plain, *words.synonyms}
    forms = sorted({*meanings, *words.empty, *plain, *book.forms})
    found = []
    for index, start, end in AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(folded):
        form = forms[index]
        if form in book.forms:
            found.append(Item(start, end, "name", text[start:end], names=book.forms[form]))
        elif form in meanings:
            found.append(Item(start, end, "cue", text[start:end], classes=tuple(meanings[form])))
        else:
            kind = "text" if form in plain else "empty"
            found.append(Item(start, end, kind, words.synonyms.get(form, text[start:end])))
    return found


def _numbers(doc: Doc, text: str, free: set[int]) -> list[Item]:
    items = []
    for quantity in doc.user_data["quantities"]:
        span = range(quantity.start, quantity.end)
        if free.issuperset(span) and quantity.value == int(quantity.value) and quantity.unit in ("", "个", "家", "项", "名"):
            items.append(Item(quantity.start, quantity.end, "number", text[quantity.start : quantity.end], value=int(quantity.value)))
            free.difference_update(span)
    return items


def _rest(folded: str, text: str, free: set[int], book: NameBook) -> list[Item]:
    """Return what no word explains, without empty signs at its edges, as text or as a name that is only a part."""
    items, start = [], 0
    while start < len(folded):
        if start not in free or _BREAK.match(folded[start]) or folded[start] == "的":
            start += 1
            continue
        end = start
        while end < len(folded) and end in free and not _BREAK.match(folded[end]) and folded[end] != "的":
            end += 1
        first, last = _trimmed(folded, start, end)
        if first < last:
            items.append(_named(folded, text, first, last, book))
        start = end
    return items


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    words = load_words()
    while start < end and folded[start] in words.edges and not folded.startswith(tuple(words.protect), start, end):
        start += 1
    while start < end and folded[end - 1] in words.edges and not folded[start:end].endswith(tuple(words.protect)):
        end -= 1
    return start, end


def _named(folded: str, text: str, start: int, end: int, book: NameBook) -> Item:
    piece = folded[start:end]
    for kind, heads in load_words().heads.items():
        if len(piece) <= 12 and piece.endswith(tuple(heads)):
            return Item(start, end, "name", text[start:end], names=tuple(book.like(piece, kind)) or (Name(kind, None, text[start:end]),), partial=True)
    return Item(start, end, "text", text[start:end])
