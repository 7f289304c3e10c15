"""What the partnership has set out to do: editions, priorities, themes, linked plans."""
