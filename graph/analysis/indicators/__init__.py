"""Indicators of several documents made comparable: figures in, indicators, timelines and verdicts out.

``link_figures`` is where to begin; ``read_measure`` tells what one noun phrase measures.
"""

from graph.analysis.indicators.decisions import IndicatorDecisions, load_indicator_decisions
from graph.analysis.indicators.figures import Figure
from graph.analysis.indicators.linking import Indicator, indicator_id, link_figures, near_indicators, read_figures
from graph.analysis.indicators.measures import Measure, Step, read_measure
from graph.analysis.indicators.scope import Scope
from graph.analysis.indicators.units import Unit, read_unit

__all__ = [
    "Figure",
    "Indicator",
    "IndicatorDecisions",
    "Measure",
    "Scope",
    "Step",
    "Unit",
    "indicator_id",
    "link_figures",
    "load_indicator_decisions",
    "near_indicators",
    "read_figures",
    "read_measure",
    "read_unit",
]
