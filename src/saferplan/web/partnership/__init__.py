"""Pages of the word `partnership`."""
