"""A partnership as a whole: load it, export it, show it."""
