"""From the bytes of a file to the facts it states, each with its quote and place.

``read_source`` (loaders.readers) makes stored text, ``read_plan`` (loaders.structure) its tree, ``state_facts`` everything else.
"""

from loaders.extract import state_facts
from loaders.readers import read_bytes, read_source
from loaders.structure import read_plan

__all__ = ["read_bytes", "read_plan", "read_source", "state_facts"]
