"""Links between pages and posts."""
