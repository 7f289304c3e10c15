"""Tests of the pages, asked for as a browser would."""
