"""Setting a partnership up in the browser: one task a page, nobody writes a file."""
