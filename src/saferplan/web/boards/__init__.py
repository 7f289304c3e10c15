"""Pages of the word `boards`."""
