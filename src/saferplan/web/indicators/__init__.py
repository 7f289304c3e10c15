"""Pages of the word `indicators`."""
