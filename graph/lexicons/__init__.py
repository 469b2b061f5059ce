"""Names that hold before any document is read: divisions, units, parks, and the shapes of unit names."""

from graph.lexicons.borders import is_seam
from graph.lexicons.coordinates import load_coordinates
from graph.lexicons.divisions import Division, Gazetteer, load_gazetteer, short_form
from graph.lexicons.entries import Entry, Lexicon, load_lexicon
from graph.lexicons.shapes import looks_like_group, looks_like_unit, strip_tail

__all__ = [
    "Division",
    "Entry",
    "Gazetteer",
    "Lexicon",
    "is_seam",
    "load_coordinates",
    "load_gazetteer",
    "load_lexicon",
    "looks_like_group",
    "looks_like_unit",
    "short_form",
    "strip_tail",
]
