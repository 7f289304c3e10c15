"""One way in for whoever has a chart and wants its picture, whatever its form."""

from functools import lru_cache, singledispatch

from saferplan.charts.funnel import Funnel, draw_funnel
from saferplan.charts.picture import Chart, Picture
from saferplan.charts.process_control import ProcessControl, draw_process_control
from saferplan.charts.ranked_bars import RankedBars, draw_ranked_bars
from saferplan.charts.sparkline import Sparkline, draw_sparkline
from saferplan.charts.structure import Structure, draw_structure
from saferplan.charts.trajectory import Trajectory, draw_trajectory


@singledispatch
def draw(chart: Chart, picture: Picture) -> str:
    """Draw any chart as an SVG string. Raises TypeError for an unknown form."""
    raise TypeError(f"There is no drawing for {type(chart).__name__}")


draw.register(Trajectory, draw_trajectory)
draw.register(ProcessControl, draw_process_control)
draw.register(Sparkline, draw_sparkline)
draw.register(RankedBars, draw_ranked_bars)
draw.register(Funnel, draw_funnel)
draw.register(Structure, draw_structure)


@lru_cache(maxsize=512)
def drawn(chart: Chart, picture: Picture) -> str:
    """Draw it once for all the papers of a month: the same chart, the same string.

    A chart of ours is about six thousand letters, so that what is kept stays small.
    """
    return draw(chart, picture)
