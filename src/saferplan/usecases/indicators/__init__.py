"""Indicators: where each stands, what is recorded, where a figure comes from."""
