"""What a picture says to those who cannot see it, the same in every format."""

from __future__ import annotations

from saferplan.charts.picture import Chart


def spoken(chart: Chart) -> str:
    """The picture in words: finding, what is counted, which way is better.

    >>> spoken(Chart(title="Burglary fell", subtitle="Each month.", unit="crimes"))
    'Burglary fell. Each month.'
    """
    parts = (chart.title, chart.description, chart.subtitle, chart.polarity_words)
    said = [part.rstrip(".") for part in parts if part]
    return f"{'. '.join(dict.fromkeys(said))}."
