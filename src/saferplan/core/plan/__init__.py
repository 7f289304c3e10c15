"""What the partnership has set out to do: priorities, themes, linked plans."""
