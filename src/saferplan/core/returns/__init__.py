"""Returns: what a group or an agency reports each month, checked and signed off."""
