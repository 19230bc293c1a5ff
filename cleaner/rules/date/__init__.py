"""Date lines and reading times."""
