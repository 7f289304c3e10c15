"""HTML: the environment and the macros that pages and papers share."""
