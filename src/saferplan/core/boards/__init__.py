"""What a board is given and what it decides."""
