"""The JSON API: the use-cases for other programs, version 1 at /api/v1/."""
