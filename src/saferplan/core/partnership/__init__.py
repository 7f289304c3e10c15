"""Who plans together: organisations, bodies, memberships, posts."""
