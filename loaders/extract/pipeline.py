"""The NLP frame: a blank spaCy pipeline for Chinese with one token per character and our own components.

In: the folded text of a plan and its area. Out: spaCy ``Doc``s, one per part of at most 100,000 characters, with
``doc.spans["quantity"]``, ``["time"]``, ``["park"]`` and ``["place"]``; token index equals character offset in the part.
spaCy's own tokenizer is quadratic and its n_process slower than one process (notes/nlp.md §1), so neither is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from graph.records import Area
from loaders.extract.mentions import Mention, find_mentions
from loaders.extract.quantity import Quantity, find_quantities
from loaders.extract.times import find_times

#: A part ends at a paragraph; a Doc of this size takes about 12 MB.
LONGEST_PART = 100_000


class CharacterTokenizer:
    """Makes one token of every character, in linear time; ``doc.text == text``."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary of the pipeline."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text; the text itself is kept in ``user_data["text"]`` (``doc.text`` is slow)."""
        doc = Doc(self.vocab, words=list(text), spaces=[False] * len(text))
        doc.user_data["text"] = text
        return doc


@Language.component("zeren_quantities")
def quantities(doc: Doc) -> Doc:
    """Write numbers with units into ``doc.spans["quantity"]`` and their values into ``user_data["quantities"]``."""
    found = find_quantities(doc.user_data["text"])
    doc.user_data["quantities"] = found
    return _spans(doc, "quantity", ((quantity.start, quantity.end, quantity.unit or "number") for quantity in found))


@Language.component("zeren_times")
def times(doc: Doc) -> Doc:
    """Write years and spans of time into ``doc.spans["time"]``."""
    text = doc.user_data["text"]
    found = find_times(text, 0, len(text), doc.user_data.get("year"))
    return _spans(doc, "time", ((time.start, time.end, str(time.year or "open")) for time in found))


@Language.component("zeren_names")
def names(doc: Doc) -> Doc:
    """Write parks and places into ``doc.spans`` and the mentions into ``user_data["mentions"]``."""
    found = find_mentions(doc.user_data["text"], doc.user_data.get("area", Area()))
    doc.user_data["mentions"] = found
    for kind in ("park", "place"):
        _spans(doc, kind, ((mention.start, mention.end, mention.rule) for mention in found if mention.kind == kind))
    return doc


#: Components in the order they run; another package adds one with ``add_component``.
COMPONENTS: list[str] = ["zeren_quantities", "zeren_times", "zeren_names"]


@lru_cache(maxsize=1)
def load_pipeline() -> Language:
    """Return the pipeline; built once per process, no model is loaded."""
    nlp = spacy.blank("zh", vocab=Vocab())
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    nlp.max_length = 10 * LONGEST_PART
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def annotate(norm: str, area: Area, year: int | None) -> Iterator[tuple[int, Doc]]:
    """Yield (offset of the part, annotated Doc) for each part of a folded text, in order."""
    nlp = load_pipeline()
    for start, end in parts(norm):
        doc = nlp.make_doc(norm[start:end])
        doc.user_data.update(area=area, year=year)
        yield start, nlp(doc)


def parts(norm: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text: whole paragraphs, at most ``LONGEST_PART`` characters unless one paragraph is longer."""
    start = 0
    while start < len(norm):
        end = len(norm)
        if end - start > LONGEST_PART:
            cut = norm.rfind("\n", start, start + LONGEST_PART)
            cut = cut if cut > start else norm.find("\n", start + LONGEST_PART)
            end = cut + 1 if cut > start else len(norm)
        yield start, end
        start = end


def shifted(items: list[Any], offset: int, move: Callable[[Any, int], Any]) -> Iterator[Any]:
    """Yield items of a part at their offsets in the whole text."""
    return (move(item, offset) if offset else item for item in items)


def move_quantity(quantity: Quantity, offset: int) -> Quantity:
    """Return a quantity at its offset in the whole text."""
    return replace(quantity, start=quantity.start + offset, end=quantity.end + offset)


def move_mention(mention: Mention, offset: int) -> Mention:
    """Return a mention at its offset in the whole text."""
    return Mention(
        mention.start + offset, mention.end + offset, mention.kind, mention.surface, mention.key, mention.rule
    )


def _spans(doc: Doc, name: str, found: Any) -> Doc:
    doc.spans[name] = SpanGroup(
        doc, name=name, spans=[Span(doc, start, end, label=label) for start, end, label in found]
    )
    return doc
