"""Pictures: a value goes in, an SVG string comes out.

Each form of chart has one module with a frozen dataclass of plain values and a
function that draws it. Nothing here computes a statistic: limits, targets and
forecasts arrive ready made, and labels arrive as the words to be shown.

A chart is drawn with presentation attributes and class names only, never with a
style attribute or a style element, so that the same string stands in a page with
a strict content security policy, in a PDF and in a slide.
"""
