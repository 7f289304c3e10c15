"""Ready-made partnerships and people for tests that need a store."""
