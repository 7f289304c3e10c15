"""Files that came back: read within bounds, and compared with what was made."""
