"""What is done with returns: asked for, saved, submitted, accepted, amended."""
