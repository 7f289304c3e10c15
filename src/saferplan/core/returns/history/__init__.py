"""The spreadsheet a partnership already has: what it says, and what it becomes."""
