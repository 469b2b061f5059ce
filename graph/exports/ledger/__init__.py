"""The ledger (责任台账) as a workbook: laid out as offices do, to be printed, filled in and read back.

``loaders.progress`` reads it back by its headers and the hidden ids; cells are text, never formulas or outside links.
"""

from graph.exports.ledger.content import Ledger
from graph.exports.ledger.workbook import make_workbook

__all__ = ["Ledger", "make_workbook"]
