"""Where divisions lie: longitude and latitude of their seats, for drawing only; no fact rests on them."""

from __future__ import annotations

from functools import lru_cache

from graph.data_files import data_folder
from graph.lexicons.divisions import read_table


@lru_cache(maxsize=1)
def load_coordinates() -> dict[str, tuple[float, float]]:
    """Return division code → (longitude, latitude) in degrees; zones and codes newer than the table have none.

    Raises:
        LexiconError: The table cannot be read.
    """
    rows = read_table(data_folder() / "gazetteer" / "coordinates.csv")
    return {row["code"]: (float(row["longitude"]), float(row["latitude"])) for row in rows}
