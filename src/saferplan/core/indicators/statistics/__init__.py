"""The statistics behind a position: plain numbers in, plain numbers out."""
