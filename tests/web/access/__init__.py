"""Who may open which page, and send which form: one table a room."""
