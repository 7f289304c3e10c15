"""What is watched, its figures, its targets, and where it stands."""
