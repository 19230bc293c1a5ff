"""What the HTML of a page tells of its text."""
