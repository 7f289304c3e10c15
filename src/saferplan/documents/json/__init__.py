"""JSON: the one place that names wire keys; command line, API and site use it."""
