"""Where a short place name is only the seam of two words: 推广|安全 does not name 广安."""

from __future__ import annotations

from functools import lru_cache

from graph.data_files import data_folder
from graph.lexicons.divisions import read_table


@lru_cache(maxsize=1)
def _neighbours() -> dict[tuple[str, str], str]:
    """Return (side, sign) → the signs that form a common word with it on that side.

    Raises:
        LexiconError: The table cannot be read.
    """
    rows = read_table(data_folder() / "gazetteer" / "word_borders.csv")
    return {(row["side"], row["sign"]): row["neighbours"] for row in rows}


def is_seam(norm: str, start: int, end: int) -> bool:
    """Tell whether the signs before and behind a name of two signs both form a word with its halves.

    >>> text = "推广安全标准，黄河南岸，在广安全市"
    >>> [is_seam(text, at, at + 2) for at in (1, 8, 13)]
    [True, True, False]
    """
    if end - start != 2 or start == 0 or end >= len(norm):
        return False
    known = _neighbours()
    return norm[start - 1] in known.get(("before", norm[start]), "") and norm[end] in known.get(("behind", norm[end - 1]), "")
