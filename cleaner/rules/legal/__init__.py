"""Copyright lines and legal footers."""
