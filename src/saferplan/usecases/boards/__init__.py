"""Boards: their packs."""
