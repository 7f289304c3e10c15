"""Tests of what is done with returns."""
