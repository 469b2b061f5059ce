"""What the spaCy pipeline found in the text of one plan, at offsets of the whole text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from loaders.extract.mentions import Mention
from loaders.extract.pipeline import annotate, move_mention, move_quantity, shifted
from loaders.extract.quantity import Quantity
from loaders.plan import Plan


@dataclass(slots=True)
class Words:
    """Numbers and names of a text, each list in document order."""

    quantities: list[Quantity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def quantities_in(self, start: int, end: int) -> list[Quantity]:
        """Return the quantities that begin in ``[start, end)``."""
        if len(self._starts) != len(self.quantities):
            self._starts = [quantity.start for quantity in self.quantities]
        return self.quantities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def read_words(plan: Plan) -> Words:
    """Run the pipeline over a plan, one Doc per part."""
    words = Words()
    for offset, doc in annotate(plan.clean.norm, plan.area, plan.year):
        words.quantities.extend(shifted(doc.user_data["quantities"], offset, move_quantity))
        words.mentions.extend(shifted(doc.user_data["mentions"], offset, move_mention))
    return words
