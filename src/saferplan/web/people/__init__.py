"""The pages of people: who has a part, how they get in, and what they did."""
